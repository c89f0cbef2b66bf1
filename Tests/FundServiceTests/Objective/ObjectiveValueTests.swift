import FundModel
import FundResults
import FundService
import TestSupport
import Testing

@Suite struct ObjectiveValueTests {
  private func value(_ text: String, _ column: [Double]) throws -> Objective.Value? {
    try Objective(parsing: text).evaluate(column, hurdleRate: 0.08)
  }

  @Test func figuresOfASmallColumn() throws {
    let column = [3.0, 1, 2, 5, 4, .nan]
    let mean = try #require(try value("tvpi.mean", column))
    #expect(mean.value == 3)
    // s = sqrt(2.5)
    #expect(mean.standardError.map { ($0 - 0.5.squareRoot()).magnitude < 1e-15 } == true)
    #expect(mean.count == 5 && mean.undefinedCount == 1)
    #expect(try value("tvpi.median", column)?.value == 3)
    #expect(try value("tvpi.min", column)?.value == 1)
    #expect(try value("tvpi.max", column)?.standardError == nil)
    #expect(try value("tvpi.q0.25", column)?.value == 2)
    // Tail of minus the values: the order statistic ceil(0.8 * 5) of -5...-1.
    #expect(try value("tvpi.var0.8", column)?.value == -2)
    #expect(try value("loss.var0.8", column)?.value == 4)
    let share = try #require(try value("probability(tvpi <= 2)", column))
    #expect(share.value == 0.4)
    #expect(share.standardError.map { ($0 - (0.24 / 5).squareRoot()).magnitude < 1e-16 } == true)
    #expect(try value("probability(net_irr < hurdle)", [0.07, 0.09])?.value == 0.5)
    #expect(try value("tvpi.mean", [.nan]) == nil)
    #expect(try value("tvpi.sd", [1]) == nil)
  }

  /// Errors against the spread over 300 samples of 400 uniform values. The spread of 300 draws is
  /// itself known to 1/sqrt(600) = 4.1 %, three of which, and 8 % for the asymptotic formulas at
  /// n = 400, make the tolerance.
  @Test(arguments: [
    "tvpi.mean", "tvpi.sd", "tvpi.median", "tvpi.q0.1", "loss.var0.9", "loss.cvar0.9",
    "probability(tvpi < 0.3)",
  ])
  func errorsAreTheSpreadOverSamples(text: String) throws {
    let objective = try Objective(parsing: text)
    var random = SplitMix(seed: 77)
    var values: [Double] = []
    var errors: [Double] = []
    for _ in 0..<300 {
      let column = (0..<400).map { _ in random.number(0, 1) }
      let found = try #require(objective.evaluate(column, hurdleRate: 0))
      values.append(found.value)
      errors.append(try #require(found.standardError))
    }
    let spread = try #require(SampleMoments(values).standardDeviation)
    let claimed = (errors.reduce(0) { $0 + $1 * $1 } / 300).squareRoot()
    #expect((claimed / spread - 1).magnitude < 3 * 0.041 + 0.08, "\(text): \(claimed), \(spread)")
  }

  @Test func agreesWithTheStatisticsOfARun() throws {
    let result = try FundService.run(
      Service.preset("hei-value-share"),
      options: Service.options(paths: 60) { $0.failOn = .never })
    let statistics = RunStatistics(result)
    let mean = try #require(try Objective(parsing: "net_irr.mean").evaluate(result))
    #expect(mean.value == statistics[.netIrr].mean)
    #expect(mean.standardError == statistics[.netIrr].standardError)
    let level = try #require(statistics.risk.tails.first)
    let tail = try #require(try Objective(parsing: "loss.var\(level.level)").evaluate(result))
    #expect(tail.value == level.valueAtRisk)
    #expect(tail.standardError == level.valueAtRiskError)
    #expect(
      try Objective(parsing: "probability_irr_below_hurdle").evaluate(result)?.value
        == statistics.risk.probabilityIrrBelowHurdle.value)
  }
}
