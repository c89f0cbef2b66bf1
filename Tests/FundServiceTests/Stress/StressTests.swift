import FundModel
import FundMonteCarlo
import FundResults
import FundService
import Synchronization
import Testing

@Suite struct StressTests {
  private static let small = ["fund.size=4000000"]
  private static let crash = Scenario(
    name: "crash",
    overlays: [
      Overlay(target: .propertyValue, fromMonth: 40, toMonth: 40, op: .multiply, values: [0.6])
    ])
  private static let fees = Scenario(name: "fees", shifts: ["fees.management.rate": 0.01])

  private static func stress(
    _ scenarios: [Scenario], _ figures: [String] = [], paths: Int = 30,
    control: RunControl = RunControl()
  ) throws -> StressTest {
    try FundService.stress(
      Service.preset("equihome-v2", small), scenarios: scenarios,
      figures: figures.map { try Objective(parsing: $0) },
      options: Service.options(paths: paths, threads: 2) { $0.seed = 3 }, control: control)
  }

  @Test func differencesAreTakenPathByPath() throws {
    let test = try Self.stress([Self.crash, Self.fees], ["tvpi.mean", "probability(tvpi < 0.6)"])
    let base = Array(test.base.run.samples.column(.tvpi))
    for (row, run) in zip(test.report.rows, test.runs) {
      let other = Array(run.run.samples.column(.tvpi))
      let moments = SampleMoments(zip(base, other).map { $1 - $0 })
      #expect(row.differences[0].value == moments.mean)
      #expect(row.differences[0].standardError == moments.standardError)
      let shares = SampleMoments(
        zip(base, other).map { ($1 < 0.6 ? 1.0 : 0) - ($0 < 0.6 ? 1.0 : 0) })
      #expect(row.differences[1].value == shares.mean)
      #expect(row.differences[0].count == 30)
    }
    let fees = test.report.rows[1]
    #expect((fees.differences[0].value ?? 0) < 0)
    // What both runs share cancels: the error of the difference is below that of a run.
    let alone = try #require(fees.values[0].standardError)
    #expect((fees.differences[0].standardError ?? 1) < 0.5 * alone)
    #expect(fees.differences[0].interval.high.map { $0 < 0 } == true)
    #expect(test.report.rows[0].guardrails.count == test.report.baseGuardrails.count)
    #expect(test.base.run.manifest.seed == 3 && test.report.seed == 3)
  }

  @Test func nothingAndBackGiveTheFundItself() throws {
    let twist = Scenario(
      name: "twist",
      overlays: [
        Overlay(target: .saleHazard, fromMonth: 10, toMonth: 90, op: .multiply, values: [0.3]),
        Overlay(target: .shortRate, fromMonth: 1, toMonth: 99, op: .add, values: [0.02]),
      ], factors: ["zones[].default_rate": 3], shifts: ["waterfall.hurdle_rate": 0.01])
    let test = try Self.stress(
      [twist, twist.scaled(by: 0), twist.adding(twist.inverse())],
      ["net_irr.mean", "net_irr.q0.1", "default_rate.mean"])
    for difference in test.report.rows[1].differences {
      #expect(difference.value == 0 && difference.standardError == 0)
    }
    for (index, difference) in test.report.rows[2].differences.enumerated() {
      // x * f * (1 / f) and x + d - d are off by two roundings; figures by 1e-12 at most, unless a
      // draw stands within a rounding of its threshold, which none of these does.
      #expect((difference.value ?? 1).magnitude < 1e-12, "figure \(index)")
    }
    #expect((test.report.rows[0].differences[2].value ?? 0) > 0)
  }

  @Test func everyStatisticHasItsError() throws {
    let names = [
      "tvpi.sd", "tvpi.se", "tvpi.median", "tvpi.q0.2", "tvpi.var0.8", "loss.cvar0.8", "tvpi.min",
      "tvpi.max",
    ]
    let row = try Self.stress([Self.crash], names).report.rows[0]
    for (name, difference) in zip(names, row.differences) {
      #expect(difference.value != nil, "\(name)")
      let isExtreme = name.hasSuffix("min") || name.hasSuffix("max")
      #expect((difference.standardError == nil) == isExtreme, "\(name)")
    }
    // The loss is 1 - TVPI, so its tail falls by what the quantile's other side gains.
    #expect((row.differences[3].value ?? 0) < 0 && (row.differences[5].value ?? 0) > 0)
  }

  /// The error of a difference of medians, against its spread over 200 samples of 300 pairs: three
  /// deviations of that spread (3 / sqrt(400) = 15 %), 5 % of the bootstrap's own, 10 % for a bootstrap
  /// of a median at n = 300.
  @Test func theBootstrapErrorIsTheSpreadOverSamples() throws {
    let objective = try Objective(parsing: "tvpi.median")
    var random = SystemSeeded(state: 5)
    var values: [Double] = []
    var errors: [Double] = []
    for seed in 0..<200 {
      let left = (0..<300).map { _ in random.next() }
      let right = left.map { $0 * 0.8 + 0.3 * random.next() }
      let found = objective.difference(
        base: left, stressed: right, hurdleRates: (0, 0), seed: UInt64(seed), resamples: 100)
      values.append(try #require(found.value))
      errors.append(try #require(found.standardError))
    }
    let spread = try #require(SampleMoments(values).standardDeviation)
    let claimed = errors.reduce(0, +) / 200
    #expect((claimed / spread - 1).magnitude < 0.3, "\(claimed) for \(spread)")
  }

  @Test func oneProgressOverAllRunsAndOneStop() throws {
    let seen = Mutex<[(Int, Int)]>([])
    let control = RunControl(report: { progress in
      seen.withLock { $0.append((progress.done, progress.total)) }
    })
    _ = try Self.stress([Self.crash, Self.fees], paths: 20, control: control)
    let reports = seen.withLock { $0 }
    #expect(reports.allSatisfy { $0.1 == 60 } && !reports.isEmpty)
    #expect(reports.map(\.0).max() == 60)
    let stopped = RunControl()
    stopped.cancel()
    let error = #expect(throws: ServiceError.self) {
      try Self.stress([Self.crash], control: stopped)
    }
    #expect(error?.code == .interrupted)
  }

  @Test func aScenarioDoesNotChangeTheSampling() throws {
    let test = try Self.stress(
      [
        Scenario(
          name: "more", settings: ["simulation.paths": .init(7), "simulation.seed": .init(1)])
      ],
      ["tvpi.mean"], paths: 12)
    #expect(test.runs[0].run.manifest.paths == 12 && test.runs[0].run.manifest.seed == 3)
    #expect(test.report.rows[0].differences[0].value == 0)
  }
}

/// Uniform numbers from a fixed state.
private struct SystemSeeded {
  var state: UInt64
  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }
}
