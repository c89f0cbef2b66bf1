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
  public func minimumRisk() throws(OptimizationError) -> WeightedPortfolio {
    try solve(limits.program(costs: means.map { _ in 0 }))
  }

  /// The portfolio of least CVaR with a mean of at least `target`.
  public func portfolio(mean target: Double) throws(OptimizationError) -> WeightedPortfolio {
    let largest = try limits.largestMean(means)
    guard target - largest.mean <= 1e-12 * max(1e-3, abs(target)) else {
      throw .mean(target, above: largest)
    }
    var program = limits.program(costs: means.map { _ in 0 })
    // A hair below the end of the frontier, where only rounding decides whether there is a point.
    let least = min(target, largest.mean - 1e-12 * max(1e-3, abs(largest.mean)))
    program.rows.append(.init("", means.enumerated().map { ($0, $1) }, low: least))
    return try solve(program)
  }

  /// The portfolio with the largest (mean - riskFree) / (CVaR + riskFree), the excess mean by the mean shortfall below the
  /// risk-free return in the tail; nil when some portfolio never falls short of it.
  public func tangency(riskFree: Double) throws(OptimizationError) -> WeightedPortfolio? {
    guard try limits.largestMean(means).mean > riskFree else {
      throw OptimizationError(
        .infeasible, "no portfolio within the limits has a mean above the risk-free \(riskFree)")
    }
    // In y = weights / excess mean, as for the least variance.
    var program = LinearProgram(
      variables: means.map { _ in .init("", low: -.infinity, cost: riskFree) })
    program.rows.append(
      .init("", means.enumerated().map { ($0, $1 - riskFree) }, low: 1, high: 1))
    program.rows.append(.init("", means.indices.map { ($0, 1) }, low: 0))
    for part in limits.parts {
      program.rows.append(
        .init("", part.normal.enumerated().map { ($0, $1 - part.least) }, low: 0))
    }
    addShortfall(to: &program)
    let solution: LinearProgram.Solution
    do throws(OptimizationError) {
      solution = try program.solve()
    } catch where error.code == .unbounded {
      return nil
    }
    guard solution.objective > 0 else { return nil }
    let y = solution.values[..<means.count]
    let sum = y.reduce(0, +)
    guard sum > 0 else { return nil }
    return finished(y.map { $0 / sum })
  }

  private func solve(_ program: LinearProgram) throws(OptimizationError) -> WeightedPortfolio {
    var program = program
    addShortfall(to: &program)
    return finished(Array(try program.solve().values[..<means.count]))
  }

  /// `a + sum u_s / ((1 - level) n)` with `u_s >= -(r_s . w) - a`, `u_s >= 0`, into the objective.
  private func addShortfall(to program: inout LinearProgram) {
    let edge = program.add(.init("", low: -.infinity, cost: 1))
    let cost = 1 / ((1 - level) * Double(returns.count))
    for row in returns {
      let excess = program.add(.init("", cost: cost))
      program.rows.append(
        .init("", row.enumerated().map { ($0, $1) } + [(edge, 1), (excess, 1)], low: 0))
    }
  }

  private func finished(_ raw: [Double]) -> WeightedPortfolio {
    let weights = limits.tidied(raw)
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
