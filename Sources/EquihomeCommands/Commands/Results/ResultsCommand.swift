import FundModel

extension Command {
  /// Dispatches on its first word; the options are those of the action that it names.
  static let results = Command(
    name: "results",
    operands: ResultsAction.all.map(\.name).joined(separator: "|") + " ...",
    summary: "Runs that were kept: list, print, compare, tag, remove",
    details: (["actions:"] + ResultsAction.all.map { "  " + $0.line } + ["", references])
      .joined(separator: "\n"),
    options: ResultsAction.common, positionals: 1...Int.max,
    further: actionOptions
  ) { arguments, console in
    let name = arguments.positionals[0]
    guard let action = action(name) else { throw unknown(name) }
    let operands = try arguments.droppingFirst(
      command: "results \(name)", positionals: action.positionals)
    return try action.run(operands, console)
  }

  private static func actionOptions(_ words: [String]) throws -> [OptionSpec] {
    // A word that is no option may be the value of one.
    if let action = words.lazy.compactMap(action).first { return action.options }
    if let name = words.first(where: { !$0.hasPrefix("-") }) { throw unknown(name) }
    return []
  }

  private static func action(_ name: String) -> ResultsAction? {
    ResultsAction.all.first { $0.name == name }
  }

  private static func unknown(_ name: String) -> UsageError {
    let near = EditDistance.nearest(name, in: ResultsAction.all.map(\.name))
    return UsageError(
      "equihome results \(name): there is no such action; there are "
        + ResultsAction.all.map(\.name).joined(separator: ", ")
        + (near.map { "; did you mean \($0)?" } ?? ""), command: "results")
  }

  private static let references = """
    REF is latest, latest~N (N runs before), the first digits of an id, a tag, or the name of a fund that
    ran once. `equihome results ACTION --help` explains one action.
    """
}

extension ResultsAction {
  /// `list          runs that match, the newest first`.
  fileprivate var line: String {
    let call = "\(name) \(operands)"
    return call + String(repeating: " ", count: max(2, 26 - call.count)) + summary
  }

  /// The help page of one action.
  var help: String {
    Command(
      name: "results " + name, operands: operands, summary: summary, details: details,
      options: options + Self.common, positionals: positionals, run: run
    ).help
  }
}
