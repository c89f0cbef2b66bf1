import FundModel
import FundResults
import FundService
import Testing

/// Comparisons of whole runs.
@Suite struct ComparisonServiceTests {
  private static func run(
    _ changes: [String], paths: Int, seed: UInt64
  ) throws -> RunResult {
    let prepared = try PreparedRun(
      Service.preset("equihome-v2", ["fund.size=4000000"] + changes),
      options: Service.options(paths: paths, threads: 2) {
        $0.seed = seed
        $0.failOn = .never
      })
    return try FundService.run(prepared)
  }

  /// The same fund under other seeds: the true difference is 0. Of 30 pairs of runs of 40 paths each, an
  /// interval at 90 % holds it as often as a binomial law allows: 4 deviations of
  /// sqrt(0.9 · 0.1 / 30) = 0.055.
  @Test func sameFundOtherSeeds() throws {
    var options = RunSetComparison.Options()
    options.level = 0.9
    options.figures = try ["net_irr.mean", "tvpi.median", "default_rate.mean"].map {
      try Objective(parsing: $0)
    }
    var hits = [Int](repeating: 0, count: options.figures.count)
    let pairs = 30
    for pair in 0..<pairs {
      let runs = try [2 * pair, 2 * pair + 1].map {
        ComparedRun("\($0)", try Self.run([], paths: 40, seed: UInt64($0)))
      }
      let comparison = RunSetComparison(runs, options: options)
      #expect(!comparison.isPaired && comparison.settings.map(\.path) == ["simulation.seed"])
      for (index, figure) in comparison.figures.enumerated() {
        if figure.differences[0].interval.holds(0) { hits[index] += 1 }
      }
    }
    for (figure, hits) in zip(options.figures, hits) {
      let share = Double(hits) / Double(pairs)
      #expect(abs(share - 0.9) <= 4 * 0.055, "\(figure): \(share)")
    }
  }

  /// A higher fee on the same draws: the parameter is named, the difference is paired, and its interval is
  /// less than half as long as that of independent runs (about a third: what a fee takes from the IRR
  /// depends on the path).
  @Test func aFeeOnTheSameDraws() throws {
    let runs = try [
      ComparedRun("base", Self.run([], paths: 100, seed: 3)),
      ComparedRun("dear", Self.run(["fees.management.rate=0.03"], paths: 100, seed: 3)),
      ComparedRun("other", Self.run(["fees.management.rate=0.03"], paths: 100, seed: 4)),
    ]
    let comparison = RunSetComparison(runs)
    #expect(comparison.settings.first?.path == "fees.management.rate")
    #expect(comparison.runs.map { $0.pairing?.isPaired } == [nil, true, false])
    let irr = try #require(comparison.figure("net_irr.mean"))
    let (paired, apart) = (irr.differences[0], irr.differences[1])
    #expect((paired.value ?? 0) < -0.003 && paired.interval.excludes(0))
    #expect((paired.standardError ?? 1) < 0.5 * (apart.standardError ?? 0))
    // A run read from its document, samples in it, gives the same comparison.
    var kept = RunDocument.Options()
    kept.includeSamples = true
    let documents = try runs.enumerated().map { index, run in
      let result = try Self.run(
        index == 0 ? [] : ["fees.management.rate=0.03"], paths: 100, seed: index == 2 ? 4 : 3)
      return ComparedRun(
        run.label, try RunDocument(json: RunDocument(result, options: kept).json()))
    }
    let same = RunSetComparison(documents).figures == comparison.figures
    #expect(same)
  }
}

extension Interval {
  fileprivate func holds(_ value: Double) -> Bool {
    guard let low, let high else { return false }
    return low <= value && value <= high
  }

  fileprivate func excludes(_ value: Double) -> Bool {
    guard let low, let high else { return false }
    return value < low || high < value
  }
}
