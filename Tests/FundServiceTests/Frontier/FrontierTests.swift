import FundModel
import FundResults
import FundService
import TestSupport
import Testing

@Suite struct FrontierTests {
  /// The preset without the guardrails that its zones would break, and quick.
  static func fund(_ changes: [String] = []) throws -> ConfigDocument {
    try Service.preset("equihome-v2", ["fund.size=10000000", "guardrails=[]"] + changes)
  }

  static func frontier(
    _ change: (inout FrontierRequest) -> Void = { _ in }, fund: ConfigDocument? = nil,
    paths: Int = 40, threads: Int = 1
  ) throws -> Frontier {
    var request = FrontierRequest()
    request.points = 5
    change(&request)
    return try FundService.frontier(
      fund ?? Self.fund(), request, options: Service.options(paths: paths, threads: threads))
  }

  @Test func risksRiseWithMeans() throws {
    for method in [Frontier.Method.meanVariance, .meanCvar] {
      let frontier = try Self.frontier {
        $0.method = method
        $0.level = method == .meanCvar ? 0.8 : nil
      }
      #expect(frontier.points.count == 5 && frontier.zones == ["green", "orange", "red"])
      for point in frontier.points {
        #expect(abs(point.weights.reduce(0, +) - 1) < 1e-9)
        #expect(point.weights.allSatisfy { $0 >= 0 })
        #expect(!point.isDominated && point.meanError > 0 && point.riskError >= 0)
        // The mean of a weighted sum is the weighted sum of means, to the rounding of 40 figures.
        let sum = zip(point.weights, frontier.pure).reduce(0) { $0 + $1.0 * $1.1.mean }
        #expect(abs(point.mean - sum) < 1e-13)
      }
      for (a, b) in zip(frontier.points, frontier.points.dropFirst()) {
        #expect(a.mean < b.mean && a.risk <= b.risk + 1e-12)
      }
      // The last point is the zone of the largest mean, alone, and the whole fund there is that pure fund.
      let last = try #require(frontier.points.last)
      #expect(last.weights.max() == 1)
      let check = try #require(last.check)
      #expect(check.meanDifference == 0 && check.riskDifference == 0)
      #expect(frontier.points.count { $0.check != nil } == 3)
      // Sums of loans of three zones are no single zone: the whole fund differs, by less than its own deviation.
      let middle = try #require(frontier.points[2].check)
      #expect(abs(middle.meanDifference) < frontier.points[2].risk + 0.05)
    }
  }

  /// The return of a zone is the metric of the fund with everything in it, on the same paths.
  @Test func pureFundsAreRunsOfTheFund() throws {
    let frontier = try Self.frontier { $0.checks = 0 }
    let alone = try Self.fund([
      "zones.green.allocation=0", "zones.orange.allocation=1", "zones.red.allocation=0",
    ])
    let result = try FundService.run(alone, options: Service.options(paths: 40))
    let moments = SampleMoments(Array(result.samples.column(.netIrr)))
    let pure = frontier.pure[1]
    #expect(pure.weights == [0, 1, 0])
    #expect(abs(pure.mean - (moments.mean ?? .nan)) < 1e-15)
    #expect(abs(pure.risk - (moments.standardDeviation ?? .nan)) < 1e-15)
    #expect(frontier.points.allSatisfy { $0.check == nil })
  }

  @Test func gridRunsTheWholeFund() throws {
    let frontier = try Self.frontier {
      $0.method = .simplex
      $0.step = 0.5
      $0.metric = .tvpi
      $0.high = ["red": 0.5]
    }
    // Of the six points of the grid one has everything in red.
    #expect(frontier.points.count == 5 && frontier.riskFree == 1)
    let point = try #require(frontier.points.first { $0.weights == [0.5, 0, 0.5] })
    let half = try Self.fund([
      "zones.green.allocation=0.5", "zones.orange.allocation=0", "zones.red.allocation=0.5",
    ])
    let result = try FundService.run(half, options: Service.options(paths: 40))
    #expect(point.mean == SampleMoments(Array(result.samples.column(.tvpi))).mean)
    for point in frontier.points {
      let beaten = frontier.points.contains {
        $0.mean >= point.mean && $0.risk <= point.risk
          && ($0.mean > point.mean || $0.risk < point.risk)
      }
      #expect(point.isDominated == beaten)
    }
    #expect(frontier.minimumRisk.risk == frontier.points.map(\.risk).min())
  }

  @Test func guardrailsAreLimits() throws {
    let rule =
      #"guardrails=[{"name":"spread","metric":"max_zone_allocation","op":">","limit":0.6,"severity":"error"}]"#
    let frontier = try Self.frontier(fund: Self.fund([rule]))
    #expect(frontier.high == [0.6, 0.6, 0.6])
    #expect(frontier.points.allSatisfy { $0.weights.allSatisfy { $0 <= 0.6 + 1e-12 } })
    let last = try #require(frontier.points.last)
    #expect(last.binding.contains { $0.hasSuffix("is at most 0.6 (guardrail spread)") })
    // Together with what is asked, they may leave no split.
    let failure = try #require(throws: RequestError.self) {
      try Self.frontier({ $0.high = ["red": 0.1, "orange": 0.2] }, fund: Self.fund([rule]))
    }
    for part in [
      "weights sum to 1", "green is at most 0.6 (guardrail spread)", "red is at most 0.1",
      "orange is at most 0.2",
    ] { #expect(failure.description.contains(part), "\(failure)") }
  }

  @Test func threadsChangeNothing() throws {
    #expect(try Self.frontier(threads: 1) == Self.frontier(threads: 3))
  }

  @Test func everyWrongOptionIsNamed() throws {
    let failure = try #require(throws: RequestError.self) {
      try Self.frontier {
        $0.low = ["gren": 0.1, "red": 2]
        $0.points = 1
        $0.level = 1
        $0.metric = .defaultRate
      }
    }
    #expect(failure.problems.count == 5)
    #expect(failure.description.contains("no zone 'gren'"))
    #expect(failure.description.contains("did you mean green?"))
    #expect(failure.description.contains("min.red: a share from 0 to 1 expected, got 2.0"))
    #expect(failure.description.contains("better when lower"))
  }
}
