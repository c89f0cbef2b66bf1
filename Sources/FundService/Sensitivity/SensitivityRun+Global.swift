import FundAnalysis
import FundModel
import FundResults

/// All parameters over their ranges at once.
extension SensitivityRun {
  mutating func morris() throws -> SensitivityResult {
    let design = MorrisDesign(
      trajectories: count, dimensions: space.axes.count, seed: request.designSeed)
    let found = MorrisEstimator(
      values: try values(at: design.points), design: design, confidence: confidence)
    let rows = found.effects.enumerated().map { axis, effect in
      row(
        axis, [effect?.muStar, effect?.mu, effect?.sigma],
        note: effect == nil ? "no trajectory has a defined effect" : nil)
    }
    return result(
      [
        .init("mu_star", "mean size of effect", .figure), .init("mu", "mean effect", .figure),
        .init("sigma", "deviation", .figure),
      ], rows, size: { $0.estimates[0]?.value })
  }

  mutating func sobol() throws -> SensitivityResult {
    let dimensions = space.axes.count
    guard dimensions <= SaltelliDesign.maxDimensions else {
      throw ConfigError(
        .invalid, "Sobol indices take at most \(SaltelliDesign.maxDimensions) parameters")
    }
    let design = SaltelliDesign(rows: count, dimensions: dimensions, seed: request.designSeed)
    let found = SobolEstimator(
      values: try values(at: design.points), dimensions: dimensions, seed: request.designSeed,
      confidence: confidence)
    if let found, found.rows < 32 {
      notes.append(
        "\(found.rows) rows tell little of the variance, and a bootstrap of so few does not know how "
          + "little; take n = 64 or more")
    }
    if let found, found.leftOut > 0 {
      notes.append("\(found.leftOut) of \(count) rows of the design were left out")
    }
    let rows = space.axes.indices.map { axis in
      row(
        axis, [found?.total[axis], found?.first[axis]],
        note: found == nil ? "\(request.figure.name) does not vary" : nil)
    }
    return result(
      [.init("total", "total index", .plain), .init("first", "first-order index", .plain)], rows,
      size: { $0.estimates[0]?.value })
  }

  mutating func rank() throws -> SensitivityResult {
    let points = UnitDesign.latinHypercube(
      count: count, dimensions: space.axes.count, seed: request.designSeed
    ).points
    let values = try values(at: points)
    let kept = values.indices.filter { values[$0].isFinite }
    let y = kept.map { values[$0] }
    let inputs = space.axes.indices.map { axis in
      kept.map { space.axes[axis].value(at: points[$0][axis]).numberValue ?? points[$0][axis] }
    }
    let partial = RankCorrelation.partial(inputs, y, confidence: confidence)
    let rows = inputs.enumerated().map { axis, x -> SensitivityResult.Row in
      let plain = RankCorrelation.spearman(x, y, confidence: confidence)
      return row(
        axis, [plain, partial[axis]],
        note: plain == nil ? "\(request.figure.name) or the parameter does not vary" : nil)
    }
    return result(
      [
        .init("rank", "rank correlation", .plain),
        .init("partial", "partial rank correlation", .plain),
      ], rows, size: { $0.estimates[0].map { abs($0.value) } })
  }
}
