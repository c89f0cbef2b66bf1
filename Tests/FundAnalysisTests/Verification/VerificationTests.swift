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

  /// Each shared case that passes fails when one of the numbers it expects is moved by more than its
  /// tolerance.
  @Test func everyCaseCanFail() throws {
    guard let folder = SharedCases.folder else { return }
    let suite = try CaseSuite.load(folder)
    let runner = CaseRunner(suite: suite)
    for file in suite.files {
      for one in file.cases where runner.run(one, file: file.name).outcome == .passed {
        var moved = one
        let checked = Set(
          runner.run(one, file: file.name).checks.map {
            String($0.field.prefix { $0 != "[" && $0 != "." })
          })
        var isMoved = false
        for field in checked.sorted() {
          guard let value = moved.expected[field], let other = shifted(value, one.tolerance)
          else { continue }
          moved.expected[field] = other
          isMoved = true
          break
        }
        guard isMoved else { continue }
        #expect(runner.run(moved, file: file.name).outcome == .failed, "\(file.name) \(one.id)")
      }
    }
  }

  /// The first number in a value moved past its tolerance; nil when there is none.
  private func shifted(
    _ value: CaseValue, _ tolerance: VerificationCase.Tolerance
  ) -> CaseValue? {
    switch value {
    case .number(let number):
      return .number(number + 3 * tolerance.allowance(at: number) + 1e-6 * max(1, abs(number)))
    case .array(var list):
      for index in list.indices {
        if let other = shifted(list[index], tolerance) {
          list[index] = other
          return .array(list)
        }
      }
    case .object(var members):
      for key in members.keys.sorted() {
        if let value = members[key], let other = shifted(value, tolerance) {
          members[key] = other
          return .object(members)
        }
      }
    default: break
    }
    return nil
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
    let result = try run(SharedCases.oneCase(kind: "oc_test"))
    #expect(result.outcome == .leftOut(reason: "a later capability: tranches"))
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
    for (line, result) in zip(lines.dropFirst(), report.results) {
      #expect(line.dropFirst(start).hasPrefix(result.kind))
    }
    #expect(lines.last?.hasSuffix("\(report.leftOut) left out") == true)
  }
}
