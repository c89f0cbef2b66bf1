import FundNumerics

/// A range that holds the true figure with the stated confidence; a bound is nil where the sample
/// is too small to give one.
public struct Interval: Sendable, Equatable {
  public var low: Double?
  public var high: Double?

  public init(low: Double?, high: Double?) {
    self.low = low
    self.high = high
  }

  /// Normal interval, `value ± z standardError`; without bounds where either is missing.
  public init(around value: Double?, standardError: Double?, level: Double) {
    guard let value, let standardError, level > 0, level < 1 else {
      self.init(low: nil, high: nil)
      return
    }
    let reach = inverseNormal((1 + level) / 2) * standardError
    self.init(low: value - reach, high: value + reach)
  }
}

extension Sample {
  /// Confidence interval of the quantile at p from order statistics, without an assumption on the
  /// law: `[x(l), x(u)]`, l the largest number with `P(Bin(n, p) < l) <= alpha/2`, u the smallest
  /// with `P(Bin(n, p) < u) >= 1 - alpha/2` (David and Nagaraja, Order Statistics, 7.1).
  public func quantileInterval(_ p: Double, confidence: Double) -> Interval {
    guard count > 0, p > 0, p < 1, confidence > 0, confidence < 1 else {
      return Interval(low: nil, high: nil)
    }
    let ranks = Binomial(trials: count, probability: p).ranks(tail: (1 - confidence) / 2)
    return Interval(
      low: ranks.low >= 1 ? values[ranks.low - 1] : nil,
      high: ranks.high <= count ? values[ranks.high - 1] : nil)
  }
}

/// Binomial law, summed from its mode outwards by the ratio of neighbours, so that nothing
/// overflows and no library of the system is asked.
struct Binomial {
  let trials: Int
  let probability: Double

  /// The largest `low` with `P(X < low) <= tail`, and the smallest `high` with
  /// `P(X < high) >= 1 - tail`.
  func ranks(tail: Double) -> (low: Int, high: Int) {
    let mode = min(trials, Int(Double(trials + 1) * probability))
    let odds = probability / (1 - probability)
    // Weights below 1e-20 of the mode's add less than the rounding of the sum.
    var below: [Double] = []  // weights of mode - 1, mode - 2, ...
    var weight = 1.0
    var k = mode
    while k > 0, weight > 1e-20 {
      weight *= Double(k) / (Double(trials - k + 1) * odds)
      below.append(weight)
      k -= 1
    }
    var above: [Double] = []  // weights of mode + 1, ...
    weight = 1
    k = mode
    while k < trials, weight > 1e-20 {
      weight *= Double(trials - k) * odds / Double(k + 1)
      above.append(weight)
      k += 1
    }
    let total = below.reversed().reduce(0, +) + 1 + above.reversed().reduce(0, +)
    let allowed = tail * total

    let first = mode - below.count
    let weights = below.reversed() + [1] + above
    // P(X < low) <= tail: pass values from the bottom while their sum stays within the tail.
    var low = first
    var sum = 0.0
    for weight in weights {
      sum += weight
      if sum > allowed { break }
      low += 1
    }
    // P(X >= high) <= tail: the same from the top.
    var high = mode + above.count + 1
    sum = 0
    for weight in weights.reversed() {
      sum += weight
      if sum > allowed { break }
      high -= 1
    }
    return (low, high)
  }
}
