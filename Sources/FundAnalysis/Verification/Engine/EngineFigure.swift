import FundModel
import FundNumerics

/// What an engine case reads off a run: a metric and a statistic of it over paths.
///
/// `{"metric": "gross_multiple", "statistic": "log_variance"}`; with `share`, `equal_to` is the value
/// whose frequency is meant.
struct EngineFigure {
  enum Statistic: String, CaseIterable {
    case mean, variance, share, least, largest
    case logMean = "log_mean"
    case logVariance = "log_variance"
  }

  var name: String
  var metric: Metric
  var statistic: Statistic
  var value: Double?

  init(name: String, _ inputs: CaseInputs) throws {
    self.name = name
    let metricName = try inputs.string("metric")
    guard let metric = Metric.named(metricName) else {
      let near = EditDistance.nearest(metricName, in: Metric.allCases.map(\.name))
      throw CaseInputs.Failure(
        description: "\"\(metricName)\" is not a metric"
          + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    self.metric = metric
    let word = try inputs.string("statistic")
    guard let statistic = Statistic(rawValue: word) else {
      let words = Statistic.allCases.map(\.rawValue).joined(separator: ", ")
      throw CaseInputs.Failure(description: "statistic \"\(word)\" is none of \(words)")
    }
    self.statistic = statistic
    if statistic == .share { value = try inputs.number("equal_to") }
  }

  func answer(_ run: EngineRun) throws -> CaseValue {
    var sample = run(metric)
    let undefined = sample.values.count { !$0.isFinite }
    guard undefined == 0 else {
      throw CaseInputs.Failure(
        description: "\(metric.name) is undefined on \(undefined) of \(sample.values.count) paths")
    }
    if statistic == .logMean || statistic == .logVariance {
      guard sample.values.allSatisfy({ $0 > 0 }) else {
        throw CaseInputs.Failure(description: "\(metric.name) is not positive on every path")
      }
      sample = EngineSample(sample.values.map(guardedLog))
    }
    switch statistic {
    case .mean, .logMean:
      return .estimate(Estimate(value: sample.mean, standardError: sample.meanError))
    case .variance, .logVariance:
      return .estimate(Estimate(value: sample.variance, standardError: sample.varianceError))
    case .share: return .estimate(sample.share(equalTo: value ?? 0))
    case .least: return .optional(sample.values.min())
    case .largest: return .optional(sample.values.max())
    }
  }
}
