extension ExponentialSum {
  /// All roots in [low, high] in rising order.
  ///
  /// Interval bisection. Around the middle m of an interval of half-width h, with the weights w =
  /// amount e^(-m time) and times s measured from the weighted mean time, g(d) = sum w e^(-d s)
  /// has the sign of f(m + d), and Taylor remainders over |d| <= h are bounded by sum |w| |s|^k
  /// z^j / j! e^z, z = h |s|. An interval is settled when these bounds prove that g has no root,
  /// or that g is monotone, or that g bends one way only; otherwise it is halved. What is proved
  /// is proved up to rounding: a margin of 1e-15 of the sum of sizes for each unit of |x| times
  /// the span.
  func roots(from low: Double, to high: Double) -> [Root] {
    guard signChanges > 0 else { return [] }
    var (low, high) = trimmed(low, high)
    guard low < high else { return [] }
    // Off round numbers: a root such as rate 0 should not be the end of an interval.
    (low, high) = (low - 1.7e-3, high + 1.3e-3)
    var search = RootSearch(sum: self)
    search.run(low: low, high: high)
    return search.found.sorted { $0.x < $1.x }
  }

  /// Cuts off both ends where no root can be: past x, when all running sums of terms from the
  /// first flow on have one sign; before x, when those from the last flow back do (Laguerre 1883).
  private func trimmed(_ low: Double, _ high: Double) -> (Double, Double) {
    var upper = high
    if runningSumsKeepSign(high, fromStart: true) {
      var (below, above) = (low, high)
      for _ in 0..<10 {
        let middle = 0.5 * (below + above)
        if runningSumsKeepSign(middle, fromStart: true) { above = middle } else { below = middle }
      }
      upper = above
    }
    var lower = low
    if runningSumsKeepSign(low, fromStart: false) {
      var (below, above) = (low, upper)
      for _ in 0..<10 {
        let middle = 0.5 * (below + above)
        if runningSumsKeepSign(middle, fromStart: false) { below = middle } else { above = middle }
      }
      lower = below
    }
    return (lower, upper)
  }

  private func runningSumsKeepSign(_ x: Double, fromStart: Bool) -> Bool {
    let origin = fromStart ? 0.0 : times[times.count - 1]
    let sign = fromStart ? amounts[0] : amounts[amounts.count - 1]
    // Without a common factor the terms could overflow; growth away from the origin decides
    // nothing.
    guard fromStart ? x >= -600 / times[times.count - 1] : x <= 600 / times[times.count - 1] else {
      return false
    }
    var total = 0.0
    var size = 0.0
    for step in amounts.indices {
      let k = fromStart ? step : amounts.count - 1 - step
      let term = amounts[k] * exponential(x * (origin - times[k]))
      total += term
      size += abs(term)
      if (total < 0) != (sign < 0) || abs(total) <= 1e-13 * size { return false }
    }
    return true
  }
}

/// The state of one search: the intervals still open, the roots found, and the weights of the
/// interval at hand.
private struct RootSearch {
  let sum: ExponentialSum
  var found: [ExponentialSum.Root] = []
  private var weights: [Double]
  private var offsets: [Double]
  private var cluster: Cluster?

  private struct Interval {
    var low: Double
    var high: Double
    var lowSign: Bool
    var highSign: Bool
  }

  private struct Cluster {
    var interval: Interval
    var touches: Bool
  }

  /// Bounds of g and its derivatives over an interval, from one pass over the terms.
  private struct Bounds {
    var size = 0.0
    var value = 0.0
    var slope = 0.0
    var bend = 0.0
    var valueRest = 0.0
    var slopeRest = 0.0
    var bendRest = 0.0
  }

  init(sum: ExponentialSum) {
    self.sum = sum
    weights = sum.amounts
    offsets = sum.times
  }

  mutating func run(low: Double, high: Double) {
    var open = [
      Interval(low: low, high: high, lowSign: sum.value(low) < 0, highSign: sum.value(high) < 0)
    ]
    while let interval = open.popLast() {
      if settle(interval) { continue }
      let middle = interval.low + 0.4871 * (interval.high - interval.low)
      let sign = sum.value(middle) < 0
      open.append(
        Interval(low: middle, high: interval.high, lowSign: sign, highSign: interval.highSign))
      open.append(
        Interval(low: interval.low, high: middle, lowSign: interval.lowSign, highSign: sign))
    }
    closeCluster()
  }

  /// Decides an interval and records its roots, or says that it must be halved.
  private mutating func settle(_ interval: Interval) -> Bool {
    let middle = 0.5 * (interval.low + interval.high)
    let half = 0.5 * (interval.high - interval.low)
    let bounds = measure(middle, half)
    let span = sum.times[sum.times.count - 1]
    let noise = bounds.size * 1e-15 * (4 + abs(middle) * span)
    if abs(bounds.value) > half * abs(bounds.slope) + bounds.valueRest + noise { return true }
    let changes = interval.lowSign != interval.highSign
    let crossing: Irr.Root.Direction = interval.lowSign ? .rising : .falling
    if abs(bounds.slope) > bounds.slopeRest {
      if changes { record(middle + zero(from: -half, to: half), crossing) }
      return true
    }
    if abs(bounds.bend) > bounds.bendRest {
      if changes {
        record(middle + zero(from: -half, to: half), crossing)
      } else {
        settleBow(middle, half, noise, opensUp: bounds.bend > 0, below: interval.lowSign)
      }
      return true
    }
    // Value, slope and bend all vanish within 1e-6: three or more roots so close together that one
    // crossing or one touch is all that is told (the cube root of rounding is 1e-5).
    guard half < 1e-6 * (1 + abs(middle)) else { return false }
    extendCluster(interval, touches: abs(bounds.value) <= 8 * noise)
    return true
  }

  private mutating func extendCluster(_ interval: Interval, touches: Bool) {
    if let open = cluster, open.interval.high == interval.low {
      cluster?.interval.high = interval.high
      cluster?.interval.highSign = interval.highSign
      cluster?.touches = open.touches || touches
    } else {
      closeCluster()
      cluster = Cluster(interval: interval, touches: touches)
    }
  }

  /// Of neighbouring intervals that nothing more can be told about: one crossing, or one touch.
  private mutating func closeCluster() {
    guard let closed = cluster else { return }
    cluster = nil
    let middle = 0.5 * (closed.interval.low + closed.interval.high)
    if closed.interval.lowSign != closed.interval.highSign {
      record(middle, closed.interval.lowSign ? .rising : .falling)
    } else if closed.touches {
      record(middle, .touching)
    }
  }

  /// An interval over which g bends one way and has equal signs at both ends: none, one or two
  /// roots, depending on the turning point.
  private mutating func settleBow(
    _ middle: Double, _ half: Double, _ noise: Double, opensUp: Bool, below: Bool
  ) {
    // Only a bow towards 0 can meet it.
    guard opensUp != below else { return }
    guard (evaluate(-half).slope < 0) != (evaluate(half).slope < 0) else { return }
    let turn = turningPoint(half, opensUp: opensUp)
    let value = evaluate(turn).value
    if abs(value) <= noise {
      record(middle + turn, .touching)
    } else if (value < 0) != below {
      record(middle + zero(from: -half, to: turn), below ? .rising : .falling)
      record(middle + zero(from: turn, to: half), below ? .falling : .rising)
    }
  }

  private mutating func record(_ x: Double, _ direction: Irr.Root.Direction) {
    found.append(ExponentialSum.Root(x: x, direction: direction))
  }

  private mutating func measure(_ middle: Double, _ half: Double) -> Bounds {
    let origin = middle >= 0 ? 0 : sum.times[sum.times.count - 1]
    var size = 0.0
    var moment = 0.0
    for k in weights.indices {
      let weight = sum.amounts[k] * exponential(middle * (origin - sum.times[k]))
      weights[k] = weight
      size += abs(weight)
      moment += abs(weight) * sum.times[k]
    }
    let mean = moment / size
    var bounds = Bounds()
    bounds.size = size
    for k in weights.indices {
      let s = sum.times[k] - mean
      offsets[k] = s
      let weight = weights[k]
      let z = half * abs(s)
      let growth = abs(weight) * exponential(z)
      bounds.value += weight
      bounds.slope -= weight * s
      bounds.bend += weight * s * s
      bounds.valueRest += growth * 0.5 * z * z
      bounds.slopeRest += growth * abs(s) * z
      bounds.bendRest += growth * s * s * z
    }
    return bounds
  }

  private func evaluate(_ d: Double) -> (value: Double, slope: Double, bend: Double) {
    var value = 0.0
    var slope = 0.0
    var bend = 0.0
    for k in weights.indices {
      let term = weights[k] * exponential(d * (0 - offsets[k]))
      value += term
      slope -= term * offsets[k]
      bend += term * offsets[k] * offsets[k]
    }
    return (value, slope, bend)
  }

  /// The zero of g between two points of different sign: Newton inside a shrinking bracket.
  private func zero(from low: Double, to high: Double) -> Double {
    let lowNegative = evaluate(low).value < 0
    return bracketedNewton(low, high) { d in
      let (value, slope, _) = evaluate(d)
      return (lowNegative ? value : 0 - value, lowNegative ? slope : 0 - slope)
    }
  }

  private func turningPoint(_ half: Double, opensUp: Bool) -> Double {
    bracketedNewton(-half, half) { d in
      let (_, slope, bend) = evaluate(d)
      return (opensUp ? slope : 0 - slope, opensUp ? bend : 0 - bend)
    }
  }
}

/// The zero of a function that is negative at `low` and positive at `high`, given with its slope;
/// the ends are taken at their word, so that a zero within rounding of an end gives that end.
func bracketedNewton(
  _ low: Double, _ high: Double, _ function: (Double) -> (value: Double, slope: Double)
) -> Double {
  var (low, high) = (low, high)
  var x = 0.5 * (low + high)
  for _ in 0..<200 {
    let (value, slope) = function(x)
    if value == 0 { return x }
    if value < 0 { low = x } else { high = x }
    var next = x - value / slope
    if !(next > low && next < high) { next = 0.5 * (low + high) }
    if next == x || next <= low || next >= high || abs(next - x) < 1e-17 { return next }
    x = next
  }
  return x
}
