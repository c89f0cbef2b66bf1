import Foundation
import FundModel
import FundWaterfall

/// SplitMix64: repeatable streams for the tests of this module.
struct TestRandom {
  var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }
  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }
  mutating func pick<T>(_ list: [T]) -> T { list[Int(next() % UInt64(list.count))] }
}

struct Flow {
  var contribution: Double
  var cash: Double
}

extension Waterfall {
  /// A european waterfall from its numbers.
  static func european(
    pref: Double, carry: Double, catchUp: Double, account: WaterfallTerms.Account,
    compounding: WaterfallTerms.Compounding
  ) throws -> Waterfall {
    try Waterfall(
      tiers: europeanTiers(account: account, hurdleRate: pref, carry: carry, catchUp: catchUp),
      hurdleRate: pref, hurdleCompounding: compounding)
  }

  /// Any waterfall of the tests: european of both accounts and tier lists with every condition.
  ///
  /// `keepsCatchUp`: tiers after a catch-up give the GP at least what it caught up to, so that a
  /// condition once met stays met on that date.
  static func random(_ random: inout TestRandom, keepsCatchUp: Bool = false) throws -> Waterfall {
    let pref = random.pick([0, random.uniform(0, 0.15)])
    let compounding = random.pick(WaterfallTerms.Compounding.allCases)
    if random.uniform() < 0.5 {
      let carry = random.pick([0, random.uniform(0, 0.4)])
      let catchUp = random.pick([0, 1, random.uniform(carry + 0.01, 1)])
      return try european(
        pref: pref, carry: carry, catchUp: catchUp,
        account: random.pick(WaterfallTerms.Account.allCases), compounding: compounding)
    }
    var list: [Tier] = []
    var caughtUp = 0.0
    for _ in 0..<Int(random.uniform(0, 6)) {
      let until = random.pick([Until.capital, .preferred, .irr, .multiple, .catchUp])
      let lpShare = random.pick([1, random.uniform(0.3, 1)]) * (1 - caughtUp)
      switch until {
      case .irr: list.append(Tier(until: until, lpShare: lpShare, value: random.uniform(-0.2, 0.3)))
      case .multiple:
        list.append(Tier(until: until, lpShare: lpShare, value: random.uniform(0, 3)))
      case .catchUp:
        let target = random.uniform(caughtUp, 0.5)
        if keepsCatchUp { caughtUp = target }
        list.append(
          Tier(until: until, lpShare: 1 - random.uniform(target + 0.01, 1), value: target))
      default: list.append(Tier(until: until, lpShare: lpShare))
      }
    }
    list.append(Tier(until: .forever, lpShare: random.uniform(0, 1 - caughtUp)))
    return try Waterfall(tiers: list, hurdleRate: pref, hurdleCompounding: compounding)
  }

  /// Runs monthly flows, contributions first, and returns the allocation of each month.
  func run(_ flows: [Flow], state: inout WaterfallState) -> [WaterfallAllocation] {
    flows.enumerated().map { month, flow in
      if month > 0 { accrue(&state) }
      contribute(&state, flow.contribution)
      return distribute(&state, flow.cash)
    }
  }

  func run(_ flows: [Flow]) -> [WaterfallAllocation] {
    var state = WaterfallState()
    return run(flows, state: &state)
  }
}

func randomFlows(_ random: inout TestRandom) -> [Flow] {
  let months = 12 + Int(random.uniform(0, 120))
  let size = random.pick([1, 1e6, 3.7e9])
  let success = random.uniform(0, 3)
  return (0...months).map { month in
    let calls = random.uniform() < 0.3
    let pays = month > 0 && random.uniform() < 0.4
    return Flow(
      contribution: calls ? random.uniform(0, size) : 0,
      cash: pays ? random.uniform(0, size) * success : 0)
  }
}

/// Annual rate at which monthly flows are worth nothing, by bisection on ln(1 + rate): slow and plain,
/// for flows with one change of sign.
func bisectedIRR(_ flows: [Double]) -> Double {
  func value(_ x: Double) -> Double {
    flows.enumerated().reduce(0) { $0 + $1.element * exp(-x * Double($1.offset) / 12) }
  }
  var (low, high) = (-3.0, 5.0)
  for _ in 0..<200 {
    let middle = (low + high) / 2
    if value(middle) > 0 { low = middle } else { high = middle }
  }
  return expm1((low + high) / 2)
}

func close(_ a: Double, _ b: Double, abs absolute: Double, rel relative: Double) -> Bool {
  Swift.abs(a - b) <= max(absolute, relative * Swift.abs(b))
}
