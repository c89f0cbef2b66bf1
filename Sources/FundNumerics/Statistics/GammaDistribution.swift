/// The gamma law of one shape and scale 1: density `x^(a-1) e^-x / Gamma(a)`.
///
/// By own logarithm and exponential, so that it gives the same bits on every machine.
public struct GammaDistribution: Sendable {
  /// a, above 0.
  public let shape: Double
  /// Natural logarithm of Gamma(a), less Stirling's main terms where a is large.
  private let correction: Double
  private let isLarge: Bool

  /// - Parameter shape: above 0, at most 1e6.
  public init(shape: Double) {
    precondition(shape > 0 && shape <= 1e6)
    self.shape = shape
    isLarge = shape >= 10
    if isLarge {
      let inverse = 1 / shape
      let square = inverse * inverse
      correction =
        inverse
        * (1.0 / 12 - square
          * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))))
    } else {
      correction = SpecialFunctions.logGamma(shape)
    }
  }

  /// The distribution function P(a, x) and its complement Q(a, x), each to about 1e-14 of itself.
  public func tails(_ x: Double) -> (lower: Double, upper: Double) {
    guard x > 0 else { return (0, 1) }
    guard x < .infinity else { return (1, 0) }
    let front = exponential(logKernel(x))
    if x < shape + 1 {
      let lower = front * series(x)
      return (lower, 1 - lower)
    }
    let upper = front * fraction(x)
    return (1 - upper, upper)
  }

  /// The x with P(a, x) = u, for u in (0, 1); 0 where it underflows.
  ///
  /// Halley's steps on the smaller tail inside a bracket that every step narrows, from Wilson and
  /// Hilferty's cube. The error is that of `tails`: about 1e-14 of the deviation.
  public func quantile(_ u: Double) -> Double {
    precondition(u > 0 && u < 1)
    var x = start(u)
    guard x > 0 else { return 0 }
    var low = 0.0
    var high = Double.infinity
    for _ in 0..<60 {
      let (lower, upper) = tails(x)
      // The complement is exact in this half.
      let miss = u < 0.5 ? lower - u : (1 - u) - upper
      if miss == 0 { return x }
      if miss > 0 { high = x } else { low = x }
      let density = exponential(logKernel(x)) / x
      let newton = miss / density
      let bend = 1 - 0.5 * newton * ((shape - 1) / x - 1)
      let step = newton / max(0.5, min(bend, 2))
      // The error of a step is as its cube; at the root the bracket is too narrow to judge it.
      if abs(step) <= 1e-6 * min(x, shape.squareRoot()) { return x - step }
      var next = x - step
      if !(next > low && next < high) {
        next = high < .infinity ? 0.5 * (low + high) : 2 * x
      }
      x = next
    }
    return x
  }

  /// ln of `x^a e^-x / Gamma(a)`.
  private func logKernel(_ x: Double) -> Double {
    guard isLarge else { return shape * logarithm(x) - x - correction }
    // a (1 + ln mu - mu) with mu = x/a, which loses no digits where x is near a.
    let excess = (x - shape) / shape
    let log = abs(excess) < 0.5 ? logOnePlus(excess) : logarithm(x / shape)
    return shape * (log - excess) + 0.5 * logarithm(shape / 6.283185307179586477) - correction
  }

  /// P(a, x) over the kernel, for x < a + 1.
  private func series(_ x: Double) -> Double {
    var term = 1 / shape
    var sum = term
    var n = shape
    for _ in 0..<100_000 {
      n += 1
      term *= x / n
      sum += term
      if term < 1e-17 * sum { break }
    }
    return sum
  }

  /// Q(a, x) over the kernel, for x >= a + 1, by Lentz's continued fraction.
  private func fraction(_ x: Double) -> Double {
    var b = x + 1 - shape
    var c = 1e300
    var d = 1 / b
    var result = d
    for i in 1...100_000 {
      let k = Double(i)
      let a = 0 - k * (k - shape)
      b += 2
      d = a * d + b
      if abs(d) < 1e-300 { d = 1e-300 }
      c = b + a / c
      if abs(c) < 1e-300 { c = 1e-300 }
      d = 1 / d
      let factor = d * c
      result *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    return result
  }

  private func start(_ u: Double) -> Double {
    let z = inverseNormal(u)
    let cube = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
    if cube > 0.3 { return shape * cube * cube * cube }
    // Near 0, P(a, x) is x^a / Gamma(a + 1).
    let logGammaNext = SpecialFunctions.logGamma(shape + 1)
    return exponential((logarithm(u) + logGammaNext) / shape)
  }

  private func logarithm(_ x: Double) -> Double { guardedLog(x) }
}
