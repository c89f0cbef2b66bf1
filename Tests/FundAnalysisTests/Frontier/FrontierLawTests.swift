import FundAnalysis
import FundOptimization
import FundResults
import TestSupport
import Testing

/// Laws of portfolios on random samples, and what is refused.
@Suite struct FrontierLawTests {
  /// Returns of assets with a common factor, by path.
  static func returns(
    _ random: inout SplitMix, paths: Int, assets: Int
  ) -> [[Double]] {
    (0..<paths).map { _ in
      let common = random.number(-1, 1)
      return (0..<assets).map { asset in
        let size = 0.02 * Double(asset + 1)
        return 0.01 * Double(asset + 1) + size * (0.6 * common + random.number(-1, 1))
      }
    }
  }

  static func moments(_ returns: [[Double]]) -> (means: [Double], covariance: [[Double]]) {
    let assets = returns[0].indices
    let means = assets.map { asset in
      returns.reduce(0) { $0 + $1[asset] } / Double(returns.count)
    }
    let covariance = assets.map { a in
      assets.map { b in
        returns.reduce(0) { $0 + ($1[a] - means[a]) * ($1[b] - means[b]) }
          / Double(returns.count - 1)
      }
    }
    return (means, covariance)
  }

  /// No random portfolio within the limits beats the frontier in variance at its mean, or in CVaR, or the tangency in ratio.
  @Test func nothingBeatsTheFrontier() throws {
    var random = SplitMix(seed: 7)
    for assets in 2...5 {
      let returns = Self.returns(&random, paths: 150, assets: assets)
      let (means, covariance) = Self.moments(returns)
      var limits = PortfolioLimits(assets: (0..<assets).map { "a\($0)" })
      limits.high = limits.high.map { _ in 0.8 }
      let variance = try MeanVariance(means: means, covariance: covariance, limits: limits)
      let shortfall = try MeanShortfall(returns: returns, level: 0.9, limits: limits)
      let best = try variance.tangency(riskFree: 0.005)
      let bestRatio = (best.mean - 0.005) / best.risk
      let tail = try #require(try shortfall.tangency(riskFree: 0.005))
      let tailRatio = (tail.mean - 0.005) / (tail.risk + 0.005)
      var tried = 0
      while tried < 60 {
        let weights = random.shares(assets)
        guard limits.admits(weights) else { continue }
        tried += 1
        let values = returns.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        let figures = try #require(
          PortfolioFigures(values, risk: .deviation, riskFree: 0.005))
        let tails = try #require(
          PortfolioFigures(values, risk: .shortfall(level: 0.9), riskFree: 0.005))
        // Rounding of sums of 150 returns of size 0.1.
        #expect(try variance.portfolio(mean: figures.mean).risk <= figures.risk + 1e-12)
        #expect(try shortfall.portfolio(mean: figures.mean).risk <= tails.risk + 1e-9)
        #expect(try #require(figures.ratio) <= bestRatio + 1e-10)
        #expect(try #require(tails.ratio) <= tailRatio + 1e-7)
      }
    }
  }

  /// Least CVaR of three assets on a fine grid of weights, all tried.
  @Test func shortfallByBruteForce() throws {
    var random = SplitMix(seed: 9)
    let returns = Self.returns(&random, paths: 40, assets: 3)
    let model = try MeanShortfall(
      returns: returns, level: 0.85, limits: PortfolioLimits(assets: ["a", "b", "c"]))
    let found = try model.minimumRisk()
    let grid = try #require(SimplexGrid(assets: 3, step: 0.005)).points
    let least = try #require(grid.map { model.shortfall($0).cvar }.min())
    #expect(found.risk <= least + 1e-12)
    // CVaR is Lipschitz in the weights: largest return times the step.
    #expect(least - found.risk < 0.25 * 0.01)
    #expect(model.limits.admits(found.weights))
  }

  @Test func limitsThatCannotHoldAreNamed() throws {
    var limits = PortfolioLimits(assets: ["green", "red"])
    limits.high = [0.5, 0.3]
    limits.highNotes = [nil, "guardrail concentration"]
    let model = try MeanVariance(
      means: [0.05, 0.1], covariance: [[0.01, 0], [0, 0.04]], limits: limits)
    do {
      _ = try model.minimumRisk()
      Issue.record("solved")
    } catch {
      #expect(
        Set(error.conflict) == [
          "weights sum to 1", "green is at most 0.5",
          "red is at most 0.3 (guardrail concentration)",
        ])
    }
    limits.high = [1, 0.3]
    let other = try MeanVariance(
      means: [0.05, 0.1], covariance: [[0.01, 0], [0, 0.04]], limits: limits)
    do {
      _ = try other.portfolio(mean: 0.08)
      Issue.record("solved")
    } catch {
      #expect(error.message.contains("the largest is 0.065"))
      #expect(error.message.contains("red is at most 0.3 (guardrail concentration)"))
    }
    #expect(throws: OptimizationError.self) { try other.tangency(riskFree: 0.07) }
  }

  /// Two copies of one asset: the split between them does not matter, the even one is taken, the variance is right.
  @Test func copiesOfAnAsset() throws {
    let limits = PortfolioLimits(assets: ["a", "copy", "b"])
    let model = try MeanVariance(
      means: [0.05, 0.05, 0.06], covariance: [[0.04, 0.04, 0], [0.04, 0.04, 0], [0, 0, 0.04]],
      limits: limits)
    let found = try model.minimumRisk()
    #expect(abs(found.weights[0] - 0.25) < 1e-6 && abs(found.weights[1] - 0.25) < 1e-6)
    // Half and half: 0.04/2; the diagonal of 1e-9 moves weights by as much.
    #expect(abs(found.risk - 0.02.squareRoot()) < 1e-9)
  }

  @Test func gridHasAllPoints() throws {
    let grid = try #require(SimplexGrid(assets: 3, step: 0.2))
    #expect(grid.count == 21 && grid.points.count == 21)
    #expect(Set(grid.points).count == 21)
    #expect(grid.points.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-15 })
    #expect(grid.points.first == [1, 0, 0] && grid.points.last == [0, 0, 1])
    #expect(SimplexGrid(assets: 3, step: 0.3) == nil)
    #expect(SimplexGrid(assets: 2, step: 1)?.points == [[1, 0], [0, 1]])
  }

  /// Errors of mean, deviation, CVaR and ratio against their spread over 400 samples of 400: estimated to 1/sqrt(800), so
  /// four of those.
  @Test(arguments: [PortfolioRisk.deviation, .shortfall(level: 0.9)])
  func errorsAreThoseOfSampling(risk: PortfolioRisk) throws {
    var random = SplitMix(seed: 21)
    var all: [PortfolioFigures] = []
    for _ in 0..<400 {
      let values = (0..<400).map { _ in 0.05 + random.number(-1, 1) + random.number(-1, 1) }
      all.append(try #require(PortfolioFigures(values, risk: risk, riskFree: 0.01)))
    }
    func holds(_ value: (PortfolioFigures) -> Double, _ error: (PortfolioFigures) -> Double) {
      let spread = SampleMoments(all.map(value)).standardDeviation ?? .nan
      let told = SampleMoments(all.map(error)).mean ?? .nan
      #expect(abs(told / spread - 1) < 4 / 800.0.squareRoot())
    }
    holds({ $0.mean }, { $0.meanError })
    holds({ $0.risk }, { $0.riskError })
    holds({ $0.ratio ?? .nan }, { $0.ratioError ?? .nan })
  }
}
