import Foundation
import FundModel
import FundWaterfall
import Testing

/// The published and own cases of shared/cases/02_waterfall.json that a european or tiered waterfall
/// answers. FundAnalysis runs every case of every file; this is the part the module answers alone.
@Suite struct WaterfallCaseTests {
  struct Case: Decodable {
    struct Inputs: Decodable {
      var capital, proceeds, years, pref, carry, catchup: Double?
      var prefAmount: Double?
      var compounding: String?
      var timesYears, contributions, distributions, lpContributions: [Double]?
      var tiers: [[Double]]?
      var finalLpShare: Double?
    }
    struct Expected: Decodable {
      var roc, pref, catchupLp, catchupGp, splitLp, splitGp, lpTotal, gpTotal: Double?
      var lp, gp, tierCash, tierLp, hurdleBalancesEnd: [Double]?
      var unreturnedCapital, unpaidPref: Double?
    }
    struct Tolerance: Decodable { var abs, rel: Double }
    var id, kind: String
    var inputs: Inputs
    var expected: Expected
    var tolerance: Tolerance
  }
  struct Kind: Decodable { var kind: String }
  struct Box: Decodable {
    var one: Case?
    init(from decoder: any Decoder) throws {
      let kind = try Kind(from: decoder).kind
      if WaterfallCaseTests.answered.contains(kind) {
        one = try Case(from: decoder)
      } else if WaterfallCaseTests.leftOut[kind] == nil {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "unknown kind \(kind)"))
      }
    }
  }
  struct Suite: Decodable { var cases: [Box] }

  static let answered: Set = [
    "european_single", "european_monthly", "european_annual", "european_ledger_no_pref",
    "irr_tiers",
  ]
  static let leftOut = [
    "european_gp_commit": "composed with the GP commitment in FundAnalysis",
    "off_the_top_carry": "not a waterfall by tiers", "pref_amount": "checked in FundAnalysis",
    "american": "deals are run in FundAnalysis",
    "american_clawback": "deals are run in FundAnalysis",
    "american_identity": "sums over deals that are not in the case",
    "irr_tiers_single": "composed at project level in FundAnalysis",
    "project_irr_tiers_bullet": "composed at project level in FundAnalysis",
  ]

  static func load() throws -> [Case] {
    let environment = ProcessInfo.processInfo.environment
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder =
      environment["EQUIHOME_CASES"].map { URL(filePath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared/cases")
    let file = folder.appending(path: "02_waterfall.json")
    guard FileManager.default.fileExists(atPath: file.path) else {
      print("skipped: no case file at \(file.path); set EQUIHOME_CASES")
      return []
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let cases = try decoder.decode(Suite.self, from: Data(contentsOf: file)).cases.compactMap(\.one)
    #expect(cases.count > 70)
    return cases
  }

  @Test func casesHold() throws {
    let cases = try Self.load()
    for one in cases {
      switch one.kind {
      case "european_single": try single(one)
      case "irr_tiers": try irrTiers(one)
      default: try ledger(one)
      }
    }
  }

  func check(_ computed: Double, _ expected: Double?, _ field: String, _ one: Case) {
    guard let expected else { return }
    #expect(
      close(computed, expected, abs: one.tolerance.abs, rel: one.tolerance.rel),
      "\(one.id).\(field): \(computed), expected \(expected)")
  }

  func waterfall(_ inputs: Case.Inputs) throws -> Waterfall {
    try .european(
      pref: inputs.pref ?? 0, carry: #require(inputs.carry), catchUp: #require(inputs.catchup),
      account: .capitalAndPreferred,
      compounding: inputs.compounding == "simple" ? .simple : .annual)
  }

  /// Compares what went through capital, preferred, catch-up and split.
  func tiers(_ waterfall: Waterfall, _ state: WaterfallState, _ one: Case) {
    let paid = (0..<waterfall.tierCount).map { waterfall.paid(byTier: $0, state) }
    let catchUp = waterfall.tierCount == 4 ? paid[2] : WaterfallAllocation(lp: 0, gp: 0)
    check(paid[0].lp, one.expected.roc, "roc", one)
    check(paid[1].lp, one.expected.pref, "pref", one)
    check(catchUp.lp, one.expected.catchupLp, "catchup_lp", one)
    check(catchUp.gp, one.expected.catchupGp, "catchup_gp", one)
    check(paid[paid.count - 1].lp, one.expected.splitLp, "split_lp", one)
    check(paid[paid.count - 1].gp, one.expected.splitGp, "split_gp", one)
    check(state.lpDistributed, one.expected.lpTotal, "lp_total", one)
    check(state.gpDistributed, one.expected.gpTotal, "gp_total", one)
  }

  func single(_ one: Case) throws {
    let waterfall = try waterfall(one.inputs)
    var state = WaterfallState()
    try waterfall.contribute(&state, #require(one.inputs.capital))
    if let amount = one.inputs.prefAmount {
      state.preferred = amount
    } else {
      try waterfall.accrue(&state, years: #require(one.inputs.years))
    }
    _ = try waterfall.distribute(&state, #require(one.inputs.proceeds))
    tiers(waterfall, state, one)
  }

  func ledger(_ one: Case) throws {
    let waterfall = try waterfall(one.inputs)
    let state = try run(waterfall, one, calls: #require(one.inputs.contributions))
    tiers(waterfall, state, one)
    check(state.unreturnedCapital, one.expected.unreturnedCapital, "unreturned_capital", one)
    check(state.preferred, one.expected.unpaidPref, "unpaid_pref", one)
  }

  func irrTiers(_ one: Case) throws {
    let list = try #require(one.inputs.tiers).map {
      Waterfall.Tier(until: .irr, lpShare: $0[1], value: $0[0])
    }
    let last = try Waterfall.Tier(until: .forever, lpShare: #require(one.inputs.finalLpShare))
    let waterfall = try Waterfall(tiers: list + [last], hurdleRate: 0, hurdleCompounding: .annual)
    let state = try run(waterfall, one, calls: #require(one.inputs.lpContributions))
    for (index, value) in try #require(one.expected.hurdleBalancesEnd).enumerated() {
      check(state.futureValues[index], value, "hurdle_balances_end", one)
    }
    for (index, value) in try #require(one.expected.tierCash).enumerated() {
      check(waterfall.paid(byTier: index, state).lp, one.expected.tierLp?[index], "tier_lp", one)
      check(state.tierCash[index], value, "tier_cash", one)
    }
    check(state.lpDistributed, one.expected.lpTotal, "lp_total", one)
  }

  /// Dated flows, contributions before the distribution of the same date.
  func run(_ waterfall: Waterfall, _ one: Case, calls: [Double]) throws -> WaterfallState {
    var state = WaterfallState()
    let times = try #require(one.inputs.timesYears)
    let cash = try #require(one.inputs.distributions)
    for index in times.indices {
      if index > 0 { waterfall.accrue(&state, years: times[index] - times[index - 1]) }
      waterfall.contribute(&state, calls[index])
      let paid = waterfall.distribute(&state, cash[index])
      check(paid.lp, one.expected.lp?[index], "lp[\(index)]", one)
      check(paid.gp, one.expected.gp?[index], "gp[\(index)]", one)
    }
    return state
  }
}
