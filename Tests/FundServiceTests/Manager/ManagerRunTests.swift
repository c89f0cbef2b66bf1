import FundModel
import FundResults
import FundService
import Testing

/// Whole runs: what the funds pay is what the company gets, and one market carries them all.
@Suite struct ManagerRunTests {
  static func fund(_ changes: [String] = []) throws -> ConfigDocument {
    try Service.preset(
      "equihome-v2", ["fund.size=10000000", "fund.valuation_frequency=annual"] + changes)
  }

  static func two(_ market: String = "common", startYear: Int = 1, paths: Int = 200) throws
    -> (document: ManagerDocument, funds: [String: ConfigDocument])
  {
    let document = try Manager.document(
      [("one", 0, 1, "common"), ("two", 1, startYear, market)], paths: paths)
    return (document, ["one": try fund(), "two": try fund()])
  }

  @Test func feesAndCarryAreThoseOfTheFunds() throws {
    let (document, funds) = try Self.two(startYear: 3, paths: 40)
    let result = try Manager.run(document, funds, checks: true)
    for path in 0..<result.paths {
      let account = result.accounts[path]
      var fees = 0.0
      var carry = 0.0
      for fund in result.funds {
        fees += fund.samples.column(.managementFees)[path]
        carry += fund.samples.column(.carry)[path] - fund.samples.column(.clawback)[path]
      }
      // Sums of the same amounts by year instead of by month.
      #expect(abs(account.total(.managementFees) - fees) <= 1e-12 * fees)
      #expect(abs(account[.carry] - carry) <= 1e-9 * (1 + carry))
    }
  }

  /// Escrow delays carry and a clawback takes it back; over a life the GP keeps the difference.
  @Test func escrowAndClawbackReachTheCompany() throws {
    let document = try Manager.document([("one", 0, 1, "common")], paths: 60)
    // Prices that swing, so that early gains are followed by losses.
    let fund = try Self.fund([
      "zones.green.appreciation_volatility=0.4", "zones.orange.appreciation_volatility=0.4",
      "waterfall.structure=american", "waterfall.hurdle_rate=0.01",
      "waterfall.clawback.test=lp_shortfall",
      "waterfall.clawback.escrow_share=0.3", "waterfall.clawback.tax_rate=0.2",
    ])
    let result = try Manager.run(document, ["one": fund])
    let samples = result.funds[0].samples
    for path in 0..<result.paths {
      let paid = samples.column(.carry)[path]
      let net = paid - samples.column(.clawback)[path]
      #expect(abs(result.accounts[path][.carry] - net) <= 1e-9 * (1 + paid), "path \(path)")
    }
    #expect(samples.column(.clawback).contains { $0 > 0 })
    // Before the last year nothing has come back, and escrow holds 30 % of what was paid.
    let yearly = result.accounts.map { account in (1...9).reduce(0) { $0 + account[.carry, $1] } }
    let plain = try Manager.run(
      document, ["one": fund.with([("waterfall.clawback.escrow_share", 0)])])
    let whole = plain.accounts.map { account in (1...9).reduce(0) { $0 + account[.carry, $1] } }
    #expect(zip(yearly, whole).allSatisfy { abs($0 - 0.7 * $1) <= 1e-9 * (1 + $1) })
    #expect(whole.contains { $0 > 0 })
  }

  /// The borrower pays 3 % to the GP: no cash of the fund moves, the company's does.
  @Test func originationFeesOfBorrowersArrive() throws {
    let document = try Manager.document([("one", 0, 1, "common")], paths: 20)
    let fund = try Self.fund(["fees.origination.rate=0.03"])
    let result = try Manager.run(document, ["one": fund])
    let plain = try FundService.run(fund, options: Service.options(paths: 20))
    let advances = plain.flows.yearly(.advances).reduce(0, +)
    let fees = result.accounts.map { $0.total(.originationFees) }.reduce(0, +) / 20
    #expect(abs(fees - 0.03 * advances) <= 1e-12 * advances)
    let toFund = try Self.fund(["fees.origination.paid_to=fund"])
    let none = try Manager.run(document, ["one": toFund])
    #expect(none.accounts.allSatisfy { $0.total(.originationFees) == 0 })
    let byFund = try Self.fund(["fees.origination.paid_by=fund"])
    let paid = try Manager.run(document, ["one": byFund])
    let booked = try FundService.run(byFund, options: Service.options(paths: 20))
    let total = booked.flows.yearly(.originationFeesPaid).reduce(0, +)
    let received = paid.accounts.map { $0.total(.originationFees) }.reduce(0, +) / 20
    #expect(total > 0 && abs(received - total) <= 1e-12 * total)
  }

  @Test func theMarketIsCommonAndTheLoansAreNot() throws {
    let (document, funds) = try Self.two()
    let prepared = try PreparedManager(
      document, options: Service.options(threads: 1), documents: funds)
    for number in [UInt64(0), 1, 17] {
      let a = try FundService.path(number, of: prepared.funds[0])
      let b = try FundService.path(number, of: prepared.funds[1])
      #expect(a.index == b.index, "path \(number)")
      #expect(a.loans.map(\.amount) != b.loans.map(\.amount))
      #expect(a.loans.map(\.exitMonth) != b.loans.map(\.exitMonth))
    }
    let result = try FundService.run(prepared)
    let common = try #require(result.correlation(.tvpi, 0, 1))
    #expect(common > 0.8)
    let (apart, same) = try Self.two("own")
    let own = try Manager.run(apart, same)
    // Independent funds: the correlation of 200 paths has a standard error of 1/sqrt(200) = 0.071.
    #expect(abs(try #require(own.correlation(.tvpi, 0, 1))) < 0.3)
    // The fund on the common market is the same fund.
    withExtendedLifetime((own, result)) {
      #expect(
        own.funds[0].samples.column(.tvpi).map(\.bitPattern)
          == result.funds[0].samples.column(.tvpi).map(\.bitPattern))
    }
  }

  /// A manager's fund is the fund as it runs alone.
  @Test func aFundOfTheManagerIsTheFundAlone() throws {
    let (document, funds) = try Self.two(paths: 50)
    let result = try Manager.run(document, funds)
    let alone = try FundService.run(
      funds["two"]!.with([("simulation.fund_number", 1)]), options: Service.options(paths: 50))
    // The column is a view of the table, which has to be there as long as it is read.
    let samples = result.funds[1].samples
    withExtendedLifetime(samples) {
      #expect(samples.column(.netIrr).map(\.bitPattern) == Service.bits(alone, .netIrr))
    }
  }

  @Test func threadsChangeNoBit() throws {
    let (document, funds) = try Self.two(startYear: 2, paths: 520)
    let one = try Manager.run(document, funds)
    for threads in [2, 3] {
      let other = try Manager.run(document, funds, threads: threads)
      for (a, b) in zip(one.accounts, other.accounts) {
        let same = CompanyMetric.allCases.allSatisfy { a[$0].bitPattern == b[$0].bitPattern }
        #expect(
          same
            && CompanyLine.allCases.allSatisfy {
              a.row($0).map(\.bitPattern) == b.row($0).map(\.bitPattern)
            })
      }
    }
  }

  @Test func paperChangesNoHashAndModelsDo() throws {
    func hash(_ changes: [(String, ConfigValue)], _ fund: [String] = []) throws -> String {
      let document = try Manager.document([("one", 0, 1, "common")], paths: 5, changes)
      return try PreparedManager(document, documents: ["one": Self.fund(fund)]).hash
    }
    let base = try hash([])
    #expect(try hash([("simulation.seed", 7), ("company.name", "Other")]) == base)
    #expect(try hash([("tax.rate", 0.1)]) != base)
    #expect(try hash([], ["waterfall.carry=0.1"]) != base)
  }
}
