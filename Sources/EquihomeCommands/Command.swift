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
  let run: @Sendable (Arguments, Console) throws -> ExitStatus

  /// Options every command has.
  static let common = [
    OptionSpec("quiet", .none, "no notes and no progress, only the result")
  ]

  /// The help page of the command.
  var help: String {
    var lines = [
      "equihome \(name) \(operands)".trimmingSuffix(), "", summary + ".",
    ]
    if !details.isEmpty { lines += ["", details] }
    lines += ["", "options:"]
    let all = options + Command.common
    let width = all.map(\.usage.count).max() ?? 0
    for option in all {
      let padding = String(repeating: " ", count: width - option.usage.count + 2)
      lines.append("  " + option.usage + padding + option.help)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate func trimmingSuffix() -> String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
