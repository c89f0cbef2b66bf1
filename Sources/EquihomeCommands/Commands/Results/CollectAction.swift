import Foundation
import FundReport
import FundResults
import FundService

extension ResultsAction {
  static let collect = ResultsAction(
    name: "gc", operands: "", summary: "Remove old runs, give back room, check what is kept",
    details: """
      Without options no run goes. --older-than takes those that were not asked for in that time, --keep-last
      alone all but the newest N; --max-size then takes those that were asked for longest ago, until the
      rest fits. What has a tag stays unless --tagged-too is given, the newest of --keep-last in any case.
      """,
    options: [
      OptionSpec("older-than", .text("TIME"), "not asked for in so long: 12h, 30d, 8w"),
      OptionSpec("keep-last", .integer("N", atLeast: 0), "the newest N runs stay"),
      OptionSpec("tagged-too", .none, "runs with a tag may go as well"),
      OptionSpec("max-size", .text("SIZE"), "what all runs may take: 500MB, 2GB"),
      OptionSpec("dry-run", .none, "say what would go, and change nothing"),
    ], positionals: 0...0
  ) { arguments, console in
    let retention = try arguments.retention()
    let store = try arguments.store()
    let leaving = retention.leaving(try store.entries(RunQuery()))
    let isDry = arguments.has("dry-run")
    for entry in leaving {
      console.write("\(isDry ? "would remove" : "removed") \(runListLine(entry))\n")
    }
    if isDry {
      let bytes = leaving.reduce(0) { $0 + $1.storedBytes }
      console.write("\(runs(leaving.count)), \(byteFigure(bytes))\n")
      return .ok
    }
    let removed = try store.remove(ids: leaving.map(\.id))
    let report = try store.compact()
    let freed = max(0, report.bytesBefore - report.bytesAfter)
    console.write(
      "\(runs(removed)) removed, \(counted(report.runs)) \(report.runs == 1 ? "stays" : "stay"); "
        + "\(byteFigure(freed)) given back, \(byteFigure(report.bytesAfter)) taken\n")
    for problem in report.problems { console.error(problem) }
    return report.problems.isEmpty ? .ok : .failed
  }

  private static func runs(_ count: Int) -> String {
    "\(counted(count)) \(count == 1 ? "run" : "runs")"
  }
}

extension Arguments {
  /// - Throws: `UsageError` with every option that cannot be read.
  fileprivate func retention() throws -> RunRetention {
    var problems: [String] = []
    var retention = RunRetention(
      keepLast: try count("keep-last"), keepTagged: !has("tagged-too"))
    if let text = text("older-than") {
      if let seconds = Self.duration(text) {
        retention.unusedSince = StorePlace.time(Date(timeIntervalSinceNow: -seconds))
      } else {
        problems.append("--older-than takes a time such as 12h, 30d or 8w, found \"\(text)\"")
      }
    }
    if let text = text("max-size") {
      if let bytes = Self.bytes(text) {
        retention.maxBytes = bytes
      } else {
        problems.append("--max-size takes a size such as 500MB or 2GB, found \"\(text)\"")
      }
    }
    if has("tagged-too"), !retention.removes {
      problems.append("--tagged-too goes with --older-than, --keep-last or --max-size")
    }
    guard problems.isEmpty else {
      throw UsageError(problems.joined(separator: "\n"), command: "results")
    }
    return retention
  }

  private static func duration(_ text: String) -> Double? {
    amount(text, [("h", 3600), ("d", 86_400), ("w", 604_800)])
  }

  private static func bytes(_ text: String) -> Int? {
    let units = [("kB", 1e3), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("B", 1)]
    return amount(text, units).flatMap { Int(exactly: $0.rounded()) }
  }

  /// A number from 0 to a million with one of the units.
  private static func amount(_ text: String, _ units: [(name: String, size: Double)]) -> Double? {
    guard let unit = units.first(where: { text.hasSuffix($0.name) }),
      let number = Double(text.dropLast(unit.name.count)), number >= 0, number <= 1e6
    else { return nil }
    return number * unit.size
  }
}
