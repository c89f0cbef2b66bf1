/// The tables of docs/import.md and docs/loan-tape.md that the program itself knows, by the name of
/// their place on the page.
public enum ImportReference {
  public static let tables: [(name: String, text: String)] = [
    ("legacy", legacy), ("suburbs", columns(SuburbTable.columns)),
    ("properties", columns(PropertyClassification.columns)), ("tape", columns(LoanTape.columns)),
  ]

  private static var legacy: String {
    var lines = ["| old | type | default | new | to know |", "|---|---|---|---|---|"]
    for row in LegacyTable.all where row.type != .group {
      let fallback = row.fallback.map { "`\(JsonWriter.short($0))`" } ?? ""
      let target = row.target.isEmpty ? "" : "`\(row.target)`"
      lines.append(
        "| `\(row.path)` | \(row.type.description) | \(fallback) | \(target) | \(row.remark) |")
    }
    return lines.joined(separator: "\n")
  }

  private static func columns(_ columns: [CSVColumn]) -> String {
    var lines = ["| column | also called | required | holds |", "|---|---|---|---|"]
    for column in columns {
      let others = column.aliases.map { "`\($0)`" }.joined(separator: ", ")
      lines.append(
        "| `\(column.name)` | \(others) | \(column.isRequired ? "yes" : "") | \(column.meaning) |")
    }
    return lines.joined(separator: "\n")
  }
}
