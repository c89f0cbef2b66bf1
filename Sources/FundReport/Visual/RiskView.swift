import FundModel
import FundResults

/// What can go wrong, how far, on which paths and by what: tails, debt, liquidity, guardrails.
public func riskView(_ source: VisualSource) -> VisualView {
  VisualView(
    .risk, title: "Risk", [lossHistogram(source), tailTable(source), probabilities(source)],
    tailItems(source), facilityItems(source), noteItems(source), liquidityItems(source),
    [guardrailTable(source)])
}

private func lossHistogram(_ source: VisualSource) -> VisualItem {
  let risk = source.statistics.risk
  let losses = source.result.losses()
  let histogram = MetricHistogram(losses, bins: source.fund.analytics.histogramBins)
  guard !histogram.counts.isEmpty else {
    return VisualText.missing("loss_histogram", "Loss", "The loss is defined on no path.")
  }
  let formula = lossFormula(risk.varMetric)
  let marks =
    [known(losses.mean).map { VisualDrawing.Mark("mean", $0) }].compactMap { $0 }
    + risk.tails.flatMap { tail -> [VisualDrawing.Mark] in
      [
        .init("VaR \(levelFigure(tail.level))", tail.valueAtRisk),
        .init("CVaR \(levelFigure(tail.level))", tail.conditionalValueAtRisk),
      ]
    }
  let tails = risk.tails.map { tail in
    "in the worst \(levelFigure(1 - tail.level)) of paths it is at least "
      + "\(figureWithError(tail.valueAtRisk, tail.valueAtRiskError, .rate)), on average "
      + figureWithError(
        tail.conditionalValueAtRisk, tail.conditionalValueAtRiskError, .rate)
  }
  return .chart(
    VisualChart(
      id: "loss_histogram", title: "Loss over paths, \(formula)",
      summary: "The loss, \(formula), is "
        + "\(figureWithError(losses.mean, losses.moments.standardError, .rate)) on average (below 0 is "
        + "a gain)" + (tails.isEmpty ? "." : "; " + listed(tails) + "."),
      x: .init("Loss", .rate), y: .init("Paths", .count),
      .histogram(
        .init(
          edges: histogram.edges, series: [.init("Loss", histogram.counts)], marks: marks))))
}

private func tailTable(_ source: VisualSource) -> VisualItem {
  let risk = source.statistics.risk
  return .table(
    VisualTable(
      id: "value_at_risk", title: "Value at risk, loss = \(lossFormula(risk.varMetric))",
      note: "± standard error and \(source.intervalName); a tail of fewer than "
        + "\(TailRisk.thinTail) paths is rough.",
      columns: [
        .init("level", "Level", .share), .init("var", "VaR", .rate), .init("cvar", "CVaR", .rate),
        .init("paths", "Paths in the tail"),
      ],
      rows: risk.tails.map { tail in
        [
          .number(tail.level),
          .figure(
            tail.valueAtRisk, error: tail.valueAtRiskError,
            interval: source.interval(tail.valueAtRisk, tail.valueAtRiskError)),
          .figure(
            tail.conditionalValueAtRisk, error: tail.conditionalValueAtRiskError,
            interval: source.interval(
              tail.conditionalValueAtRisk, tail.conditionalValueAtRiskError)),
          .number(Double(tail.tailCount)),
        ]
      }))
}

private func probabilities(_ source: VisualSource) -> VisualItem {
  let risk = source.statistics.risk
  let hurdle = figure(source.document.terms.hurdleRate, .rate)
  return .figures(
    VisualFigures(
      id: "probabilities", title: "Probabilities and ratios",
      [
        source.share("probability_of_loss", "TVPI below 1", risk.probabilityOfLoss),
        source.share("probability_irr_negative", "Net IRR below 0", risk.probabilityIrrNegative),
        source.share(
          "probability_irr_below_hurdle", "Net IRR below the hurdle of \(hurdle)",
          risk.probabilityIrrBelowHurdle),
        VisualFigure(
          name: "shortfall_below_hurdle", label: "Mean shortfall of paths below the hurdle",
          unit: .rate, value: known(risk.shortfallBelowHurdle),
          standardError: known(risk.shortfallBelowHurdleError),
          interval: source.interval(risk.shortfallBelowHurdle, risk.shortfallBelowHurdleError)),
        VisualFigure(
          name: "sharpe_across_paths", label: "Sharpe of net IRR across paths", unit: .ratio,
          value: known(risk.sharpe),
          note: "mean less the risk-free rate over the deviation across paths"),
        VisualFigure(
          name: "sortino_across_paths", label: "Sortino of net IRR across paths", unit: .ratio,
          value: known(risk.sortino), note: "the same over the downside deviation"),
        source.mean(.maxDrawdown), source.mean(.worstAnnualNavChange), source.mean(.navVolatility),
      ]))
}

/// Every guardrail with its limit.
private func guardrailTable(_ source: VisualSource) -> VisualItem {
  let outcomes = source.document.guardrails
  guard !outcomes.isEmpty else {
    return VisualText.missing("guardrails", "Guardrails", "The fund has no guardrails.")
  }
  return .table(
    VisualTable(
      id: "guardrails", title: "Guardrails",
      note: "Values ± standard error where they are estimated from paths.",
      columns: [
        .init("name", "Guardrail"), .init("metric", "Metric"), .init("value", "Value"),
        .init("op", "Trips if"), .init("limit", "Limit"), .init("severity", "Severity"),
        .init("verdict", "Verdict"), .init("note", "Note"),
      ],
      rows: outcomes.map { outcome in
        let rule = outcome.guardrail
        let unit = guardrailUnit(rule.metric)
        let sampling = source.sampling(of: rule.metric)
        return [
          .text(rule.name), .text(rule.metric),
          .figure(
            outcome.value, unit, error: sampling?.error, interval: sampling?.interval),
          .text(rule.op.rawValue), .figure(rule.limit, unit), .text(rule.severity.rawValue),
          .text(outcome.visualWord), outcome.note.isEmpty ? .empty : .text(outcome.note),
        ]
      }))
}
