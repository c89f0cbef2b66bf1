import FundModel
import FundReport
import FundResults
import FundWorkbook

/// Blue to grey, one a series; the first ones are told apart by the colour-blind too.
private let palette: [UInt32] = [
  0x2E75B6, 0xC55A11, 0x548235, 0x7F6000, 0x7030A0, 0x808080, 0x00B0F0, 0xFF99CC,
]

extension PageBuilder {
  /// Rows that a chart takes at 20 pixels each.
  private static let chartRows = 18

  /// Title, what is seen, the chart, and below it the cells that it draws.
  mutating func add(_ chart: VisualChart) {
    heading(chart.title)
    paragraph(chart.summary)
    if case .heat(let heat) = chart.drawing { return add(heat, chart) }
    let place = row
    skip(Self.chartRows)
    let drawn: WorkbookChart?
    switch chart.drawing {
    case .histogram(let histogram): drawn = add(histogram, chart, at: place)
    case .fan(let fan):
      drawn = add(
        fan.positions,
        zip(fan.levels, fan.values).map { level, values in
          .init(levelFigure(level), values)
        } + fan.lines, marks: [], quantiles: fan.levels, chart, at: place)
    case .lines(let lines):
      drawn = add(lines.positions, lines.lines, marks: lines.marks, quantiles: [], chart, at: place)
    case .bars(let bars): drawn = add(bars, chart, at: place)
    case .ranges(let ranges): drawn = add(ranges, chart, at: place)
    case .steps(let steps): drawn = add(steps, chart, at: place)
    case .scatter(let scatter): drawn = add(scatter, chart, at: place)
    case .heat: drawn = nil
    }
    if let drawn { add(drawn) } else { paragraph("There is nothing to draw.") }
  }

  /// The chart without its series; a chart of none cannot be made.
  private func frame(
    _ kind: WorkbookChart.Kind, _ chart: VisualChart, at place: Int,
    _ series: [WorkbookChart.Series]
  ) -> WorkbookChart? {
    guard !series.isEmpty else { return nil }
    return WorkbookChart(
      kind, title: chart.title, description: chart.summary,
      x: .init(chart.x.label, format: .of(chart.x.unit)),
      y: .init(chart.y.label, format: .of(chart.y.unit)), series: series, row: place, column: 0)
  }

  private func series(
    _ number: Int, _ rows: ClosedRange<Int>, column: Int, header: Int, categories: Int = 0,
    isLine: Bool = false, isDashed: Bool = false, color: UInt32? = nil
  ) -> WorkbookChart.Series {
    WorkbookChart.Series(
      "", nameCell: range(header...header, column), categories: range(rows, categories),
      values: range(rows, column), color: color ?? palette[number % palette.count],
      isLine: isLine, isDashed: isDashed)
  }

  private mutating func add(
    _ histogram: VisualDrawing.Histogram, _ chart: VisualChart, at place: Int
  ) -> WorkbookChart? {
    let head = row
    header(["From", "To"] + histogram.series.map(\.name))
    let bins = max(0, histogram.edges.count - 1)
    let first = row
    for bin in 0..<bins {
      cells(
        [
          (.figure(histogram.edges[bin]), .of(chart.x.unit)),
          (.figure(histogram.edges[bin + 1]), .of(chart.x.unit)),
        ]
          + histogram.series.map { series in
            (
              bin < series.counts.count ? .number(Double(series.counts[bin])) : .empty,
              WorkbookStyle(format: .whole)
            )
          })
    }
    let rows = first...max(first, row - 1)
    add(marks: histogram.marks, chart.x.unit)
    guard bins > 0 else { return nil }
    var drawn = frame(
      .columns, chart, at: place,
      histogram.series.indices.map { series($0, rows, column: $0 + 2, header: head) })
    drawn?.gap = 10
    return drawn
  }

  private mutating func add(marks: [VisualDrawing.Mark], _ unit: MetricUnit?) {
    for mark in marks { cells([(.text(mark.label), .note), (.figure(mark.value), .of(unit))]) }
  }

  /// Lines over positions; quantiles in shades of one colour, the rest beside them.
  private mutating func add(
    _ positions: [Double], _ lines: [VisualDrawing.Line], marks: [VisualDrawing.Mark],
    quantiles: [Double], _ chart: VisualChart, at place: Int
  ) -> WorkbookChart? {
    let head = row
    // A line with an interval takes three columns.
    var columns: [(title: String, values: [Double?], line: Int, isBound: Bool)] = []
    for (number, line) in lines.enumerated() {
      columns.append((line.name, line.values, number, false))
      if let low = line.low { columns.append((line.name + ", from", low, number, true)) }
      if let high = line.high { columns.append((line.name + ", to", high, number, true)) }
    }
    header([chart.x.label] + columns.map(\.title))
    let first = row
    for (index, position) in positions.enumerated() {
      cells(
        [(.figure(position), .of(chart.x.unit))]
          + columns.map { column in
            (.figure(index < column.values.count ? column.values[index] : nil), .of(chart.y.unit))
          })
    }
    let rows = first...max(first, row - 1)
    add(marks: marks, chart.y.unit)
    guard !positions.isEmpty else { return nil }
    let isEven = Self.isEven(positions)
    let series = columns.enumerated().map { index, column -> WorkbookChart.Series in
      let isQuantile = column.line < quantiles.count
      let color =
        isQuantile
        ? Self.shade(quantiles[column.line])
        : palette[(column.line - quantiles.count) % palette.count]
      return self.series(
        index, rows, column: index + 1, header: head, isLine: true,
        isDashed: column.isBound || (!isQuantile && !quantiles.isEmpty),
        color: isQuantile || quantiles.isEmpty ? color : 0xC55A11)
    }
    return frame(isEven ? .lines : .scatter, chart, at: place, series)
  }

  /// Whether the steps between positions are the same, but for rounding.
  private static func isEven(_ positions: [Double]) -> Bool {
    guard positions.count > 2 else { return true }
    let step = positions[1] - positions[0]
    return zip(positions, positions.dropFirst()).allSatisfy {
      abs($1 - $0 - step) <= 1e-9 * max(1, abs(step))
    }
  }

  /// The median dark, the tails light.
  private static func shade(_ level: Double) -> UInt32 {
    switch abs(level - 0.5) {
    case ..<0.05: 0x1F4E79
    case ..<0.3: 0x5B9BD5
    default: 0xA9C9E8
    }
  }

  private mutating func add(
    _ bars: VisualDrawing.Bars, _ chart: VisualChart, at place: Int
  ) -> WorkbookChart? {
    let unit = bars.horizontal && chart.y.unit == nil ? chart.x.unit : chart.y.unit
    let head = row
    var titles = [""]
    var columns: [Int] = []
    for series in bars.series {
      columns.append(titles.count)
      titles.append(series.name)
      if series.low != nil { titles.append("from") }
      if series.high != nil { titles.append("to") }
    }
    header(titles)
    let first = row
    for (index, category) in bars.categories.enumerated() {
      func figure(_ values: [Double?]) -> (WorkbookCell, WorkbookStyle) {
        (.figure(index < values.count ? values[index] : nil), .of(unit))
      }
      cells(
        [(.text(category), .plain)]
          + bars.series.flatMap { series in
            [series.values, series.low, series.high].compactMap { $0 }.map(figure)
          })
    }
    guard !bars.categories.isEmpty else { return nil }
    let rows = first...(row - 1)
    let kind: WorkbookChart.Kind =
      switch (bars.horizontal, bars.stacked) {
      case (false, false): .columns
      case (false, true): .stackedColumns
      case (true, false): .bars
      case (true, true): .stackedBars
      }
    var drawn = frame(
      kind, chart, at: place,
      columns.enumerated().map { series($0, rows, column: $1, header: head) })
    drawn?.overlaps = bars.stacked
    drawn?.y.format = .of(unit)
    return drawn
  }

  private mutating func add(
    _ scatter: VisualDrawing.Scatter, _ chart: VisualChart, at place: Int
  ) -> WorkbookChart? {
    let head = row
    for (number, series) in scatter.series.enumerated() {
      put(.text(chart.x.label), .header, column: 3 * number)
      put(.text(series.name), .header, column: 3 * number + 1)
      put(.text("Label"), .header, column: 3 * number + 2)
    }
    skip()
    let first = row
    for index in 0..<(scatter.series.map(\.points.count).max() ?? 0) {
      for (number, series) in scatter.series.enumerated() where index < series.points.count {
        let point = series.points[index]
        put(.figure(point.x), .of(chart.x.unit), column: 3 * number)
        put(.figure(point.y), .of(chart.y.unit), column: 3 * number + 1)
        if let label = point.label { put(.text(label), column: 3 * number + 2) }
      }
      skip()
    }
    let drawn = scatter.series.enumerated().compactMap { number, points -> WorkbookChart.Series? in
      guard !points.points.isEmpty else { return nil }
      let rows = first...(first + points.points.count - 1)
      return series(
        number, rows, column: 3 * number + 1, header: head, categories: 3 * number,
        isLine: points.isLine)
    }
    return frame(.scatter, chart, at: place, drawn)
  }
}
