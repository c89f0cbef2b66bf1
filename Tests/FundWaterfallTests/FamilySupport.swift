import FundModel
import FundWaterfall

/// The families of waterfalls that a fund can have; every law is put to each of them.
enum Family: String, CaseIterable, CustomStringConvertible {
  case european
  case europeanWithoutCatchUp
  case europeanPartialCatchUp
  case europeanByFutureValue
  case americanCarryForward
  case americanStrict
  case multiHurdleByIrr
  case multiHurdleByMultiple
  case tiersWithCatchUp

  var description: String { rawValue }
  var isAmerican: Bool { self == .americanCarryForward || self == .americanStrict }
  static var american: [Family] { allCases.filter(\.isAmerican) }

  /// Random terms of this family: rates, account and compounding vary, the form does not.
  func terms(_ random: inout TestRandom, account: WaterfallTerms.Account? = nil) throws -> Terms {
    let hurdle = random.uniform(0.01, 0.15)
    let carry = random.uniform(0.05, 0.3)
    let compounding = random.pick(WaterfallTerms.Compounding.allCases)
    let partial = random.uniform(carry + 0.05, 0.95)
    let named = { (account: WaterfallTerms.Account, catchUp: Double) in
      try Waterfall.europeanTiers(
        account: account, hurdleRate: hurdle, carry: carry, catchUp: catchUp)
    }
    let anyAccount = account ?? random.pick(WaterfallTerms.Account.allCases)
    var rule = DealRule.wholeFund
    let tiers: [Waterfall.Tier]
    switch self {
    case .european: tiers = try named(.capitalAndPreferred, 1)
    case .europeanWithoutCatchUp: tiers = try named(anyAccount, 0)
    case .europeanPartialCatchUp: tiers = try named(anyAccount, partial)
    case .europeanByFutureValue: tiers = try named(.irr, 1)
    case .americanCarryForward:
      rule = .lossCarryForward
      tiers = try named(anyAccount, random.pick([0, 1, partial]))
    case .americanStrict:
      rule = .strict
      tiers = try named(anyAccount, random.pick([0, 1, partial]))
    case .multiHurdleByIrr:
      tiers = [
        .init(until: .irr, lpShare: 1, value: hurdle),
        .init(until: .irr, lpShare: 1 - carry / 2, value: hurdle + random.uniform(0, 0.1)),
        .init(until: .irr, lpShare: 1 - carry, value: hurdle + random.uniform(0.1, 0.2)),
        .init(until: .forever, lpShare: 1 - 1.5 * carry),
      ]
    case .multiHurdleByMultiple:
      tiers = [
        .init(until: .multiple, lpShare: 1, value: 1),
        .init(until: .multiple, lpShare: 1 - carry / 2, value: random.uniform(1, 1.5)),
        .init(until: .multiple, lpShare: 1 - carry, value: random.uniform(1.5, 2)),
        .init(until: .forever, lpShare: 1 - 1.5 * carry),
      ]
    case .tiersWithCatchUp:
      tiers = [
        .init(until: .capital, lpShare: 1), .init(until: .preferred, lpShare: 1),
        .init(until: .catchUp, lpShare: 1 - partial, value: carry),
        .init(until: .irr, lpShare: 1 - carry, value: hurdle + 0.1),
        .init(until: .forever, lpShare: 1 - carry - random.uniform(0, 0.3)),
      ]
    }
    return try Terms(
      waterfall: Waterfall(
        tiers: tiers, hurdleRate: hurdle, hurdleCompounding: compounding, dealRule: rule),
      wholeFund: Waterfall(tiers: tiers, hurdleRate: hurdle, hurdleCompounding: compounding),
      carry: carry)
  }
}

/// A waterfall, and the same tiers over the whole fund.
struct Terms {
  var waterfall: Waterfall
  var wholeFund: Waterfall
  var carry: Double

  func clawback(
    _ test: WaterfallTerms.Clawback.Test, escrow: Double = 0, tax: Double = 0
  ) throws -> Clawback {
    try Clawback(
      test: test, wholeFund: wholeFund, carryShare: carry, escrowShare: escrow, taxRate: tax)
  }
}

/// A fund's flows before anybody's share of them: loans, other spending, calls, and cash paid out.
struct Stream {
  struct Deal {
    var bought: Int
    var exit: Int
    var cost: Double
    var proceeds: Double
  }
  var deals: [Deal]
  var calls: [Double]
  /// Spent from contributed cash on anything but loans.
  var expenses: [Double]
  var cash: [Double]

  var last: Int { calls.count - 1 }
  var size: Double { calls.reduce(0, +) + cash.reduce(0, +) }

  static func random(_ random: inout TestRandom, deals count: Int? = nil) -> Stream {
    let last = 24 + Int(random.uniform(0, 72))
    let unit = random.pick([1, 1e6, 3.7e9])
    let success = random.uniform(0.3, 2.5)
    let deals = (0..<(count ?? 1 + Int(random.uniform(0, 12)))).map { _ in
      let bought = Int(random.uniform(0, Double(last) / 2))
      let cost = unit * random.uniform(0.1, 1)
      return Deal(
        bought: bought, exit: bought + 1 + Int(random.uniform(0, Double(last - bought - 1))),
        cost: cost, proceeds: random.uniform() < 0.2 ? 0 : cost * random.uniform(0, 2) * success)
    }
    var stream = Stream(
      deals: deals, calls: Array(repeating: 0, count: last + 1),
      expenses: Array(repeating: 0, count: last + 1),
      cash: Array(repeating: 0, count: last + 1))
    let earlyCalls = random.uniform() < 0.5
    let paysOut = random.uniform(0.2, 1)
    var contributed = 0.0
    var received = 0.0
    for month in 0...last {
      let needed = stream.spent(month)
      stream.expenses[month] = random.uniform() < 0.3 ? unit * random.uniform(0, 0.05) : 0
      let short = max(0, needed + stream.expenses[month] - contributed)
      stream.calls[month] =
        short + (earlyCalls && random.uniform() < 0.2 ? unit * random.uniform() : 0)
      contributed += stream.calls[month] - needed - stream.expenses[month]
      received += deals.filter { $0.exit == month }.reduce(0) { $0 + $1.proceeds }
      let paid =
        month == last
        ? contributed + received : random.uniform() < paysOut ? received * random.uniform() : 0
      stream.cash[month] = paid
      received -= paid
    }
    return stream
  }

  func spent(_ month: Int) -> Double {
    deals.filter { $0.bought == month }.reduce(0) { $0 + $1.cost }
  }

  func scaled(by k: Double) -> Stream {
    Stream(
      deals: deals.map {
        Deal(bought: $0.bought, exit: $0.exit, cost: k * $0.cost, proceeds: k * $0.proceeds)
      }, calls: calls.map { k * $0 }, expenses: expenses.map { k * $0 }, cash: cash.map { k * $0 })
  }
}
