import FundModel
import FundResults

/// A chart in a terminal, its summary below.
func chartLines(_ chart: VisualChart, _ format: TextFormat) -> [String] {
  let unit = chart.y.unit ?? .ratio
  let lines: [String] =
    switch chart.drawing {
    case .histogram(let histogram): histogramLines(chart, histogram, format)
    case .fan(let fan): fanLines(chart, fan, unit, format)
    case .lines(let lines): lineLines(chart, lines, unit, format)
    case .bars(let bars): barLines(chart, bars, unit, format)
    case .ranges(let ranges): rangeLines(chart, ranges, unit, format)
    case .steps(let steps): stepLines(chart, steps, unit, format)
    case .heat(let heat):
      heatLines(
        heat, title: chart.title, about: "\(chart.y.label) down, \(chart.x.label) across",
        note: heat.lowerIsBetter ? "; lower is better" : "", format: format)
    case .scatter(let scatter): scatterLines(chart, scatter, unit, format)
    }
  return lines
    + printable(chart.summary).wrapped(to: format.width - 2).map {
      "  " + format.style.apply(.faint, $0)
    }
}

private func title(_ chart: VisualChart, _ format: TextFormat) -> String {
  format.style.apply(.bold, printable(chart.title).shortened(to: format.width))
}

/// One histogram below the other, in the same bins.
private func histogramLines(
  _ chart: VisualChart, _ drawing: VisualDrawing.Histogram, _ format: TextFormat
) -> [String] {
  let isAlone = drawing.series.count == 1
  return drawing.series.flatMap { series -> [String] in
    let name = isAlone ? chart.title : "\(chart.title): \(series.name)"
    guard let histogram = MetricHistogram(edges: drawing.edges, counts: series.counts) else {
      return [printable(name), "  bins and counts do not belong together"]
    }
    return histogramChart(
      histogram, title: name, unit: chart.x.unit ?? .ratio,
      marks: drawing.marks.map { .init($0.label, $0.value) }, rows: isAlone ? 20 : 12,
      format: format)
  }
}

/// Signs of lines over a chart.
private let lineSigns: [Character] = ["●", "○", "+", "×", "◆", "◇", "▲", "△"]

private func legend(_ entries: [(Character, String)], _ format: TextFormat) -> [String] {
  entries.map { "\($0) \(printable($1))" }.joined(separator: "   ")
    .wrapped(to: format.width - 2).map { "  " + $0 }
}

private func defined(_ values: [Double?]) -> [Double] { values.map { $0 ?? .nan } }

private func fanLines(
  _ chart: VisualChart, _ fan: VisualDrawing.Fan, _ unit: MetricUnit, _ format: TextFormat
) -> [String] {
  // The chart tells two bands and a middle apart: the outermost levels and those next to the middle.
  let middle = fan.levels.count / 2
  let all = [0, middle - 1, middle, middle + 1, fan.levels.count - 1]
  let shown = Set(all.filter { fan.levels.indices.contains($0) }).sorted()
  let levels = shown.map { fan.levels[$0] }
  var note = [printable(chart.x.label)]
  if levels.count >= 5 {
    note.append("░ \(levelFigure(levels[0])) to \(levelFigure(levels[4]))")
  }
  if levels.count >= 3 {
    let center = levels.count / 2
    note.append("▒ \(levelFigure(levels[center - 1])) to \(levelFigure(levels[center + 1]))")
  }
  if let center = levels.isEmpty ? nil : levels[levels.count / 2] {
    note.append("━ \(center == 0.5 ? "median" : levelFigure(center))")
  }
  let overlays = zip(lineSigns, fan.lines)
  note += overlays.map { "\($0) \(printable($1.name))" }
  return bandChart(
    BandSeries(
      curves: shown.map { defined(fan.values[$0]) }, labels: fan.positions.map(plain),
      note: note.joined(separator: " · "),
      overlays: overlays.map { .init($0, defined($1.values)) }),
    title: chart.title, format: format
  ) { figure($0, unit) }
}

/// One line with its interval as a band; several with a sign each.
private func lineLines(
  _ chart: VisualChart, _ drawing: VisualDrawing.Lines, _ unit: MetricUnit, _ format: TextFormat
) -> [String] {
  var series = BandSeries(curves: [], labels: drawing.positions.map(plain))
  let marks = drawing.marks.map { "\(printable($0.label)) \(figure($0.value, unit))" }
  if drawing.lines.count == 1, let low = drawing.lines[0].low, let high = drawing.lines[0].high {
    series.curves = [low, drawing.lines[0].values, high].map(defined)
    series.note =
      (["\(printable(chart.x.label)) · ━ \(printable(drawing.lines[0].name)) · ▒ interval"]
      + marks).joined(separator: " · ")
  } else {
    series.overlays = zip(lineSigns, drawing.lines).map { .init($0, defined($1.values)) }
    series.note =
      ([printable(chart.x.label)]
      + zip(lineSigns, drawing.lines).map { "\($0) \(printable($1.name))" } + marks)
      .joined(separator: " · ")
  }
  var lines = bandChart(series, title: chart.title, format: format) { figure($0, unit) }
  if drawing.lines.count > lineSigns.count {
    lines.append("  \(drawing.lines.count - lineSigns.count) more lines are not drawn")
  }
  return lines
}

/// Bars lie: a row a category, or a row a series of it.
private func barLines(
  _ chart: VisualChart, _ bars: VisualDrawing.Bars, _ unit: MetricUnit, _ format: TextFormat
) -> [String] {
  func value(_ series: VisualDrawing.Line, _ place: Int) -> Double? {
    place < series.values.count ? series.values[place] : nil
  }
  // Values end at one column, and their intervals begin at one.
  let width =
    bars.series.flatMap { series in
      bars.categories.indices.map { figure(value(series, $0), unit).displayWidth }
    }.max() ?? 0
  func text(_ series: VisualDrawing.Line, _ place: Int) -> (String, String) {
    let short = figure(value(series, place), unit).padded(to: width, right: true)
    guard let low = series.low, let high = series.high, place < low.count, place < high.count
    else { return (short, short) }
    let interval = intervalFigure(Interval(low: low[place], high: high[place]), unit)
    return (interval.isEmpty ? short : "\(short)  \(interval)", short)
  }
  var rows: [BarRow] = []
  let isOne = bars.series.count == 1
  for (place, category) in bars.categories.enumerated() {
    if bars.stacked {
      var (up, down) = (0.0, 0.0)
      let spans = bars.series.enumerated().compactMap { index, series -> BarRow.Span? in
        guard let value = value(series, place), value != 0 else { return nil }
        let from = value < 0 ? down : up
        if value < 0 { down += value } else { up += value }
        return .init(from, from + value, fill: index)
      }
      let isKnown = bars.series.contains { value($0, place) != nil }
      rows.append(
        BarRow(
          printable(category), spans,
          text: figure(isKnown ? up + down : nil, unit).padded(to: width, right: true)))
      continue
    }
    for (index, series) in bars.series.enumerated() {
      let spans = value(series, place).map {
        [BarRow.Span(0, $0, fill: isOne ? nil : index)]
      }
      let (long, short) = text(series, place)
      rows.append(
        BarRow(index == 0 ? printable(category) : "", spans ?? [], text: long, short: short))
    }
  }
  let names = bars.series.enumerated().map { (barFills[$0 % barFills.count].sign, $1.name) }
  return [title(chart, format)] + barRows(rows, format: format)
    + (isOne ? [] : legend(names, format))
}

private func rangeLines(
  _ chart: VisualChart, _ ranges: VisualDrawing.Ranges, _ unit: MetricUnit, _ format: TextFormat
) -> [String] {
  let base = ranges.base ?? 0
  func text(_ value: Double?, _ interval: Interval?) -> String {
    guard let interval, interval.low != nil else { return figure(value, unit) }
    return "\(figure(value, unit)) \(intervalFigure(interval, unit))"
  }
  let rows = ranges.rows.map { row in
    TornadoRow(
      label: printable("\(row.name)  \(row.lowLabel) to \(row.highLabel)"),
      changes: [row.atLow, row.atHigh].map { $0.map { $0 - base } },
      texts: [text(row.atLow, row.atLowInterval), text(row.atHigh, row.atHighInterval)],
      shorts: [figure(row.atLow, unit), figure(row.atHigh, unit)])
  }
  return [title(chart, format)] + tornadoRows(rows, format)
    + (ranges.base.map { ["  │ is \(figure($0, unit))"] } ?? [])
}

/// Totals from zero, changes from where the one before ended.
private func stepLines(
  _ chart: VisualChart, _ drawing: VisualDrawing.Steps, _ unit: MetricUnit, _ format: TextFormat
) -> [String] {
  var level = 0.0
  let rows = drawing.steps.map { step -> BarRow in
    let from = step.isTotal ? 0 : level
    level = from + step.value
    let sign = !step.isTotal && step.value > 0 ? "+" : ""
    return BarRow(
      printable(step.name), [.init(from, level, fill: step.isTotal ? nil : step.value < 0 ? 3 : 1)],
      text: sign + figureWithError(step.value, step.standardError, unit),
      short: sign + figure(step.value, unit))
  }
  return [title(chart, format)] + barRows(rows, format: format)
    + legend([("█", "total"), ("▒", "up"), ("░", "down")], format)
}

private let pointSigns: [(sign: Character, ink: TextStyle.Ink?)] = [
  ("o", .green), ("x", .yellow), ("+", .green), ("•", .bold), ("*", .bold), ("@", .red),
  ("#", .yellow), (".", .faint),
]

private func scatterLines(
  _ chart: VisualChart, _ scatter: VisualDrawing.Scatter, _ unit: MetricUnit, _ format: TextFormat
) -> [String] {
  var marks: [ScatterMark] = []
  var names: [(Character, String)] = []
  for (index, series) in scatter.series.enumerated() where !series.points.isEmpty {
    let look = pointSigns[index % pointSigns.count]
    marks += series.points.map { ScatterMark($0.x, $0.y, look.sign, look.ink) }
    names.append((look.sign, series.name))
  }
  return [title(chart, format)]
    + scatterChart(
      marks, x: (chart.x.label, chart.x.unit ?? .ratio), y: (chart.y.label, unit), format: format)
    + legend(names, format)
}
