/// Mean, deviation and shape of a sample.
///
/// Sums are of deviations from the first value, in the given order, so that a sample of equal
/// values has exactly that mean and a deviation of exactly 0. A figure that overflows is nil.
public struct SampleMoments: Sendable, Equatable {
  public let count: Int
  /// Nil for an empty sample.
  public let mean: Double?
  /// With divisor n - 1; nil below two values.
  public let standardDeviation: Double?
  /// `m3 / m2^1.5` with divisor n; nil when there is no deviation.
  public let skewness: Double?
  /// `m4 / m2^2 - 3` with divisor n; nil when there is no deviation.
  public let excessKurtosis: Double?

  public init(_ values: [Double]) {
    count = values.count
    guard let first = values.first else {
      (mean, standardDeviation, skewness, excessKurtosis) = (nil, nil, nil, nil)
      return
    }
    let number = Double(count)
    var sum = 0.0
    for value in values { sum += value - first }
    let mean = first + sum / number
    var second = 0.0
    var third = 0.0
    var fourth = 0.0
    for value in values {
      let step = value - mean
      let square = step * step
      second += square
      third += square * step
      fourth += square * square
    }
    self.mean = finite(mean)
    standardDeviation = count > 1 ? finite((second / (number - 1)).squareRoot()) : nil
    let variance = second / number
    if variance > 0 {
      skewness = finite(third / number / (variance * variance.squareRoot()))
      excessKurtosis = finite(fourth / number / (variance * variance) - 3)
    } else {
      (skewness, excessKurtosis) = (nil, nil)
    }
  }

  /// Standard error of the mean, `sd / sqrt(n)`; nil below two values.
  public var standardError: Double? {
    standardDeviation.map { $0 / Double(count).squareRoot() }
  }
}

/// Pearson correlation over the paths on which both are defined; nil below two of them or when one
/// does not vary.
/// - Precondition: equal counts.
public func correlation<Figures: RandomAccessCollection>(
  _ first: Figures, _ second: Figures
) -> Double? where Figures.Element == Double, Figures.Index == Int {
  precondition(first.count == second.count)
  let both = first.indices.filter { first[$0].isFinite && second[$0].isFinite }
  guard both.count > 1 else { return nil }
  let firstMoments = SampleMoments(both.map { first[$0] })
  let secondMoments = SampleMoments(both.map { second[$0] })
  guard let a = firstMoments.mean, let b = secondMoments.mean,
    let sa = firstMoments.standardDeviation, let sb = secondMoments.standardDeviation,
    sa > 0, sb > 0
  else { return nil }
  var sum = 0.0
  for path in both { sum += (first[path] - a) / sa * ((second[path] - b) / sb) }
  return Swift.min(1, Swift.max(-1, sum / Double(both.count - 1)))
}
