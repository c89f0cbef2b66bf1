import FundModel
import FundResults
import FundService
import Testing

@Suite struct SolveTests {
  /// A dozen loans: quick, and noisy enough for errors to matter.
  private static let small = ["fund.size=4000000"]

  private static func solve(
    _ vary: SolveRequest.Direction, _ until: String, paths: Int = 24,
    _ change: (inout SolveRequest) -> Void = { _ in }
  ) throws -> SolveReport {
    var request = SolveRequest(vary, until: try ObjectiveCondition(parsing: until))
    change(&request)
    return try FundService.solve(
      Service.preset("equihome-v2", small), request,
      options: Service.options(paths: paths, threads: 2) { $0.seed = 9 })
  }

  /// A fee that brings the mean multiple to the one of a known fee: the answer is that fee, because the
  /// draws are the same.
  @Test func findsTheParameterThatGaveAFigure() throws {
    let known = try FundService.run(
      Service.preset("equihome-v2", Self.small + ["fees.management.rate=0.013"]),
      options: Service.options(paths: 24, threads: 2) {
        $0.seed = 9
        $0.failOn = .never
      })
    let target = try #require(try Objective(parsing: "tvpi.mean").evaluate(known))
    let report = try Self.solve(.path("fees.management.rate"), "tvpi.mean = \(target.value)") {
      $0.low = 0
      $0.high = 0.04
    }
    // The search ends a tenth of the objective's error apart.
    let slope = try #require(report.slope)
    #expect(slope < 0)
    let reach = 0.1 * (target.standardError ?? 0) / slope.magnitude
    #expect((report.value - 0.013).magnitude <= reach, "\(report.value) ± \(reach)")
    let error = try #require(report.standardError)
    #expect(report.interval.low == report.interval.high.map { 2 * report.value - $0 } || error > 0)
    #expect(report.achieved.at == report.value)
    #expect(report.paths == 24 && report.seed == 9)
  }

  @Test func aDirectionIsAScenarioTakenKTimes() throws {
    let crash = Scenario(
      name: "crash",
      overlays: [
        Overlay(target: .propertyValue, fromMonth: 40, toMonth: 40, op: .multiply, values: [0.5])
      ])
    let report = try Self.solve(.scenario(crash), "tvpi.mean = 0.45")
    #expect(report.isDirection && report.vary == "crash")
    #expect(report.value > 0 && report.value < 1)
    #expect((report.achieved.value - 0.45).magnitude <= 0.1 * (report.achieved.standardError ?? 0))
  }

  @Test func aBracketWithoutTheTargetSaysWhatItSaw() throws {
    let error = #expect(throws: ServiceError.self) {
      try Self.solve(.path("fees.management.rate"), "tvpi.mean = 40", paths: 4) {
        $0.low = 0
        $0.high = 0.02
      }
    }
    #expect(error?.code == .noAnswer)
    let text = error?.message ?? ""
    #expect(text.contains("does not reach 40") && text.contains("0.02: ") && text.contains("±"))
  }

  @Test(
    arguments: [
      ("fund.size", "no upper bound"), ("fund.end", "a number is varied"),
      ("fund.sise", "fund.size"),
    ])
  func whatCannotBeVaried(path: String, expected: String) throws {
    do {
      _ = try Self.solve(.path(path), "tvpi.mean = 1.2", paths: 2)
      Issue.record("no error for \(path)")
    } catch {
      #expect("\(error)".contains(expected), "\(error)")
    }
  }

  @Test func aBracketThatCannotBeIsRefused() throws {
    let error = #expect(throws: ServiceError.self) {
      try Self.solve(.path("waterfall.carry"), "tvpi.mean = 1.2", paths: 2) {
        $0.low = 0.3
        $0.high = 0.1
      }
    }
    #expect(error?.message.contains("low has to be below high") == true)
    let outside = #expect(throws: ConfigError.self) {
      try Self.solve(.path("waterfall.carry"), "tvpi.mean = 1.2", paths: 2) { $0.high = 2 }
    }
    #expect(outside.map { "\($0)".contains("waterfall.carry") } == true)
  }
}
