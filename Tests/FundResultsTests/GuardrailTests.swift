import FundModel
import FundResults
import Testing

@Suite struct GuardrailTests {
  private func evaluator() throws -> GuardrailEvaluator {
    let samples = table([
      .netIrr: [0.02, 0.04, 0.06, .nan], .tvpi: [0.8, 1.1, 1.2, 1.3],
      .assetWal: [7, 8, 9, 10],
    ])
    let statistics = RunStatistics(
      samples: samples, analytics: try analytics(), hurdleRate: 0.05)
    return GuardrailEvaluator(
      samples: samples, statistics: statistics, hurdleRate: 0.05,
      staticValue: { [.targetWal: 5, .maxCltv: 0.8][$0] })
  }

  @Test(arguments: [
    ("net_irr.mean", ">", 0.039, true), ("net_irr.mean", "<", 0.03, false),
    ("net_irr.median", ">=", 0.04, true), ("tvpi.min", "<", 0.8, false),
    ("tvpi.min", "<=", 0.8, true), ("tvpi.q75", ">", 1.22, true),
    // Losses -0.3 -0.2 -0.1 0.2: level 0.9 of four is rank 4, level 0.5 rank 2 with CVaR 0.1 / 2.
    ("loss.var90", ">", 0.15, true), ("loss.cvar50", ">", 0.06, false),
    ("probability_of_loss", ">", 0.2, true), ("probability_irr_below_hurdle", ">", 0.7, false),
    ("probability_irr_negative", ">", 0, false), ("max_cltv", ">", 0.85, false),
    ("loss.mean", "<", -0.09, true), ("loss.max", ">", 0.19, true),
  ])
  func relations(metric: String, op: String, limit: Double, trips: Bool) throws {
    let outcome = try evaluator().outcome(try guardrail(metric, op, limit))
    #expect(outcome.verdict == (trips ? .tripped : .passed))
    #expect(outcome.value != nil)
  }

  @Test func undefinedNeverPasses() throws {
    let check = try evaluator()
    let none = check.outcome(try guardrail("recovery_rate.mean", "<", 0.5))
    #expect(none.verdict == .undefined)
    #expect(none.note == "it is defined on no path")
    let unknown = check.outcome(try guardrail("max_ltv", ">", 0.5))
    #expect(unknown.verdict == .undefined)
    #expect(unknown.note == "the configuration does not tell it")
    #expect(check.outcome(try guardrail("no_such.mean", ">", 0)).verdict == .undefined)
    let partly = check.outcome(try guardrail("net_irr.mean", "<", 0))
    #expect(partly.verdict == .passed)
    #expect(partly.note == "undefined on 1 of 4 paths")
  }

  @Test func conditions() throws {
    let check = try evaluator()
    func wal(_ when: String) throws -> GuardrailOutcome {
      check.outcome(try guardrail("asset_wal.mean", ">", 8, severity: "warning", when: when))
    }
    let applies = try wal(#"{"metric": "target_wal", "op": "<=", "limit": 6}"#)
    #expect(applies.verdict == .tripped)
    #expect(applies.value == 8.5)
    let not = try wal(#"{"metric": "target_wal", "op": ">", "limit": 6}"#)
    #expect(not.verdict == .notApplicable)
    #expect(not.note == "only when target_wal > 6.0; it is 5.0")
    let unknown = try wal(#"{"metric": "recovery_rate.mean", "op": ">", "limit": 6}"#)
    #expect(unknown.verdict == .undefined)
  }
}
