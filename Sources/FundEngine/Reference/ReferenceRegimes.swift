import FundModel
import FundNumerics

/// The Markov chain that all zones share, and what it makes of growth (docs/model.md, section 2.2).
struct ReferenceRegimes {
  let model: RegimeModel
  /// k(m), months 0 to H.
  let path: [Int]
  /// Probabilities of k(0).
  let start: [Double]

  init(_ model: RegimeModel, horizon: Int, _ draws: ReferenceDraws) {
    self.model = model
    start = model.start == .given ? model.initial! : Self.stationary(model.transition)
    var path = [Self.drawn(start, draws.uniform(.regimes, 0))]
    for month in stride(from: 1, through: horizon, by: 1) {
      let row = model.transition[path[month - 1]]
      path.append(Self.drawn(row, draws.uniform(.regimes, month)))
    }
    self.path = path
  }

  /// The regime of a month.
  func regime(_ month: Int) -> RegimeModel.Regime { model.regimes[path[month]] }

  /// r_z(m); entry 0 is not used.
  func growth(_ overlays: ReferenceOverlays, _ zone: Int, _ shocks: [Double]) -> [Double] {
    let means = model.recentre ? meanIndex(overlays.appreciation[zone]) : []
    return path.indices.map { m in
      if m == 0 { return 0 }
      let g = overlays.appreciation[zone][m]
      let s = overlays.appreciationVolatility[zone][m] * regime(m).volatilityFactor
      let shift =
        model.recentre ? naturalLog(means[m] / means[m - 1]) - naturalLog(1 + g) / 12 : 0
      return naturalLog(1 + moved(g, path[m])) / 12 - s * s / 24
        + s / 12.0.squareRoot() * shocks[m] - shift
    }
  }

  /// g' of a regime.
  private func moved(_ g: Double, _ regime: Int) -> Double {
    max(-0.99, g + model.regimes[regime].appreciationChange)
  }

  /// M(m): the mean over paths of the chain of the product of `(1 + g')^(1/12)`.
  private func meanIndex(_ growth: [Double]) -> [Double] {
    let regimes = model.regimes.indices
    var v = start
    var means = [1.0]
    for m in stride(from: 1, through: path.count - 1, by: 1) {
      v = regimes.map { k in
        let arriving = regimes.reduce(0) { $0 + v[$1] * model.transition[$1][k] }
        return ReferenceMath.growth(moved(growth[m], k), 1.0 / 12) * arriving
      }
      means.append(v.reduce(0, +))
    }
    return means
  }

  /// The first regime whose cumulative probability exceeds the uniform, else the last.
  private static func drawn(_ probabilities: [Double], _ uniform: Double) -> Int {
    var sum = 0.0
    for (k, probability) in probabilities.enumerated() {
      sum += probability
      if sum > uniform { return k }
    }
    return probabilities.count - 1
  }

  /// The law that a step of the chain leaves as it is: `pi (P - 1) = 0` with `sum pi = 1` in place of
  /// one of these equations, by elimination with the largest pivot.
  static func stationary(_ transition: [[Double]]) -> [Double] {
    let n = transition.count
    // Row k: what enters regime k less what leaves it; right-hand side in column n.
    var rows = (0..<n).map { k in
      (0..<n).map { j in transition[j][k] - (j == k ? 1 : 0) } + [0]
    }
    rows[n - 1] = [Double](repeating: 1, count: n + 1)
    for column in 0..<n {
      let best = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) }!
      rows.swapAt(column, best)
      for row in 0..<n where row != column {
        let factor = rows[row][column] / rows[column][column]
        for j in column...n { rows[row][j] -= factor * rows[column][j] }
      }
    }
    return (0..<n).map { rows[$0][n] / rows[$0][$0] }
  }
}
