import FundModel
import FundResults
import FundService
import Testing

@Suite struct GuardrailRunTests {
  /// Homes that may be lent to 95 % of their value.
  private static let risky = ["zones.green.ltv.max=0.35"]

  private func refusal(_ document: ConfigDocument, _ failOn: RunOptions.FailOn) -> ServiceError? {
    #expect(throws: ServiceError.self) {
      _ = try PreparedRun(document, options: Service.options(paths: 5) { $0.failOn = failOn })
    }
  }

  /// A static guardrail stops the run before it starts, says what is wrong, and what to do.
  @Test func staticGuardrailStopsTheRun() throws {
    let error = try #require(refusal(Service.preset("equihome-v2", Self.risky), .error))
    #expect(error.code == .guardrail)
    #expect(error.message.contains("guardrail cltv: max_cltv is 0.95, > 0.85"))
    #expect(error.message.contains("never"))
  }

  @Test func neverRunsAllTheSame() throws {
    let result = try FundService.run(
      Service.preset("equihome-v2", Self.risky),
      options: Service.options(paths: 5) { $0.failOn = .never })
    let outcome = try #require(result.guardrails.first { $0.guardrail.name == "cltv" })
    #expect(outcome.tripped && outcome.value == 0.95)
    #expect(FundService.fails(result, on: .error) && FundService.fails(result, on: .warning))
    #expect(!FundService.fails(result, on: .never))
  }

  @Test func warningsStopOnlyWhenAsked() throws {
    let document = try Service.preset(
      "equihome-v2", Self.risky + ["guardrails.cltv.severity=warning"])
    #expect(refusal(document, .warning)?.code == .guardrail)
    let result = try FundService.run(document, options: Service.options(paths: 5))
    #expect(FundService.fails(result, on: .warning))
  }

  /// A guardrail on the figures of the run: judged after it, at the figure that the result states.
  @Test func dynamicGuardrail() throws {
    let document = try Service.preset(
      "equihome-v2",
      ["guardrails.net_irr.limit=1", "guardrails.net_irr.severity=error"])
    let result = try FundService.run(document, options: Service.options(paths: 50))
    let outcome = try #require(result.guardrails.first { $0.guardrail.name == "net_irr" })
    #expect(outcome.verdict == .tripped)
    #expect(outcome.value == RunStatistics(result)[.netIrr].mean)
    #expect(FundService.fails(result, on: .error) && !FundService.fails(result, on: .never))
    #expect(result.guardrails.map(\.guardrail.name) == result.config.guardrails.map(\.name))
  }

  /// A condition that does not hold leaves a guardrail out; it neither passes nor fails.
  @Test func conditionThatDoesNotHold() throws {
    let document = try Service.preset(
      "equihome-v2", ["guardrails.wal.limit=0", "analytics.target_wal_years=7"])
    let result = try FundService.run(document, options: Service.options(paths: 5))
    let outcome = try #require(result.guardrails.first { $0.guardrail.name == "wal" })
    #expect(outcome.verdict == .notApplicable && !outcome.tripped)
  }
}
