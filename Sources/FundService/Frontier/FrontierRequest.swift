import FundAnalysis
import FundModel
import FundResults

/// What is asked of a frontier.
public struct FrontierRequest: Sendable {
  /// A linear limit of the weights, by name of zone.
  public struct Limit: Sendable {
    public var name: String
    public var zones: [String: Double]
    public var least: Double
    public var most: Double

    public init(name: String, zones: [String: Double], least: Double, most: Double) {
      self.name = name
      self.zones = zones
      self.least = least
      self.most = most
    }
  }

  public var method = Frontier.Method.meanVariance
  /// Whose mean is the return.
  public var metric = Metric.netIrr
  /// Points from least risk to largest mean.
  public var points = 11
  /// Of the CVaR; nil is 0.95 for mean_cvar, and the deviation for simplex.
  public var level: Double?
  /// Of the grid; one over it is a whole number.
  public var step = 0.25
  /// Nil is `analytics.risk_free_rate` for rates, 1 for multiples, else 0.
  public var riskFree: Double?
  /// Bounds by zone; where there are none, 0 and 1. Error guardrails on max_zone_allocation hold besides.
  public var low: [String: Double] = [:]
  public var high: [String: Double] = [:]
  public var limits: [Limit] = []
  /// Points at which the whole fund is run beside the weighted sum, spread over the frontier.
  public var checks = 3

  public init() {}

  /// Most runs of a grid.
  public static let maxRuns = 5000

  /// The limits of the weights, with those of the fund.
  ///
  /// - Throws: `RequestError` with every option that cannot be.
  func portfolioLimits(_ config: FundConfig) throws(RequestError) -> PortfolioLimits {
    let zones = config.zones.map(\.name)
    var problems: [String] = []
    func position(_ zone: String, _ option: String) -> Int? {
      if let index = zones.firstIndex(of: zone) { return index }
      let near = EditDistance.nearest(zone, in: zones).map { "; did you mean \($0)?" } ?? ""
      problems.append(
        "\(option): the fund has no zone '\(zone)', only \(zones.joined(separator: ", "))\(near)")
      return nil
    }
    var result = PortfolioLimits(assets: zones)
    for rule in config.guardrails
    where rule.metric == "max_zone_allocation" && rule.severity == .error && rule.when == nil {
      // max_zone_allocation > x trips above x; >= x trips at x as well, which weights come as close to as they like.
      guard rule.op == .above || rule.op == .atLeast else { continue }
      for index in zones.indices where rule.limit < result.high[index] {
        result.high[index] = rule.limit
        result.highNotes[index] = "guardrail \(rule.name)"
      }
    }
    for (option, bounds) in [("min", low), ("max", high)] {
      for (zone, value) in bounds.sorted(by: { $0.key < $1.key }) {
        guard let index = position(zone, option) else { continue }
        guard (0...1).contains(value) else {
          problems.append("\(option).\(zone): a share from 0 to 1 expected, got \(value)")
          continue
        }
        if option == "min" {
          result.low[index] = value
        } else if value < result.high[index] {
          result.high[index] = value
          result.highNotes[index] = nil
        }
      }
    }
    for limit in limits {
      var coefficients = zones.map { _ in 0.0 }
      for (zone, factor) in limit.zones.sorted(by: { $0.key < $1.key }) {
        if let index = position(zone, "limit \(limit.name)") { coefficients[index] = factor }
      }
      result.limits.append(
        .init(limit.name, coefficients, least: limit.least, most: limit.most))
    }
    problems += badNumbers
    guard problems.isEmpty else { throw RequestError(problems) }
    return result
  }

  private var badNumbers: [String] {
    var problems: [String] = []
    if points < 2 || points > 1000 {
      problems.append("points: 2 to 1000 expected, got \(points)")
    }
    if let level, !(level > 0 && level < 1) {
      problems.append("level: a number between 0 and 1 expected, got \(level)")
    }
    if method == .simplex, SimplexGrid(assets: 1, step: step) == nil {
      problems.append("step: one over a whole number expected, such as 0.1 or 0.25, got \(step)")
    }
    if let riskFree, !riskFree.isFinite { problems.append("risk_free: a number expected") }
    if metric.description.direction == .lower {
      problems.append(
        "metric: \(metric.name) is better when lower, and a return is better when higher")
    }
    return problems
  }

  /// The return without risk that ratios are measured from.
  func riskFree(_ config: FundConfig) -> Double {
    if let riskFree { return riskFree }
    switch metric.description.unit {
    case .rate: return config.analytics.riskFreeRate
    case .multiple: return 1
    default: return 0
    }
  }

  var risk: PortfolioRisk {
    switch method {
    case .meanVariance: .deviation
    case .meanCvar: .shortfall(level: level ?? 0.95)
    case .simplex: level.map { .shortfall(level: $0) } ?? .deviation
    }
  }
}
