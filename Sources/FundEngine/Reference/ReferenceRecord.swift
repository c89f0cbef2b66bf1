import FundModel
import FundNumerics

extension ReferenceRun {
  /// The finished path.
  func record() -> PathRecord {
    let months = Array(0...horizon)
    let netFlows = months.map { toLps($0) - fromLps($0) }
    let grossFlows = months.map {
      collected(in: $0) + ledger.flow(.originationFeeIncome, $0) - ledger.flow(.advances, $0)
    }
    var metrics = ReferenceMetrics()
    returns(&metrics, netFlows, grossFlows)
    benchmarkReturns(&metrics, netFlows)
    drawnFigures(&metrics)
    assets(&metrics, netFlows)
    valuationReturns(&metrics)
    credit(&metrics)
    feesAndPortfolio(&metrics)
    debtAndManager(&metrics)
    let own = hooks?.metrics(self, metrics.values) ?? []
    return PathRecord(
      horizonMonths: horizon, flows: ledger.flows, metrics: metrics.values, netFlows: netFlows,
      grossFlows: grossFlows, loans: loans.map(\.record),
      index: market.logIndex.map { $0.map { exponential($0) } }, climate: market.climate,
      shortRates: market.shortRates, regimes: market.regimes?.path ?? [],
      labels: (1...(horizon / 12)).map(labels),
      valuations: valuations, events: events, notes: noteRecords, hookMetrics: own,
      hookFailure: hooks?.session.failure, trail: finishedTrail)
  }

  /// What the LPs get in a month: distributions and the clawback.
  func toLps(_ month: Int) -> Double {
    ledger.flow(.lpDistributions, month) + ledger.flow(.clawback, month)
  }

  /// The LPs' contributions of a month: calls less those of the GP.
  func fromLps(_ month: Int) -> Double {
    ledger.flow(.calls, month) - ledger.flow(.gpContributions, month)
  }

  /// All cash from loans in a month, before disposition cost.
  private func collected(in month: Int) -> Double {
    let items: [FlowItem] = [
      .principalReceipts, .interestReceipts, .shareReceipts, .recoveries, .saleProceeds,
    ]
    return items.reduce(0) { $0 + ledger.flow($1, month) }
  }

  func total(_ item: FlowItem) -> Double { ledger.flows[item.rawValue].reduce(0, +) }
}

/// The figures of a path, undefined until set.
struct ReferenceMetrics {
  var values = [Double](repeating: .nan, count: Metric.count)

  subscript(_ metric: Metric) -> Double {
    get { values[metric.rawValue] }
    set { values[metric.rawValue] = newValue }
  }
}

/// a / b, undefined when there is nothing to divide by.
func referenceRatio(_ a: Double, _ b: Double) -> Double { b == 0 ? .nan : a / b }
