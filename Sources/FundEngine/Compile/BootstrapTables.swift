import FundModel
import FundNumerics

/// History as growth a month, and the law by which its rows are drawn (docs/model.md, 2.2).
final class BootstrapTables: @unchecked Sendable {
  /// Rows of history.
  let rows: Int
  let monthsPerPeriod: Int
  /// Chance that a period starts a new block.
  let restart: Double
  /// Log growth of a month: `z * rows + i`.
  let growth: UnsafeMutablePointer<Double>
  /// What is added to it, overlays and recentring included: `z * stride + m`.
  let drift: UnsafeMutablePointer<Double>
  /// A row's part in the year's mean price shock, in units of the year's deviation.
  let score: UnsafeMutablePointer<Double>
  /// Whether history moves at all, so that scores exist.
  let hasScore: Bool
  private let arena = Arena()

  /// Nil unless the price model is bootstrap.
  ///
  /// - Parameter growth: log growth a month of the zones' overlaid rates, `z * stride + m`.
  init?(_ config: FundConfig, data: FundData, growth target: [Double], monthStride: Int) throws {
    guard config.market.priceModel.kind == .bootstrap else { return nil }
    let name = "market.price_model.bootstrap"
    let terms = try EngineError.require(config.market.priceModel.bootstrap, name)
    guard let history = data.history, history.levels.count == config.zones.count else {
      throw EngineError(
        "the history that \(name).file names was not read; load its data before running it",
        path: name + ".file")
    }
    rows = history.periods
    monthsPerPeriod = history.monthsPerPeriod
    restart = min(1, Double(history.monthsPerPeriod) / terms.meanBlockMonths)
    let zones = config.zones.count
    let months = config.fund.horizonMonths + 1
    let logs = history.levels.map { levels in
      zip(levels, levels.dropFirst()).map { naturalLog($1 / $0) }
    }
    growth = arena.doubles(zones * rows)
    drift = arena.doubles(zones * monthStride)
    for zone in 0..<zones {
      for row in 0..<rows {
        growth[zone * rows + row] = logs[zone][row] / Double(monthsPerPeriod)
      }
      let own = naturalLog(1 + config.zones[zone].appreciationRate) / 12
      var mean = MeanIndex(logs: logs[zone], monthsPerPeriod: monthsPerPeriod, restart: restart)
      for month in 1..<months {
        let at = zone * monthStride + month
        drift[at] = target[at] - (terms.recentre ? mean.advance() : own)
      }
    }
    let scores = Self.scores(logs, monthsPerPeriod: monthsPerPeriod, restart: restart)
    score = arena.doubles(rows)
    hasScore = scores != nil
    for (row, value) in (scores ?? []).enumerated() { score[row] = value }
  }

  /// Mean growth over zones by row, less its mean, over the deviation of its sum over the periods of a
  /// year; nil when that is 0.
  private static func scores(
    _ logs: [[Double]], monthsPerPeriod: Int, restart: Double
  ) -> [Double]? {
    let count = logs[0].count
    var score = (0..<count).map { row in
      logs.reduce(0) { $0 + $1[row] } / Double(logs.count)
    }
    let mean = score.reduce(0, +) / Double(count)
    for row in score.indices { score[row] -= mean }
    let periods = 12 / monthsPerPeriod
    var variance = 0.0
    var stays = 1.0
    for lag in 0..<periods {
      let products = (0..<count).reduce(0) { $0 + score[$1] * score[($1 + lag) % count] }
      let weight = lag == 0 ? Double(periods) : 2 * Double(periods - lag) * stays
      variance += weight * products / Double(count)
      stays *= 1 - restart
    }
    guard variance > 1e-24 else { return nil }
    let deviation = variance.squareRoot()
    return score.map { $0 / deviation }
  }
}

/// Growth of the mean of a bootstrapped index, month by month, exactly under the law of the draws.
///
/// The row drawn is a Markov chain; the mean of the index so far is kept by the row it ends in, scaled to
/// sum 1 at the start of each period.
private struct MeanIndex {
  private let logs: [Double]
  private let monthsPerPeriod: Int
  private let restart: Double
  private var weight: [Double]
  private var position = 0
  private var last = 0.0

  init(logs: [Double], monthsPerPeriod: Int, restart: Double) {
    self.logs = logs
    self.monthsPerPeriod = monthsPerPeriod
    self.restart = restart
    weight = Array(repeating: 1 / Double(logs.count), count: logs.count)
  }

  /// ln of the growth of the mean in the next month.
  mutating func advance() -> Double {
    position += 1
    let part = Double(position) / Double(monthsPerPeriod)
    var sum = 0.0
    for row in logs.indices { sum += weight[row] * exponential(logs[row] * part) }
    let level = naturalLog(sum)
    let step = level - last
    last = level
    if position == monthsPerPeriod { startPeriod() }
    return step
  }

  private mutating func startPeriod() {
    let count = logs.count
    let ended = logs.indices.map { weight[$0] * exponential(logs[$0]) }
    let sum = ended.reduce(0, +)
    for row in logs.indices {
      let before = ended[(row + count - 1) % count] / sum
      weight[row] = (1 - restart) * before + restart / Double(count)
    }
    position = 0
    last = 0
  }
}
