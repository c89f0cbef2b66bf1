import FundModel
import FundResults

extension Objective {
  /// The figure of a run with its groups, for differences between runs on the same paths.
  func grouped(_ result: RunResult) -> GroupedFigure {
    let hurdle = result.config.waterfall.hurdleRate
    let column = column(result)
    let found = evaluate(column, hurdleRate: hurdle)
    let value = found?.value
    let error = found?.standardError
    let figure: GroupedFigure
    switch self.figure {
    case .statistic(.mean):
      figure = .mean(column, value: value, standardError: error)
    case .statistic:
      figure = .jackknife(column, value: value, standardError: error) { rest in
        evaluate(rest, hurdleRate: hurdle)?.value
      }
    case .probability(let relation, let bound):
      let limit = bound.value(hurdleRate: hurdle)
      let hits = column.map { x -> Double in
        x.isFinite ? (relation.holds(x, limit) ? 1 : 0) : .nan
      }
      figure = .mean(hits, value: value, standardError: error)
    }
    // -0 and 0 are one number in a file.
    return GroupedFigure(
      value: figure.value.map { $0 + 0 }, standardError: figure.standardError.map { $0 + 0 },
      groups: figure.groups.map { $0 + 0 })
  }

  /// Whether a lower figure is better for an investor: of losses, of spreads, of the chance to fall
  /// short.
  public var lowerIsBetter: Bool {
    let lowerSubject =
      switch subject {
      case .loss: true
      case .metric(let metric): metric.description.direction == .lower
      case .own: false
      }
    switch figure {
    case .statistic(.sd), .statistic(.se), .statistic(.valueAtRisk),
      .statistic(.conditionalValueAtRisk):
      return true
    case .statistic: return lowerSubject
    case .probability(let relation, _):
      let ofLow = relation == .below || relation == .atMost
      return ofLow != lowerSubject
    }
  }
}
