import FundModel

/// A figure of a sweep by the values of two parameters, averaged over whatever else varies.
public struct SweepPivot: Sendable, Equatable {
  /// Distinct values in rising order; what is no number in order of appearance, after the numbers.
  public var rowValues: [ConfigValue]
  public var columnValues: [ConfigValue]
  /// By row and column; nil where no cell has both values.
  public var figures: [[GroupedFigure?]]
  /// Most cells that one figure is the mean of.
  public var mostCells: Int

  /// - Parameters: indices of `SweepTable.parameters` and `.figures`; no column parameter gives one
  ///   column.
  public init(_ table: SweepTable, row: Int, column: Int?, figure: Int) {
    rowValues = Self.distinct(table.rows.map { $0.inputs[row] })
    columnValues = column.map { i in Self.distinct(table.rows.map { $0.inputs[i] }) } ?? [.null]
    var cells = [[[GroupedFigure]]](
      repeating: .init(repeating: [], count: columnValues.count), count: rowValues.count)
    let rowAt = Self.positions(rowValues)
    let columnAt = Self.positions(columnValues)
    for entry in table.rows {
      guard let r = rowAt[Self.key(entry.inputs[row])],
        let c = columnAt[Self.key(column.map { entry.inputs[$0] } ?? .null)]
      else { continue }
      cells[r][c].append(entry.figures[figure])
    }
    mostCells = cells.joined().map(\.count).max() ?? 0
    figures = cells.map { $0.map { $0.isEmpty ? nil : GroupedFigure.average($0) } }
  }

  private static func distinct(_ values: [ConfigValue]) -> [ConfigValue] {
    var seen: Set<String> = []
    let found = values.filter { seen.insert(key($0)).inserted }
    let numbers = found.filter { $0.numberValue != nil }
      .sorted { ($0.numberValue ?? 0) < ($1.numberValue ?? 0) }
    return numbers + found.filter { $0.numberValue == nil }
  }

  private static func positions(_ values: [ConfigValue]) -> [String: Int] {
    Dictionary(
      values.enumerated().map { (key($1), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Equal for equal values.
  private static func key(_ value: ConfigValue) -> String { value.jsonLine }
}
