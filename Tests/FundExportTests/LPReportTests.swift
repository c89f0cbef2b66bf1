import Foundation
import FundExport
import FundModel
import FundResults
import TestSupport
import Testing

/// The report to the LPs, by hand and by what must hold in every quarter.
@Suite struct LPReportTests {
  /// Ten months, NAV struck in months 0, 6 and 9; the GP has committed a tenth.
  private static let entries: [(FlowItem, Int, Double)] = [
    (.calls, 0, 100), (.gpContributions, 0, 10), (.advances, 0, 90), (.managementFees, 0, 2),
    (.nav, 0, 98), (.cash, 0, 8),
    (.annualExpenses, 1, 1), (.nav, 3, 98),
    (.calls, 4, 20), (.gpContributions, 4, 2), (.advances, 4, 15),
    (.interestReceipts, 5, 6), (.lpDistributions, 5, 3), (.gpCommitmentDistributions, 5, 0.5),
    (.nav, 6, 130), (.cash, 6, 12), (.unfunded, 6, 30),
    (.principalReceipts, 9, 120), (.shareReceipts, 9, 20), (.lpDistributions, 9, 110),
    (.gpCommitmentDistributions, 9, 12), (.gpDistributions, 9, 5), (.clawback, 9, 1),
    (.managementFees, 9, 2),
  ]

  private static func config(_ change: (inout FundConfig) -> Void = { _ in }) -> FundConfig {
    var config = houseConfig()
    config.fund.valuationFrequency = .semiannual
    config.waterfall.gpCommitment.share = 0.1
    change(&config)
    return config
  }

  private static func report(
    _ config: FundConfig, _ entries: [(FlowItem, Int, Double)], months: Int = 10
  ) -> LPReport {
    LPReport(config, LPBasis(flowTable(months: months, entries), paths: 1))
  }

  /// Equal but for a few roundings of sums of a few hundred.
  private func near(_ a: Double?, _ b: Double) -> Bool {
    a.map { abs($0 - b) <= 1e-12 * max(1, abs(b)) } ?? false
  }

  @Test func threeQuartersByHand() throws {
    let quarters = Self.report(Self.config(), Self.entries).quarters
    try #require(quarters.count == 3)
    let (one, two, three) = (quarters[0], quarters[1], quarters[2])
    #expect(one.months == 0...3 && two.months == 4...6 && three.months == 7...9)

    // Not struck in month 3: 98 of month 0, less the expenses since.
    #expect(!one.isStruck && one.endingNav == 97 && one.beginningNav == 0)
    #expect(one.lpContributions == 90 && one.gpContributions == 10 && one.invested == 90)
    #expect(one.managementFees == 2 && one.otherExpenses == 1)
    #expect(one.netIncome == -3 && one.investmentResult == 0)
    #expect(one.paidIn == 90 && one.dpi == 0 && one.grossIrr == nil && one.grossMultiple == nil)
    #expect(near(one.rvpi, 0.97) && near(one.tvpi, 0.97))

    #expect(two.isStruck && two.beginningNav == 97 && two.endingNav == 130)
    #expect(two.lpDistributions == 3 && two.gpDistributions == 0.5 && two.unfunded == 30)
    #expect(two.netIncome == 16.5 && two.investmentResult == 16.5)
    #expect(two.paidIn == 108 && two.distributed == 3 && near(two.lpNav, 117))
    #expect(near(two.dpi, 3.0 / 108) && near(two.tvpi, 120.0 / 108))
    // Loans are worth 130 - 12 in cash; 105 was lent and 6 has come back.
    #expect(near(two.grossMultiple, 124.0 / 105))

    #expect(three.lpDistributions == 111 && three.carryPaid == 5 && three.clawback == 1)
    #expect(three.endingNav == 0 && three.netIncome == -3 && three.investmentResult == -1)
    #expect(three.carrySinceInception == 4 && three.rvpi == 0)
    #expect(near(three.dpi, 114.0 / 108) && near(three.tvpi, 114.0 / 108))
    #expect(near(three.grossMultiple, 146.0 / 105))

    // Net IRR: 90 and 18 paid in, 3 got, 117 left after six months; 111 got after nine.
    try expectRate(two.netIrr, [(0, -90), (4, -18), (5, 3), (6, 117)])
    try expectRate(three.netIrr, [(0, -90), (4, -18), (5, 3), (9, 111)])
    try expectRate(two.grossIrr, [(0, -90), (4, -15), (5, 6), (6, 118)])
    try expectRate(three.grossIrr, [(0, -90), (4, -15), (5, 6), (9, 140)])
    #expect(three.netIrrWithoutLine == nil)
  }

  /// The present value at the rate is 0, to what a rate of 1e-12 moves it by.
  private func expectRate(_ rate: Double?, _ flows: [(Int, Double)]) throws {
    let rate = try #require(rate)
    let value = flows.reduce(0) { $0 + $1.1 * pow(1 + rate, -Double($1.0) / 12) }
    #expect(abs(value) < 1e-9, "\(rate) leaves \(value)")
  }

  /// A line that is drawn for three months instead of a call: without it the call comes when it is drawn.
  @Test func withoutASubscriptionLine() throws {
    let line = try facility(.subscription)
    let config = Self.config {
      $0.facilities = [line]
      $0.waterfall.gpCommitment.share = 0
      $0.fund.valuationFrequency = .quarterly
    }
    let entries: [(FlowItem, Int, Double)] = [
      (.facilityDraws, 0, 100), (.advances, 0, 100), (.facilityDebt, 0, 100), (.nav, 0, 0),
      (.facilityDebt, 1, 100), (.facilityDebt, 2, 100), (.calls, 3, 102),
      (.facilityRepayments, 3, 100), (.facilityInterest, 3, 2), (.nav, 3, 104),
      (.principalReceipts, 12, 120), (.lpDistributions, 12, 120),
    ]
    let quarters = Self.report(config, entries, months: 13).quarters
    try #require(quarters.count == 4)
    try expectRate(quarters[3].netIrr, [(3, -102), (12, 120)])
    // What the line cost is given back: 100 in, 120 out after a year.
    try expectRate(quarters[3].netIrrWithoutLine, [(0, -100), (12, 120)])
    #expect(near(quarters[3].netIrrWithoutLine, 0.2))
    #expect(quarters[0].facilityDebt == 0 && quarters[0].financingCosts == 2)
    // Another facility beside it: which of them was drawn the ledger does not say.
    let other = try facility(.nav)
    let mixed = Self.config { $0.facilities = [line, other] }
    #expect(
      Self.report(mixed, entries, months: 13).quarters.allSatisfy { $0.netIrrWithoutLine == nil })
  }

  @Test func identitiesOfEveryQuarter() {
    var state: UInt64 = 11
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    for frequency in Frequency.allCases {
      let config = Self.config {
        $0.fund.valuationFrequency = frequency
        $0.waterfall.gpCommitment.share = 0.25 * next()
      }
      let entries = FlowItem.allCases.flatMap { item in
        // The GP pays in less than all of a call.
        (0..<38).map {
          (item, $0, next() * (item == .gpContributions ? 10 : 100) + (item == .calls ? 10 : 0))
        }
      }
      let quarters = Self.report(config, entries, months: 38).quarters
      #expect(quarters.count == 13 && quarters[12].months == 37...37)
      var before = 0.0
      for quarter in quarters {
        #expect(quarter.beginningNav == before)
        before = quarter.endingNav
        let flows =
          quarter.lpContributions + quarter.gpContributions
          - (quarter.lpDistributions - quarter.clawback) - quarter.gpDistributions
          - quarter.carryPaid
        #expect(near(quarter.endingNav, quarter.beginningNav + flows + quarter.netIncome))
        let costs =
          quarter.managementFees + quarter.otherExpenses + quarter.originationFees
          + quarter.financingCosts - quarter.cashYield
        #expect(near(quarter.netIncome, quarter.investmentResult - costs))
        #expect(near(quarter.tvpi, (quarter.dpi ?? .nan) + (quarter.rvpi ?? .nan)))
        // Between dates on which NAV is struck loans neither gain nor lose.
        if !quarter.isStruck && quarter.number > 1 {
          #expect(abs(quarter.investmentResult) < 1e-9)
        }
      }
    }
  }

  /// Where NAV is struck, what reports say of the mean flows to date says the report to the LPs too.
  @Test func agreesWithReturnsToDate() {
    let config = Self.config()
    let flows = flowTable(months: 10, Self.entries)
    let months = [6, 9]
    let rows = ReturnsToDate(flows, months: months, gpShare: 0.1).rows
    let quarters = LPReport(config, LPBasis(flows, paths: 1)).quarters.filter {
      months.contains($0.months.upperBound)
    }
    #expect(quarters.count == 2 && rows.count == 2)
    for (quarter, row) in zip(quarters, rows) {
      #expect(near(quarter.paidIn, row.contributions))
      #expect(near(quarter.dpi, row.dpi ?? .nan) && near(quarter.rvpi, row.rvpi ?? .nan))
      #expect(near(quarter.tvpi, row.tvpi ?? .nan) && near(quarter.netIrr, row.irr ?? .nan))
    }
  }

  @Test func nothingPaidIn() throws {
    let quarters = Self.report(Self.config(), [], months: 2).quarters
    try #require(quarters.count == 1)
    let quarter = quarters[0]
    #expect(quarter.months == 0...1 && quarter.paidIn == 0)
    #expect(quarter.dpi == nil && quarter.rvpi == nil && quarter.tvpi == nil)
    #expect(quarter.netIrr == nil && quarter.grossIrr == nil && quarter.grossMultiple == nil)
  }
}
