/// Falls of a price path from its running maximum, as fractions <= 0.
public struct Drawdown: Sendable {
  /// price / running maximum - 1 at each point.
  public let series: [Double]
  /// The deepest fall; 0 when the path never falls.
  public let maximum: Double
  /// The price the deepest fall started from, and where it ended (the first price when there is no
  /// fall).
  public let peak: Double
  public let trough: Double
  /// The longest run of points below an earlier maximum.
  public let longestUnderwater: Int

  /// nil for an empty path or a price that is not positive and finite.
  public init?(prices: [Double]) {
    guard let first = prices.first, prices.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    var highest = first
    var series: [Double] = []
    var deepest = (fall: 0.0, peak: first, trough: first)
    var run = 0
    var longest = 0
    for price in prices {
      highest = max(highest, price)
      let fall = price / highest - 1
      series.append(fall)
      if fall < deepest.fall { deepest = (fall, highest, price) }
      run = fall < 0 ? run + 1 : 0
      longest = max(longest, run)
    }
    self.series = series
    maximum = deepest.fall
    peak = deepest.peak
    trough = deepest.trough
    longestUnderwater = longest
  }

  /// The path that starts at 1 before the first return; a missing return (not a number) leaves it
  /// where it is. nil when a return is -1 or less.
  public init?(returns: [Double]) {
    var wealth = 1.0
    var prices = [1.0]
    for value in returns where !value.isNaN {
      wealth *= 1 + value
      prices.append(wealth)
    }
    self.init(prices: prices)
  }

  public var average: Double { series.reduce(0, +) / Double(series.count) }

  /// 100 times the root mean square of the falls (Martin 1987), every point counted.
  public var ulcerIndex: Double {
    100 * (series.reduce(0) { $0 + $1 * $1 } / Double(series.count)).squareRoot()
  }
}
