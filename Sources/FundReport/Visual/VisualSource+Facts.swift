import FundModel
import FundResults

/// What several views say of a run, said once.
extension VisualSource {
  var fund: FundConfig { result.config }
  var statistics: RunStatistics { document.statistics }
  var confidence: Double { document.terms.confidenceLevel }
  /// Levels of every fan.
  static let fanLevels = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// `0`, `1`, …: year 0 is month 0, year y the twelve months up to month 12 y.
  var yearNames: [String] { (0..<document.yearly.years).map { "\($0)" } }
  var yearPositions: [Double] { (0..<document.yearly.years).map { Double($0) } }

  /// `value ± z SE`, or nothing where there is no error.
  func interval(_ value: Double?, _ error: Double?) -> Interval? {
    guard let value = known(value), let error = known(error) else { return nil }
    return Interval(around: value, standardError: error, level: confidence)
  }

  /// An amount with the currency of the fund: `USD 12.35M`.
  func amount(_ value: Double?) -> String {
    known(value) == nil ? noFigure : "\(document.terms.currency) \(figure(value, .money))"
  }

  /// `95% confidence interval`
  var intervalName: String { levelFigure(confidence) + " confidence interval" }

  // figures

  /// The mean of a metric over paths.
  func mean(
    _ metric: Metric, verdict: VisualFigure.Verdict? = nil, note: String? = nil
  ) -> VisualFigure {
    let summary = statistics[metric]
    var notes = [note].compactMap { $0 }
    if summary.undefinedCount > 0 {
      notes.append(
        "undefined on \(counted(summary.undefinedCount)) of "
          + "\(pathCount(summary.count + summary.undefinedCount))")
    }
    return VisualFigure(
      name: metric.name + ".mean", label: metric.description.label,
      unit: metric.description.unit, value: known(summary.mean),
      standardError: known(summary.standardError),
      interval: interval(summary.mean, summary.standardError), verdict: verdict,
      note: notes.isEmpty ? nil : notes.joined(separator: "; "))
  }

  /// A share of paths with its score interval.
  func share(
    _ name: String, _ label: String, _ proportion: Proportion,
    verdict: VisualFigure.Verdict? = nil
  ) -> VisualFigure {
    VisualFigure(
      name: name, label: label, unit: .share, value: known(proportion.value),
      standardError: known(proportion.standardError), interval: proportion.interval,
      verdict: verdict,
      note: "\(counted(proportion.hits)) of \(pathCount(proportion.count))")
  }

  /// Whether a metric is anything but 0 or undefined on some path.
  func happens(_ metric: Metric) -> Bool {
    let summary = statistics[metric]
    return (summary.max ?? 0) != 0 || (summary.min ?? 0) != 0
  }

  // the mean ledger by year

  func happens(_ item: FlowItem) -> Bool {
    document.yearly[item]?.mean.contains { ($0 ?? 0) != 0 } ?? false
  }

  /// Means by year, added up over items; nil in a year where one of them is undefined.
  func yearly(_ items: FlowItem..., sign: Double = 1) -> [Double?] {
    (0..<document.yearly.years).map { year in
      var sum = 0.0
      for item in items {
        guard let series = document.yearly[item], let mean = series.mean[year] else { return nil }
        sum += mean
      }
      // 0 + keeps a use of nothing from being -0.
      return 0 + sign * sum
    }
  }

  /// The mean of an item by year with the ends of its interval.
  func line(_ item: FlowItem, _ name: String, sign: Double = 1) -> VisualDrawing.Line {
    guard let series = document.yearly[item] else {
      return .init(name, yearNames.map { _ in nil })
    }
    let intervals = zip(series.mean, series.standardError).map { interval($0, $1) }
    let ends =
      sign < 0
      ? (intervals.map(\.?.high), intervals.map(\.?.low))
      : (intervals.map(\.?.low), intervals.map(\.?.high))
    let hasEnds = intervals.contains { $0 != nil }
    return .init(
      name, series.mean.map { $0.map { 0 + sign * $0 } },
      low: hasEnds ? ends.0.map { $0.map { 0 + sign * $0 } } : nil,
      high: hasEnds ? ends.1.map { $0.map { 0 + sign * $0 } } : nil)
  }

  /// LP flows of the mean ledger: what the LPs pay in and what they get, clawback included.
  var contributions: [Double?] { difference(yearly(.calls), yearly(.gpContributions)) }
  var distributions: [Double?] { yearly(.lpDistributions, .clawback) }
}

/// The value, or nil when it is not finite.
func known(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }

func difference(_ a: [Double?], _ b: [Double?]) -> [Double?] {
  zip(a, b).map { a, b in
    guard let a, let b else { return nil }
    return a - b
  }
}

/// Running sums; nil from the first year on that has none.
func cumulative(_ values: [Double?]) -> [Double?] {
  var sum: Double? = 0
  return values.map { value in
    sum = sum.flatMap { sum in value.map { sum + $0 } }
    return sum
  }
}

/// The sum; nil when a part is undefined.
func total(_ values: [Double?]) -> Double? { cumulative(values).last ?? 0 }

/// Position of the largest value.
func peak(_ values: [Double?]) -> Int? {
  values.indices.filter { values[$0] != nil }.max { (values[$0] ?? 0) < (values[$1] ?? 0) }
}

/// `1 path`, `120 paths`
func pathCount(_ count: Int) -> String { counted(count) + (count == 1 ? " path" : " paths") }

/// `a, b and c`
func listed(_ words: [String]) -> String {
  guard let last = words.last else { return "" }
  let head = words.dropLast().joined(separator: ", ")
  return head.isEmpty ? last : head + " and " + last
}
