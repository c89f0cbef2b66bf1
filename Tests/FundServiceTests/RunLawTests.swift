import FundModel
import FundResults
import FundService
import Testing

/// Laws between two runs on common draws: path by path, not on average.
@Suite struct RunLawTests {
  /// Cash to spare, so that fees are paid from calls and move no purchase.
  private static let roomy = [
    "fund.size=40000000", "deployment.share=0.6", "reinvestment.share=0",
    "fees.management.rate=0.01",
  ]

  private func run(_ changes: [String], paths: Int = 400) throws -> RunResult {
    try FundService.run(
      Service.preset("equihome-v2", changes),
      options: Service.options(paths: paths, threads: 2) { $0.failOn = .never })
  }

  private func pairs(_ metric: Metric, _ a: RunResult, _ b: RunResult) -> [(Double, Double)] {
    Array(zip(a.samples.column(metric), b.samples.column(metric)))
  }

  /// Fees up: loans and gross returns to the bit the same, the LPs worse off on every path. Catches
  /// fees that move draws or purchases, and fees that someone else pays.
  @Test func feesCostTheInvestorsAlone() throws {
    let low = try run(Self.roomy)
    let high = try run(Self.roomy + ["fees.management.rate=0.02"])
    for metric in [
      Metric.grossIrr, .grossMultiple, .loanCount, .defaultCount, .lossAmount, .invested,
    ] {
      #expect(Service.bits(low, metric) == Service.bits(high, metric), "\(metric.name)")
    }
    #expect(pairs(.managementFees, low, high).allSatisfy { $0 < $1 })
    #expect(pairs(.tvpi, low, high).allSatisfy { $0 > $1 })
    #expect(pairs(.netProfit, low, high).allSatisfy { $0 > $1 })
    // In the catch-up LPs hold at the hurdle, whatever the fees: equal but for the root's rounding.
    #expect(pairs(.netIrr, low, high).allSatisfy { $0 >= $1 - 1e-9 })
    #expect(pairs(.netIrr, low, high).filter { $0 > $1 }.count > 300)
  }

  /// Hurdle up: no path pays more carry, some less.
  @Test func hurdleLowersCarry() throws {
    let low = try run(Self.roomy + ["waterfall.hurdle_rate=0.02"])
    let high = try run(Self.roomy + ["waterfall.hurdle_rate=0.04"])
    // A cent of 40 million: sums of some hundred payments.
    #expect(pairs(.carry, low, high).allSatisfy { $0 >= $1 - 0.01 })
    #expect(pairs(.carry, low, high).contains { $0 > $1 + 1 })
    #expect(Service.bits(low, .grossIrr) == Service.bits(high, .grossIrr))
  }

  /// The fund in units of 1/1024: money is 1024 times as much, nothing else moves a bit.
  @Test func unitsOfMoney() throws {
    let one = try run(["fund.size=20000000"])
    let k = 1024.0
    let config = one.config
    func times(_ path: String, _ value: Double) -> String { "\(path)=\(value * k)" }
    let many = try run([
      times("fund.size", config.fund.size), times("expenses.formation", config.expenses.formation),
      times("expenses.annual", config.expenses.annual),
      times("reinvestment.min_batch", config.reinvestment.minBatch),
      times("loans.amount.mean", config.loans.amount.mean),
      times("loans.amount.sd", config.loans.amount.sd),
      times("loans.amount.min", config.loans.amount.min),
      times("loans.amount.max", config.loans.amount.max),
    ])
    for metric in Metric.allCases {
      let factor = metric.description.unit == .money ? k : 1
      #expect(
        one.samples.column(metric).map { ($0 * factor).bitPattern } == Service.bits(many, metric),
        "\(metric.name)")
    }
  }

  /// Figures of the analysis section move the figures they define and no path.
  @Test func analysisMovesNoPath() throws {
    let plain = try run(["fund.size=20000000"], paths: 100)
    let other = try run(
      [
        "fund.size=20000000", "analytics.var_levels=[0.9]", "analytics.quantiles=[0.5]",
        "analytics.confidence_level=0.5", "analytics.histogram_bins=7",
        "analytics.var_metric=irr_shortfall",
      ], paths: 100)
    for metric in Metric.allCases {
      #expect(Service.bits(plain, metric) == Service.bits(other, metric), "\(metric.name)")
    }
  }
}
