import FundModel
import FundNumerics

/// A Markov chain of regimes and what each does, by zone and month (docs/model.md, 2.2).
final class RegimeTables: @unchecked Sendable {
  let count: Int
  /// Cumulative law of month 0, and of the next month: row `k * count`.
  let start: [Double]
  let next: [Double]
  /// Log growth of a month without shocks: `(k * zones + z) * stride + m`.
  let drift: UnsafeMutablePointer<Double>
  let volatilityFactor: [Double]
  let defaultMultiplier: [Double]
  let turnoverMultiplier: [Double]
  private let arena = Arena()

  /// Nil unless the price model is regime.
  init?(_ config: FundConfig, monthStride: Int) throws {
    guard config.market.priceModel.kind == .regime else { return nil }
    let name = "market.price_model.regime"
    let terms = try EngineError.require(config.market.priceModel.regime, name)
    let matrix = terms.transition
    count = terms.regimes.count
    guard matrix.count == terms.regimes.count, matrix.allSatisfy({ $0.count == matrix.count })
    else {
      throw EngineError("\(name).transition does not fit its regimes", path: name + ".transition")
    }
    let law: [Double]
    switch terms.start {
    case .stationary: law = StationaryLaw.of(matrix)
    case .given: law = try EngineError.require(terms.initial, name + ".initial")
    }
    guard law.count == matrix.count else {
      throw EngineError("\(name).initial does not fit its regimes", path: name + ".initial")
    }
    start = Self.cumulative(law)
    next = matrix.flatMap(Self.cumulative)
    volatilityFactor = terms.regimes.map(\.volatilityFactor)
    defaultMultiplier = terms.regimes.map(\.defaultMultiplier)
    turnoverMultiplier = terms.regimes.map(\.turnoverMultiplier)

    let zones = config.zones.count
    let months = config.fund.horizonMonths + 1
    let growth = OverlayTable(
      .appreciation, config: config, monthStride: monthStride, months: months,
      clamp: -0.99...Double.greatestFiniteMagnitude
    ) { zone, _ in config.zones[zone].appreciationRate }
    let volatility = OverlayTable(
      .appreciationVolatility, config: config, monthStride: monthStride, months: months,
      clamp: 0...Double.greatestFiniteMagnitude
    ) { zone, _ in config.zones[zone].appreciationVolatility }
    drift = arena.doubles(terms.regimes.count * zones * monthStride)
    for zone in 0..<zones {
      // Mean of the index so far by the regime it is in; only the ratio of sums is used, so it is
      // scaled back to 1 each month.
      var mean = law
      for month in 1..<months {
        let rates = terms.regimes.map {
          naturalLog(1 + max(-0.99, growth[zone, month] + $0.appreciationChange)) / 12
        }
        let entered = Self.advance(mean, matrix)
        for k in mean.indices { mean[k] = entered[k] * exponential(rates[k]) }
        let sum = mean.reduce(0, +)
        for k in mean.indices { mean[k] /= sum }
        let shift =
          terms.recentre ? naturalLog(sum) - naturalLog(1 + growth[zone, month]) / 12 : 0
        for k in mean.indices {
          let size = volatility[zone, month] * volatilityFactor[k]
          drift[(k * zones + zone) * monthStride + month] = rates[k] - size * size / 24 - shift
        }
      }
    }
  }

  /// The first regime whose cumulative probability exceeds the uniform, the last if none does.
  @inline(__always)
  func draw(_ table: [Double], row: Int, _ uniform: Double) -> Int {
    var k = 0
    while k < count &- 1, uniform >= table[row &* count &+ k] { k &+= 1 }
    return k
  }

  private static func advance(_ law: [Double], _ matrix: [[Double]]) -> [Double] {
    matrix.indices.map { k in
      matrix.indices.reduce(0) { $0 + law[$1] * matrix[$1][k] }
    }
  }

  private static func cumulative(_ law: [Double]) -> [Double] {
    var sum = 0.0
    return law.map { probability in
      sum += probability
      return sum
    }
  }
}

/// The long-run law of a Markov chain that has one.
enum StationaryLaw {
  /// The law pi with pi = pi P, where some state can be reached from every other.
  ///
  /// Gaussian elimination with row pivots on (P' - 1) pi = 0, sum pi = 1: chains are small and their rows
  /// sum to 1, so that a few ulps is what it costs.
  static func of(_ matrix: [[Double]]) -> [Double] {
    let n = matrix.count
    var rows = (0..<n).map { i in
      (0..<n).map { j in matrix[j][i] - (i == j ? 1 : 0) } + [0]
    }
    // One equation follows from the others: the sum takes its place.
    rows[n - 1] = [Double](repeating: 1, count: n + 1)
    for column in 0..<n {
      let pivot = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      guard rows[column][column] != 0 else { continue }
      for row in 0..<n where row != column {
        let factor = rows[row][column] / rows[column][column]
        if factor == 0 { continue }
        for k in column...n { rows[row][k] -= factor * rows[column][k] }
      }
    }
    return (0..<n).map { max(0, rows[$0][n] / rows[$0][$0]) }
  }
}
