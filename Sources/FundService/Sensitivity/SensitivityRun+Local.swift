import FundModel
import FundResults

/// One parameter at a time, the others as they are.
extension SensitivityRun {
  /// The base, then each axis at its low and at its high end.
  private mutating func ends() throws -> (
    base: GroupedFigure, ends: [(GroupedFigure, GroupedFigure)]
  ) {
    let axes = space.axes
    let found = try figures(
      [[]]
        + axes.indices.flatMap { axis -> [[Change]] in
          [[(axis, axes[axis].ends.low)], [(axis, axes[axis].ends.high)]]
        })
    return (found[0], axes.indices.map { (found[1 + 2 * $0], found[2 + 2 * $0]) })
  }

  mutating func tornado() throws -> SensitivityResult {
    let (base, ends) = try ends()
    let rows = ends.enumerated().map { axis, pair in
      row(
        axis,
        [
          pair.0.difference(from: base, confidence: confidence),
          pair.1.difference(from: base, confidence: confidence),
          pair.1.difference(from: pair.0, confidence: confidence),
        ], note: undefinedNote([base, pair.0, pair.1]))
    }
    return result(
      [
        .init("at_low", "at the low end", .figure), .init("at_high", "at the high end", .figure),
        .init("swing", "high less low", .figure),
      ], rows,
      size: { row in row.estimates[..<2].compactMap { $0.map { abs($0.value) } }.max() },
      base: base)
  }

  mutating func elasticity() throws -> SensitivityResult {
    let (base, ends) = try ends()
    let rows = ends.enumerated().map { axis, pair -> SensitivityResult.Row in
      let found = space.axes[axis]
      guard let at = found.base?.numberValue, at != 0 else {
        return row(axis, [nil], note: "the parameter is 0 in the fund: no relative change")
      }
      guard base.value != 0 else {
        return row(axis, [nil], note: "\(request.figure.name) is 0: no relative change")
      }
      let width = (found.ends.high.numberValue ?? .nan) - (found.ends.low.numberValue ?? .nan)
      return row(
        axis,
        [
          GroupedFigure.ratio(
            up: pair.1, down: pair.0, base: base, factor: at / width, confidence: confidence)
        ], note: undefinedNote([base, pair.0, pair.1]))
    }
    return result(
      [.init("elasticity", "elasticity", .plain)], rows,
      size: { $0.estimates[0].map { abs($0.value) } }, base: base)
  }

  private func undefinedNote(_ figures: [GroupedFigure]) -> String? {
    figures.contains { $0.value == nil } ? "\(request.figure.name) is undefined in a cell" : nil
  }
}
