import Foundation
import FundModel
import FundResults

/// One point a row: `kind` is point, minimum_risk, tangency or pure.
public func frontierCSV(_ frontier: Frontier) -> String {
  var csv = CSVWriter()
  csv.row(
    ["kind", "number"] + frontier.zones.map { "weight_\($0)" }
      + [
        "mean", "mean_se", "risk", "risk_se", "sharpe", "sharpe_se", "dominated", "fund_mean",
        "fund_risk", "mean_difference", "mean_difference_se", "risk_difference",
      ])
  func add(_ kind: String, _ number: Int, _ point: Frontier.Point) {
    let figures: [Double?] = [
      point.mean, point.meanError, point.risk, point.riskError, point.sharpe, point.sharpeError,
    ]
    let check: [Double?] = [
      point.check?.mean, point.check?.risk, point.check?.meanDifference,
      point.check?.meanDifferenceError, point.check?.riskDifference,
    ]
    csv.row(
      [kind, String(number)] + (point.weights.map { $0 } + figures).map(CSVWriter.number)
        + [point.isDominated ? "true" : "false"] + check.map(CSVWriter.number))
  }
  for (index, point) in frontier.points.enumerated() { add("point", index + 1, point) }
  add("minimum_risk", 1, frontier.minimumRisk)
  if let tangency = frontier.tangency { add("tangency", 1, tangency) }
  for (index, point) in frontier.pure.enumerated() { add("pure", index + 1, point) }
  return csv.text
}

/// One run a row, in the order of the search.
public func optimumCSV(_ optimum: Optimum) -> String {
  var csv = CSVWriter()
  csv.row(
    ["evaluation"] + optimum.paths + ["value", "se", "feasible"]
      + optimum.conditions.indices.map { "excess_\($0 + 1)" })
  for (index, run) in optimum.history.enumerated() {
    csv.row(
      [String(index + 1)] + run.values.map(CSVWriter.number)
        + [
          CSVWriter.number(run.value), CSVWriter.number(run.standardError),
          run.isFeasible ? "true" : "false",
        ] + run.excess.map(CSVWriter.number))
  }
  return csv.text
}

/// JSON with sorted keys, the same bytes for the same figures.
public func analysisJSON(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}
