import FundNumerics

/// A sum of products of functions of one coordinate, `f(x) = sum_k c_k prod_j g_kj(x_j)` on the unit
/// cube, and its variance-based indices without sampling.
///
/// With independent uniform coordinates, for a set u of them,
/// `Var(E[f | x_u]) = sum_k sum_l c_k c_l prod_(j in u) E[g_kj g_lj] prod_(j not in u) E[g_kj] E[g_lj] - E[f]^2`,
/// which needs integrals of one variable alone: Gauss-Legendre, on the two halves of [0, 1] each, so
/// that a kink at 1/2 costs nothing (I. Sobol, "Sensitivity estimates for nonlinear mathematical
/// models", 1993, for the decomposition).
public struct SeparableFunction: Sendable {
  /// A factor of one coordinate; nil is the constant 1.
  public typealias Factor = @Sendable (Double) -> Double

  public struct Term: Sendable {
    public let coefficient: Double
    public let factors: [Factor?]

    public init(_ coefficient: Double, _ factors: [Factor?]) {
      self.coefficient = coefficient
      self.factors = factors
    }
  }

  public let terms: [Term]
  public let dimensions: Int
  /// `means[k][j] = E[g_kj]`, `products[k][l][j] = E[g_kj g_lj]`.
  private let means: [[Double]]
  private let products: [[[Double]]]

  /// - Precondition: every term has one factor a dimension.
  public init(dimensions: Int, terms: [Term]) {
    precondition(terms.allSatisfy { $0.factors.count == dimensions })
    self.dimensions = dimensions
    self.terms = terms
    let rule = GaussRule.legendre(40)
    func mean(_ function: (Double) -> Double) -> Double {
      // [-1, 1] onto each half of [0, 1].
      0.25 * rule.sum { function(0.25 * ($0 + 1)) + function(0.25 * ($0 + 3)) }
    }
    means = terms.map { term in
      term.factors.map { factor in factor.map { mean($0) } ?? 1 }
    }
    products = terms.map { first in
      terms.map { second in
        (0..<dimensions).map { j in
          mean { (first.factors[j]?($0) ?? 1) * (second.factors[j]?($0) ?? 1) }
        }
      }
    }
  }

  public func callAsFunction(_ x: [Double]) -> Double {
    terms.reduce(0) { sum, term in
      sum + zip(term.factors, x).reduce(term.coefficient) { $0 * ($1.0?($1.1) ?? 1) }
    }
  }

  public var mean: Double {
    zip(terms, means).reduce(0) { $0 + $1.1.reduce($1.0.coefficient, *) }
  }

  public var variance: Double { explainedVariance(by: Set(0..<dimensions)) }

  /// `Var(E[f | x_u])` for the set u.
  public func explainedVariance(by set: Set<Int>) -> Double {
    var sum = 0.0
    for (k, first) in terms.enumerated() {
      for (l, second) in terms.enumerated() {
        var product = first.coefficient * second.coefficient
        for j in 0..<dimensions {
          product *= set.contains(j) ? products[k][l][j] : means[k][j] * means[l][j]
        }
        sum += product
      }
    }
    return sum - mean * mean
  }

  /// First-order index `Var(E[f | x_i]) / Var(f)`.
  public func first(_ i: Int) -> Double { explainedVariance(by: [i]) / variance }

  /// Total index `1 - Var(E[f | x_-i]) / Var(f)`.
  public func total(_ i: Int) -> Double {
    1 - explainedVariance(by: Set(0..<dimensions).subtracting([i])) / variance
  }

  /// Variance that i and j have together beyond what each has alone.
  public func interaction(_ i: Int, _ j: Int) -> Double {
    explainedVariance(by: [i, j]) - explainedVariance(by: [i]) - explainedVariance(by: [j])
  }
}
