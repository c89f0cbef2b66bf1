import FundModel

/// One figure of a run that is looked for, compared or held to a limit.
///
/// ```
/// net_irr.mean  tvpi.sd  dpi.se  net_irr.median  tvpi.min  default_rate.max     of a metric
/// net_irr.q0.05                                   its quantile (also q05)
/// net_irr.var0.95  net_irr.cvar0.95               tail of minus the metric, as run.net_irr:var(0.95)
/// loss.cvar0.99  loss.mean                        of the loss by analytics.var_metric
/// probability(net_irr < 0)                        share of paths; <, <=, >, >= and a number
/// probability(net_irr < hurdle)                   hurdle: waterfall.hurdle_rate of the run
/// ```
/// The three probabilities that guardrails name (`probability_of_loss`, ...) are read as well. Paths on
/// which the metric is undefined are left out, as a `Sample` leaves them out.
public struct Objective: Sendable, Equatable, Hashable, CustomStringConvertible {
  /// What is counted on every path.
  public enum Subject: Sendable, Hashable {
    case metric(Metric)
    /// A metric of the fund's own (`hooks`, docs/model.md section 9), by name; higher counts as better.
    case own(String)
    /// By `analytics.var_metric`; positive is a loss.
    case loss

    public var name: String {
      switch self {
      case .metric(let metric): metric.name
      case .own(let name): name
      case .loss: "loss"
      }
    }

    /// Unit of its values; that of a loss depends on the configuration and counts as a rate.
    public var unit: MetricUnit {
      switch self {
      case .metric(let metric): metric.description.unit
      case .own: .ratio
      case .loss: .rate
      }
    }
  }

  /// The number on the right of a probability.
  public enum Bound: Sendable, Hashable {
    case number(Double)
    /// `waterfall.hurdle_rate` of the run that is looked at.
    case hurdle
  }

  /// How the paths become one figure.
  public enum Figure: Sendable, Hashable {
    case statistic(MetricStatistic)
    case probability(Sample.Relation, Bound)
  }

  public var subject: Subject
  public var figure: Figure

  public init(_ subject: Subject, _ figure: Figure) {
    self.subject = subject
    self.figure = figure
  }

  /// The mean of a metric.
  public static func mean(_ metric: Metric) -> Objective {
    Objective(.metric(metric), .statistic(.mean))
  }

  /// A probability that guardrails name.
  public init(_ probability: GuardrailMetric.ProbabilityMetric) {
    switch probability {
    case .ofLoss: self.init(.metric(.tvpi), .probability(.below, .number(1)))
    case .irrNegative: self.init(.metric(.netIrr), .probability(.below, .number(0)))
    case .irrBelowHurdle: self.init(.metric(.netIrr), .probability(.below, .hurdle))
    }
  }

  /// The text that `init(parsing:)` reads back as this objective; levels as numbers (`q0.05`).
  public var name: String {
    switch figure {
    case .statistic(let statistic): "\(subject.name).\(statistic.levelName)"
    case .probability(let relation, let bound):
      "probability(\(subject.name) \(relation.rawValue) \(bound))"
    }
  }

  public var description: String { name }

  /// Unit of the figure: a share for a probability, else that of its subject.
  public var unit: MetricUnit {
    switch figure {
    case .statistic: subject.unit
    case .probability: .share
    }
  }
}

extension Objective.Bound: CustomStringConvertible {
  public var description: String {
    switch self {
    case .number(let value): ConfigNumber(value).text
    case .hurdle: "hurdle"
    }
  }
}

extension MetricStatistic {
  /// `mean`, `q0.05`, `cvar0.99`.
  public var levelName: String {
    switch self {
    case .quantile(let level): "q\(ConfigNumber(level).text)"
    case .valueAtRisk(let level): "var\(ConfigNumber(level).text)"
    case .conditionalValueAtRisk(let level): "cvar\(ConfigNumber(level).text)"
    default: name
    }
  }
}
