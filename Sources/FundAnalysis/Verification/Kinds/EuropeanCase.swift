import FundModel
import FundNumerics
import FundWaterfall

/// A european waterfall made from the inputs of a case.
struct EuropeanCase {
  var inputs: CaseInputs
  var waterfall: Waterfall

  init(_ inputs: CaseInputs) throws {
    self.inputs = inputs
    let pref = try inputs.number("pref", orNone: 0)
    waterfall = try Waterfall(
      tiers: Waterfall.europeanTiers(
        account: .capitalAndPreferred, hurdleRate: pref, carry: inputs.number("carry"),
        catchUp: inputs.number("catchup")),
      hurdleRate: pref, hurdleCompounding: Self.compounding(inputs))
  }

  static func compounding(_ inputs: CaseInputs) throws -> Waterfall.Compounding {
    guard inputs.has("compounding") else { return .annual }
    let text = try inputs.string("compounding")
    switch text {
    case "compound": return .annual
    case "simple": return .simple
    default: throw CaseInputs.Failure(description: "\"\(text)\" is not a compounding")
    }
  }

  /// Capital at the start, all proceeds at the end; a preferred amount given outright replaces accrual.
  func pay(
    capital: Double, proceeds: Double, years: Double?
  ) throws -> (WaterfallAllocation, WaterfallState, Waterfall) {
    var state = WaterfallState()
    waterfall.contribute(&state, capital)
    if let amount = try inputs.optionalNumber("pref_amount") {
      state.preferred = amount
    } else if let years {
      waterfall.accrue(&state, years: years)
    }
    let allocation = waterfall.distribute(&state, proceeds)
    return (allocation, state, waterfall)
  }

  func single(capital: Double, proceeds: Double) throws -> CaseKind.Answer {
    let (allocation, state, _) = try pay(
      capital: capital, proceeds: proceeds, years: inputs.optionalNumber("years"))
    let tiers = self.tiers(state)
    return [
      "roc": .number(tiers[0]), "pref": .number(tiers[1]), "catchup_lp": .number(tiers[2]),
      "catchup_gp": .number(tiers[3]), "split_lp": .number(tiers[4]),
      "split_gp": .number(tiers[5]), "lp_total": .number(allocation.lp),
      "gp_total": .number(allocation.gp),
    ]
  }

  func dated() throws -> CaseKind.Answer {
    let calls = try inputs.numbers("contributions")
    let run = try DatedRun(
      waterfall, times: inputs.numbers("times_years"), calls: calls,
      cash: inputs.numbers("distributions"))
    let names = ["roc", "pref", "cu_lp", "cu_gp", "sp_lp", "sp_gp"]
    let total = tiers(run.state)
    var before = Array(repeating: 0.0, count: 6)
    let rows = run.states.map { state in
      let now = tiers(state)
      defer { before = now }
      return CaseValue.numbers(zip(now, before).map { $0 - $1 })
    }
    return run.answer.merging([
      "paid_in": .number(run.state.contributed),
      "unreturned_capital": .number(run.state.unreturnedCapital),
      "unpaid_pref": .number(run.state.preferred), "rows": .array(rows),
      "tiers": .object(
        Dictionary(uniqueKeysWithValues: zip(names, total.map { .number($0) }))),
    ]) { first, _ in first }
  }

  /// Paid so far: capital, preferred, catch-up to LP and GP, split to LP and GP.
  func tiers(_ state: WaterfallState) -> [Double] {
    let paid = (0..<waterfall.tierCount).map { waterfall.paid(byTier: $0, state) }
    let none = WaterfallAllocation(lp: 0, gp: 0)
    let catchUp = waterfall.tierCount == 4 ? paid[2] : none
    let split = paid[paid.count - 1]
    return [paid[0].lp, paid[1].lp, catchUp.lp, catchUp.gp, split.lp, split.gp]
  }
}

/// Dated flows through a waterfall, contributions before the distribution of the same date.
struct DatedRun {
  var state = WaterfallState()
  /// The accounts after each date.
  var states: [WaterfallState] = []
  private var paid: [WaterfallAllocation] = []
  private var lpFlows: [Double] = []
  private var times: [Double]

  init(_ waterfall: Waterfall, times: [Double], calls: [Double], cash: [Double]) throws {
    guard calls.count == times.count, cash.count == times.count else {
      throw CaseInputs.Failure(description: "flows and times differ in number")
    }
    self.times = times
    for index in times.indices {
      if index > 0 { waterfall.accrue(&state, years: times[index] - times[index - 1]) }
      waterfall.contribute(&state, calls[index])
      let allocation = waterfall.distribute(&state, cash[index])
      paid.append(allocation)
      lpFlows.append(allocation.lp - calls[index])
      states.append(state)
    }
  }

  var lpRates: CaseValue {
    .numbers(Irr.roots(amounts: lpFlows, times: times).map(\.rate))
  }

  var answer: CaseKind.Answer {
    [
      "lp": .numbers(paid.map(\.lp)), "gp": .numbers(paid.map(\.gp)),
      "lp_total": .number(state.lpDistributed), "gp_total": .number(state.gpDistributed),
    ]
  }
}

extension CaseKind {
  /// The rate of two flows; null without one.
  static func rate(out: Double, back: Double, years: Double) -> CaseValue {
    let solution = Irr.solve(amounts: [-out, back], times: [0, years])
    return solution.status == .unique ? .number(solution.rate) : .null
  }
}
