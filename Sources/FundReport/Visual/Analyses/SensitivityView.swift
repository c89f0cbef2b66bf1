import FundModel
import FundResults

/// How a figure answers to its parameters: a tornado where the method goes to the ends of ranges, bars
/// of the indices otherwise, every estimate with its interval.
public func sensitivityView(_ result: SensitivityResult) -> VisualView {
  var names = ItemNames()
  var items: [VisualItem] = [
    .text(VisualText(id: names.make("sensitivity", "about"), aboutText(result)))
  ]
  if let chart = rangesChart(result) ?? indexChart(result) { items.append(.chart(chart)) }
  items.append(.table(estimateTable(result, id: names.make("sensitivity", "estimates"))))
  for note in result.notes {
    items.append(
      .text(VisualText(id: names.make("sensitivity", "note"), role: .note, printable(note))))
  }
  return VisualView(.sensitivity, title: "Sensitivity", items: items)
}

private func aboutText(_ result: SensitivityResult) -> String {
  var text = "\(Objective.label(of: result.figure)): \(sensitivityTitle(result.method)). "
  if let base = result.base {
    text +=
      "The fund as it is has "
      + figureWithError(base.value, base.standardError, result.unit) + ". "
  }
  if let target = result.target { text += "The target is \(figure(target, result.unit)). " }
  return text
    + "\(counted(result.cells)) cell\(result.cells == 1 ? "" : "s") of \(counted(result.paths)) paths, "
    + "seed \(result.seed), the same draws in each; intervals hold one at a time at "
    + "\(levelFigure(result.confidence))."
}

private let chartID = "sensitivity_chart"

/// A tornado; nil for a method without ends.
private func rangesChart(_ result: SensitivityResult) -> VisualChart? {
  guard result.columns.contains(where: { $0.name == "at_low" }),
    result.columns.contains(where: { $0.name == "at_high" })
  else { return nil }
  // The estimates are differences from the base; without its value they are drawn as such.
  let base = result.base?.value ?? 0
  func value(_ estimate: IntervalEstimate?) -> Double? { estimate.map { base + $0.value } }
  func interval(_ estimate: IntervalEstimate?) -> Interval? {
    guard let low = estimate?.low, let high = estimate?.high else { return nil }
    return Interval(low: base + low, high: base + high)
  }
  let rows = result.rows.map { row in
    let (low, high) = (result.estimate("at_low", row), result.estimate("at_high", row))
    return VisualDrawing.Ranges.Row(
      name: printable(row.path), lowLabel: inputText(row.low), highLabel: inputText(row.high),
      atLow: value(low), atHigh: value(high), atLowInterval: interval(low),
      atHighInterval: interval(high))
  }
  let told = result.rows.prefix(3).map { row in
    func change(_ name: String) -> String {
      changeFigure(result.estimate(name, row)?.value, nil, result.unit)
    }
    return "\(printable(row.path)) (\(inputText(row.low)): \(change("at_low")), "
      + "\(inputText(row.high)): \(change("at_high")))"
  }
  let label = Objective.label(of: result.figure)
  let from = result.base.map { " from \(figure($0.value, result.unit))" } ?? ""
  return VisualChart(
    id: chartID, title: "\(label) at the ends of each range",
    summary: told.isEmpty
      ? "No parameter was varied."
      : "Changes of \(label)\(from) are largest for \(told.listed()), of \(counted(result.rows.count)) "
        + "parameter\(result.rows.count == 1 ? "" : "s"). Intervals are those of the change, at "
        + "\(levelFigure(result.confidence)).",
    x: .init("parameter"),
    y: .init(result.base?.value == nil ? "change of \(label)" : label, result.unit),
    .ranges(.init(base: base, rows: rows)))
}

/// Bars of the columns that share the scale of the first; nil where estimates are values of parameters,
/// which stand on scales of their own.
private func indexChart(_ result: SensitivityResult) -> VisualChart? {
  guard let first = result.columns.first, first.scale != .parameter else { return nil }
  let unit: MetricUnit = first.scale == .figure ? result.unit : .ratio
  let series = result.columns.indices.filter { result.columns[$0].scale == first.scale }.map {
    index -> VisualDrawing.Line in
    let estimates = result.rows.map { row in
      index < row.estimates.count ? row.estimates[index] : nil
    }
    return .init(
      result.columns[index].label, estimates.map { $0?.value }, low: estimates.map { $0?.low },
      high: estimates.map { $0?.high })
  }
  let told = result.rows.prefix(3).compactMap { row in
    row.estimates.first.flatMap { $0 }.map { estimate in
      "\(printable(row.path)) " + estimateText(estimate, first.scale, result.unit)
    }
  }
  let label = Objective.label(of: result.figure)
  return VisualChart(
    id: chartID, title: "\(label): \(sensitivityTitle(result.method))",
    summary: told.isEmpty
      ? "No parameter has an estimate."
      : "\(first.label) of \(label), largest first: \(told.listed()), of "
        + "\(counted(result.rows.count)) parameter\(result.rows.count == 1 ? "" : "s"). Intervals at "
        + "\(levelFigure(result.confidence)).",
    x: .init("parameter"), y: .init(first.label, unit),
    .bars(
      .init(
        categories: result.rows.map { printable($0.path) }, series: series, horizontal: true)))
}

private func estimateTable(_ result: SensitivityResult, id: String) -> VisualTable {
  let hasNotes = result.rows.contains { $0.note != nil }
  let columns = result.columns.map { column -> VisualTable.Column in
    switch column.scale {
    case .figure: .init(column.name, column.label, result.unit)
    case .plain: .init(column.name, column.label, .ratio)
    case .parameter: .init(column.name, column.label)
    }
  }
  let rows = result.rows.map { row -> [VisualCell] in
    [.text(printable(row.path)), .text(inputText(row.low)), .text(inputText(row.high))]
      + zip(result.columns, row.estimates).map { column, estimate -> VisualCell in
        guard let estimate else { return .empty }
        // Values of parameters have units of their own and are written out.
        if column.scale == .parameter {
          return .text(estimateText(estimate, .parameter, result.unit))
        }
        return .figure(
          .init(
            estimate.value, standardError: estimate.standardError,
            interval: estimate.low == nil && estimate.high == nil
              ? nil : Interval(low: estimate.low, high: estimate.high)))
      }
      + (hasNotes ? [row.note.map { .text(printable($0)) } ?? .empty] : [])
  }
  return VisualTable(
    id: id, title: "Estimates by parameter",
    note: result.method == .tornado ? "Changes from the fund as it is." : nil,
    columns: [
      .init("parameter", "Parameter"), .init("low", "Low end"), .init("high", "High end"),
    ] + columns + (hasNotes ? [.init("note", "Note")] : []), rows: rows)
}
