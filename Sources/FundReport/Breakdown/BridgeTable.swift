import FundModel
import FundResults

/// From net to gross, one layer a row.
public func bridgeTable(_ bridge: FundBridge) -> TextTable {
  var table = TextTable([.init("", .left), .init("IRR ± SE"), .init("multiple ± SE")])
  table.add([
    .init("Net to the LPs", .bold), .init(figure(bridge.netIrr, .rate), .bold),
    .init(figure(bridge.tvpi, .multiple), .bold),
  ])
  for step in bridge.steps {
    table.add([
      .init("+ " + step.label), .init(figureWithError(step.irr, step.irrError, .rate)),
      .init(figureWithError(step.tvpi, step.tvpiError, .multiple)),
    ])
  }
  table.add([
    .init("Gross, of the loans", .bold), .init(figure(bridge.grossIrr, .rate), .bold),
    .init(figure(bridge.grossMultiple, .multiple), .bold),
  ])
  return table
}

/// What the figures of a bridge rest on.
public func bridgeNote(_ bridge: FundBridge) -> String {
  var text =
    "Each row takes one more layer off, by running the changed fund on the same "
    + "\(counted(bridge.paths)) paths."
  if bridge.leftOut > 0 {
    text += " Undefined somewhere and left out: \(counted(bridge.leftOut)) paths."
  }
  return text
}

/// Deviation of each metric within a market and between markets, and the market's share of the
/// variance. A variance estimated below 0 has no deviation.
public func varianceTable(_ rows: [VarianceDecomposition]) -> TextTable {
  var table = TextTable([
    .init("", .left), .init("mean"), .init("sd within", dropRank: 1),
    .init("sd between", dropRank: 2), .init("sd"), .init("market's share of variance"),
  ])
  for row in rows {
    let description = Metric.named(row.metric)?.description
    let unit = description?.unit ?? .ratio
    func deviation(_ estimate: VarianceDecomposition.Estimate?) -> String {
      figure(estimate.flatMap { $0.value >= 0 ? $0.value.squareRoot() : nil }, unit)
    }
    table.add([
      .init(description?.label ?? row.metric), .init(figure(row.mean, unit)),
      .init(deviation(row.within)), .init(deviation(row.between)), .init(deviation(row.total)),
      .init(
        figureWithError(row.marketShare?.value, row.marketShare?.standardError, .share)),
    ])
  }
  return table
}
