import FundModel
import FundNumerics

/// The benchmark as far as it is known before a path is drawn (docs/model.md, section 6).
final class BenchmarkTable: @unchecked Sendable {
  /// House prices of the path take the place of `inverse`.
  let isPriceIndex: Bool
  /// `1 / B(m)`, to the end of the stride; empty of meaning for a price index.
  let inverse: UnsafeMutablePointer<Double>
  private let arena = Arena()

  init(_ config: FundConfig, monthStride: Int) throws {
    let terms = config.analytics.benchmark
    inverse = arena.doubles(monthStride)
    isPriceIndex = terms.kind == .priceIndex
    let horizon = config.fund.horizonMonths
    switch terms.kind {
    case .priceIndex: break
    case .constant:
      let rate = try EngineError.require(terms.rate, "analytics.benchmark.rate")
      let perMonth = naturalLog(1 + rate) / 12
      for month in 0...horizon { inverse[month] = exponential(0 - perMonth * Double(month)) }
    case .path:
      let rates = try EngineError.require(terms.path, "analytics.benchmark.path")
      guard rates.count >= horizon / 12 else {
        throw EngineError(
          "analytics.benchmark.path ends before the fund", path: "analytics.benchmark.path")
      }
      var log = 0.0
      inverse[0] = 1
      for month in stride(from: 1, through: horizon, by: 1) {
        log += naturalLog(1 + rates[(month - 1) / 12]) / 12
        inverse[month] = exponential(0 - log)
      }
    }
  }
}
