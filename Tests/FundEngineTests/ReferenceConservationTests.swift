import Foundation
import FundEngine
import FundModel
import TestSupport
import Testing

/// Laws that hold for any fund, on random ones. 20 blocks of 20 funds, two paths each.
struct ReferenceConservationTests {
  static func forEachPath(
    block: Int, _ body: (_ config: FundConfig, _ record: PathRecord, _ label: Comment) -> Void
  ) {
    for seed in UInt64(20 * block)..<UInt64(20 * block + 20) {
      let config = RandomConfig.make(seed: seed)
      for path in UInt64(0)..<2 {
        let record = ReferencePath.run(config, seed: 7 &* seed, path: path)
        body(config, record, "RandomConfig.make(seed: \(seed)), path \(path)")
      }
    }
  }

  /// Rounding of so many additions of figures of this size: half an ulp each.
  static func rounding(_ additions: Int, of size: Double) -> Double {
    Double(additions) * size.ulp / 2
  }

  @Test(arguments: 0..<20)
  func moneyIsConservedAndCashNeverNegative(block: Int) {
    Self.forEachPath(block: block) { _, record, label in
      // A month moves cash at most a few times a loan and once a column.
      let additions = 8 * (record.loans.count + FlowItem.count)
      var before = 0.0
      for month in 0...record.horizonMonths {
        var change = 0.0
        var size = before
        for item in FlowItem.allCases {
          let amount = record.flow(item, month: month)
          change += Double(item.sign) * amount
          size += Double(abs(item.sign)) * abs(amount)
          if item != .cashYield && item != .nav {
            #expect(amount >= 0, "\(item) month \(month), \(label)")
          }
        }
        let cash = record.flow(.cash, month: month)
        #expect(
          abs(before + change - cash) <= Self.rounding(additions, of: size),
          "month \(month): \(before) + \(change) is not \(cash), \(label)")
        before = cash
      }
      #expect(before == 0, "cash is left at the end, \(label)")
    }
  }

  @Test(arguments: 0..<20)
  func principalAndCommitmentsAddUp(block: Int) {
    Self.forEachPath(block: block) { config, record, label in
      let size = config.fund.size
      var called = 0.0
      for month in 0...record.horizonMonths {
        called += record.flow(.calls, month: month)
        let unfunded = record.flow(.unfunded, month: month)
        #expect(
          abs(max(0, size - called) - unfunded) <= Self.rounding(4 * (month + 400), of: size),
          "unfunded, month \(month), \(label)")
        let alive = record.loans.filter { $0.monthBought <= month && month < $0.exitMonth }
        let outstanding = alive.reduce(0) { $0 + $1.amount }
        #expect(
          abs(outstanding - record.flow(.outstanding, month: month))
            <= Self.rounding(4 * record.loans.count, of: size),
          "outstanding, month \(month), \(label)")
        let bought = record.loans.filter { $0.monthBought == month }
        #expect(
          abs(bought.reduce(0) { $0 + $1.amount } - record.flow(.advances, month: month))
            <= Self.rounding(4 * bought.count, of: size),
          "advances, month \(month), \(label)")
      }
      #expect(called <= size * (1 + 1e-12), "called more than committed, \(label)")
    }
  }

  @Test(arguments: 0..<20)
  func everyLoanIsAccountedForOnce(block: Int) {
    Self.forEachPath(block: block) { config, record, label in
      for (number, loan) in record.loans.enumerated() {
        #expect(loan.number == number, label)
        // Step 6 may sell a loan of the month to redeem notes.
        #expect(
          loan.exitMonth > loan.monthBought || loan.exitMonth == record.horizonMonths
            || loan.exitKind == .distressed, label)
        #expect(loan.exitMonth <= record.horizonMonths, label)
        #expect(loan.monthCollected >= loan.exitMonth, label)
        #expect(loan.monthCollected <= record.horizonMonths, label)
        #expect(loan.collected >= 0, label)
        #expect(
          loan.exitMonth - loan.monthBought <= config.products[loan.product].termMonths, label)
        if loan.exitKind != .default && loan.exitKind != .maturity {
          #expect(loan.collected <= max(0, loan.claim), label)
        }
      }
      let months = 0...record.horizonMonths
      func total(_ item: FlowItem) -> Double {
        months.reduce(0) { $0 + record.flow(item, month: $1) }
      }
      func count(_ kind: LoanRecord.ExitKind) -> Double {
        Double(record.loans.count { $0.exitKind == kind })
      }
      #expect(total(.loansBought) == Double(record.loans.count), label)
      #expect(total(.sales) == count(.sale), label)
      #expect(total(.refinancings) == count(.refinance), label)
      #expect(total(.defaults) == count(.default), label)
      #expect(total(.maturities) == count(.maturity), label)
      #expect(record.metric(.distressedSales) == count(.distressed), label)
      let collected = record.loans.reduce(0) { $0 + $1.collected }
      let received =
        total(.principalReceipts) + total(.interestReceipts) + total(.shareReceipts)
        + total(.recoveries) + total(.saleProceeds)
      #expect(
        abs(collected - received)
          <= Self.rounding(8 * record.loans.count + 5 * months.count, of: collected), label)
    }
  }

  @Test(arguments: 0..<20)
  func figuresAgreeWithEachOther(block: Int) {
    Self.forEachPath(block: block) { config, record, label in
      let months = 0...record.horizonMonths
      func total(_ item: FlowItem) -> Double {
        months.reduce(0) { $0 + record.flow(item, month: $1) }
      }
      let paidIn = record.metric(.paidIn)
      // The clawback is the LPs' last receipt: one more addition, in either order.
      #expect(
        abs(record.metric(.distributed) - total(.lpDistributions) - total(.clawback))
          <= 2 * record.metric(.distributed).ulp, label)
      #expect(record.metric(.clawback) == total(.clawback), label)
      #expect(record.metric(.gpPaidIn) == total(.gpContributions), label)
      #expect(record.metric(.gpDistributed) == total(.gpCommitmentDistributions), label)
      #expect(record.metric(.carry) == total(.gpDistributions), label)
      if paidIn > 0 {
        let multiple = record.metric(.tvpi)
        #expect(
          abs(record.metric(.dpi) + record.metric(.rvpi) - multiple)
            <= Self.rounding(2 * months.count, of: multiple), label)
        #expect(abs(record.metric(.roi) - (multiple - 1)) <= 4 * Double.ulpOfOne, label)
        // Multiple above 1 exactly when IRR above 0, for flows with one change of sign.
        let signs = record.netFlows.filter { $0 != 0 }.map { $0 > 0 }
        let changes = zip(signs, signs.dropFirst()).count { $0 != $1 }
        if changes == 1 && abs(multiple - 1) > 1e-9 {
          #expect((multiple > 1) == (record.metric(.netIrr) > 0), label)
        }
      }
      if config.fund.end == .liquidate && paidIn > 0 { #expect(record.metric(.rvpi) == 0, label) }
      let lastNav = record.flow(.nav, month: record.horizonMonths)
      let owed =
        record.metric(.unpaidObligations) + record.metric(.facilityLoss) + record.metric(.noteLoss)
      #expect(abs(lastNav + owed) <= Self.rounding(16, of: owed), label)
      for month in months {
        let net =
          record.flow(.lpDistributions, month: month) + record.flow(.clawback, month: month)
          - (record.flow(.calls, month: month) - record.flow(.gpContributions, month: month))
        #expect(record.netFlows[month] == net, label)
      }
    }
  }
}
