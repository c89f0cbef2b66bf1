import FundNumerics

/// A probability estimated by counting.
public struct Proportion: Sendable, Equatable, Codable {
  /// Paths on which it happened, of the paths on which it could be told.
  public var hits: Int
  public var count: Int
  /// Wilson's score interval at the confidence level.
  public var interval: Interval

  /// - Precondition: `0 <= hits <= count`.
  public init(hits: Int, count: Int, confidence: Double) {
    precondition(hits >= 0 && hits <= count)
    self.hits = hits
    self.count = count
    guard count > 0, confidence > 0, confidence < 1 else {
      interval = Interval(low: nil, high: nil)
      return
    }
    let number = Double(count)
    let p = Double(hits) / number
    let z = inverseNormal((1 + confidence) / 2)
    let scale = 1 + z * z / number
    let center = (p + z * z / (2 * number)) / scale
    let half =
      z / scale * (p * (1 - p) / number + z * z / (4 * number * number)).squareRoot()
    // At 0 and n hits the bound is 0 and 1 exactly; the formula gives them up to rounding.
    interval = Interval(
      low: hits == 0 ? 0 : Swift.max(0, center - half),
      high: hits == count ? 1 : Swift.min(1, center + half))
  }

  /// Nil when it could be told on no path.
  public var value: Double? { count > 0 ? Double(hits) / Double(count) : nil }

  /// `sqrt(p (1 - p) / n)`.
  public var standardError: Double? {
    value.map { ($0 * (1 - $0) / Double(count)).squareRoot() }
  }
}
