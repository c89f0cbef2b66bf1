import Foundation
import FundReport

/// Where output goes and how it may look.
struct Console {
  /// Results, for people or for a pipe.
  let format: TextFormat
  /// Whether standard error is a terminal, so that progress may be drawn.
  let drawsProgress: Bool
  let quiet: Bool

  init(quiet: Bool) {
    self.quiet = quiet
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let plain =
      !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb" || !isTerminal
    format = TextFormat(
      width: Self.width(environment), style: TextStyle(color: !plain))
    drawsProgress =
      isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb" && !quiet
  }

  private static func width(_ environment: [String: String]) -> Int {
    if let text = environment["COLUMNS"], let columns = Int(text), columns >= 40 { return columns }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 100 }
    return Int(size.ws_col)
  }

  /// Writes to standard output.
  func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// A note for the person, not part of the result.
  func note(_ text: String) {
    guard !quiet else { return }
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  static func error(_ text: String) {
    FileHandle.standardError.write(Data(("equihome: " + text + "\n").utf8))
  }
}
