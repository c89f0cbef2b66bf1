import FundModel
import FundResults

/// The risk block of a run's page.
public func riskLines(_ document: RunDocument, _ format: TextFormat) -> [String] {
  let risk = document.statistics.risk
  let terms = document.terms
  var lines = [format.style.apply(.bold, "Risk") + ", loss = " + lossFormula(risk.varMetric)]
  var tails = TextTable([
    .init("level", .left), .init("VaR ± SE"), .init("CVaR ± SE"), .init("tail paths"),
  ])
  for tail in risk.tails {
    tails.add([
      .init(levelFigure(tail.level)),
      .init(figureWithError(tail.valueAtRisk, tail.valueAtRiskError, .rate)),
      .init(
        figureWithError(tail.conditionalValueAtRisk, tail.conditionalValueAtRiskError, .rate)),
      .init(counted(tail.tailCount), tail.isThin ? .yellow : nil),
    ])
  }
  if !risk.tails.isEmpty { lines += tails.lines(format) }

  var table = TextTable([
    .init("", .left), .init("value ± SE"),
    .init(levelFigure(terms.confidenceLevel) + " interval", dropRank: 1),
  ])
  let probabilities = [
    ("P(TVPI < 1)", risk.probabilityOfLoss),
    ("P(net IRR < 0)", risk.probabilityIrrNegative),
    ("P(net IRR < \(figure(terms.hurdleRate, .rate)) hurdle)", risk.probabilityIrrBelowHurdle),
  ]
  for (label, proportion) in probabilities {
    let interval = proportion.interval
    table.add([
      .init(label), .init(figureWithError(proportion.value, proportion.standardError, .rate)),
      .init("[\(figure(interval.low, .rate)), \(figure(interval.high, .rate))]"),
    ])
  }
  table.add([
    "Mean shortfall of those below the hurdle",
    .init(figureWithError(risk.shortfallBelowHurdle, risk.shortfallBelowHurdleError, .rate)),
  ])
  table.add(["Sharpe of net IRR across paths", .init(figure(risk.sharpe, .ratio))])
  table.add(["Sortino of net IRR across paths", .init(figure(risk.sortino, .ratio))])
  return lines + table.lines(format)
}

func lossFormula(_ metric: Analytics.VarMetric) -> String {
  switch metric {
  case .tvpiLoss: "1 - TVPI"
  case .irrShortfall: "hurdle - net IRR"
  case .annualNavChange: "- worst yearly NAV return"
  }
}
