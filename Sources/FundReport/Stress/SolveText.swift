import Foundation
import FundModel
import FundResults

/// The answer with its interval, what the objective is there, and the runs that led to it.
public func solveText(_ report: SolveReport, format: TextFormat) -> String {
  func number(_ value: Double?) -> String {
    value.map { ConfigNumber(Double(shortened: $0)).text } ?? noFigure
  }
  let what = printable(report.isDirection ? "k * (\(report.vary)), k" : report.vary)
  let target = "\(report.objective) = \(number(report.target))"
  var lines = [
    format.style.apply(.bold, "\(what) = \(number(report.value))") + "  until \(target)"
  ]
  if let low = report.interval.low, let high = report.interval.high {
    lines.append(
      "  SE \(number(report.standardError)), \(levelFigure(report.level)) interval "
        + "\(number(low)) to \(number(high))")
  } else {
    lines.append("  no standard error: see the notes")
  }
  lines.append(
    "  there \(report.objective) is "
      + figureWithError(report.achieved.value, report.achieved.standardError, report.unit)
      + ", slope \(number(report.slope))")
  lines.append(
    "  "
      + format.style.apply(
        .faint,
        "\(report.evaluations.count) runs of \(counted(report.paths)) paths, seed \(report.seed), "
          + printable(report.fund)))
  lines += report.notes.flatMap { ("note: " + $0).wrapped(to: format.width - 2) }.map { "  " + $0 }
  var table = TextTable([.init(report.isDirection ? "k" : "value"), .init(report.objective)])
  for run in report.evaluations.sorted(by: { $0.at < $1.at }) {
    table.add([
      .init(number(run.at)), .init(figureWithError(run.value, run.standardError, report.unit)),
    ])
  }
  return (lines + table.lines(format)).joined(separator: "\n")
}

/// The same as JSON.
public func solveJSON(_ report: SolveReport) -> ConfigValue {
  func run(_ run: SolveReport.Evaluation) -> ConfigValue {
    .record([
      ("at", .double(run.at)), ("value", .double(run.value)), ("se", .figure(run.standardError)),
    ])
  }
  return .record([
    ("fund", .string(report.fund)), ("seed", .number(ConfigNumber(report.seed))),
    ("paths", .int(report.paths)), ("vary", .string(report.vary)),
    ("direction", .bool(report.isDirection)), ("objective", .string(report.objective)),
    ("target", .double(report.target)), ("value", .double(report.value)),
    ("se", .figure(report.standardError)), ("level", .double(report.level)),
    ("low", .figure(report.interval.low)), ("high", .figure(report.interval.high)),
    ("slope", .figure(report.slope)), ("achieved", run(report.achieved)),
    ("evaluations", .list(report.evaluations.map(run))),
    ("notes", .list(report.notes.map { .string($0) })),
  ])
}

extension Double {
  /// Five significant digits, for people.
  fileprivate init(shortened value: Double) {
    guard value.isFinite, value != 0 else {
      self = value
      return
    }
    self = Double(String(format: "%.5g", value)) ?? value
  }
}
