import FundModel
import FundResults

/// The best values of an optimiser, where it began, and what they give on paths that it has not seen.
///
/// - Parameter unit: of the objective.
public func optimumText(
  _ optimum: Optimum, unit: MetricUnit, format: TextFormat = TextFormat()
) -> [String] {
  let verb = optimum.isMaximised ? "Largest" : "Smallest"
  let runs = "\(optimum.history.count) runs of \(counted(optimum.simulated)) paths"
  var lines = [
    format.style.apply(
      .bold, "\(verb) \(optimum.objective): \(optimum.method), \(runs), seed \(optimum.seed)")
  ]
  var table = TextTable([
    .init("", .left), .init("range", .left, dropRank: 1), .init("start"), .init("best"),
  ])
  for (index, path) in optimum.paths.enumerated() {
    func text(_ run: Optimum.Evaluation) -> String { plain(run.values[index]) }
    table.add([
      .init(path), .init("\(plain(optimum.low[index])) to \(plain(optimum.high[index]))"),
      .init(text(optimum.start)), .init(text(optimum.best), .bold),
    ])
  }
  func value(_ run: Optimum.Evaluation) -> String {
    figureWithError(run.value, run.standardError, unit)
  }
  table.add([
    .init(optimum.objective), .init("± SE"), .init(value(optimum.start)),
    .init(value(optimum.best), .bold),
  ])
  table.add([
    .init("the same on fresh paths"), .init("seed \(optimum.freshSeed)"), .init(""),
    .init(value(optimum.fresh)),
  ])
  for (index, condition) in optimum.conditions.enumerated() {
    func holds(_ run: Optimum.Evaluation) -> String {
      run.excess[index] <= 1e-9 ? "holds" : "broken by \(plain(run.excess[index]))"
    }
    table.add([
      .init(condition), .init("fresh paths: \(holds(optimum.fresh))"), .init(holds(optimum.start)),
      .init(holds(optimum.best)),
    ])
  }
  lines += table.lines(format)
  return lines + optimumNotes(optimum).flatMap { $0.wrapped(to: format.width) }
}

func optimumNotes(_ optimum: Optimum) -> [String] {
  var notes = [
    "The optimum is that of the function on the sampled paths; what it is worth is the value on fresh ones."
  ]
  if !optimum.best.isFeasible {
    notes.append("No run met all conditions: the values that break them least are shown.")
  }
  if !optimum.converged {
    notes.append("The search was stopped by the limit of evaluations; more may find better values.")
  }
  if !optimum.guardrails.isEmpty {
    notes.append(
      "Guardrails that trip at the best values: \(optimum.guardrails.joined(separator: ", ")).")
  }
  return notes
}

/// A number with at most six significant digits and no needless zeros.
func plain(_ value: Double) -> String {
  guard value.isFinite else { return noFigure }
  var decimals = 6
  var size = abs(value)
  while size >= 1, decimals > 0 {
    size /= 10
    decimals -= 1
  }
  var text = fixed(value, decimals: decimals)
  guard text.contains(".") else { return text }
  while text.hasSuffix("0") { text.removeLast() }
  if text.hasSuffix(".") { text.removeLast() }
  return text
}
