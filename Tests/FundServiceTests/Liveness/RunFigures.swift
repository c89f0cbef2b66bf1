import FundModel
import FundResults
import FundService

/// Every figure of a run that is not a copy of its configuration, in one list.
///
/// Levels, limits and names are left out: a parameter that only came back in them would be dead.
struct RunFigures {
  private(set) var values: [Double] = []

  init(_ result: RunResult) {
    for metric in Metric.allCases { values += result.samples.column(metric) }
    for item in FlowItem.allCases { values += result.flows.monthly(item) }
    let statistics = RunStatistics(result)
    for summary in statistics.summaries {
      for quantile in summary.quantiles {
        add(quantile.value)
        add(quantile.interval.low)
        add(quantile.interval.high)
      }
    }
    let risk = statistics.risk
    for tail in risk.tails {
      add(tail.valueAtRisk)
      add(tail.conditionalValueAtRisk)
    }
    for share in [risk.probabilityOfLoss, risk.probabilityIrrBelowHurdle] {
      add(share.value)
      add(share.interval.low)
    }
    add(risk.sharpe)
    add(risk.sortino)
    add(risk.shortfallBelowHurdle)
    values += result.histogram(.netIrr).counts.map(Double.init)
    for outcome in result.guardrails {
      add(outcome.value)
      add(Double(GuardrailOutcome.Verdict.allCases.firstIndex(of: outcome.verdict) ?? -1))
    }
    for row in result.tailDrivers().rows { values += [row.tailMean, row.difference] }
    let samples = result.config.analytics.bootstrapSamples
    for band in result.bootstrap(.netIrr, samples: samples).bands { add(band.interval.low) }
    for severity in RunOptions.FailOn.allCases {
      add(FundService.fails(result, on: severity) ? 1 : 0)
    }
    add(result.matrix == nil ? 0 : 1)
    if let market = result.market {
      for label in MarketLabel.allCases {
        for word in label.words { values += market.shares(label, word) ?? [] }
      }
      values += market.shortRate + market.mortgageRate
    }
  }

  private mutating func add(_ value: Double?) { values.append(value ?? .nan) }

  /// Whether a figure differs by more than rounding makes of the same money (a billionth), or is
  /// defined in one run alone.
  func differ(from other: RunFigures) -> Bool {
    guard values.count == other.values.count else { return true }
    return zip(values, other.values).contains { a, b in
      if a.isNaN || b.isNaN { return a.isNaN != b.isNaN }
      return abs(a - b) > 1e-9 * max(abs(a), abs(b))
    }
  }
}
