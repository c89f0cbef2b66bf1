import FundEngine
import FundModel
import TestSupport
import Testing

/// Loans of a tape (docs/model.md, 3.7).
@Suite struct TapeTests {
  /// A hundred random funds with tapes: every ledger figure and metric of both programs, the breakdown,
  /// and the invariants.
  @Test(arguments: 0..<4) func kernelAgreesWithReference(block: Int) throws {
    var bought = 0
    var cut = 0
    for seed in UInt64(block * 25)..<UInt64(block * 25 + 25) {
      let (config, data) = try RandomConfig.tapes(seed: seed)
      let workspace = PathWorkspace(try CompiledFund(config, data: data))
      let path = seed &* 7919
      // What a path without its tape left behind must not matter.
      workspace.run(seed: seed, path: path &+ 1)
      workspace.run(seed: seed, path: path)
      try workspace.checkInvariants(path: path)
      let record = ReferencePath.run(config, data: data, seed: seed, path: path)
      let differences = Agreement.compare(
        expectedFlows: record.flows, expectedMetrics: record.metrics, size: config.fund.size,
        flow: { workspace.flow($0, $1) }, metric: { workspace.metric($0) })
      #expect(differences.isEmpty, "config seed \(seed), path \(path): \(differences.prefix(4))")
      try compareBreakdown(workspace, record, config, seed)
      let own = record.loans.filter { $0.ageAtPurchase > 0 }.count
      bought += own
      if own < data.tape?.loans.filter({ $0.age > 0 }).count ?? 0 { cut += 1 }
    }
    #expect(bought > 100 && cut > 0, "\(bought) loans of age bought, \(cut) tapes cut off")
  }

  private func compareBreakdown(
    _ workspace: PathWorkspace, _ record: PathRecord, _ config: FundConfig, _ seed: UInt64
  ) throws {
    let kernel = BreakdownAgreementTests.Kernel(workspace)
    let plain = ReferenceBreakdown(record, of: config)
    let tolerance = 1e-9 * config.fund.size
    for (column, (a, b)) in zip(kernel.row, plain.row).enumerated() where !(a.isNaN && b.isNaN) {
      #expect(abs(a - b) <= tolerance, "config seed \(seed): breakdown column \(column)")
    }
    // What loans and fund lines sum to is the fund's profit, whatever was paid for the tape.
    let profit = workspace.metric(.netProfit)
    for grouping in BreakdownLayout.Grouping.allCases {
      #expect(abs(kernel.profit(grouping) - profit) <= tolerance, "config seed \(seed): profit")
    }
  }

  /// One home of 500,000, worth 550,000 at close; 100,000 advanced a year before it for 6 % simple and a
  /// fifth of the home's value. No prices move, all sell at age 36.
  private func handFund(_ source: Portfolio.Source, size: Double, loans: Int = 1) throws
    -> (config: FundConfig, data: FundData)
  {
    var config = plainFund(
      size: size, amount: 100_000, termYears: 5, exitMonths: 36, growth: 0)
    config.products = [config.products[0]]
    config.products[0].weight = 1
    config.products[0].returnsPrincipal = false
    config.products[0].interest.rate = 0.06
    config.products[0].interest.compounding = .simple
    config.products[0].share.of = .value
    config.products[0].share.sizing = .proRata
    config.products[0].share.size = 1
    config.products[0].floor = .none
    config.products[0].principalFloorMonths = 0
    config.products[0].cap.kind = .none
    config.portfolio.source = source
    config.portfolio.price = 0.5
    var text = "id,zone,product,origination_month,amount,property_value,senior_balance,index_gain\n"
    for i in 0..<loans {
      text +=
        "L\(i),\(config.zones[0].name),\(config.products[0].name),-12,100000,500000,100000,0.1\n"
    }
    let table = try CSVReader.read(Array(text.utf8), origin: ConfigOrigin(.file, "tape.csv"))
    return (config, FundData(tape: try LoanTape(table)))
  }

  private func run(_ fund: (config: FundConfig, data: FundData)) throws -> PathWorkspace {
    let workspace = PathWorkspace(try CompiledFund(fund.config, data: fund.data))
    workspace.run(seed: 1, path: 0)
    try workspace.checkInvariants(path: 0)
    return workspace
  }

  /// At close 110,000 + 6,000 are owed, at half of which the fund buys: 58,000. Age 36 is month 24: of
  /// 110,000 + 18,000 the advance is 100,000, interest 18,000, share 10,000.
  @Test func oneLoanOnPaper() throws {
    let path = try run(handFund(.tape, size: 1_000_000))
    func expect(_ item: FlowItem, _ month: Int, _ value: Double) {
      #expect(abs(path.flow(item, month) - value) < 1e-6, "\(item) in month \(month)")
    }
    expect(.advances, 0, 58_000)
    expect(.calls, 0, 58_000)
    expect(.loansBought, 0, 1)
    expect(.outstanding, 23, 58_000)
    expect(.nav, 0, 116_000)
    expect(.nav, 12, 122_000)
    expect(.principalReceipts, 24, 100_000)
    expect(.interestReceipts, 24, 18_000)
    expect(.shareReceipts, 24, 10_000)
    expect(.outstanding, 24, 0)
    #expect(path.metric(.loanCount) == 1)
    #expect(abs(path.metric(.assetWal) - 2) < 1e-12)
    #expect(abs(path.metric(.grossIrr) - ((128.0 / 58).squareRoot() - 1)) < 1e-9)
    #expect(abs(path.metric(.grossMultiple) - 128.0 / 58) < 1e-12)
    // Of the profit of 70,000, far above the hurdle, a fifth is carry.
    #expect(abs(path.metric(.netProfit) - 56_000) < 1e-6)
  }

  /// 942,000 are left for new loans of 100,000 each; 42,000 buy none.
  @Test func generatedLoansFollow() throws {
    let path = try run(handFund(.both, size: 1_000_000))
    #expect(path.metric(.loanCount) == 10)
    #expect(abs(path.flow(.advances, 0) - 958_000) < 1e-6)
  }

  /// 150,000 pay for two loans of three; a schedule of calls does not hold the purchase up.
  @Test func theTapeIsCutOffWhereMoneyEnds() throws {
    var fund = try handFund(.tape, size: 150_000, loans: 3)
    #expect(try run(fund).metric(.loanCount) == 2)
    fund.config.capitalCalls.schedule = .equal
    fund.config.capitalCalls.count = 4
    fund.config.capitalCalls.intervalMonths = 3
    let path = try run(fund)
    #expect(path.metric(.loanCount) == 2)
    #expect(abs(path.flow(.calls, 0) - 116_000) < 1e-6)
  }

  @Test func theEngineRefusesATapeThatDoesNotFit() throws {
    var (config, data) = try handFund(.tape, size: 1_000_000)
    #expect(throws: EngineError.self) { try CompiledFund(config) }
    config.zones[0].name = "elsewhere"
    config.market.priceModel.path!.growth[0].zone = "elsewhere"
    let error = #expect(throws: EngineError.self) { try CompiledFund(config, data: data) }
    #expect(error?.message.contains("row 2, zone") == true)
    data.tape = nil
    config.portfolio.source = .generated
    #expect(throws: Never.self) { try CompiledFund(config, data: data) }
  }
}
