import FundModel
import FundWaterfall

/// Deals made from the inputs of a case, each paid out when it ends.
struct DealCase {
  struct Deal {
    var number: Int
    var invested: [[Double]]
    var exit: Double
    var proceeds: Double
  }

  /// What came of them, under one rule.
  struct Run {
    var rows: [CaseValue] = []
    var toGp: [Double] = []
    /// The whole fund at its last exit.
    var whole = ClawbackAccounts()
  }

  private let european: EuropeanCase
  private let deals: [Deal]
  private let carry: Double

  init(_ inputs: CaseInputs) throws {
    european = try EuropeanCase(inputs)
    carry = try inputs.number("carry")
    deals = try CaseInputs.list(inputs.value("deals"), "deals").enumerated().map {
      guard case .object(let members) = $1 else {
        throw CaseInputs.Failure(description: "input \"deals\" is not a list of objects")
      }
      let deal = CaseInputs(members: members, suite: inputs.suite)
      let proceeds = try deal.rows("proceeds", of: 2)
      let exit = try deal.number("exit")
      guard proceeds.allSatisfy({ $0[0] == exit }) else {
        throw CaseInputs.Failure(description: "a deal pays before its exit")
      }
      return Deal(
        number: $0, invested: try deal.rows("invest", of: 2), exit: exit,
        proceeds: proceeds.reduce(0) { $0 + $1[1] })
    }
  }

  private func terms(_ rule: DealRule) throws -> Waterfall {
    let tiers = (0..<european.waterfall.tierCount).map { european.waterfall.tier($0) }
    return try Waterfall(
      tiers: tiers, hurdleRate: european.waterfall.hurdleRate,
      hurdleCompounding: european.waterfall.hurdleCompounding, dealRule: rule)
  }

  private func clawback(taxRate: Double) throws -> Clawback {
    try Clawback(
      test: .lpShortfall, wholeFund: terms(.wholeFund), carryShare: carry, escrowShare: 0,
      taxRate: taxRate)
  }

  /// Runs the deals by date: what is invested on a date comes before what is paid.
  func run(_ rule: DealRule) throws -> Run {
    let waterfall = try terms(rule)
    let tests = try clawback(taxRate: 0)
    var state = WaterfallState()
    var accounts = DealAccounts()
    var run = Run()
    var now = 0.0
    func pass(to time: Double) {
      waterfall.accrue(&state, years: time - now)
      tests.accrue(&run.whole, years: time - now)
      now = time
    }
    let investments = deals.flatMap(\.invested)
    let dates = Set(investments.map { $0[0] } + deals.map(\.exit)).sorted()
    for date in dates {
      pass(to: date)
      let invested = investments.filter { $0[0] == date }.reduce(0) { $0 + $1[1] }
      tests.contribute(&run.whole, invested)
      if rule == .wholeFund { waterfall.contribute(&state, invested) }
      for deal in deals where deal.exit == date {
        let before = european.tiers(state)
        if rule != .wholeFund {
          var pot = DealPot()
          for money in deal.invested {
            pot += waterfall.potGrowth(years: date - money[0]).of(
              DealPot(contribution: money[1]))
          }
          waterfall.realize(&state, &accounts, pot: pot, proceeds: deal.proceeds)
        }
        let paid = waterfall.distribute(&state, deal.proceeds)
        tests.pay(&run.whole, paid)
        run.toGp.append(paid.gp)
        let moved = zip(european.tiers(state), before).map { $0 - $1 }
        run.rows.append(row(deal, paid, moved))
      }
    }
    return run
  }

  private func row(_ deal: Deal, _ paid: WaterfallAllocation, _ tiers: [Double]) -> CaseValue {
    .object([
      "deal": .number(Double(deal.number)), "exit": .number(deal.exit),
      "proceeds": .number(deal.proceeds), "return_of_capital": .number(tiers[0]),
      "pref": .number(tiers[1]), "catchup_lp": .number(tiers[2]),
      "catchup_gp": .number(tiers[3]), "split_lp": .number(tiers[4]),
      "split_gp": .number(tiers[5]), "lp": .number(paid.lp), "gp": .number(paid.gp),
    ])
  }

  func profit(_ run: Run) -> Double {
    let fund = run.whole.whole
    return fund.lpDistributed + fund.gpDistributed - fund.contributed
  }

  /// The cases hold a GP to both tests, the greater one, up to its carry net of tax.
  func returned(_ run: Run, taxRate: Double) throws -> Double {
    let clawback = try clawback(taxRate: taxRate)
    return min(
      max(
        clawback.owed(run.whole, by: .excessOverCarryShare),
        clawback.owed(run.whole, by: .lpShortfall)), clawback.cap(run.whole))
  }

  func clawback(_ run: Run, taxRate: Double) throws -> CaseValue {
    let clawback = try clawback(taxRate: taxRate)
    return .object([
      "excess_over_carry": .number(clawback.owed(run.whole, by: .excessOverCarryShare)),
      "lp_shortfall": .number(clawback.owed(run.whole, by: .lpShortfall)),
      "clawback": .number(try returned(run, taxRate: taxRate)), "profit": .number(profit(run)),
    ])
  }
}
