import FundLog
import FundReport

/// How the program ends.
public enum ExitStatus: Int32, Sendable {
  case ok = 0
  /// A run failed, or a guardrail tripped.
  case failed = 1
  /// Wrong usage, or a config that cannot be run.
  case usage = 2
  case `internal` = 3
}

/// One subcommand, as data and a function.
struct Command: Sendable {
  let name: String
  /// What follows the name, for example `FILE.lua|FILE.json`.
  let operands: String
  let summary: String
  let details: String
  let options: [OptionSpec]
  let positionals: ClosedRange<Int>
  /// Options that depend on the words given; nil for the commands whose options are always the same.
  var further: (@Sendable ([String]) throws -> [OptionSpec])?
  /// Whether what it writes is for programs, whatever its options say: no sign of it is changed.
  var writesData = false
  let run: @Sendable (Arguments, Console) throws -> ExitStatus

  /// Options every command has.
  static let common = [
    OptionSpec("quiet", .none, "no notes and no progress, only the result"),
    OptionSpec(
      "color", .word(TerminalAbility.Choice.allCases.map(\.rawValue)),
      "colour (auto: where a terminal shows it, and NO_COLOR is not set)"),
    OptionSpec(
      "progress", .word(ProgressLine.Mode.allCases.map(\.rawValue)),
      "how far work is, on standard error (auto: a bar on a terminal)"),
    OptionSpec(
      "log-level", .text("LEVEL"),
      "what is logged: trace, debug, info, warning, error, off; MODULE=LEVEL,LEVEL"),
    OptionSpec(
      "log-format", .word(LogFormat.allCases.map(\.rawValue)), "how a record is written (text)"),
    OptionSpec("log-file", .text("FILE"), "append the log there instead of standard error"),
  ]

  /// The help page of the command.
  var help: String {
    var lines = [
      "equihome \(name) \(operands)".trimmingSuffix(), "", summary + ".",
    ]
    if !details.isEmpty { lines += ["", details] }
    let width = (options + Command.common).map(\.usage.count).max() ?? 0
    func list(_ title: String, _ options: [OptionSpec]) {
      guard !options.isEmpty else { return }
      lines += ["", title]
      for option in options {
        let padding = String(repeating: " ", count: width - option.usage.count + 2)
        lines.append("  " + option.usage + padding + option.help)
      }
    }
    list("options:", options)
    list("common options (docs/terminal.md):", Command.common)
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate func trimmingSuffix() -> String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
