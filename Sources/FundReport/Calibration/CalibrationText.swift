import FundModel
import FundResults

/// A fit report: parameters with errors, volatility by horizon beside the model's, a chart, correlation.
public func calibrationText(
  _ result: CalibrationResult, format: TextFormat = TextFormat()
) -> [String] {
  let every = result.monthsPerPeriod == 1 ? "month" : "\(result.monthsPerPeriod) months"
  var lines = [
    format.style.apply(
      .bold,
      printable(
        "Calibration of \(result.model.rawValue) to \(result.file): \(result.first) to "
          + "\(result.last), a value every \(every), \(counted(result.periods)) changes"))
  ]
  lines += calibrationParameterTable(result).lines(format)
  if !result.components.isEmpty {
    lines += ["", format.style.apply(.bold, "Momentum components, of all zones")]
    lines += calibrationComponentTable(result).lines(format)
  }
  lines += ["", format.style.apply(.bold, "Volatility a year, by horizon")]
  lines += calibrationVolatilityTable(result).lines(format)
  lines.append("")
  lines += calibrationChart(result, format: format)
  if result.zones.count > 1 {
    lines += [
      "",
      format.style.apply(
        .bold, "Correlation of changes over \(result.correlationMonths) months ± SE"),
    ]
    lines += calibrationCorrelationTable(result).lines(format)
  }
  return lines + [""] + calibrationNotes(result).flatMap { $0.wrapped(to: format.width) }
}

public func calibrationParameterTable(_ result: CalibrationResult) -> TextTable {
  var table = TextTable([
    .init("zone", .left), .init("series", .left, dropRank: 1),
    .init("log growth ± SE", dropRank: 2),
    .init("appreciation_rate ± SE"), .init("appreciation_volatility ± SE"),
  ])
  for zone in result.zones {
    func text(_ figure: CalibrationResult.Figure) -> String {
      figureWithError(figure.value, figure.standardError, .rate)
    }
    table.add([
      .init(zone.name), .init(zone.series), .init(text(zone.logGrowth)),
      .init(text(zone.appreciationRate)), .init(text(zone.appreciationVolatility)),
    ])
  }
  return table
}

public func calibrationComponentTable(_ result: CalibrationResult) -> TextTable {
  var table = TextTable([.init("half-life, months"), .init("phi"), .init("share of variance")])
  for component in result.components {
    table.add([
      .init(fixed(component.halfLife, decimals: 2)), .init(fixed(component.phi, decimals: 4)),
      .init(figure(component.share, .share)),
    ])
  }
  return table
}

public func calibrationVolatilityTable(_ result: CalibrationResult) -> TextTable {
  var table = TextTable([
    .init("zone", .left), .init("months"), .init("history ± SE"), .init("model"),
    .init("residual"), .init("changes", dropRank: 2), .init("independent", dropRank: 1),
  ])
  for zone in result.zones {
    for (index, row) in zone.volatilities.enumerated() {
      table.add([
        .init(index == 0 ? zone.name : ""), .init(String(row.months)),
        .init(figureWithError(row.target, row.targetError, .rate)), .init(figure(row.model, .rate)),
        .init(figure(row.residual, .share)), .init(counted(row.changes)),
        .init(fixed(row.independent, decimals: 1)),
      ])
    }
  }
  return table
}

public func calibrationCorrelationTable(_ result: CalibrationResult) -> TextTable {
  var table = TextTable([.init("", .left)] + result.zones.map { .init(printable($0.name)) })
  for (row, zone) in result.zones.enumerated() {
    table.add(
      [.init(zone.name)]
        + result.zones.indices.map { column in
          guard column < row else { return .init(column == row ? "1" : "") }
          let error =
            result.correlationErrors.isEmpty ? nil : result.correlationErrors[row][column]
          return .init(figureWithError(result.correlation[row][column], error, .ratio))
        })
  }
  return table
}

/// The term structure of each zone: its first letter for the history, `*` for the model.
public func calibrationChart(
  _ result: CalibrationResult, format: TextFormat = TextFormat()
) -> [String] {
  var marks: [ScatterMark] = []
  for zone in result.zones {
    for row in zone.volatilities {
      marks.append(ScatterMark(Double(row.months), row.model, "*", .green))
    }
  }
  for zone in result.zones {
    for row in zone.volatilities {
      marks.append(
        ScatterMark(
          Double(row.months), row.target, zone.name.uppercased().first ?? "?", .yellow))
    }
  }
  return scatterChart(
    marks, x: ("months", .count), y: ("volatility a year", .rate), rows: 12, format: format)
    + ["    letters: history by zone, seen where they meet the model   *: model"]
}

func calibrationNotes(_ result: CalibrationResult) -> [String] {
  var notes: [String] = []
  if result.resamples > 1 {
    notes.append(
      "Errors: deviation over \(counted(result.resamples)) resamples of the history in blocks of "
        + "\(fixed(result.meanBlockMonths, decimals: 0)) months on average (stationary block bootstrap, all "
        + "series together). Blocks cut what is longer than they are, so errors of long horizons tend to "
        + "be too small.")
  }
  notes.append(
    "Residual: ln(model/history); root mean square \(figure(result.residual, .share)). Changes overlap; "
      + "independent is how many of a horizon fit into the history without overlap.")
  notes.append(
    "appreciation_rate is the growth of the mean of the index: log growth and half the variance by year "
      + "over \(result.growthYears) years.")
  return notes
}
