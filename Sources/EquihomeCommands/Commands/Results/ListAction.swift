import FundReport
import FundResults
import FundService

extension ResultsAction {
  static let list = ResultsAction(
    name: "list", operands: "", summary: "Kept runs, the newest first",
    details: """
      Every option narrows the list. --where takes a figure, < <= > >= or = and a number:
      "net_irr.mean > 0.08", "loss.cvar0.99 <= 20%". Dates and times are in UTC.
      """,
    options: [
      OptionSpec("tag", .text("NAME"), "runs with that tag", repeats: true),
      OptionSpec("name", .text("TEXT"), "runs whose fund has this in its name"),
      OptionSpec("since", .text("TIME"), "kept on that date, or at that time, or later"),
      OptionSpec("until", .text("TIME"), "kept on that date, or at that time, or before"),
      OptionSpec("where", .text("CONDITION"), "runs of which it holds", repeats: true),
      OptionSpec("limit", .integer("N", atLeast: 1), "the newest N of them"),
      OptionSpec("format", .word(["table", "json", "csv"]), "how the list is written (table)"),
    ], positionals: 0...0
  ) { arguments, console in
    let store = try arguments.store()
    let entries = try store.entries(arguments.query(store))
    switch arguments.text("format") {
    case "json": console.write(runListJSON(entries))
    case "csv": console.write(runListCSV(entries))
    default:
      guard !entries.isEmpty else {
        let total = try store.entries(RunQuery()).count
        console.note(
          total == 0
            ? "\(store.location) has no runs" : "none of \(total) runs in \(store.location) match")
        return .ok
      }
      console.write(runListTable(entries).lines(console.format).joined(separator: "\n") + "\n")
    }
    return .ok
  }
}

extension Arguments {
  /// What the options of `list` ask for.
  ///
  /// - Throws: `UsageError` that names the option.
  fileprivate func query(_ store: any RunStore) throws -> RunQuery {
    var query = RunQuery()
    query.name = text("name")
    query.tags = texts("tag")
    query.limit = try count("limit")
    query.since = try named("since") { () throws(RunStoreError) in
      try text("since").map { text throws(RunStoreError) in try RunTime.bound(text, .since) }
    }
    query.until = try named("until") { () throws(RunStoreError) in
      try text("until").map { text throws(RunStoreError) in try RunTime.bound(text, .until) }
    }
    if has("where") {
      let known = try store.figureNames()
      query.conditions = try texts("where").map { text in
        try named("where") { () throws(RunStoreError) in
          try RunQuery.Condition(parsing: text, known: known)
        }
      }
    }
    return query
  }

  private func named<Value>(
    _ option: String, _ body: () throws(RunStoreError) -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch {
      throw UsageError("--\(option): \(error)", command: "results")
    }
  }
}
