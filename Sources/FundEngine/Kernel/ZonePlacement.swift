/// Which zone the next loan goes to: a part placed to hit the targets, a part drawn.
///
/// Placed loans go one by one to the zone that is owed most, over the whole life of the fund, so that
/// rounding never favours the same zone month after month (docs/model.md, Attributes).
struct ZonePlacement {
  let target: [Double]
  var mix: [Double]
  private var owed: [Double]

  init(target: [Double]) {
    self.target = target
    mix = target
    owed = Array(repeating: 0, count: target.count)
  }

  mutating func reset() {
    for zone in owed.indices { owed[zone] = 0 }
  }

  /// Sets the mix of a month: target and rebalancing blend, in proportion of the money.
  mutating func setMix(
    reinvestedShare: Double, strength: Double, outstanding: UnsafeMutablePointer<Double>,
    negligible: Double
  ) {
    for zone in target.indices { mix[zone] = target[zone] }
    guard reinvestedShare > 0 else { return }
    var total = 0.0
    for zone in target.indices { total += outstanding[zone] }
    guard total > negligible else { return }
    var gaps = 0.0
    for zone in target.indices { gaps += max(0, target[zone] - outstanding[zone] / total) }
    guard gaps > 1e-9 else { return }
    for zone in target.indices {
      let gap = max(0, target[zone] - outstanding[zone] / total)
      let blend = (1 - strength) * target[zone] + strength * gap / gaps
      mix[zone] = (1 - reinvestedShare) * target[zone] + reinvestedShare * blend
    }
  }

  /// Announces that `count` loans will be placed with the present mix.
  mutating func owe(_ count: Int) {
    for zone in mix.indices { owed[zone] += Double(count) * mix[zone] }
  }

  /// The zone that is owed most; the first of equals, within the rounding of running sums.
  mutating func place() -> Int {
    var best = 0
    for zone in owed.indices where owed[zone] > owed[best] + 1e-9 { best = zone }
    owed[best] -= 1
    return best
  }

  /// The zone of a uniform draw.
  func drawn(_ uniform: Double) -> Int {
    var sum = 0.0
    for zone in mix.indices {
      sum += mix[zone]
      if uniform < sum { return zone }
    }
    return mix.count - 1
  }
}
