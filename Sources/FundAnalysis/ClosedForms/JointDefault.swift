import FundNumerics

/// P(X <= h, Y <= k) of standard normals correlated by rho in [-1, 1]; absolute error about 1e-15.
///
/// X = r Z + t A, Y = +-r Z + t B with r = sqrt|rho|, t = sqrt(1 - |rho|): a normal expectation of
/// `Phi((h - r Z)/t) Phi((k -+ r Z)/t)`, with a step that follows t.
public func bivariateNormal(_ h: Double, _ k: Double, correlation rho: Double) -> Double {
  let common = min(1, abs(rho))
  let own = (1 - common).squareRoot()
  guard own > 1e-6 else {
    let (p, q) = (normalCumulative(h), normalCumulative(k))
    return rho > 0 ? min(p, q) : max(0, p + q - 1)
  }
  let root = common.squareRoot()
  let sign = rho < 0 ? -1.0 : 1.0
  var step = 1.0 / 64
  while step > own / 8 { step /= 2 }
  return Quadrature.normalExpectation(step: step) { z in
    normalCumulative((h - root * z) / own) * normalCumulative((k - sign * root * z) / own)
  }
}

/// Chance that two loans both default, by what joins their hidden variables.
public enum JointDefault {
  /// Gaussian copula, `Phi2(Phi^-1(p1), Phi^-1(p2); rho)`.
  public static func gaussian(_ p1: Double, _ p2: Double, correlation rho: Double) -> Double {
    bivariateNormal(inverseNormal(p1), inverseNormal(p2), correlation: rho)
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
    let law = StudentT(freedom: nu)
    let (h, k) = (law.quantile(p1), law.quantile(p2))
    return law.expectation { scale in
      bivariateNormal(h * scale, k * scale, correlation: rho)
    }
  }

  /// Tail dependence of the t copula, `2 T_(nu+1)(-sqrt((nu+1)(1-rho)/(1+rho)))`.
  public static func tailDependence(correlation rho: Double, freedom nu: Double) -> Double {
    2 * StudentT(freedom: nu + 1).cumulative(-((nu + 1) * (1 - rho) / (1 + rho)).squareRoot())
  }
}

/// Student's t law as a normal divided by `sqrt(W/nu)`; nu > 0. No gamma function needed: the law of
/// `y = ln(W/nu)` is proportional to `exp(nu/2 (y - e^y))`, and the trapezoid normalises itself.
public struct StudentT: Sendable {
  public let freedom: Double
  /// `sqrt(W/nu)` and its probability.
  private let nodes: [(scale: Double, weight: Double)]

  public init(freedom nu: Double) {
    freedom = nu
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
  public func expectation(_ function: (Double) -> Double) -> Double {
    nodes.reduce(0) { $0 + $1.weight * function($1.scale) }
  }

  public func cumulative(_ t: Double) -> Double {
    expectation { normalCumulative(t * $0) }
  }

  public func quantile(_ p: Double) -> Double {
    var (low, high) = (-1.0, 1.0)
    while cumulative(low) > p { low *= 2 }
    while cumulative(high) < p { high *= 2 }
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if cumulative(middle) < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// E[T | T >= q] P(T >= q) = E[phi(q s)/s], s = sqrt(W/nu); finite for nu > 1.
  public func tailExpectation(from q: Double) -> Double {
    expectation { normalDensity(q * $0) / $0 }
  }
}
