import FundModel
import FundResults

/// Figures over the cells of a sweep: lines where one parameter varies, heat maps where two vary on a
/// full grid, the best cells otherwise.
///
/// - Parameter level: confidence level of the intervals of the lines.
public func sweepView(_ table: SweepTable, level: Double = 0.95) -> VisualView {
  var names = ItemNames()
  var items: [VisualItem] = [
    .text(VisualText(id: names.make("sweep", "about"), aboutText(table)))
  ]
  for index in table.figures.indices {
    let id = names.make("sweep", table.figures[index].name)
    if let chart = lineChart(table, index, id: id, level: level) ?? heatChart(table, index, id: id)
    {
      items.append(.chart(chart))
    } else {
      items.append(.table(bestTable(table, index, id: id)))
    }
  }
  items.append(.table(cellTable(table, id: names.make("sweep", "cells"))))
  for note in table.notes {
    items.append(.text(VisualText(id: names.make("sweep", "note"), role: .note, printable(note))))
  }
  return VisualView(.sweep, title: "Sweep", items: items)
}

private func aboutText(_ table: SweepTable) -> String {
  let follows = table.parameters.dropFirst(table.varied).map(printable)
  return
    "\(counted(table.rows.count)) cell\(table.rows.count == 1 ? "" : "s") (\(table.design)) over "
    + Array(table.parameters.prefix(table.varied).map(printable)).listed()
    + (follows.isEmpty ? "" : "; \(Array(follows).listed()) follow")
    + ". \(counted(table.paths)) paths each, seed \(table.seed), the same draws in each."
}

/// "The best is 9.12% ± 0.03% at fund.size = 5e7; the worst …".
private func extremes(_ table: SweepTable, _ index: Int) -> String {
  let column = table.figures[index]
  func told(_ row: SweepTable.Row) -> String {
    let found = row.figures[index]
    let inputs = zip(table.parameters, row.inputs).prefix(table.varied).map {
      "\(printable($0)) = \(inputText($1))"
    }
    return figureWithError(found.value, found.standardError, column.unit) + " at "
      + inputs.joined(separator: ", ")
  }
  let order = table.best(index, count: table.rows.count)
  guard let best = order.first, let worst = order.last else {
    return "\(Objective.label(of: column.name)) is defined in no cell."
  }
  return
    "\(Objective.label(of: column.name)): the best is \(told(best)), the worst \(told(worst)); "
    + "\(column.lowerIsBetter ? "lower" : "higher") counts as better."
}

/// Nil unless one parameter varies, in numbers.
private func lineChart(_ table: SweepTable, _ index: Int, id: String, level: Double) -> VisualChart?
{
  guard table.varied == 1 else { return nil }
  let pivot = SweepPivot(table, row: 0, column: nil, figure: index)
  let positions = pivot.rowValues.compactMap(\.numberValue)
  let found = pivot.figures.map { $0[0] }
  let intervals = found.map {
    Interval(around: $0?.value, standardError: $0?.standardError, level: level)
  }
  let column = table.figures[index]
  let line = VisualDrawing.Line(
    Objective.label(of: column.name), found.map { $0?.value }, low: intervals.map(\.low),
    high: intervals.map(\.high))
  let isNumeric = positions.count == pivot.rowValues.count
  let axis = VisualChart.Axis(printable(table.parameters[0]))
  return VisualChart(
    id: id, title: "\(Objective.label(of: column.name)) by \(printable(table.parameters[0]))",
    summary: extremes(table, index) + " Intervals at \(levelFigure(level)).", x: axis,
    y: .init(Objective.label(of: column.name), column.unit),
    isNumeric
      ? .lines(.init(positions: positions, lines: [line]))
      : .bars(.init(categories: pivot.rowValues.map { printable(inputText($0)) }, series: [line])))
}

/// Nil unless two parameters vary, every pair of values in one cell.
private func heatChart(_ table: SweepTable, _ index: Int, id: String) -> VisualChart? {
  guard table.varied == 2 else { return nil }
  let pivot = SweepPivot(table, row: 0, column: 1, figure: index)
  guard pivot.mostCells == 1, pivot.figures.joined().allSatisfy({ $0 != nil }) else { return nil }
  let column = table.figures[index]
  return VisualChart(
    id: id,
    title: "\(Objective.label(of: column.name)) by \(printable(table.parameters[0])) and "
      + printable(table.parameters[1]), summary: extremes(table, index),
    x: .init(printable(table.parameters[1])), y: .init(printable(table.parameters[0])),
    .heat(
      .init(
        columns: pivot.columnValues.map { printable(inputText($0)) },
        rows: pivot.rowValues.map { printable(inputText($0)) },
        values: pivot.figures.map { $0.map { $0?.value } },
        standardErrors: pivot.figures.map { $0.map { $0?.standardError } }, unit: column.unit,
        lowerIsBetter: column.lowerIsBetter)))
}

private func bestTable(_ table: SweepTable, _ index: Int, id: String) -> VisualTable {
  visualTable(
    table, rows: table.best(index, count: 10), id: id,
    title: "Best cells by \(Objective.label(of: table.figures[index].name))",
    note: extremes(table, index))
}

/// Every cell of a sweep; of a large one the best by its first figure.
private func cellTable(_ table: SweepTable, id: String) -> VisualTable {
  let most = 400
  guard table.rows.count > most else {
    return visualTable(table, rows: table.rows, id: id, title: "Cells", note: nil)
  }
  return visualTable(
    table, rows: table.best(0, count: most), id: id, title: "Cells",
    note: "The best \(counted(most)) of \(counted(table.rows.count)) by "
      + Objective.label(of: table.figures[0].name) + ".")
}

private func visualTable(
  _ table: SweepTable, rows: [SweepTable.Row], id: String, title: String, note: String?
) -> VisualTable {
  VisualTable(
    id: id, title: title, note: note,
    columns: [.init("cell", "Cell", .count)]
      + table.parameters.map { .init($0, printable($0)) }
      + table.figures.map { .init($0.name, Objective.label(of: $0.name), $0.unit) },
    rows: rows.map { row in
      [.number(Double(row.cell))] + row.inputs.map { .text(printable(inputText($0))) }
        + row.figures.map { .figure(.init($0.value, standardError: $0.standardError)) }
    })
}
