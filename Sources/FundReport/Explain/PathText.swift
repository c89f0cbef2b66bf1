import FundModel
import FundResults

/// One path for people: where it can be found again, its figures, its ledger by year, its exits and
/// events.
public func pathText(_ report: PathReport, format: TextFormat) -> String {
  func heading(_ text: String) -> String { format.style.apply(.bold, printable(text)) }
  var lines = [
    heading("\(report.name) · path \(report.path) · seed \(report.seed)"),
    "  config \(report.configHash.prefix(12)) · \(report.currency) · \(report.loans.rows.count) loans"
      + " · \(report.events.rows.count) events", "",
  ]
  // Two figures a line: half of the metrics beside the other half.
  let metrics = Metric.allCases
  let half = (metrics.count + 1) / 2
  var figures = TextTable([
    .init("", .left), .init("", .right), .init("", .left, dropRank: 1),
    .init("", .right, dropRank: 1),
  ])
  func cells(_ metric: Metric) -> [TextTable.Cell] {
    let about = metric.description
    return [.init(about.label), .init(figure(report.metrics[metric.rawValue], about.unit))]
  }
  for row in 0..<half {
    figures.add(
      cells(metrics[row]) + (row + half < metrics.count ? cells(metrics[row + half]) : []))
  }
  lines += figures.lines(format)
  lines += ["", heading("Cash flows by year")] + yearlyFlowTable(report.yearly).lines(format)
  for table in [report.exits, report.events] where !table.rows.isEmpty {
    lines += ["", heading(table.title)] + factTable(table, rows: 40).lines(format)
  }
  return lines.joined(separator: "\n")
}
