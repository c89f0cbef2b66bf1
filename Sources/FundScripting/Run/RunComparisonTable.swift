import FundReport
import FundResults
import LuaRuntime

/// What changes from one run to another, as a record by metric that prints as a table.
enum RunComparisonTable {
  static func record(
    _ left: RunObject, _ right: RunObject, format: TextFormat = TextFormat()
  ) -> ScriptRecord {
    let comparison = RunComparison(
      left.document, right.document, leftSamples: left.result.samples,
      rightSamples: right.result.samples)
    var fields = comparison.rows.map { row -> (name: String, value: LuaValue) in
      let unit = row.metric.description.unit
      let members: [(name: String, value: LuaValue)] = [
        ("left", .figure(row.left)), ("right", .figure(row.right)),
        ("difference", .figure(row.difference)), ("se", .figure(row.standardError)),
        ("paired", .bool(row.paired)),
      ]
      return (
        row.metric.name,
        .object(
          ScriptRecord("difference", fields: members) {
            figureWithError(row.difference, row.standardError, unit)
          })
      )
    }
    fields.append(("paired", .bool(comparison.paired)))
    return ScriptRecord("comparison", fields: fields) {
      (runComparisonTable(comparison).lines(format) + [comparisonNote(comparison)])
        .joined(separator: "\n")
    }
  }
}
