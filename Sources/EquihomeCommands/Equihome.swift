import Foundation
import FundAnalysis
import FundColumns
import FundExport
import FundLog
import FundModel
import FundResults
import FundScripting
import FundService
import FundWorkbook

/// The program: finds the command, runs it, and turns errors into messages and exit statuses.
public enum Equihome {
  static let commands: [Command] = [
    .runFund, .path, .explain, .repl, .emit, .validate, .initialise, .params, .schema, .verify,
    .manager, .importConfig, .classify, .tape, .recipe,
    .sweep, .sensitivity,
    .report, .scenarios, .stress, .solve,
    .frontier, .optimise, .calibrate,
    .results,
  ]

  /// Runs the program with the words after its name.
  public static func main(arguments: [String]) -> Int32 {
    // A reader that goes away (a pager, head) is the end of the output, not an error.
    signal(SIGPIPE, SIG_DFL)
    var console = Console(words: arguments)
    defer { console.close() }
    do {
      return try dispatch(arguments, &console).rawValue
    } catch {
      let status = status(of: error)
      console.end(String(describing: error), status: status, kind: "\(type(of: error))")
      return status.rawValue
    }
  }

  /// - Parameter console: set to that of the command, once its options are known.
  private static func dispatch(
    _ arguments: [String], _ console: inout Console
  ) throws -> ExitStatus {
    guard let name = arguments.first else {
      console.error("no command\n\n" + overview)
      return .usage
    }
    let rest = Array(arguments.dropFirst())
    switch name {
    case "help", "--help", "-h": return try help(rest, console)
    case "version", "--version":
      console.write("equihome \(ResultVersion.engine)\n")
      return .ok
    default: break
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      let near = EditDistance.nearest(name, in: commands.map(\.name))
      throw UsageError("unknown command \"\(name)\"" + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    if rest.contains("--help") || rest.contains("-h") { return try help([name] + rest, console) }
    let parsed = try Arguments(
      rest, command: name,
      options: command.options + (command.further?(rest) ?? []) + Command.common,
      positionals: command.positionals)
    console = try Console(parsed, command: name, writesData: command.writesData)
    console.log.info(
      "command starts", [.init("command", name), .init("version", ResultVersion.engine)])
    let status = try command.run(parsed, console)
    console.log.info(
      "command ended", [.init("command", name), .init("status", Int(status.rawValue))])
    return status
  }

  private static func help(_ names: [String], _ console: Console) throws -> ExitStatus {
    guard let name = names.first else {
      console.write(overview)
      return .ok
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      throw UsageError("no help on \"\(name)\"")
    }
    if name == Command.results.name,
      let action = ResultsAction.all.first(where: { names.dropFirst().contains($0.name) })
    {
      console.write(action.help)
      return .ok
    }
    console.write(command.help)
    return .ok
  }

  private static var overview: String {
    let width = commands.map(\.name.count).max() ?? 0
    let rows = commands.map { command in
      "  " + command.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
        + command.summary
    }
    return """
      equihome: Monte Carlo engine for home-equity investment funds

      usage: equihome COMMAND [OPTIONS]

      \(rows.joined(separator: "\n"))

      equihome help COMMAND explains one. Exit status: 0 ok, 1 run failed or guardrail, 2 bad usage
      or config, 3 internal.

      """
  }

  /// A question that cannot be asked is wrong usage; a store that fails is a failure.
  private static func status(of error: RunStoreError) -> ExitStatus {
    let failures: [RunStoreError.Code] = [.busy, .damaged, .unwritable]
    return failures.contains(error.code) ? .failed : .usage
  }

  private static func status(of error: any Error) -> ExitStatus {
    switch error {
    case is UsageError, is ConfigError, is VerificationError, is RequestError, is ObjectiveError:
      .usage
    case let error as RunStoreError: status(of: error)
    case is RunArchive.Problem: .failed
    case let error as WorkbookError: error.code == .unwritable ? .usage : .failed
    case let error as ColumnError: error.code == .unwritable ? .usage : .failed
    case is ExportError: .usage
    case let error as ServiceError: error.code == .limit ? .usage : .failed
    case let error as ScriptError: error.code == .interrupted ? .failed : .usage
    default: .internal
    }
  }
}
