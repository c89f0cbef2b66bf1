import Foundation
import FundModel
import FundResults
import TestSupport
import Testing

/// Intervals of differences whose true value is known, over many samples.
@Suite struct ComparisonCoverageTests {
  private static let level = 0.9
  private static let names = [
    "net_irr.mean", "net_irr.q0.05", "net_irr.median", "probability(net_irr < 0.05)",
    "loss.cvar0.9",
  ]

  /// Net IRR is N(m, s); the loss is `0.08 - net IRR`, whose CVaR is `0.08 - m + s phi(z) / 0.1`.
  private static func truth(_ name: String, _ m: Double, _ s: Double) -> Double {
    let z90 = 1.2815515655446004
    switch name {
    case "net_irr.mean", "net_irr.median": return m
    case "net_irr.q0.05": return m - 1.6448536269514722 * s
    case "loss.cvar0.9": return 0.08 - m + s * exp(-z90 * z90 / 2) / (2 * .pi).squareRoot() / 0.1
    default: return erfc((m - 0.05) / s / 2.0.squareRoot()) / 2
    }
  }

  private static func normal(_ random: inout SplitMix) -> Double {
    let radius = (-2 * log(random.number(.leastNonzeroMagnitude, 1))).squareRoot()
    return radius * cos(2 * .pi * random.number(0, 1))
  }

  /// How often each interval holds the truth, and the mean width of the intervals.
  private static func cover(
    samples: Int, paths: Int, isPaired: Bool, seed: UInt64
  ) throws -> (hits: [String: Int], widths: [String: Double]) {
    var random = SplitMix(seed: seed)
    var hits: [String: Int] = [:]
    var widths: [String: Double] = [:]
    let (m, s, shift, own) = (0.08, 0.03, 0.004, 0.01)
    let spread = (s * s + own * own).squareRoot()
    var options = RunSetComparison.Options()
    options.level = level
    options.figures = try names.map { try Objective(parsing: $0) }
    for sample in 0..<samples {
      let common = (0..<paths).map { _ in normal(&random) }
      let others = isPaired ? common : (0..<paths).map { _ in normal(&random) }
      let first = common.map { m + s * $0 }
      // What the second run has of its own is drawn beside the common draws.
      let second = others.map { m + shift + s * $0 + own * normal(&random) }
      let number = UInt64(sample)
      let comparison = RunSetComparison(
        [
          try comparedRun("a", [.netIrr: first], seed: number, varMetric: "irr_shortfall"),
          try comparedRun(
            "b", [.netIrr: second], seed: isPaired ? number : number + 1_000_000,
            varMetric: "irr_shortfall"),
        ], options: options)
      try #require(comparison.isPaired == isPaired)
      for name in names {
        let interval = try #require(comparison.figure(name)?.differences[0].interval)
        let (low, high) = (try #require(interval.low), try #require(interval.high))
        let difference = truth(name, m + shift, spread) - truth(name, m, s)
        if low <= difference && difference <= high { hits[name, default: 0] += 1 }
        widths[name, default: 0] += (high - low) / Double(samples)
      }
    }
    return (hits, widths)
  }

  /// Of n intervals at level p as many as a binomial law allows hold the truth: within 4 deviations, z = 4,
  /// `sqrt(p (1 - p) / n)` each. Quantiles and CVaR of 400 paths get 2 % more for what their errors are
  /// off at that size. Catches errors that count draws in common twice (or not at all), a wrong sign,
  /// and intervals of the figure instead of the difference.
  @Test(arguments: [true, false])
  func intervalsHoldTheTruthAtTheirLevel(isPaired: Bool) throws {
    let samples = 300
    let found = try Self.cover(samples: samples, paths: 400, isPaired: isPaired, seed: 7)
    let deviation = (Self.level * (1 - Self.level) / Double(samples)).squareRoot()
    for name in Self.names {
      let share = Double(found.hits[name] ?? 0) / Double(samples)
      let bias = name == "net_irr.mean" ? 0 : 0.02
      #expect(
        abs(share - Self.level) <= 4 * deviation + bias, "\(name), paired \(isPaired): \(share)")
    }
  }

  /// The second run keeps s^2 / (s^2 + own^2) = 0.9 of its variance in common: a paired difference of
  /// means has variance own^2 / n where two independent means have (2 s^2 + own^2) / n, so that the
  /// interval is sqrt(19) = 4.36 times shorter; within a tenth.
  @Test func pairsAreMuchShorter() throws {
    let paired = try Self.cover(samples: 20, paths: 400, isPaired: true, seed: 3).widths
    let apart = try Self.cover(samples: 20, paths: 400, isPaired: false, seed: 4).widths
    let ratio = (apart["net_irr.mean"] ?? 0) / (paired["net_irr.mean"] ?? 1)
    #expect(abs(ratio / 19.0.squareRoot() - 1) < 0.1, "\(ratio)")
    for name in Self.names {
      #expect((paired[name] ?? 1) < 0.7 * (apart[name] ?? 0), "\(name)")
    }
  }
}
