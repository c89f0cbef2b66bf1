import Foundation
import FundEngine
import FundModel
import TestSupport
import Testing

/// Cases small enough to do on paper.
struct ReferenceHandCaseTests {
  /// 100 in, 200 out after five years: one loan whose interest doubles it.
  private func doubling() -> FundConfig {
    var config = plainFund(size: 100, amount: 100, termYears: 5, exitMonths: 60, growth: 0)
    config.products[0].share.of = .none
    config.products[0].interest.compounding = .annual
    config.products[0].interest.rate = pow(2, 0.2) - 1
    config.waterfall.hurdleRate = 0.08
    config.waterfall.carry = 0.2
    return config
  }

  /// Full catch-up: the GP ends with 20 % of all profit, 20 of 100.
  @Test func doublingWithFullCatchUp() {
    var config = doubling()
    config.waterfall.catchUp = 1
    for account in WaterfallTerms.Account.allCases {
      config.waterfall.hurdleAccount = account
      let record = ReferencePath.run(config, seed: 1, path: 0)
      #expect(abs(record.metric(.carry) - 20) < 1e-11)
      #expect(abs(record.metric(.distributed) - 180) < 1e-11)
      #expect(abs(record.metric(.grossMultiple) - 2) < 1e-13)
    }
  }

  /// No catch-up: 46.933 of preferred return first, then 20 % of what is left of the profit,
  /// 0.2 (100 - 46.9328) = 10.6134.
  @Test func doublingWithoutCatchUp() {
    var config = doubling()
    config.waterfall.catchUp = 0
    let preferred = 100 * (pow(1.08, 5.0) - 1)
    #expect(abs(preferred - 46.933) < 5e-4)
    let record = ReferencePath.run(config, seed: 1, path: 0)
    #expect(abs(record.metric(.carry) - 10.613) < 5e-4)
    #expect(abs(record.metric(.carry) - 0.2 * (100 - preferred)) < 1e-11)
    #expect(abs(record.metric(.distributed) - 189.387) < 5e-4)
  }

  /// 100 to 125 in five years (5 % simple): 1.25^(1/5) - 1 = 4.564 % a year.
  @Test func oneContract() {
    var config = plainFund(size: 100, amount: 100, termYears: 5, exitMonths: 60, growth: 0)
    config.products[0].interest.rate = 0.05
    config.products[0].interest.compounding = .simple
    let record = ReferencePath.run(config, seed: 1, path: 0)
    #expect(record.loans.count == 1)
    #expect(abs(record.loans[0].collected - 125) < 1e-11)
    #expect(abs(record.metric(.grossIrr) - 0.04564) < 5e-6)
    #expect(abs(record.metric(.grossIrr) - (pow(1.25, 0.2) - 1)) < 1e-12)
    #expect(abs(record.metric(.assetWal) - 5) < 1e-13)
  }

  /// The fee runs exactly `term` years, however often and whenever it is paid, extension or not.
  @Test(arguments: Frequency.allCases, ManagementFee.Timing.allCases)
  func feeRunsTheTerm(frequency: Frequency, timing: ManagementFee.Timing) {
    for end in FundTerms.End.allCases {
      var config = plainFund(size: 1000, amount: 400, termYears: 3, exitMonths: 48, growth: 0)
      config.fund.end = end
      config.fund.extensionYears = 2
      config.market.priceModel.path!.growth[0].rates = [0, 0, 0, 0, 0]
      config.deployment.share = 0.4
      config.fees.management.rate = 0.02
      config.fees.management.basis = .committed
      config.fees.management.frequency = frequency
      config.fees.management.timing = timing
      let record = ReferencePath.run(config, seed: 1, path: 0)
      #expect(abs(record.metric(.managementFees) - 0.02 * 1000 * 3) < 1e-11)
      let paid = (0...record.horizonMonths).filter {
        record.flow(.managementFees, month: $0) > 0
      }
      let first = timing == .advance ? 0 : frequency.months
      #expect(paid == (0..<(36 / frequency.months)).map { first + $0 * frequency.months })
    }
  }

  /// A fund of one contract, on paper.
  ///
  /// Size 1,000,000, two years. Half is lent in month 0 to a home of 2,500,000 (LTV 0.2) that carries
  /// a mortgage of 750,000, repaid evenly over 300 months. Prices rise 10 % a year.
  ///
  /// Month 0: formation 5,000 is called, then 500,000 for the advance. The borrower pays an origination
  /// fee of 2 %, 10,000, to the fund. NAV: the contract at 500,000 plus cash 10,000.
  /// Months 1 to 12: expenses of 100 a month from cash, 8,800 left when the first fee of 10,000 falls due
  /// in month 12: 1,200 are called. Months 13 to 17: 100 a month is called.
  /// Month 18: the home, now 2,500,000 * 1.1^1.5 = 2,884,224.33, is sold. Interest 500,000 * 5 % * 1.5 =
  /// 37,500, share 0.2 * 384,224.33 = 76,844.87, so the claim is 614,344.87; the home pays up to
  /// 2,884,224.33 * 0.94 - 705,000. Disposition costs 1 %. Then 100 a month until month 24, a second fee of
  /// 10,000, and the rest is distributed. The LPs' capital at 8 % (each call from its own month) is
  /// more than the capital plus profit leaves for a full catch-up: all beyond it goes to the GP.
  @Test func fundOfOneContract() {
    var config = plainFund(
      size: 1_000_000, amount: 500_000, termYears: 2, exitMonths: 18, growth: 0.1)
    config.deployment.share = 0.5
    config.fees.management.rate = 0.01
    config.fees.management.basis = .committed
    config.fees.management.frequency = .annual
    config.fees.management.timing = .arrears
    config.fees.origination.rate = 0.02
    config.fees.origination.paidBy = .borrower
    config.fees.origination.paidTo = .fund
    config.expenses.formation = 5_000
    config.expenses.annual = 1_200
    config.expenses.dispositionRate = 0.01
    config.exits.saleCost = 0.06
    config.distributions.frequency = .annual
    config.waterfall.catchUp = 1
    let record = ReferencePath.run(config, seed: 9, path: 3)

    let home = 2_500_000 * pow(1.1, 1.5)
    let collected = 500_000 + 37_500 + 0.2 * (home - 2_500_000)
    #expect(abs(collected - 614_344.87) < 0.005)
    let distributed = collected * 0.99 - 7 * 100 - 10_000
    let calls = [0: 505_000.0, 12: 1_200, 13: 100, 14: 100, 15: 100, 16: 100, 17: 100]
    let hurdle = calls.reduce(0) { $0 + $1.value * pow(1.08, Double(24 - $1.key) / 12) }
    #expect(distributed > hurdle)

    // A cent would be 1e-6 of the figures; rounding is a few ulps of them.
    let tolerance = 64 * 1_000_000 * Double.ulpOfOne
    func expect(_ item: FlowItem, _ month: Int, _ amount: Double) {
      let actual = record.flow(item, month: month)
      #expect(abs(actual - amount) <= tolerance, "\(item), month \(month): \(actual)")
    }
    for month in 0...24 { expect(.calls, month, calls[month] ?? 0) }
    expect(.formation, 0, 5_000)
    expect(.advances, 0, 500_000)
    expect(.originationFeeIncome, 0, 10_000)
    expect(.nav, 0, 510_000)
    for month in 1...24 { expect(.annualExpenses, month, 100) }
    expect(.managementFees, 12, 10_000)
    expect(.cash, 11, 8_900)
    expect(.cash, 12, 0)
    expect(.outstanding, 17, 500_000)
    expect(.principalReceipts, 18, 500_000)
    expect(.interestReceipts, 18, 37_500)
    expect(.shareReceipts, 18, collected - 537_500)
    expect(.dispositionCosts, 18, collected / 100)
    expect(.sales, 18, 1)
    expect(.outstanding, 18, 0)
    expect(.managementFees, 24, 10_000)
    expect(.lpDistributions, 24, hurdle)
    expect(.gpDistributions, 24, distributed - hurdle)
    expect(.cash, 24, 0)
    expect(.nav, 24, 0)
    expect(.unfunded, 24, 1_000_000 - 506_700)
    // NAV in month 12 after 8.8 % of the way: contract at 500,000 + 25,000 + 0.2 * 250,000.
    expect(.nav, 12, 575_000)

    #expect(abs(record.metric(.paidIn) - 506_700) <= tolerance)
    #expect(abs(record.metric(.tvpi) - hurdle / 506_700) < 1e-13)
    // The LPs got exactly their hurdle.
    #expect(abs(record.metric(.netIrr) - 0.08) < 1e-12)
    #expect(abs(record.metric(.assetWal) - 1.5) < 1e-14)
    #expect(record.metric(.paybackMonth) == 24)
    #expect(abs(record.metric(.expenses) - (5_000 + 2_400 + collected / 100)) <= tolerance)
    let gross = pow(collected / (500_000 - 10_000), 1 / 1.5) - 1
    #expect(abs(record.metric(.grossIrr) - gross) < 1e-12)
    #expect(record.loans.map(\.exitKind) == [.sale])
  }

  /// Month 0 of the same fund without money to spare: the origination fee that the fund pays to the GP is
  /// called, offsets the management fee, and what exceeds it carries forward.
  @Test func originationFeeOffsetsManagementFee() {
    var config = plainFund(size: 1000, amount: 500, termYears: 2, exitMonths: 18, growth: 0)
    config.deployment.share = 0.5
    config.fees.origination.rate = 0.06
    config.fees.origination.paidBy = .fund
    config.fees.origination.paidTo = .gp
    config.fees.management.rate = 0.02
    config.fees.management.basis = .committed
    config.fees.management.frequency = .annual
    config.fees.management.timing = .arrears
    config.fees.management.originationFeeOffset = 1
    let record = ReferencePath.run(config, seed: 1, path: 0)
    // 30 of origination fee against 20 and 20 of management fee: 0 in month 12, 10 in month 24.
    #expect(record.flow(.originationFeesPaid, month: 0) == 30)
    #expect(record.flow(.calls, month: 0) == 530)
    #expect(record.flow(.managementFees, month: 12) == 0)
    #expect(abs(record.flow(.managementFees, month: 24) - 10) < 1e-12)
    #expect(record.metric(.originationFees) == 30)
  }

  /// A default in month d brings nothing until d + lag, then rate * collectable.
  @Test func defaultRecoversAfterTheLag() {
    var config = plainFund(size: 1000, amount: 1000, termYears: 3, exitMonths: 36, growth: 0)
    config.zones[0].defaultRate = 0.999
    config.exits.default.seasoning = [0, 100]
    config.exits.default.equitySensitivity = 0
    config.exits.default.lagMonths = 7
    config.exits.default.recovery.kind = .rate
    config.exits.default.recovery.rate = 0.6
    config.products[0].interest.rate = 0
    let record = ReferencePath.run(config, seed: 1, path: 0)
    // Year 2 has a hazard of 57 a month: month 13 for any draw below 1 - e^-57.
    #expect(record.loans[0].exitKind == .default)
    #expect(record.loans[0].exitMonth == 13)
    #expect(record.flow(.outstanding, month: 12) == 1000)
    #expect(record.flow(.outstanding, month: 13) == 0)
    #expect(record.flow(.nav, month: 13) == 600)
    #expect(record.flow(.recoveries, month: 20) == 600)
    #expect(record.metric(.lossAmount) == 400)
    #expect(record.metric(.recoveryRate) == 0.6)
    #expect(record.metric(.assetWal) == 13.0 / 12)
  }
}
