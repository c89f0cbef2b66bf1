import Foundation
import FundAnalysis
import Testing

@Suite struct VerificationTests {
  /// Every shared case passes, or its kind is on the list of those left out.
  @Test func allSharedCasesHold() throws {
    guard let folder = SharedCases.folder else { return }
    let report = try Verification.run(paths: [folder])
    let succeeds = report.isSuccess
    #expect(succeeds, "\(report.text(onlyFailures: true))")
    let unknown = report.results.filter { $0.outcome == .unknownKind }.map(\.kind)
    #expect(unknown == [])
    // Most are answered, not left out.
    #expect(report.passed > 5 * report.leftOut)
  }

  func run(_ text: String) throws -> CaseResult {
    let report = try SharedCases.withFile(text) { try Verification.run(paths: [$0]) }
    return try #require(report.results.first)
  }

  @Test func aTrueCasePasses() throws {
    let result = try run(SharedCases.oneCase())
    #expect(result.outcome == .passed)
    #expect(result.checks.map(\.field) == ["smm"])
  }

  @Test func aCorruptedExpectationFails() throws {
    let text = SharedCases.oneCase(expected: #"{"smm": 0.005143012833822946}"#)
    let result = try run(text)
    #expect(result.outcome == .failed)
    #expect(abs(try #require(result.worst).difference + 2e-12) < 1e-17)
    let report = VerificationReport(results: [result])
    let succeeds = report.isSuccess
    #expect(!succeeds)
  }

  /// Each shared case that passes fails when the numbers it expects are moved by more than its
  /// tolerance.
  @Test func everyCaseCanFail() throws {
    guard let folder = SharedCases.folder else { return }
    try Mutation.expectAllFail(CaseSuite.load(folder), engine: EngineOptions())
  }

  @Test func aFieldThatNothingComputesFails() throws {
    let result = try run(SharedCases.oneCase(expected: #"{"smm_per_day": 1}"#))
    #expect(result.outcome == .failed)
    #expect(result.worst?.computed == "not computed")
  }

  @Test func anUnknownKindFails() throws {
    let result = try run(SharedCases.oneCase(kind: "astrology"))
    #expect(result.outcome == .unknownKind)
    let report = VerificationReport(results: [result])
    let succeeds = report.isSuccess
    #expect(!succeeds)
    #expect(report.text().contains("no function answers this kind"))
  }

  @Test func aKindLeftOutSaysWhy() throws {
    let result = try run(SharedCases.oneCase(kind: "cdo_tranche_spread"))
    let reason = "credit derivative spreads are not what the engine computes"
    #expect(result.outcome == .leftOut(reason: reason))
    // Nothing passed: a file of nothing but such cases is no success.
    let report = VerificationReport(results: [result])
    let succeeds = report.isSuccess
    #expect(!succeeds)
  }

  @Test func inputsThatCannotBeUsedAreErrorsOfTheCase() throws {
    for (inputs, message) in [
      ("{}", "no input \"cpr\""), (#"{"cpr": "6 %"}"#, "input \"cpr\" is not a number"),
    ] {
      #expect(try run(SharedCases.oneCase(inputs: inputs)).outcome == .error(message))
    }
    let huge = SharedCases.oneCase(
      kind: "onefactor_pool", inputs: #"{"n": 1e12, "pd": 0.1, "rho": 0.1}"#)
    #expect(
      try run(huge).outcome == .error("input \"n\" must be a whole number, 1 to 2000"))
  }

  @Test func theReportLinesUp() throws {
    guard let folder = SharedCases.folder else { return }
    let report = try Verification.run(paths: [folder + "/06_exits_prepay.json"])
    let lines = report.text().split(separator: "\n")
    let column = try #require(lines.first).range(of: "kind")?.lowerBound
    let start = try #require(lines.first).distance(
      from: lines[0].startIndex, to: #require(column))
    for (line, row) in zip(lines.dropFirst(), report.rows) {
      #expect(line.dropFirst(start).hasPrefix(row.kind))
    }
    #expect(lines.last?.hasSuffix("\(report.leftOut) left out") == true)
  }
}
