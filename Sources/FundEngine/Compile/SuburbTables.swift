import FundModel
import FundNumerics

/// What a suburb does to its loans, relative to its zone (docs/model.md, 3.6).
final class SuburbTables: Sendable {
  /// First suburb of each zone, and one past the last of all.
  let first: [Int]
  /// Cumulative share within the zone.
  let cumulative: [Double]
  /// Multiple of the default hazard, and of the variance of homes' own moves.
  let risk: [Double]
  let variance: [Double]
  /// Log growth a month.
  private let growth: [Double]
  /// ln of the weighted mean growth of a zone up to an age: `zone * ageStride + age`.
  private let meanGrowth: [Double]
  private let ageStride: Int

  /// Nil when no zone lists suburbs.
  init?(_ config: FundConfig, maxAge: Int) {
    guard config.zones.contains(where: { !$0.suburbs.isEmpty }) else { return nil }
    ageStride = maxAge + 1
    var first = [0]
    var cumulative: [Double] = []
    var risk: [Double] = []
    var variance: [Double] = []
    var growth: [Double] = []
    var meanGrowth: [Double] = []
    for zone in config.zones {
      let suburbs = zone.suburbs
      let total = suburbs.reduce(0) { $0 + $1.weight }
      let weights = suburbs.map { $0.weight / total }
      var sum = 0.0
      cumulative += weights.map { weight in
        sum += weight
        return sum
      }
      let meanRisk = zip(suburbs, weights).reduce(0) { $0 + $1.1 * $1.0.riskScore }
      risk += suburbs.map { meanRisk > 0 ? $0.riskScore / meanRisk : 1 }
      let squares = suburbs.map { $0.appreciationVolatility * $0.appreciationVolatility }
      let meanSquare = zip(squares, weights).reduce(0) { $0 + $1.0 * $1.1 }
      variance += squares.map { meanSquare > 0 ? $0 / meanSquare : 1 }
      let logs = suburbs.map { naturalLog(1 + $0.appreciationForecast) / 12 }
      growth += logs
      meanGrowth += (0...maxAge).map { age in
        guard !suburbs.isEmpty else { return 0 }
        return naturalLog(
          zip(logs, weights).reduce(0) { $0 + $1.1 * exponential($1.0 * Double(age)) })
      }
      first.append(cumulative.count)
    }
    self.first = first
    self.cumulative = cumulative
    self.risk = risk
    self.variance = variance
    self.growth = growth
    self.meanGrowth = meanGrowth
  }

  @inline(__always)
  func has(zone: Int) -> Bool { first[zone] < first[zone &+ 1] }

  /// The suburb of a loan of the zone, -1 when the zone has none.
  func draw(zone: Int, _ uniform: Double) -> Int {
    guard has(zone: zone) else { return -1 }
    // The first whose cumulative share exceeds the uniform, the last if none does.
    var low = first[zone]
    var high = first[zone &+ 1] &- 1
    while low < high {
      let middle = (low &+ high) / 2
      if uniform < cumulative[middle] { high = middle } else { low = middle &+ 1 }
    }
    return low
  }

  /// ln of the value of a suburb's homes over that of their zone's, at an age.
  @inline(__always)
  func tilt(_ suburb: Int, zone: Int, age: Int) -> Double {
    growth[suburb] * Double(age) - meanGrowth[zone &* ageStride &+ age]
  }
}
