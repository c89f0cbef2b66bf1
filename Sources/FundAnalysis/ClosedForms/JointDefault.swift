import FundNumerics

/// Chance that two loans both default, by what joins their hidden variables.
public enum JointDefault {
  /// Gaussian copula, `Phi2(Phi^-1(p1), Phi^-1(p2); rho)`.
  public static func gaussian(_ p1: Double, _ p2: Double, correlation rho: Double) -> Double {
    BivariateNormal.cumulative(inverseNormal(p1), inverseNormal(p2), correlation: rho)
  }

  /// Correlation of the default indicators, `(joint - p1 p2)/sqrt(p1 (1-p1) p2 (1-p2))`; far below the
  /// correlation of the hidden variables.
  public static func indicatorCorrelation(_ p1: Double, _ p2: Double, joint: Double) -> Double {
    (joint - p1 * p2) / (p1 * (1 - p1) * p2 * (1 - p2)).squareRoot()
  }

  /// Student t copula: the Gaussian one with both variables divided by one `sqrt(W/nu)`, W chi-squared.
  public static func studentT(
    _ p1: Double, _ p2: Double, correlation rho: Double, freedom nu: Double
  ) -> Double {
    let h = StudentT.quantile(p1, degrees: nu)
    let k = StudentT.quantile(p2, degrees: nu)
    return ChiSquaredScale(freedom: nu).expectation { scale in
      BivariateNormal.cumulative(h * scale, k * scale, correlation: rho)
    }
  }

  /// Tail dependence of the t copula, `2 T_(nu+1)(-sqrt((nu+1)(1-rho)/(1+rho)))`.
  public static func tailDependence(correlation rho: Double, freedom nu: Double) -> Double {
    2
      * StudentT.cumulative(
        -((nu + 1) * (1 - rho) / (1 + rho)).squareRoot(), degrees: nu + 1)
  }
}

/// The law of `sqrt(W/nu)`, W chi-squared with nu > 0 degrees. No gamma function needed: that of
/// `y = ln(W/nu)` is proportional to `exp(nu/2 (y - e^y))`, and the trapezoid normalises itself.
struct ChiSquaredScale: Sendable {
  private let nodes: [(scale: Double, weight: Double)]

  init(freedom nu: Double) {
    // The log density falls like nu y / 2 to the left, and like -nu e^y / 2 to the right.
    let step = min(0.1, 0.4 / nu.squareRoot())
    var list: [(scale: Double, weight: Double)] = []
    var total = 0.0
    let left = Int(80 / nu / step) + Int(10 / step)
    let right = Int((2 + 12 / nu.squareRoot()) / step)
    for k in -left...right {
      let y = Double(k) * step
      let weight = exponential(nu / 2 * (y - exponential(y) + 1))
      list.append((exponential(y / 2), weight))
      total += weight
    }
    nodes = list.map { ($0.scale, $0.weight / total) }
  }

  /// E[f(sqrt(W/nu))].
  func expectation(_ function: (Double) -> Double) -> Double {
    nodes.reduce(0) { $0 + $1.weight * function($1.scale) }
  }
}
