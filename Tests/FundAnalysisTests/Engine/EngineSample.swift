import FundAnalysis
import FundModel
import TestSupport
import Testing

extension EngineSample {
  /// The mean is the expected one within `errors` standard errors, plus `rounding` for a figure without
  /// any spread.
  func expectMean(
    _ expected: Double, rounding: Double = 1e-12, _ comment: Comment? = nil,
    location: SourceLocation = #_sourceLocation
  ) {
    let allowed = Self.errors * meanError + rounding * abs(expected)
    #expect(
      abs(mean - expected) <= allowed,
      "\(comment?.rawValue ?? "mean"): \(mean), expected \(expected) within \(allowed)",
      sourceLocation: location)
  }

  func expectVariance(
    _ expected: Double, _ comment: Comment? = nil, location: SourceLocation = #_sourceLocation
  ) {
    let allowed = Self.errors * varianceError
    #expect(
      abs(variance - expected) <= allowed,
      "\(comment?.rawValue ?? "variance"): \(variance), expected \(expected) within \(allowed)",
      sourceLocation: location)
  }
}

/// A fund that buys all its loans in month 0 and charges nothing: what is collected from a loan is
/// its contract alone. Prices follow independent growth; nobody defaults; homes have no mortgage.
///
/// Every loan ends by sale after `exitYears`; the fund lasts a year longer, so that no loan is left.
func bareFund(
  loans: Int, exitYears: Int, growth: Double = 0, volatility: Double = 0
) -> FundConfig {
  var config = plainFund(
    size: Double(loans) * 100_000, amount: 100_000, termYears: exitYears + 1,
    exitMonths: 12 * exitYears, growth: 0)
  config.market.priceModel.kind = .gbm
  config.zones[0].appreciationRate = growth
  config.zones[0].appreciationVolatility = volatility
  config.loans.seniorLtv.mean = 0
  config.loans.seniorLtv.min = 0
  config.exits.saleCost = 0
  config.exits.refinanceCost = 0
  config.products[0].termMonths = 600
  config.products[0].interest.rate = 0
  return config
}

/// A bare fund whose loans stay until the fund ends after `years`, unless hazards end them.
func hazardFund(loans: Int, years: Int) -> FundConfig {
  var config = bareFund(loans: loans, exitYears: years)
  config.fund.termYears = years
  config.exits.model = .hazard
  config.exits.hazard!.sale = [0]
  config.exits.hazard!.refinance = [0]
  config.exits.hazard!.salePriceSensitivity = 0
  config.exits.hazard!.refinancePriceSensitivity = 0
  config.exits.default.seasoning = [1]
  config.exits.default.equitySensitivity = 0
  config.exits.default.correlationWithinZone = 0
  config.exits.default.correlationBetweenZones = 0
  return config
}

extension FundConfig {
  /// The first product owns a share of the home's value, `size` times the advance over the starting
  /// value, and nothing else: collected over advanced is then `size * V/V0`.
  mutating func shareValue(size: Double) {
    products[0].returnsPrincipal = false
    products[0].share.of = .value
    products[0].share.sizing = .proRata
    products[0].share.size = size
  }

  /// The same zone so many times, with equal allocations and all pairs of shocks correlated alike.
  mutating func repeatZone(_ count: Int, correlation: Double) {
    let zone = zones[0]
    zones = (0..<count).map { index in
      var copy = zone
      copy.name = "zone\(index)"
      copy.allocation = 1 / Double(count)
      return copy
    }
    market.correlation = (0..<count).map { i in
      (0..<count).map { $0 == i ? 1 : correlation }
    }
  }
}
