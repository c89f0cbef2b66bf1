import FundModel
import FundResults

/// What a run came to, at a glance: what it is, its main figures with their intervals, and what its
/// guardrails and warnings say.
public func dashboardView(_ source: VisualSource) -> VisualView {
  VisualView(
    .dashboard, title: "Dashboard",
    [about(source), headline(source), exposure(source)], verdicts(source), warnings(source))
}

private func about(_ source: VisualSource) -> VisualItem {
  let manifest = source.document.manifest
  let fund = source.fund.fund
  var lines = [
    "\(manifest.configName): \(source.amount(fund.size)) of commitments for \(fund.termYears) years"
      + (fund.end == .runOff && fund.extensionYears > 0
        ? " and up to \(fund.extensionYears) of extension." : "."),
    "\(counted(manifest.paths)) simulated paths from seed \(manifest.seed)"
      + (manifest.firstPath > 0 ? ", the first of them number \(manifest.firstPath)" : "")
      + "; engine \(manifest.engineVersion); configuration \(manifest.configHash.prefix(12))"
      + (manifest.preset.map { ", based on \($0)." } ?? "."),
  ]
  if !manifest.dataFiles.isEmpty {
    lines.append("Data: " + listed(manifest.dataFiles.map(\.path)) + ".")
  }
  lines.append(
    "Figures are means over paths, ± their standard error, with a \(source.intervalName), which holds "
      + "the error of sampling and nothing else: the model may be wrong in ways it does not know.")
  return .text(VisualText(id: "about", title: "This run", lines.joined(separator: "\n")))
}

/// The figures that a fund is judged by.
private func headline(_ source: VisualSource) -> VisualItem {
  let risk = source.statistics.risk
  let hurdle = source.document.terms.hurdleRate
  let irr = source.statistics[.netIrr].mean
  let multiple = source.statistics[.tvpi].mean
  var figures = [
    source.mean(
      .netIrr, verdict: irr.map { $0 >= hurdle ? .good : .bad },
      note: "hurdle \(figure(hurdle, .rate))"),
    source.mean(.grossIrr),
    source.mean(.tvpi, verdict: multiple.map { $0 >= 1 ? .good : .bad }),
    source.mean(.dpi),
    source.share("probability_of_loss", "Probability of loss, TVPI < 1", risk.probabilityOfLoss),
    source.share(
      "probability_irr_below_hurdle", "Probability of a net IRR below the hurdle",
      risk.probabilityIrrBelowHurdle),
  ]
  for tail in risk.tails { figures += source.tailFigures(tail) }
  return .figures(VisualFigures(id: "headline", title: "Main figures", figures))
}

private func exposure(_ source: VisualSource) -> VisualItem {
  let metrics: [Metric] =
    [
      .carry, .managementFees, .expenses, .paybackMonth, .peakCapital, .loanCount, .defaultRate,
      .lossRate, .assetWal,
    ]
    + [Metric.facilityCost, .peakDebt, .noteCost, .clawback].filter(source.happens)
  return .figures(
    VisualFigures(
      id: "exposure", title: "Capital, costs and loans", metrics.map { source.mean($0) }))
}

extension VisualSource {
  /// VaR and CVaR of a level, under the names of metric expressions.
  func tailFigures(_ tail: TailRisk) -> [VisualFigure] {
    let level = "\(tail.level)"
    let about =
      "loss = \(lossFormula(statistics.risk.varMetric)); \(pathCount(tail.tailCount)) in the tail"
    func figure(_ name: String, _ label: String, _ value: Double, _ error: Double?) -> VisualFigure
    {
      VisualFigure(
        name: "loss.\(name)\(level)", label: "\(label) \(levelFigure(tail.level))", unit: .rate,
        value: known(value), standardError: known(error), interval: interval(value, error),
        note: about)
    }
    return [
      figure("var", "Value at risk", tail.valueAtRisk, tail.valueAtRiskError),
      figure(
        "cvar", "Conditional value at risk", tail.conditionalValueAtRisk,
        tail.conditionalValueAtRiskError),
    ]
  }
}

/// Guardrails as figures: what each came to, and whether it holds.
private func verdicts(_ source: VisualSource) -> [VisualItem] {
  let outcomes = source.document.guardrails
  guard !outcomes.isEmpty else {
    return [VisualText.missing("guardrail_verdicts", "Guardrails", "The fund has no guardrails.")]
  }
  let figures = outcomes.map { outcome in
    let rule = outcome.guardrail
    let unit = guardrailUnit(rule.metric)
    let sampling = source.sampling(of: rule.metric)
    return VisualFigure(
      name: rule.metric, label: rule.name, unit: unit, value: known(outcome.value),
      standardError: known(sampling?.error), interval: sampling?.interval,
      verdict: outcome.visualVerdict,
      note: "\(outcome.visualWord); trips if \(rule.op.rawValue) \(figure(rule.limit, unit))"
        + (outcome.note.isEmpty ? "" : "; " + outcome.note))
  }
  return [.figures(VisualFigures(id: "guardrail_verdicts", title: "Guardrails", figures))]
}

extension GuardrailOutcome {
  var visualVerdict: VisualFigure.Verdict {
    switch verdict {
    case .passed: .good
    case .tripped, .undefined: .bad
    case .notApplicable: .neutral
    }
  }

  /// The verdict in words.
  var visualWord: String {
    switch verdict {
    case .passed: "holds"
    case .tripped: "trips as \(severity.rawValue)"
    case .undefined: "has no value"
    case .notApplicable: "not applicable"
    }
  }
}

private func warnings(_ source: VisualSource) -> [VisualItem] {
  source.document.warnings.enumerated().map { index, warning in
    .text(
      VisualText(
        id: "warning_\(index + 1)", role: .warning, title: "Warning: \(warning.code)",
        warning.message))
  }
}
