import FundModel
import FundNumerics
import FundWaterfall

/// Everything the calendar decides before a path is drawn, by month.
final class ScheduleTables: @unchecked Sendable {
  /// Deployment budget that becomes available in a month.
  let deployment: UnsafeMutablePointer<Double>
  /// Cumulative capital that is called by the schedule; empty of meaning when on demand.
  let calls: UnsafeMutablePointer<Double>
  let isOnDemand: Bool
  /// Management fee due in a month as a share of its basis; 0 when none is due.
  let feeRate: UnsafeMutablePointer<Double>
  let feeBasis: [FeeBasis]
  let annualExpense: UnsafeMutablePointer<Double>
  let isDistributionDate: [Bool]
  let isValuationDate: [Bool]
  private let arena = Arena()

  init(_ config: FundConfig, horizon: Int) throws {
    let months = horizon + 1
    deployment = arena.doubles(months)
    calls = arena.doubles(months)
    feeRate = arena.doubles(months)
    annualExpense = arena.doubles(months)

    // Money of the notes is there to be lent too.
    let borrowed = config.notes.issued.reduce(0) { $0 + $1.share * config.fund.size }
    let capital = config.deployment.share * (config.fund.size + borrowed)
    for (month, share) in try Self.deploymentShares(config.deployment).enumerated()
    where month < months && config.portfolio.source != .tape {
      deployment[month] = capital * share
    }

    isOnDemand = config.capitalCalls.schedule == .onDemand
    for call in try Self.callShares(config.capitalCalls) {
      calls[min(call.month, horizon)] += call.share * config.fund.size
    }
    for month in 1..<months { calls[month] += calls[month - 1] }

    let fee = config.fees.management
    var basis = Array(repeating: fee.basis, count: months)
    // The GP's commitment may bear no fee; a factor of 1 changes no bit.
    let feeFactor = GpCommitment(terms: config.waterfall.gpCommitment).feeFactor
    for charge in fee.charges(termMonths: 12 * config.fund.termYears) {
      feeRate[charge.month] = charge.share * feeFactor
      basis[charge.month] = charge.basis
    }
    feeBasis = basis

    for month in 1..<months {
      let year = Double((month - 1) / 12)
      annualExpense[month] =
        config.expenses.annual / 12 * exponential(year * naturalLog(1 + config.expenses.inflation))
    }
    let distributeEvery = config.distributions.frequency.months
    let valueEvery = config.fund.valuationFrequency.months
    isDistributionDate = (0..<months).map {
      $0 == horizon || ($0 > 0 && $0 % distributeEvery == 0)
    }
    isValuationDate = (0..<months).map { $0 == horizon || $0 % valueEvery == 0 }
  }

  private static func deploymentShares(_ deployment: Deployment) throws -> [Double] {
    let count = deployment.periodMonths
    let weights: [Double]
    func steepness() throws -> Double {
      try EngineError.require(deployment.intensity, "deployment.intensity")
    }
    func position(_ month: Int) -> Double { (Double(month) + 0.5) / Double(count) }
    switch deployment.pace {
    case .linear:
      weights = Array(repeating: 1, count: count)
    case .frontLoaded:
      let k = try steepness()
      weights = (0..<count).map { exponential(-k * position($0)) }
    case .backLoaded:
      let k = try steepness()
      weights = (0..<count).map { exponential(k * position($0)) }
    case .sCurve:
      let k = try steepness()
      weights = (0..<count).map { month in
        let half = k * (position(month) - 0.5) / 2
        let cosh = (exponential(half) + exponential(-half)) / 2
        return 1 / (cosh * cosh)
      }
    case .custom:
      weights = try EngineError.require(deployment.custom, "deployment.custom")
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  private static func callShares(_ calls: CapitalCalls) throws -> [(month: Int, share: Double)] {
    func dated(_ weight: (Double) throws -> Double) throws -> [(month: Int, share: Double)] {
      let count = try EngineError.require(calls.count, "capital_calls.count")
      let interval = try EngineError.require(
        calls.intervalMonths, "capital_calls.interval_months")
      let weights = try (0..<count).map { try weight(Double($0) / Double(count)) }
      let total = weights.reduce(0, +)
      return weights.enumerated().map { ($0 * interval, $1 / total) }
    }
    func steepness() throws -> Double {
      try EngineError.require(calls.intensity, "capital_calls.intensity")
    }
    switch calls.schedule {
    case .upfront: return [(0, 1)]
    case .equal: return try dated { _ in 1 }
    case .frontLoaded:
      let k = try steepness()
      return try dated { exponential(-k * $0) }
    case .backLoaded:
      let k = try steepness()
      return try dated { exponential(k * $0) }
    case .custom:
      return try EngineError.require(calls.custom, "capital_calls.custom").map {
        ($0.month, $0.share)
      }
    case .onDemand: return []
    }
  }
}
