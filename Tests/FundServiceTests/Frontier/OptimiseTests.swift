import FundModel
import FundResults
import FundService
import TestSupport
import Testing

@Suite struct OptimiseTests {
  static func condition(_ text: String) throws -> ObjectiveCondition {
    try ObjectiveCondition(parsing: text)
  }

  static func optimise(
    _ vary: [(String, Double, Double)], _ objective: String, maximised: Bool = true,
    _ change: (inout OptimiseRequest) throws -> Void = { _ in }
  ) throws -> Optimum {
    var request = OptimiseRequest(
      vary: vary.map { .init(path: $0.0, low: $0.1, high: $0.2) },
      objective: try Objective(parsing: objective), isMaximised: maximised)
    request.evaluations = 25
    try change(&request)
    return try FundService.optimise(
      FrontierTests.fund(["fees.management.rate=0.05"]), request,
      options: Service.options(paths: 16))
  }

  /// Fees and expenses only cost: the best are the least.
  @Test func cornersAreFound() throws {
    let optimum = try Self.optimise(
      [("fees.management.rate", 0, 0.03), ("expenses.annual", 0, 100_000)], "net_irr.mean")
    // Within the tolerance of the search, a thousandth of the ranges, of the corner.
    #expect(optimum.method == "bobyqa")
    #expect(optimum.best.values[0] < 0.03 * 2e-3 && optimum.best.values[1] < 100_000 * 2e-3)
    #expect(optimum.best.value > optimum.start.value)
    #expect(optimum.history.contains(optimum.best) && optimum.history.first == optimum.start)
    // Each configuration once.
    #expect(Set(optimum.history.map(\.values)).count == optimum.history.count)
    #expect(optimum.history.count <= 25)
    // Fresh paths: another value, of the same size.
    #expect(optimum.fresh.value != optimum.best.value)
    let error = try #require(optimum.fresh.standardError)
    #expect(abs(optimum.fresh.value - optimum.best.value) < 8 * error)
    #expect(optimum.freshSeed == optimum.seed + 1)
    let again = try FundService.run(
      FrontierTests.fund([
        "fees.management.rate=\(optimum.best.values[0])",
        "expenses.annual=\(optimum.best.values[1])",
      ]), options: Service.options(paths: 16))
    #expect(optimum.best.value == SampleMoments(Array(again.samples.column(.netIrr))).mean)
  }

  /// The largest fee with the net IRR of a fee of 2 % is 2 %: the condition binds there.
  @Test func conditionsBind() throws {
    let two = try FundService.run(
      FrontierTests.fund(["fees.management.rate=0.02"]), options: Service.options(paths: 16))
    let irr = try #require(SampleMoments(Array(two.samples.column(.netIrr))).mean)
    let optimum = try Self.optimise([("fees.management.rate", 0.001, 0.1)], "management_fees.mean")
    {
      $0.conditions = [try Self.condition("net_irr.mean >= \(irr)")]
      $0.evaluations = 40
    }
    #expect(optimum.method == "cobyla" && optimum.best.isFeasible)
    // The fee is known to the tolerance of a thousandth of the range, the IRR moves by less than that.
    #expect(optimum.best.excess[0] > -1e-3 && optimum.best.excess[0] <= 1e-9)
    #expect(abs(optimum.best.values[0] - 0.02) < 0.002)
  }

  @Test func whatCannotBeMetIsSaid() throws {
    let optimum = try Self.optimise([("fees.management.rate", 0.01, 0.02)], "net_irr.mean") {
      $0.conditions = [try Self.condition("net_irr.mean >= 1")]
      $0.evaluations = 8
    }
    #expect(!optimum.best.isFeasible && optimum.best.excess[0] > 0.5)
  }

  /// Whole parameters are run as whole numbers.
  @Test func wholeParameters() throws {
    let optimum = try Self.optimise(
      [("deployment.period_months", 12, 24), ("fees.management.rate", 0, 0.02)],
      "paid_in.mean", maximised: false
    ) { $0.evaluations = 12 }
    #expect(optimum.history.allSatisfy { $0.values[0] == $0.values[0].rounded() })
  }

  @Test func everyWrongOptionIsNamed() throws {
    let failure = try #require(throws: RequestError.self) {
      try Self.optimise(
        [("fees.management.rate", 0.02, 0.01), ("fund.name", 0, 1)], "net_irr.mean"
      ) {
        $0.method = .slsqp
        $0.evaluations = 1
      }
    }
    #expect(failure.problems.count == 4)
    #expect(throws: ConfigError.self) {
      try Self.optimise([("fees.management.rat", 0, 0.01)], "net_irr.mean")
    }
    // An end that the parameter does not take.
    #expect(throws: ConfigError.self) {
      try Self.optimise([("waterfall.carry", 0, 2)], "net_irr.mean")
    }
  }

  /// A combination that is no fund is an error that says why.
  @Test func invalidCombinations() {
    #expect(throws: ConfigError.self) {
      try Self.optimise([("zones.green.allocation", 0.2, 0.5)], "net_irr.mean")
    }
  }
}
