import FundModel
import FundReport
import FundResults
import FundWorkbook

/// Charts of changes, whose cells follow from each other by formulas.
extension PageBuilder {
  /// A tornado: bars from the base to the figure at each end of an input.
  mutating func add(
    _ ranges: VisualDrawing.Ranges, _ chart: VisualChart, at place: Int
  ) -> WorkbookChart? {
    let unit = chart.x.unit ?? chart.y.unit
    let base = ranges.base.flatMap { $0.isFinite ? $0 : nil }
    let baseCell = "$B$\(row + 1)"
    if let base { cells([(.text("Base"), .header), (.number(base), .of(unit))]) }
    let head = row
    header(
      ["Input", "Low", "High", "At low", "At high"]
        + (base == nil ? [] : ["Change at low", "Change at high"]))
    let first = row
    for range in ranges.rows {
      let number = row + 1
      func change(_ value: Double?, _ column: String) -> (WorkbookCell, WorkbookStyle) {
        guard let base, let value, value.isFinite else { return (.empty, .plain) }
        return (.formula("=\(column)\(number)-\(baseCell)", result: value - base), .of(unit))
      }
      cells(
        [
          (.text(range.name), .plain), (.text(range.lowLabel), .plain),
          (.text(range.highLabel), .plain), (.figure(range.atLow), .of(unit)),
          (.figure(range.atHigh), .of(unit)),
        ] + (base == nil ? [] : [change(range.atLow, "D"), change(range.atHigh, "E")]))
    }
    guard !ranges.rows.isEmpty else { return nil }
    let rows = first...(row - 1)
    let columns = base == nil ? [3, 4] : [5, 6]
    return WorkbookChart(
      .bars, title: chart.title, description: chart.summary, x: .init(""),
      y: .init(
        base == nil ? chart.x.label : "Change of \(chart.x.label)", format: .of(unit)),
      series: zip(columns, [0xC55A11, 0x2E75B6] as [UInt32]).map { column, color in
        WorkbookChart.Series(
          "", nameCell: self.range(head...head, column), categories: self.range(rows, 0),
          values: self.range(rows, column), color: color)
      }, gap: 40, overlaps: true, row: place, column: 0)
  }

  /// From one total to another: each bar starts where the one before ends.
  mutating func add(
    _ steps: VisualDrawing.Steps, _ chart: VisualChart, at place: Int
  ) -> WorkbookChart? {
    let unit = chart.y.unit
    let hasErrors = steps.steps.contains { $0.standardError != nil }
    header(
      ["Step", "Value", "Bar from", "Bar to"] + (hasErrors ? ["Standard error of the value"] : []))
    let head = row - 1
    let first = row
    var end = 0.0
    for (index, step) in steps.steps.enumerated() {
      let number = row + 1
      let start = step.isTotal || index == 0 ? 0 : end
      end = start + step.value
      guard end.isFinite else { return nil }
      cells(
        [
          (.text(step.name), WorkbookStyle(step.isTotal ? .total : .plain)),
          (.number(step.value), WorkbookStyle(step.isTotal ? .total : .plain, format: .of(unit))),
          (
            start == 0 && (step.isTotal || index == 0)
              ? .number(0) : .formula("=D\(number - 1)", result: start), .of(unit)
          ),
          (.formula("=C\(number)+B\(number)", result: end), .of(unit)),
        ] + (hasErrors ? [(.figure(step.standardError), .of(unit, isError: true))] : []))
    }
    guard !steps.steps.isEmpty else { return nil }
    let rows = first...(row - 1)
    return WorkbookChart(
      .steps, title: chart.title, description: chart.summary, x: .init(chart.x.label),
      y: .init(chart.y.label, format: .of(unit)),
      series: [2, 3].map { column in
        WorkbookChart.Series(
          "", nameCell: range(head...head, column), categories: range(rows, 0),
          values: range(rows, column))
      }, gap: 40, row: place, column: 0)
  }

  /// Cells with a colour scale: no chart, the table is the picture.
  mutating func add(_ heat: VisualDrawing.Heat, _ chart: VisualChart) {
    grid(heat, heat.values, isError: false, corner: "\(chart.y.label) \\ \(chart.x.label)")
    if let errors = heat.standardErrors {
      skip()
      paragraph("Standard errors of the values above")
      grid(heat, errors, isError: true, corner: "")
    }
  }

  private mutating func grid(
    _ heat: VisualDrawing.Heat, _ values: [[Double?]], isError: Bool, corner: String
  ) {
    header([corner] + heat.columns)
    let first = row
    for (name, line) in zip(heat.rows, values) {
      cells(
        [(.text(name), .plain)]
          + line.map { (.figure($0), .of(heat.unit, isError: isError)) })
    }
    guard !isError, row > first, !heat.columns.isEmpty else { return }
    add(
      WorkbookPage.ColorScale(
        WorkbookRange(sheet: sheet, rows: first...(row - 1), columns: 1...heat.columns.count),
        lowerIsBetter: heat.lowerIsBetter))
  }
}
