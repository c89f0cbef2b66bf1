import FundModel
import FundResults

/// The metrics of the main table.
public let mainMetrics: [Metric] = [
  .netIrr, .grossIrr, .tvpi, .dpi, .grossMultiple, .npv, .paybackMonth, .assetWal, .peakCapital,
  .timeWeightedReturn, .maxDrawdown, .worstAnnualNavChange, .loanCount, .defaultRate, .lossRate,
  .recoveryRate, .recycledShare, .zoneDrift, .managementFees, .expenses, .carry,
]

/// Figures of debt and of the GP's side: shown where they are not 0 on every path.
private let occasionalMetrics: [Metric] = [
  .facilityCost, .peakDebt, .peakLtv, .minInterestCover, .covenantBreaches, .accelerations,
  .baseDeficiencyMonths, .facilityLoss, .noteCost, .noteTestFailures, .noteDeferrals, .noteLoss,
  .clawback, .gpPaidIn, .gpDistributed, .gpIrr,
]

extension MetricSummary {
  /// Whether the figure is anything but 0 or undefined on some path.
  fileprivate var happens: Bool { (max ?? 0) != 0 || (min ?? 0) != 0 }
}

/// A run on one page: title, metrics, risk, guardrails, warnings, timings.
public func runSummary(
  _ document: RunDocument, metrics: [Metric] = mainMetrics, format: TextFormat = TextFormat()
) -> String {
  var lines = titleLines(document, format)
  let shown =
    metrics
    + occasionalMetrics.filter { metric in
      !metrics.contains(metric) && document.statistics[metric].happens
    }
  lines +=
    [""]
    + metricTable(document.statistics, metrics: shown, own: document.hookMetrics ?? [])
    .lines(format)
  lines += [""] + riskLines(document, format)
  if !document.guardrails.isEmpty { lines += [""] + guardrailLines(document.guardrails, format) }
  if !document.warnings.isEmpty { lines += [""] + warningLines(document.warnings, format) }
  if let timings = document.timings {
    lines += [""] + timingLines(timings, paths: document.manifest.paths, format)
  }
  return lines.joined(separator: "\n") + "\n"
}

func titleLines(_ document: RunDocument, _ format: TextFormat) -> [String] {
  let manifest = document.manifest
  let paths = counted(manifest.paths)
  var about =
    "\(paths) paths · seed \(manifest.seed) · config \(printable(manifest.configHash).prefix(12))"
  if manifest.firstPath > 0 { about += " · from path \(manifest.firstPath)" }
  if let preset = manifest.preset { about += " · based on \(printable(preset))" }
  let terms = document.terms
  let fund =
    "\(printable(terms.currency)) \(money(terms.size)) · hurdle \(figure(terms.hurdleRate, .rate))"
    + " · engine \(printable(manifest.engineVersion))"
  let hash = "config hash " + printable(manifest.configHash)
  return [
    format.style.apply(.bold, printable(manifest.configName).shortened(to: format.width)),
    about.shortened(to: format.width), fund.shortened(to: format.width),
  ]
    + (hash.wrapped(to: format.width)).map { format.style.apply(.faint, $0) }
}

/// Mean, error, deviation and the configured quantiles, one metric a row.
///
/// - Parameter own: metrics of the fund's own, after the others.
public func metricTable(
  _ statistics: RunStatistics, metrics: [Metric], own: [HookMetricSummary] = []
) -> TextTable {
  let levels = statistics[.netIrr].quantiles.map(\.level)
  // The further a level is from the middle and the 5 % tails, the sooner it makes room.
  let wanted = [0.5, 0.05, 0.95, 0.01, 0.99, 0.25, 0.75]
  let ranks = levels.map { level in
    1 + (wanted.firstIndex { abs($0 - level) < 1e-9 } ?? wanted.count)
  }
  var table = TextTable(
    [.init("", .left), .init("mean ± SE"), .init("sd", dropRank: 2)]
      + zip(levels, ranks).map { .init(levelFigure($0), dropRank: $1) })
  func add(_ label: String, _ unit: MetricUnit, _ summary: MetricSummary) {
    table.add(
      [
        .init(label), .init(figureWithError(summary.mean, summary.standardError, unit)),
        .init(figure(summary.standardDeviation, unit)),
      ] + levels.map { .init(figure(summary.quantile($0), unit)) })
  }
  for metric in metrics {
    add(metric.description.label, metric.description.unit, statistics[metric])
  }
  for summary in own { add(printable(summary.name), .ratio, summary.figures) }
  return table
}

func warningLines(_ warnings: [RunWarning], _ format: TextFormat) -> [String] {
  [format.style.apply(.bold, "Warnings")]
    + warnings.flatMap { warning in
      printable(warning.message).wrapped(to: format.width - 4).enumerated().map { index, line in
        index == 0 ? "  " + format.style.apply(.yellow, "!") + " " + line : "    " + line
      }
    }
}

/// Speed, threads and the seconds of every stage.
func timingLines(_ timings: RunTimings, paths: Int, _ format: TextFormat) -> [String] {
  var text = "\(counted(paths)) paths in \(duration(timings.totalSeconds))"
  if let seconds = timings.seconds(RunTimings.pathsStage), seconds > 0 {
    text += ", \(fixed(Double(paths) / seconds, decimals: 0)) paths/s"
  }
  text += " on \(timings.threads) thread\(timings.threads == 1 ? "" : "s")"
  let stages = timings.stages.map { "\(printable($0.name)) \(duration($0.seconds))" }
  if !stages.isEmpty { text += ": " + stages.joined(separator: ", ") }
  return text.wrapped(to: format.width).map { format.style.apply(.faint, $0) }
}
