import FundAnalysis
import FundLog
import FundModel
import FundMonteCarlo
import FundOptimization
import FundResults

extension FundService {
  /// Splits of a fund over its zones, from least risk to largest mean (docs/lua.md, Frontier).
  ///
  /// `mean_variance` and `mean_cvar` take each zone's return from a run of the fund with everything in that zone, on common
  /// random numbers, and a split's return on a path as the weighted sum; some points are run whole beside it. `simplex` runs
  /// the whole fund at every point of a grid. Static guardrails do not stop the runs; error guardrails on
  /// `max_zone_allocation` are limits.
  /// - Throws: `RequestError` for what cannot be asked, limits that cannot hold together by name; else as `run`.
  public static func frontier(
    _ document: ConfigDocument, _ request: FrontierRequest = FrontierRequest(),
    options: RunOptions = RunOptions(), control: RunControl = RunControl()
  ) throws -> Frontier {
    var options = options
    options.failOn = .never
    let work = AnalysisLog("frontier", &options, [.init("method", request.method.rawValue)])
    options.breakdown = false
    options.keep = .metrics
    let prepared = try PreparedRun(document, options: options)
    let limits = try request.portfolioLimits(prepared.config)
    do {
      // Says at once which limits cannot hold together.
      _ = try limits.largestMean(limits.assets.map { _ in 0 })
      var runs = SplitRuns(
        prepared.document, request: request, options: options, control: control,
        config: prepared.config)
      let found =
        request.method == .simplex
        ? try grid(&runs, limits, request) : try exact(&runs, limits, request)
      work.end([.init("points", found.points.count)])
      return found
    } catch let error as OptimizationError {
      throw RequestError([error.message])
    }
  }

  private static func exact(
    _ runs: inout SplitRuns, _ limits: PortfolioLimits, _ request: FrontierRequest
  ) throws -> Frontier {
    let zones = limits.assets
    // The pure funds, the points that are checked, and the tangency among them.
    runs.expect(
      zones.count + (request.checks > 0 ? min(request.checks, request.points) + 1 : 0))
    let columns = try zones.indices.map { zone in
      try runs.column(zones.indices.map { $0 == zone ? 1 : 0 })
    }
    let used = columns[0].indices.filter { path in columns.allSatisfy { $0[path].isFinite } }
    guard used.count >= 2 * zones.count + 2 else {
      throw RequestError([
        "\(request.metric.name) is defined for every zone on \(used.count) of \(runs.paths) paths: "
          + "too few for a frontier"
      ])
    }
    let returns = used.map { path in columns.map { $0[path] } }
    let model = try SplitModel(returns: returns, limits: limits, request: request)
    func point(_ portfolio: WeightedPortfolio) throws -> Frontier.Point {
      try runs.point(
        portfolio.weights, model.returns(portfolio.weights), binding: portfolio.binding)
    }
    let least = try model.minimumRisk()
    let largest = try limits.largestMean(model.means)
    var portfolios = [least]
    for k in 1..<request.points where largest.mean > least.mean + 1e-12 {
      let share = Double(k) / Double(request.points - 1)
      let target =
        k == request.points - 1
        ? largest.mean : least.mean + share * (largest.mean - least.mean)
      portfolios.append(try model.portfolio(mean: target))
    }
    var points = try portfolios.map(point)
    // Without a mean above the risk-free rate, or without risk, there is no ratio to be the largest.
    var tangency: Frontier.Point?
    if largest.mean > runs.riskFree, let found = try model.tangency(riskFree: runs.riskFree) {
      tangency = try point(found)
    }
    if request.checks > 0 {
      let last = points.count - 1
      let chosen = Set(
        (0..<request.checks).map { k in
          request.checks == 1
            ? last : Int((Double(k * last) / Double(request.checks - 1)).rounded())
        })
      for index in chosen.sorted() {
        points[index].check = try runs.check(points[index], model, used)
      }
      if let found = tangency { tangency?.check = try runs.check(found, model, used) }
    }
    return Frontier(
      method: request.method, metric: request.metric.name, level: request.risk.level,
      riskFree: runs.riskFree, zones: zones, low: limits.low, high: limits.high, points: points,
      minimumRisk: points[0], tangency: tangency,
      pure: try zones.indices.map { zone in
        try runs.point(
          zones.indices.map { $0 == zone ? 1 : 0 }, returns.map { $0[zone] }, binding: [])
      }, correlation: model.correlation, seed: runs.seed, paths: runs.paths, usedPaths: used.count)
  }

  private static func grid(
    _ runs: inout SplitRuns, _ limits: PortfolioLimits, _ request: FrontierRequest
  ) throws -> Frontier {
    guard let grid = SimplexGrid(assets: limits.assets.count, step: request.step),
      let count = grid.count, count <= 1_000_000
    else {
      throw RequestError(["step: \(request.step) gives too many points; take a longer step"])
    }
    let design = grid.points.filter { limits.admits($0) }
    guard !design.isEmpty else {
      throw RequestError([
        "no point of the grid of step \(request.step) meets the limits; take a shorter step"
      ])
    }
    guard design.count <= FrontierRequest.maxRuns else {
      throw RequestError([
        "step: \(request.step) gives \(design.count) runs; at most \(FrontierRequest.maxRuns)"
      ])
    }
    runs.expect(design.count)
    var least = runs.paths
    var points: [Frontier.Point] = []
    for weights in design {
      let column = try runs.column(weights).filter(\.isFinite)
      least = min(least, column.count)
      points.append(try runs.point(weights, column, binding: []))
    }
    let first = points[0]
    let best = points.filter { $0.mean > runs.riskFree && $0.sharpe != nil }
      .max { ($0.sharpe ?? 0) < ($1.sharpe ?? 0) }
    return Frontier(
      method: .simplex, metric: request.metric.name, level: request.risk.level,
      riskFree: runs.riskFree, zones: limits.assets, low: limits.low, high: limits.high,
      points: points, minimumRisk: points.min { $0.risk < $1.risk } ?? first, tangency: best,
      pure: [], correlation: [], seed: runs.seed, paths: runs.paths, usedPaths: least)
  }
}
