import FundModel
import FundReport
import LuaRuntime

/// The values in which two funds differ, as a list of records that prints as a table.
enum ConfigComparison {
  static func record(
    _ left: ConfigDocument, _ right: ConfigDocument, format: TextFormat = TextFormat()
  ) -> ScriptRecord {
    let differences = left.diff(right)
    let items = differences.map { difference -> LuaValue in
      let path = difference.path
      return .object(
        ScriptRecord(
          "difference",
          fields: [
            ("path", .string(path)),
            ("old", difference.old?.luaValue(at: path) ?? .nil),
            ("new", difference.new?.luaValue(at: path) ?? .nil),
          ]
        ) {
          "\(path): \(difference.old?.shortText ?? "absent") -> "
            + "\(difference.new?.shortText ?? "absent")"
        })
    }
    return ScriptRecord("list of differences", items: items) {
      guard !differences.isEmpty else { return "no differences" }
      return configComparisonTable(differences).lines(format).joined(separator: "\n")
    }
  }
}
