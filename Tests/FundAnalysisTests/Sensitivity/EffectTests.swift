import FundAnalysis
import FundResults
import Testing

@Suite struct EffectTests {
  /// A linear function has its coefficients as effects, without deviation.
  @Test func morrisOfALinearFunction() throws {
    let design = MorrisDesign(trajectories: 8, dimensions: 3, seed: 4)
    let found = MorrisEstimator(
      values: design.points.map { 2 * $0[0] - 5 * $0[1] + 1 }, design: design)
    for (effect, wanted) in zip(found.effects, [2, -5, 0.0]) {
      let effect = try #require(effect)
      // Sums of numbers below 10 over a step of 2/3: ten roundings.
      #expect(abs(effect.mu.value - wanted) < 10 * 10 * 0x1p-52)
      #expect(abs(effect.muStar.value - abs(wanted)) < 10 * 10 * 0x1p-52)
      #expect(try #require(effect.sigma).value < 10 * 10 * 0x1p-52)
      #expect(effect.count == 8)
    }
  }

  /// f = x1 x2: the effect of x1 is x2 at the time of the move, uniform on the levels 0, 1/3, 2/3, 1:
  /// mean 1/2, deviation sqrt(5)/6. f = (x - 1/2)^2 from level k to k + 2: effects -1/3 and 1/3, so
  /// that mu is 0 and mu_star 1/3.
  @Test func morrisOfAProductAndAParabola() throws {
    let design = MorrisDesign(trajectories: 400, dimensions: 3, seed: 9)
    let values = design.points.map { $0[0] * $0[1] + ($0[2] - 0.5) * ($0[2] - 0.5) }
    let found = try MorrisEstimator(values: values, design: design).effects.map {
      try #require($0)
    }
    for effect in found[..<2] {
      let error = try #require(effect.mu.standardError)
      #expect(abs(effect.mu.value - 0.5) <= 4 * error)
      let sigma = try #require(effect.sigma)
      #expect(abs(sigma.value - 5.0.squareRoot() / 6) <= 4 * (try #require(sigma.standardError)))
      // Uniform on four levels: sd/sqrt(n).
      #expect(abs(error - 5.0.squareRoot() / 6 / 20) < 0.002)
    }
    let curved = found[2]
    #expect(abs(curved.mu.value) <= 4 * (try #require(curved.mu.standardError)))
    #expect(abs(curved.muStar.value - 1 / 3.0) < 1e-14)
  }

  @Test func morrisLeavesOutTheUndefined() throws {
    let design = MorrisDesign(trajectories: 2, dimensions: 1, seed: 1)
    let found = MorrisEstimator(values: [.nan, 1, 0, 1], design: design)
    #expect(try #require(found.effects[0]).count == 1)
    let none = MorrisEstimator(values: [.nan, 1, .nan, 1], design: design)
    #expect(none.effects[0] == nil)
  }

  @Test func ranksShareTies() {
    #expect(RankCorrelation.ranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
    #expect(RankCorrelation.ranks([]) == [])
  }

  /// Values of scipy.stats.spearmanr 1.17.1 on the same numbers.
  @Test func spearman() throws {
    let x = [106.0, 86, 100, 101, 99, 103, 97, 113, 112, 110]
    let y = [7.0, 0, 27, 50, 28, 29, 20, 12, 6, 17]
    let found = try #require(RankCorrelation.spearman(x, y))
    #expect(abs(found.value - -0.17575757575757575) < 1e-15)
    let low = try #require(found.low)
    let high = try #require(found.high)
    #expect(low < found.value && found.value < high && low > -1 && high < 1)
    #expect(RankCorrelation.spearman([1, 1, 1, 1], [1, 2, 3, 4]) == nil)
    #expect(try #require(RankCorrelation.spearman([1, 2, 3], [2, 4, 9])).value == 1)
  }

  /// y follows x1, and x2 is x1 with noise: the rank correlation of x2 is large, its partial one is 0.
  @Test func partialRankCorrelationTakesTheOthersOut() throws {
    let points = UnitDesign.random(count: 400, dimensions: 3, seed: 21).points
    let first = points.map { $0[0] }
    let second = points.map { $0[0] + 0.5 * $0[1] }
    let y = points.map { $0[0] + 0.2 * $0[2] }
    let plain = try #require(RankCorrelation.spearman(second, y))
    #expect(plain.value > 0.8)
    let partial = RankCorrelation.partial([first, second], y)
    let own = try #require(partial[0])
    let other = try #require(partial[1])
    #expect(own.value > 0.8)
    #expect(abs(other.value) <= 4 * (try #require(other.standardError)))
    // Inputs that say the same thing cannot be told apart.
    #expect(RankCorrelation.partial([first, first], y) == [nil, nil])
  }

  /// The error over 300 samples of 30 pairs with correlation about 0.6, against their spread: the
  /// spread's own relative error is sqrt(1/600) = 4 %, and the formula is good to some per cent.
  @Test func errorOfSpearman() throws {
    var values: [Double] = []
    var errors: [Double] = []
    for seed in 0..<300 {
      let points = UnitDesign.random(count: 30, dimensions: 2, seed: UInt64(seed)).points
      let found = try #require(
        RankCorrelation.spearman(points.map { $0[0] }, points.map { 0.75 * $0[0] + $0[1] }))
      values.append(found.value)
      errors.append(try #require(found.standardError))
    }
    let spread = try #require(SampleMoments(values).standardDeviation)
    let mean = try #require(SampleMoments(errors).mean)
    #expect(abs(mean / spread - 1) < 4 * 0.041 + 0.1)
  }
}
