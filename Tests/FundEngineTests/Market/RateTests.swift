import FundEngine
import FundModel
import FundNumerics
import TestSupport
import Testing

@Suite struct RateTests {
  private func fund(
    _ kind: Rates.Kind, initial: Double, mean: Double, speed: Double, volatility: Double,
    correlation: Double = 0
  ) -> FundConfig {
    var config = marketFund()
    config.market.rates.kind = kind
    config.market.rates.initial = initial
    config.market.rates.mean = mean
    config.market.rates.speed = speed
    config.market.rates.volatility = volatility
    config.market.rates.correlation = correlation
    return config
  }

  /// Mean and variance of an Ornstein-Uhlenbeck process after ten years and after one, from the truth cases
  /// `ou_0p0_0p3_0p2_0p1_10` and `ou_0p5_0p0_1p0_0p3_1` (own closed form, checked by quadrature).
  @Test func vasicekHasTheMomentsOfItsLaw() throws {
    let cases = [
      (0.0, 0.3, 0.2, 0.1, 120, 0.2593994150290162, 0.024542109027781648),
      (0.5, 0.0, 1.0, 0.3, 12, 0.18393972058572117, 0.038909912254352426),
    ]
    for (initial, mean, speed, volatility, month, expected, variance) in cases {
      let config = fund(
        .vasicek, initial: initial, mean: mean, speed: speed, volatility: volatility)
      let sample = try MarketSample(config, paths: 1500) {
        let rate = $0.shortRates[month]
        return [rate, (rate - expected) * (rate - expected)]
      }
      #expect(abs(sample.errors(0, from: expected)) < 4)
      #expect(abs(sample.errors(1, from: variance)) < 4)
    }
  }

  /// The shocks that the exact monthly step implies, with the cases' monthly_phi and monthly_innovation_sd, are the
  /// same normals whatever the parameters. An Euler step would give others in the third digit.
  @Test func vasicekStepsAreExact() throws {
    func shocks(_ config: FundConfig, _ phi: Double, _ deviation: Double) throws -> [Double] {
      let workspace = PathWorkspace(try CompiledFund(config))
      workspace.runMarket(seed: 11, path: 3)
      let mean = config.market.rates.mean!
      return (1...120).map { month in
        let before = mean + (workspace.shortRates[month - 1] - mean) * phi
        return (workspace.shortRates[month] - before) / deviation
      }
    }
    let slow = try shocks(
      fund(.vasicek, initial: 0, mean: 0.3, speed: 0.2, volatility: 0.1), 0.9834714538216175,
      0.0286286130986091)
    let fast = try shocks(
      fund(.vasicek, initial: 0.5, mean: 0, speed: 1, volatility: 0.3), 0.9200444146293233,
      0.08311631837324343)
    for (a, b) in zip(slow, fast) { #expect(abs(a - b) < 1e-11) }
    let variance = slow.reduce(0) { $0 + $1 * $1 } / 120
    #expect(abs(variance - 1) < 4 * (2.0 / 120).squareRoot())
  }

  /// Mean and variance in closed form (Cox, Ingersoll and Ross 1985), and the distribution function by the
  /// noncentral chi-square law, from SciPy's ncx2.cdf.
  @Test func cirHasTheLawOfItsTransition() throws {
    let (initial, mean, speed, volatility) = (0.02, 0.04, 0.3, 0.09)
    let config = fund(
      .cir, initial: initial, mean: mean, speed: speed, volatility: volatility)
    let decay = exponential(-speed * 5)
    let expected = mean + (initial - mean) * decay
    let variance =
      initial * volatility * volatility / speed * (decay - decay * decay)
      + mean * volatility * volatility / (2 * speed) * (1 - decay) * (1 - decay)
    let below = [0.01: 0.05444403677591423, 0.03: 0.46379106163186445, 0.06: 0.8807144066173052]
    let sample = try MarketSample(config, paths: 1000) { workspace in
      let rate = workspace.shortRates[60]
      return [rate, (rate - expected) * (rate - expected)]
        + below.keys.sorted().map { rate <= $0 ? 1 : 0 }
    }
    #expect(abs(sample.errors(0, from: expected)) < 4)
    #expect(abs(sample.errors(1, from: variance)) < 4)
    for (column, bound) in below.keys.sorted().enumerated() {
      #expect(abs(sample.errors(2 + column, from: below[bound]!)) < 4)
    }
    #expect(sample.columns[0].allSatisfy { $0 >= 0 })
  }

  /// With one degree of freedom, 4 speed mean = volatility^2, the rate is a squared normal: its root moves
  /// by the same normals as a vasicek rate.
  @Test func cirOfOneDegreeIsASquare() throws {
    let speed = 0.5
    let volatility = 0.2
    let mean = volatility * volatility / (4 * speed)
    let cir = PathWorkspace(
      try CompiledFund(
        fund(.cir, initial: 0.3, mean: mean, speed: speed, volatility: volatility)))
    let gaussian = PathWorkspace(
      try CompiledFund(fund(.vasicek, initial: 0, mean: 0, speed: 1, volatility: 1)))
    let scale = volatility * volatility * (1 - exponential(-speed / 12)) / (4 * speed)
    let deviation = ((1 - exponential(-2.0 / 12)) / 2).squareRoot()
    for path in 0..<10 {
      cir.runMarket(seed: 4, path: UInt64(path))
      gaussian.runMarket(seed: 4, path: UInt64(path))
      for month in 1...12 {
        let normal =
          (gaussian.shortRates[month] - gaussian.shortRates[month - 1] * exponential(-1.0 / 12))
          / deviation
        let root =
          (cir.shortRates[month - 1] * exponential(-speed / 12) / scale).squareRoot() + normal
        #expect(abs(cir.shortRates[month] - scale * root * root) < 1e-12)
      }
    }
  }

  @Test(arguments: [Rates.Kind.vasicek, .cir]) func shocksAreCorrelatedWithPrices(
    kind: Rates.Kind
  ) throws {
    let config = fund(
      kind, initial: 0.04, mean: 0.04, speed: 0.3, volatility: kind == .cir ? 0.05 : 0.01,
      correlation: -0.6)
    let sample = try MarketSample(config, paths: 1500) { workspace in
      let price = naturalLog(
        workspace.priceIndex(zone: 0, month: 7) / workspace.priceIndex(zone: 0, month: 6))
      return [price, workspace.shortRates[7] - workspace.shortRates[6]]
    }
    let (x, y) = (sample.mean(0), sample.mean(1))
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(sample.columns[0], sample.columns[1]) {
      xx += (a - x) * (a - x)
      yy += (b - y) * (b - y)
      xy += (a - x) * (b - y)
    }
    // The rate moves by a little more than its own shock: six months of spread in its pull, and the central
    // part of the square, 5 % of the variance.
    let correlation = xy / (xx * yy).squareRoot()
    let error = (1 - 0.36) / (1500.0).squareRoot()
    #expect(abs(correlation + 0.6) < 4 * error + 0.03)
  }

  @Test func givenAndConstantRatesAreWhatWasGiven() throws {
    var config = marketFund()
    let constant = PathWorkspace(try CompiledFund(config))
    constant.runMarket(seed: 1, path: 1)
    for month in 0...120 { #expect(constant.shortRates[month] == config.market.rates.initial) }
    config.market.rates.kind = .path
    config.market.rates.path!.rates = (1...10).map { Double($0) / 100 }
    let given = PathWorkspace(try CompiledFund(config))
    given.runMarket(seed: 1, path: 1)
    #expect(given.shortRates[0] == config.market.rates.initial)
    for month in 1...120 {
      #expect(given.shortRates[month] == Double((month + 11) / 12) / 100)
    }
  }

  /// Falling rates and a positive sensitivity: more refinance; none: the same bits as at constant rates.
  @Test func refinancingFollowsTheMortgageRate() throws {
    var config = houseConfig()
    config.market.rates.kind = .path
    config.market.rates.path!.rates = (0..<10).map { 0.06 - 0.005 * Double($0) }
    func refinanced(_ sensitivity: Double, constant: Bool = false) throws -> [Double] {
      config.exits.hazard!.refinanceRateSensitivity = sensitivity
      config.market.rates.kind = constant ? .constant : .path
      let workspace = PathWorkspace(try CompiledFund(config))
      return (UInt64(0)..<4).map {
        workspace.run(seed: 6, path: $0)
        return workspace.metric(.refinanceShare)
      }
    }
    let none = try refinanced(0)
    #expect(try none == refinanced(0, constant: true))
    #expect(try none == refinanced(30, constant: true))
    for (a, b) in zip(none, try refinanced(30)) { #expect(a < b) }
    for (a, b) in zip(none, try refinanced(-30)) { #expect(a > b) }
  }
}
