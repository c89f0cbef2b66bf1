import FundModel
import FundNumerics

/// Growth drawn from history in blocks (docs/model.md, sections 2.2 and 2.3).
struct ReferenceHistory {
  let terms: BlockBootstrap
  /// D, months of a period.
  let months: Int
  /// x_z(i), `[zone][row]`.
  let growths: [[Double]]
  /// p, the probability that a block ends.
  let restart: Double
  /// i(t), from period 1; entry 0 is not used.
  let rows: [Int]

  init(_ terms: BlockBootstrap, _ history: PriceHistory, horizon: Int, _ draws: ReferenceDraws) {
    self.terms = terms
    months = history.monthsPerPeriod
    growths = history.levels.map { levels in
      zip(levels, levels.dropFirst()).map { naturalLog($1 / $0) }
    }
    restart = min(1, Double(months) / terms.meanBlockMonths)
    let count = growths[0].count
    let lastPeriod = (horizon + months - 1) / months
    var rows = [0]
    for t in stride(from: 1, through: lastPeriod, by: 1) {
      if t == 1 || draws.uniform(.regimes, t) < restart {
        let place = draws.uniform(.regimes, 1024 + t)
        rows.append(min(count - 1, Int((Double(count) * place).rounded(.down))))
      } else {
        rows.append((rows[t - 1] + 1) % count)
      }
    }
    self.rows = rows
  }

  /// The period of a month, from 1.
  private func period(_ month: Int) -> Int { (month + months - 1) / months }

  /// r_z(m); entry 0 is not used.
  func growth(_ overlays: ReferenceOverlays, _ zone: Int, rate: Double, horizon: Int) -> [Double] {
    let means = terms.recentre ? meanIndex(zone, horizon) : []
    return (0...horizon).map { m in
      if m == 0 { return 0 }
      let drawn = growths[zone][rows[period(m)]] / Double(months)
      let overlaid = naturalLog(1 + overlays.appreciation[zone][m]) / 12
      return terms.recentre
        ? drawn + overlaid - naturalLog(means[m] / means[m - 1])
        : drawn + overlaid - naturalLog(1 + rate) / 12
    }
  }

  /// M(m): the mean of the index under the law of the draws.
  private func meanIndex(_ zone: Int, _ horizon: Int) -> [Double] {
    let x = growths[zone]
    let count = x.count
    var w = x.map { _ in 1 / Double(count) }
    var means = [1.0]
    for m in stride(from: 1, through: horizon, by: 1) {
      let t = period(m)
      if m > 1 && t != period(m - 1) {
        let v = x.indices.map { w[$0] * exponential(x[$0]) }
        let all = v.reduce(0, +)
        w = x.indices.map { i in
          (1 - restart) * v[(i + count - 1) % count] + restart / Double(count) * all
        }
      }
      let part = Double(m - months * (t - 1)) / Double(months)
      means.append(x.indices.reduce(0) { $0 + w[$1] * exponential(x[$1] * part) })
    }
    return means
  }

  /// A_y: the growth of a year's periods less its mean, over its deviation; nil where history does
  /// not move.
  func climateShock(year: Int) -> Double? {
    let zones = Double(growths.count)
    let means = growths[0].indices.map { i in growths.reduce(0) { $0 + $1[i] } / zones }
    let count = means.count
    let middle = means.reduce(0, +) / Double(count)
    let h = means.map { $0 - middle }
    func covariance(_ lag: Int) -> Double {
      h.indices.reduce(0) { $0 + h[$1] * h[($1 + lag) % count] } / Double(count)
    }
    let n = 12 / months
    var variance = Double(n) * covariance(0)
    var stays = 1.0
    for lag in stride(from: 1, through: n - 1, by: 1) {
      stays *= 1 - restart
      variance += 2 * Double(n - lag) * stays * covariance(lag)
    }
    if variance <= 1e-24 { return nil }
    let first = n * (year - 1) + 1
    let sum = (first..<(first + n)).reduce(0) { $0 + h[rows[$1]] }
    return sum / variance.squareRoot()
  }
}
