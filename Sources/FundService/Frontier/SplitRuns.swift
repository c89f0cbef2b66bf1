import FundAnalysis
import FundModel
import FundMonteCarlo
import FundOptimization
import FundResults

/// Runs of one fund with other splits over its zones, all on the same random numbers; each split is run once.
struct SplitRuns {
  let document: ConfigDocument
  let request: FrontierRequest
  let options: RunOptions
  /// Counts the runs; `expect` says how many there will be at most.
  private var series: RunSeries
  private let control: RunControl
  let zones: [String]
  let riskFree: Double
  let paths: Int
  let seed: UInt64
  private var columns: [[Double]: [Double]] = [:]

  init(
    _ document: ConfigDocument, request: FrontierRequest, options: RunOptions, control: RunControl,
    config: FundConfig
  ) {
    self.document = document
    self.request = request
    self.options = options
    self.control = control
    series = RunSeries(control, stage: "frontier", budget: .usually(config.zones.count))
    zones = config.zones.map(\.name)
    riskFree = request.riskFree(config)
    paths = config.simulation.paths
    seed = config.simulation.seed
  }

  /// Says, before the first run, how many runs there will be at most.
  mutating func expect(_ runs: Int) {
    series = RunSeries(control, stage: "frontier", budget: .atMost(runs))
  }

  /// The metric by path of the fund with these allocations; not a number where it is undefined.
  mutating func column(_ weights: [Double]) throws -> [Double] {
    let shares = Self.shares(weights)
    if let known = columns[shares] { return known }
    let changed = try document.with(
      zip(zones, shares).map { ("zones.\($0.0).allocation", .double($0.1)) },
      origin: ConfigOrigin(.program, "frontier"))
    let result = try FundService.run(
      changed, options: options, control: series.next(paths: paths))
    let column = Array(result.samples.column(request.metric))
    columns[shares] = column
    return column
  }

  /// Weights without the rounding of a solver: none below 0, a sum of 1.
  static func shares(_ weights: [Double]) -> [Double] {
    let positive = weights.map { $0 < 1e-9 ? 0 : $0 }
    let sum = positive.reduce(0, +)
    return positive.map { min(1, $0 / sum) }
  }

  /// A point with figures of its returns by path.
  func point(
    _ weights: [Double], _ returns: [Double], binding: [String]
  ) throws -> Frontier.Point {
    guard let figures = PortfolioFigures(returns, risk: request.risk, riskFree: riskFree) else {
      throw RequestError([
        "\(request.metric.name) is defined on \(returns.count) paths at some split: too few"
      ])
    }
    return Frontier.Point(
      weights: weights, mean: figures.mean, meanError: figures.meanError, risk: figures.risk,
      riskError: figures.riskError, sharpe: figures.ratio, sharpeError: figures.ratioError,
      binding: binding)
  }

  /// The whole fund at a point beside the weighted sum, on the paths on which both are defined.
  mutating func check(
    _ point: Frontier.Point, _ model: SplitModel, _ used: [Int]
  ) throws -> Frontier.Check? {
    let column = try column(point.weights)
    let sums = model.returns(point.weights)
    let both = used.indices.filter { column[used[$0]].isFinite }
    let whole = both.map { column[used[$0]] }
    let linear = both.map { sums[$0] }
    guard
      let figures = PortfolioFigures(whole, risk: request.risk, riskFree: riskFree),
      let other = PortfolioFigures(linear, risk: request.risk, riskFree: riskFree)
    else { return nil }
    let differences = SampleMoments(zip(whole, linear).map { $0 - $1 })
    return Frontier.Check(
      mean: figures.mean, risk: figures.risk, meanDifference: differences.mean ?? 0,
      meanDifferenceError: differences.standardError ?? 0,
      riskDifference: figures.risk - other.risk)
  }
}

/// Splits as weighted sums of the returns of pure funds.
struct SplitModel {
  let samples: [[Double]]
  let means: [Double]
  let correlation: [[Double]]
  private let variance: MeanVariance
  private let shortfall: MeanShortfall?

  init(
    returns: [[Double]], limits: PortfolioLimits, request: FrontierRequest
  ) throws(OptimizationError) {
    samples = returns
    let zones = limits.assets.indices
    let moments = zones.map { zone in SampleMoments(returns.map { $0[zone] }) }
    let means = moments.map { $0.mean ?? .nan }
    var covariance = zones.map { _ in zones.map { _ in 0.0 } }
    for row in zones {
      for column in zones where column <= row {
        let sum = returns.reduce(0) {
          $0 + ($1[row] - means[row]) * ($1[column] - means[column])
        }
        covariance[row][column] = sum / Double(returns.count - 1)
        covariance[column][row] = covariance[row][column]
      }
    }
    correlation = zones.map { row in
      zones.map { column in
        let scale = (covariance[row][row] * covariance[column][column]).squareRoot()
        return row == column ? 1 : scale > 0 ? covariance[row][column] / scale : 0
      }
    }
    self.means = means
    variance = try MeanVariance(means: means, covariance: covariance, limits: limits)
    if case .shortfall(let level) = request.risk {
      shortfall = try MeanShortfall(returns: returns, level: level, limits: limits)
    } else {
      shortfall = nil
    }
  }

  func returns(_ weights: [Double]) -> [Double] {
    samples.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  func minimumRisk() throws(OptimizationError) -> WeightedPortfolio {
    if let shortfall { return try shortfall.minimumRisk() }
    return try variance.minimumRisk()
  }

  func portfolio(mean: Double) throws(OptimizationError) -> WeightedPortfolio {
    if let shortfall { return try shortfall.portfolio(mean: mean) }
    return try variance.portfolio(mean: mean)
  }

  func tangency(riskFree: Double) throws(OptimizationError) -> WeightedPortfolio? {
    if let shortfall { return try shortfall.tangency(riskFree: riskFree) }
    return try variance.tangency(riskFree: riskFree)
  }
}

extension PortfolioRisk {
  var level: Double? { if case .shortfall(let level) = self { level } else { nil } }
}
