import FundOptimization
import FundResults

/// Portfolios of least expected shortfall over sampled returns, by a linear program
/// (Rockafellar and Uryasev, *Optimization of conditional value-at-risk*, Journal of Risk 2, 2000).
///
/// The risk is the CVaR of the loss `-return` at `level`: the mean of the worst `(1 - level) n` losses, the one at VaR
/// split, as `Sample.tailRisk` has it.
public struct MeanShortfall: Sendable {
  /// By path and asset.
  public let returns: [[Double]]
  public let level: Double
  public let limits: PortfolioLimits
  public let means: [Double]

  /// - Throws: `OptimizationError` with code `.malformed`: no paths, rows of other lengths, a level outside (0, 1).
  public init(
    returns: [[Double]], level: Double, limits: PortfolioLimits
  ) throws(OptimizationError) {
    let size = limits.assets.count
    guard level > 0, level < 1, !returns.isEmpty,
      returns.allSatisfy({ $0.count == size && $0.allSatisfy(\.isFinite) })
    else { throw OptimizationError(.malformed, "returns, level and limits do not match") }
    self.returns = returns
    self.level = level
    self.limits = limits
    means = (0..<size).map { asset in
      returns.reduce(0) { $0 + $1[asset] } / Double(returns.count)
    }
  }

  /// The portfolio of least CVaR.
  ///
  /// - Throws: `OptimizationError`, `.infeasible` with the limits that cannot hold together.
  public func minimumRisk() throws(OptimizationError) -> WeightedPortfolio {
    // Says which limits cannot hold together, where they cannot.
    _ = try limits.largestMean(means)
    return finished(try weights(sum: 1, limits.parts.map { ($0.normal, $0.least) }))
  }

  /// The portfolio of least CVaR with a mean of at least `target`.
  public func portfolio(mean target: Double) throws(OptimizationError) -> WeightedPortfolio {
    let largest = try limits.largestMean(means)
    guard target - largest.mean <= 1e-12 * max(1e-3, abs(target)) else {
      throw .mean(target, above: largest)
    }
    // A hair below the end of the frontier, where only rounding decides whether there is a point.
    let least = min(target, largest.mean - 1e-12 * max(1e-3, abs(largest.mean)))
    return finished(
      try weights(sum: 1, limits.parts.map { ($0.normal, $0.least) } + [(means, least)]))
  }

  /// The portfolio with the largest (mean - riskFree) / (CVaR + riskFree), the excess mean by the mean shortfall below the
  /// risk-free return in the tail; nil when some portfolio never falls short of it.
  public func tangency(riskFree: Double) throws(OptimizationError) -> WeightedPortfolio? {
    guard try limits.largestMean(means).mean > riskFree else {
      throw OptimizationError(
        .infeasible, "no portfolio within the limits has a mean above the risk-free \(riskFree)")
    }
    // In y = weights / excess mean, as for the least variance: CVaR(y) + riskFree sum(y) with an excess of 1.
    let excess = means.map { $0 - riskFree }
    let parts = limits.parts.map { part in (part.normal.map { $0 - part.least }, 0.0) }
    let y: [Double]
    do throws(OptimizationError) {
      y = try weights(
        cost: riskFree, sum: nil,
        parts + [(excess, 1), (excess.map { 0 - $0 }, -1), (means.map { _ in 1 }, 0)])
    } catch  where error.code == .infeasible {
      // The dual has no point where the ratio has no bound.
      return nil
    }
    let sum = y.reduce(0, +)
    guard sum > 0 else { return nil }
    let found = finished(y.map { $0 / sum })
    return found.risk + riskFree > 0 ? found : nil
  }

  /// The w that minimises `CVaR(w) + cost sum(w)` subject to `normal . w >= least` and, unless it is nil, a given sum.
  ///
  /// The program of Rockafellar and Uryasev has a row a path; its dual has a row an asset and a variable a path, which the
  /// simplex method solves a hundred times faster: probabilities `q_s` from 0 to `1/((1 - level) n)` that sum to 1, and a
  /// multiplier for each limit, so that for every asset `sum q_s r_s + sum y_i normal_i + z = cost`. The weights are the
  /// prices of these rows.
  private func weights(
    cost: Double = 0, sum: Double?, _ parts: [(normal: [Double], least: Double)]
  ) throws(OptimizationError) -> [Double] {
    let share = 1 / ((1 - level) * Double(returns.count))
    var dual = LinearProgram(variables: returns.map { _ in .init(high: share) })
    dual.variables += parts.map { .init(cost: 0 - $0.least) }
    let free = sum.map { dual.add(.init(low: -.infinity, cost: 0 - $0)) }
    for asset in means.indices {
      var terms = returns.indices.map { (variable: $0, coefficient: returns[$0][asset]) }
      for (position, part) in parts.enumerated() {
        terms.append((returns.count + position, part.normal[asset]))
      }
      if let free { terms.append((free, 1)) }
      dual.rows.append(.init("", terms, low: cost, high: cost))
    }
    dual.rows.append(.init("", returns.indices.map { ($0, 1) }, low: 1, high: 1))
    let prices = try dual.solve().rowPrices
    return means.indices.map { 0 - prices[$0] }
  }

  private func finished(_ raw: [Double]) -> WeightedPortfolio {
    // Prices are known to the tolerance of the linear program.
    let weights = limits.tidied(raw, slack: 10 * LinearProgram.tolerance)
    return WeightedPortfolio(
      weights: weights, mean: zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 },
      risk: shortfall(weights).cvar, binding: limits.binding(weights))
  }

  /// CVaR and VaR of weights over the sample.
  public func shortfall(_ weights: [Double]) -> (cvar: Double, valueAtRisk: Double) {
    let losses = Sample(
      returns.map { row in 0 - zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } })
    guard let tail = losses.tailRisk(level: level) else { return (.nan, .nan) }
    return (tail.conditionalValueAtRisk, tail.valueAtRisk)
  }
}
