// For the linker: rounding and square roots of single numbers may become calls of libm, all exact
// or correctly rounded, so no bit depends on its version.
import Glibc

/// Quantiles of a sample that is sorted in rising order.
public enum Quantile {
  /// n p with rounding undone: 0.07 * 100 must count as 7, not as a little more.
  static func rank(_ count: Int, _ probability: Double) -> Double {
    let exact = Double(count) * probability
    let nearest = exact.rounded()
    return abs(exact - nearest) <= 1e-12 * Double(count) ? nearest : exact
  }

  /// Linear interpolation between order statistics at (n - 1) p (Hyndman and Fan's type 7: NumPy,
  /// Excel PERCENTILE.INC).
  ///
  /// `probability` in [0, 1]; not a number for an empty sample or outside.
  public static func linear(sorted: [Double], probability: Double) -> Double {
    guard !sorted.isEmpty, probability >= 0, probability <= 1 else { return .nan }
    let position = Double(sorted.count - 1) * probability
    let index = min(Int(position), sorted.count - 1)
    let fraction = position - Double(index)
    guard fraction > 0, index + 1 < sorted.count else { return sorted[index] }
    return sorted[index] + fraction * (sorted[index + 1] - sorted[index])
  }

  /// The smallest observation x with at least the share `probability` of the sample at or below
  /// it: order statistic ceil(n p), the first for p = 0 (type 1).
  public static func orderStatistic(sorted: [Double], probability: Double) -> Double {
    guard !sorted.isEmpty, probability >= 0, probability <= 1 else { return .nan }
    let index = Int(rank(sorted.count, probability).rounded(.up)) - 1
    return sorted[min(max(index, 0), sorted.count - 1)]
  }

  /// An interval that holds the true quantile with about the probability `confidence`, whatever
  /// the distribution: order statistics at n p +- z sqrt(n p (1 - p)), rounded outwards (normal
  /// approximation of the binomial: good from n p (1 - p) of about 5; clipped to the sample's
  /// ends).
  public static func confidenceInterval(
    sorted: [Double], probability: Double, confidence: Double
  ) -> (low: Double, high: Double) {
    guard !sorted.isEmpty, probability > 0, probability < 1, confidence > 0, confidence < 1 else {
      return (.nan, .nan)
    }
    let n = Double(sorted.count)
    let z = inverseNormal(0.5 + 0.5 * confidence)
    let reach = z * (n * probability * (1 - probability)).squareRoot()
    let low = Int((n * probability - reach).rounded(.down)) - 1
    let high = Int((n * probability + reach).rounded(.up))
    let last = sorted.count - 1
    return (sorted[min(max(low, 0), last)], sorted[min(max(high, 0), last)])
  }
}
