import FundOptimization

/// What the weights of a portfolio must meet: a sum of 1, bounds by asset, and further linear limits.
public struct PortfolioLimits: Sendable, Equatable {
  /// `least <= coefficients . weights <= most`, with a name for messages.
  public struct Limit: Sendable, Equatable {
    public var name: String
    public var coefficients: [Double]
    public var least: Double
    public var most: Double

    public init(
      _ name: String, _ coefficients: [Double], least: Double = -.infinity,
      most: Double = .infinity
    ) {
      self.name = name
      self.coefficients = coefficients
      self.least = least
      self.most = most
    }
  }

  public var assets: [String]
  public var low: [Double]
  public var high: [Double]
  public var limits: [Limit]
  /// Behind a bound in messages, for example the guardrail it comes from; by asset.
  public var lowNotes: [String?]
  public var highNotes: [String?]

  /// Weights from `low` to `high` by asset; infinite bounds allow short positions of any size.
  public init(
    assets: [String], low: Double = 0, high: Double = 1, limits: [Limit] = []
  ) {
    self.assets = assets
    self.low = assets.map { _ in low }
    self.high = assets.map { _ in high }
    self.limits = limits
    lowNotes = assets.map { _ in nil }
    highNotes = assets.map { _ in nil }
  }

  static let sumName = "weights sum to 1"

  /// Every limit but the sum, one-sided, named as messages name it.
  var parts: [(name: String, normal: [Double], least: Double)] {
    var parts: [(name: String, normal: [Double], least: Double)] = []
    func unit(_ index: Int, _ sign: Double) -> [Double] {
      assets.indices.map { $0 == index ? sign : 0 }
    }
    for index in assets.indices {
      if low[index].isFinite {
        parts.append((lowName(index), unit(index, 1), low[index]))
      }
      if high[index].isFinite {
        parts.append((highName(index), unit(index, -1), 0 - high[index]))
      }
    }
    for limit in limits {
      if limit.least.isFinite {
        parts.append(
          ("\(limit.name) is at least \(limit.least)", limit.coefficients, limit.least))
      }
      if limit.most.isFinite {
        parts.append(
          (
            "\(limit.name) is at most \(limit.most)", limit.coefficients.map { 0 - $0 },
            0 - limit.most
          ))
      }
    }
    return parts
  }

  private func lowName(_ index: Int) -> String {
    "\(assets[index]) is at least \(low[index])" + (lowNotes[index].map { " (\($0))" } ?? "")
  }

  private func highName(_ index: Int) -> String {
    "\(assets[index]) is at most \(high[index])" + (highNotes[index].map { " (\($0))" } ?? "")
  }

  /// The program with these weights as its first variables, the limits as named rows.
  func program(costs: [Double]) -> LinearProgram {
    var program = LinearProgram(
      variables: assets.indices.map { .init("", low: -.infinity, cost: costs[$0]) })
    program.rows.append(
      .init(Self.sumName, assets.indices.map { ($0, 1) }, low: 1, high: 1))
    for part in parts {
      program.rows.append(
        .init(part.name, part.normal.enumerated().map { ($0, $1) }, low: part.least))
    }
    return program
  }

  /// The constraints of a quadratic program over the weights.
  var constraints: [QuadraticProgram.Constraint] {
    [.init(Self.sumName, assets.map { _ in 1 }, equals: 1)]
      + parts.map { .init($0.name, $0.normal, atLeast: $0.least) }
  }

  /// Whether weights meet all limits, to `slack`.
  public func admits(_ weights: [Double], slack: Double = 1e-9) -> Bool {
    guard abs(weights.reduce(0, +) - 1) <= slack else { return false }
    return parts.allSatisfy { part in
      zip(part.normal, weights).reduce(0) { $0 + $1.0 * $1.1 } >= part.least - slack
    }
  }

  /// The largest mean that the limits allow, and weights that have it.
  ///
  /// - Throws: `OptimizationError`: `.infeasible` with the limits that cannot hold together, `.unbounded` when short
  ///   positions have no bound.
  public func largestMean(_ means: [Double]) throws(OptimizationError) -> WeightedPortfolio {
    let solution = try program(costs: means.map { 0 - $0 }).solve()
    return WeightedPortfolio(
      weights: solution.values, mean: 0 - solution.objective, risk: .nan,
      binding: binding(solution.values))
  }

  /// Names of the limits that hold with equality.
  func binding(_ weights: [Double]) -> [String] {
    parts.filter { part in
      let value = zip(part.normal, weights).reduce(0) { $0 + $1.0 * $1.1 }
      return abs(value - part.least) <= 1e-9
    }.map(\.name)
  }
}

/// Weights with their mean return and the risk that was minimised.
public struct WeightedPortfolio: Sendable, Equatable {
  public var weights: [Double]
  public var mean: Double
  public var risk: Double
  /// Names of the limits that bind.
  public var binding: [String]
}

extension OptimizationError {
  /// Why no portfolio reaches a mean: the largest there is, and what keeps it there.
  static func mean(_ target: Double, above largest: WeightedPortfolio) -> OptimizationError {
    OptimizationError(
      .infeasible,
      "a mean of \(target) cannot be reached: the largest is \(largest.mean), where "
        + (largest.binding.isEmpty
          ? "all is in one asset" : largest.binding.joined(separator: "; ")),
      conflict: largest.binding + ["mean is at least \(target)"])
  }
}
