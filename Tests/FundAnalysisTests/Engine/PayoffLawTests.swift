import FundAnalysis
import FundModel
import FundNumerics
import TestSupport
import Testing

/// Expected payoffs of contracts at a fixed date, run by the engine, against Black and Scholes.
@Suite struct PayoffLawTests {
  static let paths = 8000
  static let loans = 16
  static let years = 5
  static let growth = 0.03
  static let zoneVolatility = 0.08
  static let homeVolatility = 0.12

  /// A home that moves with its zone and on its own: the variances add.
  private func home(years: Int = years) -> LognormalValue {
    LognormalValue(
      start: 1, growth: naturalLog(1 + Self.growth),
      volatility: (Self.zoneVolatility * Self.zoneVolatility
        + Self.homeVolatility * Self.homeVolatility).squareRoot(), years: Double(years))
  }

  private func fund(ltv: Double = 0.2) -> FundConfig {
    var config = bareFund(
      loans: Self.loans, exitYears: Self.years, growth: Self.growth,
      volatility: Self.zoneVolatility)
    config.loans.idiosyncraticVolatility = Self.homeVolatility
    config.zones[0].ltv.mean = ltv
    config.products[0].share.size = 1.5
    return config
  }

  private func multiple(_ config: FundConfig) throws -> EngineSample {
    try EngineRun(config, paths: Self.paths)(.grossMultiple)
  }

  /// Principal and a share of the gain: `1 + size E[max(0, V - V0)]/V0`. Catches a payoff taken of the
  /// expected home (no option value: 0.24 in place of 0.33), and idiosyncratic risk that is averaged
  /// over loans before the payoff.
  @Test func appreciationShare() throws {
    let expected = 1 + home().sharedAppreciation(share: 1.5)
    try multiple(fund()).expectMean(expected)
    let withoutOption = 1 + 1.5 * (home().mean - 1)
    #expect(abs(withoutOption - expected) > 0.05)
  }

  /// Losses shared, no floor: the payoff is linear, so its mean is that of the mean home. Catches a
  /// share cut at 0 in spite of the flag.
  @Test func sharedLosses() throws {
    var config = fund()
    config.products[0].share.shareInDepreciation = true
    config.products[0].share.size = 1
    config.products[0].floor = .none
    let expected = home().principalPlusShare(advance: 1, share: 1, floor: nil)
    try multiple(config).expectMean(expected)
  }

  /// A gain counted from below the starting value: a call struck at `1 - adjustment`. Catches an
  /// adjustment taken of the advance or of the value at the end.
  @Test func riskAdjustedShare() throws {
    var config = fund()
    config.products[0].share.riskAdjustment = 0.17
    try multiple(config).expectMean(1 + 1.5 * home().call(strike: 0.83))
  }

  /// A value share under an annual cap on the advance: `E[min(a V, P (1+cap)^t)]`. Catches a cap on
  /// the share in place of the claim, and one that compounds by the year begun.
  @Test(arguments: [Product.Cap.Kind.annual, .monthly])
  func cappedValueShare(kind: Product.Cap.Kind) throws {
    var config = fund()
    config.shareValue(size: 2)
    config.products[0].cap.kind = kind
    config.products[0].cap.rate = 0.18
    let years = Double(Self.years)
    let cap =
      0.2 * (kind == .annual ? power(1.18, years) : power(1 + 0.18 / 12, 12 * years))
    try multiple(config).expectMean(home().valueShare(share: 0.4, cap: cap) / 0.2, "\(kind)")
  }

  /// A value share behind a senior mortgage and the cost of sale: `E[min(a V, max(0, (1-c) V - S))]`.
  /// Catches a senior that does not amortise, a cost taken after the senior, and a negative remainder
  /// taken from the fund.
  @Test(arguments: [0.0, 0.06]) func subordinatedShare(rate: Double) throws {
    var config = fund(ltv: 0.25)
    config.shareValue(size: 1.6)
    config.zones[0].appreciationRate = Self.growth
    config.exits.saleCost = 0.08
    config.loans.seniorLtv.mean = 0.6
    config.loans.seniorLtv.max = 0.7
    config.loans.seniorMortgage.rate = rate
    config.loans.seniorMortgage.termMonths = 240
    let (months, paid) = (240.0, Double(12 * Self.years))
    // The annuity's balance: what the payments still due are worth at its rate.
    let left =
      rate == 0
      ? 1 - paid / months
      : (1 - power(1 + rate / 12, paid - months)) / (1 - power(1 + rate / 12, -months))
    let expected = home().subordinatedShare(share: 0.4, senior: 0.6 * left, cost: 0.08) / 0.25
    try multiple(config).expectMean(expected, "rate \(rate)")
    // The senior bites, or this would be the test of a plain share.
    #expect(expected < 0.97 * home().mean * 1.6)
  }

  /// A contract that returns principal or nothing less: principal and the better of gain and nothing,
  /// with simple interest: the interest adds to the claim whatever the home does.
  @Test func interestAndFloor() throws {
    var config = fund()
    config.products[0].interest.rate = 0.05
    config.products[0].floor = .principal
    let expected = 1 + 0.05 * Double(Self.years) + home().sharedAppreciation(share: 1.5)
    try multiple(config).expectMean(expected)
  }
}
