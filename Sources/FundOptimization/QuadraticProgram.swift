/// Minimise `x' H x / 2 + c' x` subject to linear constraints, H symmetric and positive definite.
public struct QuadraticProgram: Sendable {
  /// `normal . x >= least`, or `= least`.
  public struct Constraint: Sendable {
    public var name: String
    public var normal: [Double]
    public var least: Double
    public var isEquality: Bool

    public init(_ name: String, _ normal: [Double], atLeast least: Double) {
      self.init(name, normal, least, isEquality: false)
    }

    /// `normal . x <= most`
    public init(_ name: String, _ normal: [Double], atMost most: Double) {
      self.init(name, normal.map { 0 - $0 }, 0 - most, isEquality: false)
    }

    public init(_ name: String, _ normal: [Double], equals value: Double) {
      self.init(name, normal, value, isEquality: true)
    }

    private init(_ name: String, _ normal: [Double], _ least: Double, isEquality: Bool) {
      self.name = name
      self.normal = normal
      self.least = least
      self.isEquality = isEquality
    }
  }

  public struct Solution: Sendable {
    public let values: [Double]
    public let objective: Double
    /// Of each constraint: the rate at which the objective rises with `least`; 0 where it does not bind.
    public let multipliers: [Double]
    /// Names of the inequalities that bind.
    public let binding: [String]
  }

  public var hessian: [[Double]]
  public var linear: [Double]
  public var constraints: [Constraint]

  public init(hessian: [[Double]], linear: [Double], constraints: [Constraint]) {
    self.hessian = hessian
    self.linear = linear
    self.constraints = constraints
  }

  public func objective(at x: [Double]) -> Double {
    var value = dot(linear, x)
    for (row, entries) in hessian.enumerated() { value += 0.5 * x[row] * dot(entries, x) }
    return value
  }

  /// How far a solution is from the conditions of Karush, Kuhn and Tucker, which in a convex program are those of the
  /// optimum: each as the largest absolute value.
  public struct Residuals: Sendable {
    /// `H x + c - sum of multiplier times normal`.
    public let gradient: Double
    /// By how much a constraint is broken.
    public let feasibility: Double
    /// Multiplier times slack, over the inequalities.
    public let complementarity: Double
    /// By how much a multiplier of an inequality is below 0.
    public let sign: Double

    public var largest: Double { max(max(gradient, feasibility), max(complementarity, sign)) }
  }

  public func residuals(of solution: Solution) -> Residuals {
    let x = solution.values
    var gradient = 0.0
    for row in x.indices {
      var value = dot(hessian[row], x) + linear[row]
      for (constraint, multiplier) in zip(constraints, solution.multipliers) {
        value -= multiplier * constraint.normal[row]
      }
      gradient = max(gradient, abs(value))
    }
    var (feasibility, complementarity, sign) = (0.0, 0.0, 0.0)
    for (constraint, multiplier) in zip(constraints, solution.multipliers) {
      let slack = dot(constraint.normal, x) - constraint.least
      if constraint.isEquality {
        feasibility = max(feasibility, abs(slack))
      } else {
        feasibility = max(feasibility, 0 - slack)
        complementarity = max(complementarity, abs(multiplier * slack))
        sign = max(sign, 0 - multiplier)
      }
    }
    return Residuals(
      gradient: gradient, feasibility: feasibility, complementarity: complementarity, sign: sign)
  }

  /// The constraints alone, as a linear program that says which of them cannot hold together.
  var feasibility: LinearProgram {
    LinearProgram(
      variables: linear.map { _ in .init("", low: -.infinity) },
      rows: constraints.map { constraint in
        .init(
          constraint.name, constraint.normal.enumerated().map { ($0, $1) }, low: constraint.least,
          high: constraint.isEquality ? constraint.least : .infinity)
      })
  }
}
