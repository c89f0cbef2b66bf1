import EquihomeCommands
import Foundation

exit(Equihome.main(arguments: Array(CommandLine.arguments.dropFirst())))
