/// A figure of every path of a run, with the moments and errors that a closed form is held against.
///
/// Paths are independent, so loans of one path may hang together as they like.
public struct EngineSample: Sendable {
  /// Standard errors that a right program stays within: 6e-5 of misses a comparison, and the seed is
  /// fixed.
  public static let errors = 4.0

  public let values: [Double]

  public init(_ values: [Double]) { self.values = values }

  public var count: Double { Double(values.count) }
  public var mean: Double { values.reduce(0, +) / count }
  /// Unbiased, over n - 1.
  public var variance: Double { centralMoment(2) * count / (count - 1) }
  /// Of the mean: `sqrt(variance / n)`.
  public var meanError: Double { (variance / count).squareRoot() }
  /// Of the variance: `sqrt((m4 - m2^2) / n)`.
  public var varianceError: Double {
    let second = centralMoment(2)
    return ((centralMoment(4) - second * second) / count).squareRoot()
  }

  /// How often the figure is exactly `value`. The error is that of the share with two hits and two
  /// misses added (Agresti and Coull, 1998), so that none in the sample does not mean no error.
  public func share(equalTo value: Double) -> Estimate {
    let hits = Double(values.count { $0 == value })
    let padded = (hits + 2) / (count + 4)
    return Estimate(
      value: hits / count, standardError: (padded * (1 - padded) / (count + 4)).squareRoot())
  }

  private func centralMoment(_ power: Int) -> Double {
    let mean = mean
    return values.reduce(0) { sum, value in
      sum + (0..<power).reduce(1.0) { product, _ in product * (value - mean) }
    } / count
  }
}

/// A figure estimated from a sample.
public struct Estimate: Sendable, Equatable {
  public var value: Double
  /// 0 where the sample does not vary.
  public var standardError: Double

  public init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }
}
