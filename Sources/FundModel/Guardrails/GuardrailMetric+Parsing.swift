/// A text that names no metric for guardrails.
public struct GuardrailMetricError: Error, Sendable {
  public let message: String
  public let expected: String
  public let suggestion: String?
}

extension GuardrailMetric {
  /// The metric that `text` names.
  public static func parse(_ text: String) throws(GuardrailMetricError) -> GuardrailMetric {
    if let metric = StaticMetric(rawValue: text) { return .fixed(metric) }
    if let probability = ProbabilityMetric(rawValue: text) { return .probability(probability) }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    let name = parts.first ?? ""
    guard parts.count == 2 else {
      if name == "loss" || Metric.named(name) != nil {
        throw GuardrailMetricError(
          message: "names no statistic", expected: "metric.statistic",
          suggestion: name == "loss" ? "loss.var99" : name + ".mean")
      }
      throw unknown(text)
    }
    if name == "loss" { return .loss(try statistic(parts[1], of: name, isLoss: true)) }
    guard let metric = Metric.named(name) else { throw unknown(text) }
    return .metric(metric, try statistic(parts[1], of: name, isLoss: false))
  }

  /// Every name without a statistic's number, for completion.
  public static var knownNames: [String] {
    StaticMetric.allCases.map(\.rawValue) + ProbabilityMetric.allCases.map(\.rawValue)
      + (["loss"] + Metric.allCases.map(\.name)).flatMap { metric in
        MetricStatistic.words.map { "\(metric).\($0.0)" }
      }
      + ["loss.var95", "loss.var99", "loss.cvar95", "loss.cvar99"]
  }

  /// The name that `parse` reads back as this metric.
  public var name: String {
    switch self {
    case .fixed(let metric): metric.rawValue
    case .metric(let metric, let statistic): "\(metric.name).\(statistic.name)"
    case .loss(let statistic): "loss.\(statistic.name)"
    case .probability(let probability): probability.rawValue
    }
  }

  /// Whether `text` names a statistic of a metric, `NAME.STATISTIC`, one of these names.
  public static func ownStatistic(
    _ text: String, of names: [String]
  ) -> (name: String, statistic: MetricStatistic)? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, names.contains(parts[0]),
      let statistic = try? statistic(parts[1], of: parts[0], isLoss: false)
    else { return nil }
    return (parts[0], statistic)
  }

  private static func unknown(_ text: String) -> GuardrailMetricError {
    let heads =
      StaticMetric.allCases.map(\.rawValue) + ProbabilityMetric.allCases.map(\.rawValue)
      + ["loss"] + Metric.allCases.map(\.name)
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    let near = EditDistance.nearest(parts.first ?? "", in: heads)
    let tail = parts.count == 2 && near.map { Metric.named($0) != nil || $0 == "loss" } ?? false
    return GuardrailMetricError(
      message: "is no metric that a guardrail can watch",
      expected: "metric.statistic such as net_irr.mean, loss.var99, or a static metric such as "
        + "max_cltv",
      suggestion: near.map { tail ? "\($0).\(parts[1])" : $0 })
  }

  private static func statistic(
    _ text: String, of metric: String, isLoss: Bool
  ) throws(GuardrailMetricError) -> MetricStatistic {
    guard let statistic = MetricStatistic(text) else {
      let near = EditDistance.nearest(text, in: MetricStatistic.words.map(\.0))
      throw GuardrailMetricError(
        message: "has no statistic '\(text)'",
        expected: "mean, sd, se, min, max, median or qNN"
          + (isLoss ? ", varNN, cvarNN" : "") + " (two digits or more)",
        suggestion: near.map { "\(metric).\($0)" })
    }
    if !isLoss && statistic.isTail {
      throw GuardrailMetricError(
        message: "asks for value at risk of \(metric), but that is of losses",
        expected: "loss.\(text)", suggestion: "loss.\(text)")
    }
    return statistic
  }
}

extension MetricStatistic {
  /// The statistic of that name: a word, or `q`, `var`, `cvar` with a level as its digits after the
  /// point (`q05`) or as a number (`q0.05`). Nil for any other text.
  public init?(_ text: String) {
    if let plain = Self.words.first(where: { $0.0 == text }) {
      self = plain.1
    } else if let level = Self.level(text, after: "q") {
      self = .quantile(level)
    } else if let level = Self.level(text, after: "cvar") {
      self = .conditionalValueAtRisk(level)
    } else if let level = Self.level(text, after: "var") {
      self = .valueAtRisk(level)
    } else {
      return nil
    }
  }

  /// Whether it is of losses: of another figure it is taken of minus its values.
  public var isTail: Bool {
    switch self {
    case .valueAtRisk, .conditionalValueAtRisk: true
    default: false
    }
  }

  /// 0.05 for `q05` and `q0.05` after `q`: two to six digits without a point, one to six after
  /// `0.`; not all zero.
  private static func level(_ text: String, after prefix: String) -> Double? {
    guard text.hasPrefix(prefix) else { return nil }
    var digits = text.dropFirst(prefix.count)
    let written = digits.hasPrefix("0.")
    if written { digits = digits.dropFirst(2) }
    guard (written ? 1...6 : 2...6).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ 48...57 ~= $0 }), let level = Double("0." + digits), level > 0
    else { return nil }
    return level
  }

  /// `mean`, `q05`, `var99`.
  public var name: String {
    func digits(_ level: Double) -> String {
      let text = String(EcmaNumber.text(level).dropFirst(2))
      return text.count < 2 ? text + "0" : text
    }
    switch self {
    case .quantile(let level): return "q" + digits(level)
    case .valueAtRisk(let level): return "var" + digits(level)
    case .conditionalValueAtRisk(let level): return "cvar" + digits(level)
    default: return Self.words.first { $0.1 == self }?.0 ?? ""
    }
  }
}
