import FundModel
import FundResults

/// A value to point out beside a histogram.
public struct HistogramMark: Sendable, Equatable {
  public var label: String
  public var value: Double

  public init(_ label: String, _ value: Double) {
    self.label = label
    self.value = value
  }
}

/// Bars by bin, lowest first: lower edge, bar, share of paths, and the marks that fall in the bin.
///
/// - Parameter rows: at most this many bars (at least 1); neighbouring bins are joined to fit.
public func histogramChart(
  _ histogram: MetricHistogram, title: String, unit: MetricUnit, marks: [HistogramMark] = [],
  rows: Int = 20, format: TextFormat = TextFormat()
) -> [String] {
  let bins = histogram.counts.count
  var lines = [format.style.apply(.bold, printable(title).shortened(to: format.width))]
  guard bins > 0, histogram.edges.count == bins + 1 else {
    return lines + ["  no path has a value"]
  }
  let group = (bins + max(1, rows) - 1) / max(1, rows)
  let starts = Array(stride(from: 0, to: bins, by: group))
  let counts = starts.map { histogram.counts[$0..<min(bins, $0 + group)].reduce(0, +) }
  let edges = starts.map { histogram.edges[$0] } + [histogram.edges[bins]]
  let total = counts.reduce(0, +)
  let most = max(1, counts.max() ?? 1)

  var notes = [String](repeating: "", count: starts.count)
  var outside: [String] = []
  for mark in marks where mark.value.isFinite {
    let text = "\(printable(mark.label)) \(figure(mark.value, unit))"
    if let low = edges.first, let high = edges.last, mark.value >= low, mark.value <= high {
      let bin = starts.indices.last { edges[$0] <= mark.value } ?? 0
      notes[bin] += notes[bin].isEmpty ? "◂ " + text : ", " + text
    } else {
      outside.append(text)
    }
  }

  let labels = edges.dropLast().map { figure($0, unit) }
  let labelWidth = labels.map(\.displayWidth).max() ?? 0
  // Bars keep eight columns before a note is cut.
  let noteRoom = max(0, min(format.width / 3, format.width - 14 - labelWidth - 8))
  let noteWidth = min(noteRoom, notes.map(\.displayWidth).max() ?? 0)
  let fixedWidth = 2 + labelWidth + 2 + 1 + 7 + (noteWidth > 0 ? 2 + noteWidth : 0)
  let room = max(8, format.width - fixedWidth)
  for bin in starts.indices {
    let bar = blocks(Double(counts[bin]) / Double(most), width: room)
    let share = total > 0 ? Double(counts[bin]) / Double(total) : 0
    var line = "  " + labels[bin].padded(to: labelWidth, right: true) + " ┤"
    line += format.style.apply(.green, bar) + String(repeating: " ", count: room - bar.count)
    line += fixed(share * 100, decimals: 2).padded(to: 7, right: true) + "%"
    if !notes[bin].isEmpty, noteWidth > 0 { line += "  " + notes[bin].shortened(to: noteWidth) }
    lines.append(line)
  }
  lines.append("  " + figure(edges.last, unit).padded(to: labelWidth, right: true) + " ┘")
  if histogram.undefinedCount > 0 {
    lines.append(
      "  undefined on \(counted(histogram.undefinedCount)) of "
        + "\(counted(total + histogram.undefinedCount)) paths")
  }
  if !outside.isEmpty {
    lines += ("outside: " + outside.joined(separator: ", ")).wrapped(to: format.width - 2)
      .map { "  " + $0 }
  }
  return lines
}

/// The histogram of a metric of a stored run with its mean, median, and for rates of return the
/// hurdle and zero; nil when the document holds no histogram of it.
public func histogramChart(
  _ document: RunDocument, _ metric: Metric, rows: Int = 20, format: TextFormat = TextFormat()
) -> [String]? {
  guard let histogram = document.histograms[metric.name] else { return nil }
  let summary = document.statistics[metric]
  var marks: [HistogramMark] = []
  if let mean = summary.mean { marks.append(.init("mean", mean)) }
  if let median = summary.quantile(0.5) { marks.append(.init("median", median)) }
  switch metric {
  case .netIrr: marks += [.init("hurdle", document.terms.hurdleRate), .init("zero", 0)]
  case .tvpi: marks.append(.init("capital back", 1))
  case .grossIrr, .roi, .npv, .netProfit, .timeWeightedReturn: marks.append(.init("zero", 0))
  default: break
  }
  return histogramChart(
    histogram, title: metric.description.label, unit: metric.description.unit, marks: marks,
    rows: rows, format: format)
}
