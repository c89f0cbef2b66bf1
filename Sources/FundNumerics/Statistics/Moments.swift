/// Streaming count, mean and central sums of powers up to the fourth.
///
/// Updates and merges after Pebay, "Formulas for robust, one-pass parallel computation of
/// covariances and arbitrary-order statistical moments", Sandia report SAND2008-6212. The result
/// depends on the order of adding and merging in the last bits: merge in a fixed order.
public struct Moments: Sendable, Equatable {
  public private(set) var count = 0
  public private(set) var mean = 0.0
  /// Sums of (x - mean)^k, k = 2, 3, 4.
  public private(set) var sum2 = 0.0
  public private(set) var sum3 = 0.0
  public private(set) var sum4 = 0.0

  public init() {}

  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  public mutating func add(_ value: Double) {
    let before = Double(count)
    count += 1
    let n = Double(count)
    let delta = value - mean
    let part = delta / n
    let square = part * part
    let term = delta * part * before
    mean += part
    sum4 += term * square * (n * n - 3 * n + 3) + 6 * square * sum2 - 4 * part * sum3
    sum3 += term * part * (n - 2) - 3 * part * sum2
    sum2 += term
  }

  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let a = Double(count)
    let b = Double(other.count)
    let n = a + b
    let delta = other.mean - mean
    let part = delta / n
    let square = part * part
    sum4 +=
      other.sum4 + delta * part * square * a * b * (a * a - a * b + b * b)
      + 6 * square * (a * a * other.sum2 + b * b * sum2)
      + 4 * part * (a * other.sum3 - b * sum3)
    sum3 +=
      other.sum3 + delta * square * a * b * (a - b) + 3 * part * (a * other.sum2 - b * sum2)
    sum2 += other.sum2 + delta * part * a * b
    mean += part * b
    count += other.count
  }

  /// Unbiased (division by n - 1); not a number below two values.
  public var variance: Double { count > 1 ? sum2 / Double(count - 1) : .nan }
  public var standardDeviation: Double { variance.squareRoot() }
  /// Standard error of the mean of independent values.
  public var standardError: Double { (variance / Double(count)).squareRoot() }

  /// Third standardised moment (division by n); 0 when nothing varies, not a number without values.
  public var skewness: Double {
    guard count > 0 else { return .nan }
    guard sum2 > 0 else { return 0 }
    return Double(count).squareRoot() * sum3 / (sum2 * sum2.squareRoot())
  }

  /// Fourth standardised moment less 3 (division by n); 0 when nothing varies.
  public var excessKurtosis: Double {
    guard count > 0 else { return .nan }
    guard sum2 > 0 else { return 0 }
    return Double(count) * sum4 / (sum2 * sum2) - 3
  }
}
