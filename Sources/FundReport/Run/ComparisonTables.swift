import FundModel
import FundResults

/// The parameters in which two configurations differ, as `ConfigDocument.diff` gives them.
public func configComparisonTable(_ differences: [ConfigDocument.Difference]) -> TextTable {
  var table = TextTable([
    .init("parameter", .left), .init("left", .right), .init("right", .right),
  ])
  for row in differences {
    table.add([
      .init(row.path), .init(row.old.map(valueText) ?? noFigure),
      .init(row.new.map(valueText) ?? noFigure),
    ])
  }
  return table
}

/// A value of a configuration in one line.
func valueText(_ value: ConfigValue) -> String {
  switch value {
  case .null: "null"
  case .bool(let flag): flag ? "true" : "false"
  case .number(let number): number.text
  case .string(let text): text
  case .array(let items): "[" + items.map { valueText($0.value) }.joined(separator: ", ") + "]"
  case .object(let object):
    "{" + object.entries.map { "\($0.key): \(valueText($0.node.value))" }.joined(separator: ", ")
      + "}"
  }
}
