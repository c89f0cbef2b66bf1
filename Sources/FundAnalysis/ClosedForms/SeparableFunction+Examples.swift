import Foundation

/// Functions that programs for sensitivity analysis are tried on.
extension SeparableFunction {
  /// `sin x1 + a sin^2 x2 + b x3^4 sin x1` with x uniform on [-pi, pi]^3 (T. Ishigami, T. Homma, "An
  /// importance quantification technique in uncertainty analysis for computer models", 1990).
  public static func ishigami(a: Double, b: Double) -> SeparableFunction {
    let angle: Factor = { (2 * $0 - 1) * .pi }
    let sine: Factor = { sin(angle($0)) }
    let square: Factor = {
      let s = sin(angle($0))
      return s * s
    }
    let fourth: Factor = {
      let x = angle($0)
      return x * x * x * x
    }
    return SeparableFunction(
      dimensions: 3,
      terms: [
        Term(1, [sine, nil, nil]), Term(a, [nil, square, nil]), Term(b, [sine, nil, fourth]),
      ])
  }

  /// `prod_i (|4 x_i - 2| + a_i) / (1 + a_i)` with x uniform on the unit cube (A. Saltelli, I. Sobol,
  /// "About the use of rank transformation in sensitivity analysis of model output", 1995).
  ///
  /// - Precondition: no a is -1.
  public static func product(_ a: [Double]) -> SeparableFunction {
    SeparableFunction(
      dimensions: a.count,
      terms: [
        Term(
          1,
          a.map { weight -> Factor in
            { (abs(4 * $0 - 2) + weight) / (1 + weight) }
          })
      ])
  }
}
