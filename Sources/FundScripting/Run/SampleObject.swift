import FundModel
import FundNumerics
import FundReport
import FundResults
import LuaRuntime

/// One figure over the paths of a run.
final class SampleObject {
  let name: String
  let label: String
  let unit: MetricUnit
  /// Whether higher values are worse; else the tail is taken of minus the value.
  let isLoss: Bool
  /// By path; not a number where it is undefined.
  let storage: any DoubleStorage
  let confidence: Double
  let bins: Int

  init(
    name: String, label: String, unit: MetricUnit, isLoss: Bool, storage: any DoubleStorage,
    confidence: Double, bins: Int
  ) {
    self.name = name
    self.label = label
    self.unit = unit
    self.isLoss = isLoss
    self.storage = storage
    self.confidence = confidence
    self.bins = bins
  }

  private var byPath: UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: storage.baseAddress, count: storage.count)
  }

  lazy var sample = Sample(byPath)
  private lazy var losses = isLoss ? sample : Sample(byPath.map { -$0 })

  /// Nil for an empty sample or a level outside (0, 1).
  func tail(_ level: Double) -> TailRisk? { losses.tailRisk(level: level) }

  /// Normal interval of the mean, `mean ± z SE`; nil below two values.
  func meanInterval(_ confidence: Double) -> Interval {
    guard let mean = sample.mean, let error = sample.moments.standardError else {
      return Interval(low: nil, high: nil)
    }
    let reach = inverseNormal((1 + confidence) / 2) * error
    return Interval(low: mean - reach, high: mean + reach)
  }

  /// Values from the worst: paths from 0, undefined ones left out; equal values in the order of paths.
  func worst(_ count: Int) -> [(path: Int, value: Double)] {
    worstPaths(byPath, count: count, highIsBad: isLoss)
  }

  func chart(bins: Int, format: TextFormat) -> [String] {
    var marks: [HistogramMark] = []
    if let mean = sample.mean { marks.append(.init("mean", mean)) }
    if let median = sample.quantile(0.5) { marks.append(.init("median", median)) }
    return histogramChart(
      MetricHistogram(sample, bins: bins), title: label, unit: unit, marks: marks, rows: bins,
      format: format)
  }

  /// `Net IRR: mean 9.12% ± 0.031%, sd 2.10%, 5% 5.60%, median 9.20%, 95% 12.40%, 10,000 paths`.
  var summary: String {
    guard sample.count > 0 else { return "\(label): defined on no path" }
    var text = "\(label): mean \(figureWithError(sample.mean, sample.moments.standardError, unit))"
    text += ", sd \(figure(sample.moments.standardDeviation, unit))"
    for (name, level) in [("5%", 0.05), ("median", 0.5), ("95%", 0.95)] {
      text += ", \(name) \(figure(sample.quantile(level), unit))"
    }
    text += ", \(counted(sample.count)) paths"
    if sample.undefinedCount > 0 { text += ", undefined on \(counted(sample.undefinedCount))" }
    return text
  }
}
