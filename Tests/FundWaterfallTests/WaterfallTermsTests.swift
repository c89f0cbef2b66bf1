import Foundation
import FundModel
import FundWaterfall
import Testing

/// Terms that cannot be followed are refused with their place and what to do.
@Suite struct WaterfallTermsTests {
  func terms(_ changes: [String: Any]) throws -> WaterfallTerms {
    var tree: [String: Any] = [
      "structure": "european", "hurdleRate": 0.08, "hurdleCompounding": "annual",
      "hurdleAccount": "capital_and_preferred", "catchUp": 1.0, "carry": 0.2,
      "lossCarryForward": true, "gpCommitment": ["share": 0.0, "paysFee": true],
      "clawback": ["test": "none", "escrowShare": 0.0, "taxRate": 0.0, "carryShare": 0.2],
    ]
    tree.merge(changes) { $1 }
    return try JSONDecoder().decode(
      WaterfallTerms.self, from: JSONSerialization.data(withJSONObject: tree))
  }

  func failure(_ changes: [String: Any]) throws -> WaterfallError? {
    let terms = try terms(changes)
    do throws(WaterfallError) {
      _ = try Waterfall(terms: terms)
      return nil
    } catch {
      return error
    }
  }

  func tiers(_ list: [[String: Any]]) throws -> WaterfallError? {
    try failure(["structure": "tiers", "tiers": list])
  }

  @Test func termsCompile() throws {
    let european = try Waterfall(terms: terms([:]))
    #expect(
      (0..<european.tierCount).map { european.tier($0).until }
        == [.capital, .preferred, .catchUp, .forever])
    for (carriesForward, rule) in [(true, DealRule.lossCarryForward), (false, .strict)] {
      let american = try Waterfall(
        terms: terms(["structure": "american", "lossCarryForward": carriesForward]))
      #expect(american.dealRule == rule)
      #expect((0..<4).map { american.tier($0) } == (0..<4).map { european.tier($0) })
    }
    #expect(try Clawback(terms: terms([:])) == nil)
    let irr = try Waterfall(terms: terms(["hurdleAccount": "irr", "catchUp": 0.0]))
    #expect((0..<irr.tierCount).map { irr.tier($0).until } == [.irr, .forever])
    #expect(irr.tier(0).value == 0.08)
    #expect(
      try tiers([
        ["until": "capital", "lpShare": 1.0], ["until": "irr", "lpShare": 0.9, "value": 0.1],
        ["until": "forever", "lpShare": 0.8],
      ]) == nil)
  }

  @Test func catchUpMustPassItsTarget() throws {
    #expect(
      try failure(["catchUp": 0.2])?.description
        == "waterfall.catch_up: pays the GP 0.2 of each unit, which never brings its share to 0.2: raise it"
        + " above 0.2")
    #expect(
      try tiers([
        ["until": "catch_up", "lpShare": 0.9, "value": 0.2], ["until": "forever", "lpShare": 1.0],
      ])?.code == .endlessCatchUp)
  }

  @Test func ordersThatCannotBeGoneThrough() throws {
    let forever: [String: Any] = ["until": "forever", "lpShare": 0.8]
    let capital: [String: Any] = ["until": "capital", "lpShare": 1.0]
    let afterForever = try tiers([forever, capital, forever])
    #expect(afterForever?.code == .unknownOrder)
    #expect(afterForever?.path == "waterfall.tiers[1]")
    let open = try tiers([capital])
    #expect(
      open?.description
        == "waterfall.tiers[0]: is the last tier and must be until forever: cash past its condition"
        + " would have no taker")
    #expect(try tiers([])?.code == .unknownOrder)
    #expect(try tiers(Array(repeating: capital, count: 16) + [forever])?.code == .unknownOrder)
  }

  @Test func numbersOutOfRange() throws {
    #expect(try failure(["carry": 1.0])?.path == "waterfall.carry")
    #expect(try failure(["catchUp": 1.5])?.path == "waterfall.catch_up")
    #expect(try failure(["hurdleRate": -0.01])?.path == "waterfall.hurdle_rate")
    let forever: [String: Any] = ["until": "forever", "lpShare": 0.8]
    #expect(
      try tiers([["until": "irr", "lpShare": 1.0], forever])?.code == .missingValue)
    #expect(
      try tiers([["until": "irr", "lpShare": 1.0, "value": -1.0], forever])?.path
        == "waterfall.tiers[0].value")
    #expect(
      try tiers([["until": "capital", "lpShare": 0.0], forever])?.path
        == "waterfall.tiers[0].lp_share")
    #expect(try tiers([["until": "forever", "lpShare": 1.1]])?.code == .outOfRange)
  }
}
