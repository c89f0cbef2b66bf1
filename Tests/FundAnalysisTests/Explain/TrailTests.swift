import FundEngine
import FundModel
import TestSupport
import Testing

/// The trail of a path against its ledger, loans and valuations, on random funds.
@Suite struct TrailTests {
  /// Postings, added in their order, are the ledger to the bit.
  @Test(arguments: ExplanationTests.seeds) func postingsAreTheLedger(seed: UInt64) {
    let config = RandomConfig.make(seed: seed)
    let record = ReferencePath.run(config, seed: seed, path: 5)
    var flows = FlowItem.allCases.map { _ in
      [Double](repeating: 0, count: record.horizonMonths + 1)
    }
    for posting in record.trail.postings {
      flows[posting.item.rawValue][posting.month] += posting.amount
    }
    for item in FlowItem.allCases where item.sign != 0 {
      #expect(flows[item.rawValue] == record.flows[item.rawValue], "seed \(seed), \(item.name)")
    }
  }

  /// What loans paid, loan by loan, is the ledger's receipts of every month to the bit, and what each of
  /// them paid is what its record says it paid.
  @Test(arguments: ExplanationTests.seeds) func loansPayTheReceipts(seed: UInt64) {
    let config = RandomConfig.make(seed: seed)
    let record = ReferencePath.run(config, seed: seed, path: 5)
    let receipts: [FlowItem] = [
      .principalReceipts, .interestReceipts, .shareReceipts, .recoveries, .saleProceeds,
    ]
    var byLoan = [Double](repeating: 0, count: record.loans.count)
    var byMonth = receipts.map { _ in [Double](repeating: 0, count: record.horizonMonths + 1) }
    for posting in record.trail.postings {
      guard let loan = posting.loan, let row = receipts.firstIndex(of: posting.item) else {
        #expect(!receipts.contains(posting.item), "seed \(seed): a receipt without a loan")
        continue
      }
      byLoan[loan] += posting.amount
      byMonth[row][posting.month] += posting.amount
      #expect(posting.month == record.loans[loan].monthCollected)
    }
    for (row, item) in receipts.enumerated() {
      #expect(byMonth[row] == record.flows[item.rawValue], "seed \(seed), \(item.name)")
    }
    // Principal, interest and share are parts that were split off: an ulp each.
    for loan in record.loans {
      #expect(abs(byLoan[loan.number] - loan.collected) <= 3 * loan.collected.ulp)
    }
    // Advances: the month's amounts in order are the month's posting; the last one may have been cut to
    // what is left of the budget, a difference with an ulp of the sum for every loan before it.
    var advanced = [Double](repeating: 0, count: record.horizonMonths + 1)
    for loan in record.loans { advanced[loan.monthBought] += loan.amount }
    let bought = Dictionary(grouping: record.loans, by: \.monthBought).mapValues(\.count)
    for (month, amount) in advanced.enumerated() {
      let posted = record.flow(.advances, month: month)
      #expect(
        abs(amount - posted) <= Double(bought[month] ?? 0) * posted.ulp,
        "seed \(seed), month \(month)")
    }
  }

  /// Tiers pay what the ledger distributes, and the accounts after a month are its cash.
  @Test(arguments: ExplanationTests.seeds) func tiersAndAccounts(seed: UInt64) {
    let config = RandomConfig.make(seed: seed)
    let record = ReferencePath.run(config, seed: seed, path: 5)
    for date in record.trail.allocations {
      let lp = date.payments.reduce(0) { $0 + $1.lp }
      let gp = date.payments.reduce(0) { $0 + $1.gp }
      #expect(lp == record.flow(.lpDistributions, month: date.month), "seed \(seed)")
      #expect(gp == record.flow(.gpDistributions, month: date.month), "seed \(seed)")
    }
    #expect(record.trail.exits.count == record.loans.count)
    var end = 0
    for step in record.trail.steps {
      #expect(step.postings.lowerBound == end)
      end = step.postings.upperBound
      if step.step == .close {
        let accounts = step.accounts
        #expect(
          accounts.contributed + accounts.received + accounts.reserve
            == record.flow(.cash, month: step.month))
      }
    }
    #expect(end == record.trail.postings.count)
    #expect(record.trail.steps.count == PathTrail.Step.allCases.count * (record.horizonMonths + 1))
  }
}
