import FundModel
import FundResults

extension Objective {
  /// As a reader calls it: `Net IRR, mean`, `TVPI, 5% quantile`, `Loss, CVaR 95%`, `P(TVPI < 1)`.
  public var label: String {
    let subject =
      switch subject {
      case .metric(let metric): metric.description.label
      case .own(let name): printable(name)
      case .loss: "Loss"
      }
    switch figure {
    case .statistic(let statistic): return "\(subject), \(statistic.label)"
    case .probability(let relation, let bound):
      let limit =
        switch bound {
        case .number(let number): ConfigNumber(number).text
        case .hurdle: "hurdle"
        }
      return "P(\(subject) \(relation.rawValue) \(limit))"
    }
  }

  /// The label of a figure by its name (`net_irr.q0.05`); the name where it is not one.
  static func label(of name: String) -> String {
    if let known = try? Objective(parsing: name) { return known.label }
    let own = String(name.prefix { $0 != "." })
    return (try? Objective(parsing: name, own: [own]))?.label ?? printable(name)
  }
}

extension MetricStatistic {
  var label: String {
    switch self {
    case .mean: "mean"
    case .sd: "deviation"
    case .se: "standard error of the mean"
    case .min: "least"
    case .max: "largest"
    case .median: "median"
    case .quantile(let level): "\(levelFigure(level)) quantile"
    case .valueAtRisk(let level): "VaR \(levelFigure(level))"
    case .conditionalValueAtRisk(let level): "CVaR \(levelFigure(level))"
    }
  }
}

/// `-1.23% ± 0.045%`, with its sign.
func changeFigure(_ value: Double?, _ error: Double?, _ unit: MetricUnit) -> String {
  let text = figureWithError(value, error, unit)
  return (value ?? 0) > 0 ? "+" + text : text
}

/// `[-1.32%, -1.14%]`; nothing without bounds.
func intervalFigure(_ interval: Interval, _ unit: MetricUnit) -> String {
  guard let low = interval.low, let high = interval.high else { return "" }
  return "[\(figure(low, unit)), \(figure(high, unit))]"
}

extension Interval {
  /// Whether it says on which side of zero the figure lies; false without both bounds.
  public var excludesZero: Bool {
    guard let low, let high else { return false }
    return low > 0 || high < 0
  }
}
