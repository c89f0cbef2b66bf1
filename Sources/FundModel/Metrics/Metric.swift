/// One figure per path. The raw value is the column of the sample table, so the order is part of the
/// stored format: new metrics are added at the end.
public enum Metric: Int, Sendable, CaseIterable, Hashable {
  // returns
  case netIrr, grossIrr, tvpi, dpi, rvpi, grossMultiple, roi, npv, paybackMonth
  // assets
  case assetWal, assetDuration, peakCapital, averageCapital, maxDrawdown
  case timeWeightedReturn, navVolatility, sharpe, sortino, worstAnnualNavChange
  // credit
  case loanCount, defaultCount, defaultRate, defaultRateAmount, lossAmount, lossRate, recoveryRate
  // fees and carry
  case carry, managementFees, originationFees, expenses, paidIn, distributed, netProfit
  // portfolio
  case invested, recycledShare, zoneDrift, saleShare, refinanceShare, maturityShare
  // events
  case deferredFeeMonths, distressedSales, unpaidObligations
  // debt
  case facilityCost, peakDebt, peakLtv, minInterestCover, peakUtilisation, liquidityBuffer
  case covenantBreaches, firstBreachMonth, accelerations, baseDeficiencyMonths, facilityLoss
  case noteCost, noteLoss, noteTestFailures, noteDeferrals
  // the GP's side
  case gpIrr, clawback, gpPaidIn, gpDistributed
  // benchmark
  case ksPme, directAlpha
  // what the path drew
  case priceGrowth, defaultClimate, creditFactor

  /// What a path drew, apart from what came of it.
  public static let inputs: Set<Metric> = [.priceGrowth, .defaultClimate, .creditFactor]

  /// Number of columns of a sample row.
  public static let count = allCases.count
}

/// What the numbers of a metric are counted in.
public enum MetricUnit: String, Sendable {
  case rate, multiple, money, months, years, count, share, ratio
}

/// Which way is good for an investor.
public enum MetricDirection: String, Sendable { case higher, lower, neutral }

/// Name, unit and meaning of a metric.
public struct MetricDescription: Sendable {
  /// Name in configs, scripts and results, for example `net_irr`.
  public let name: String
  public let label: String
  public let unit: MetricUnit
  public let direction: MetricDirection
  public let meaning: String
}
