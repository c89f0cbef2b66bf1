/// f(x) = sum of amount e^(-x time): the net present value as a function of x = ln(1 + rate).
///
/// Times rise strictly from 0 and no amount is 0, so the first and last amounts give the signs of
/// f at both ends of the line.
struct ExponentialSum {
  private(set) var amounts: [Double]
  private(set) var times: [Double]

  /// A root in x, and which way f crosses there.
  struct Root {
    var x: Double
    var direction: Irr.Root.Direction
  }

  /// Sorts by time, adds flows of one time, drops zeros, counts time from the first flow that is
  /// left. nil when the lists differ in length or hold something not finite.
  init?(amounts: [Double], times: [Double]) {
    guard amounts.count == times.count,
      amounts.allSatisfy(\.isFinite), times.allSatisfy(\.isFinite)
    else { return nil }
    // Ties in the order given: sums do not depend on the sort.
    let order = amounts.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    var merged: [(amount: Double, time: Double)] = []
    for index in order {
      if let last = merged.last, last.time == times[index] {
        merged[merged.count - 1].amount += amounts[index]
      } else {
        merged.append((amounts[index], times[index]))
      }
    }
    merged.removeAll { $0.amount == 0 }
    let origin = merged.first?.time ?? 0
    self.amounts = merged.map(\.amount)
    self.times = merged.map { $0.time - origin }
    normalise()
  }

  /// Flows at k / periodsPerYear, k = 0, 1, ...
  init(periodic flows: UnsafeBufferPointer<Double>, periodsPerYear: Double) {
    amounts = []
    times = []
    var first = 0
    for (index, flow) in flows.enumerated() where flow != 0 {
      if amounts.isEmpty { first = index }
      amounts.append(flow)
      times.append(Double(index - first) / periodsPerYear)
    }
    normalise()
  }

  /// Divides by a power of two, so that sums of sizes stay finite; no other bit changes, except
  /// that amounts 1e-300 times smaller than the largest may vanish.
  private mutating func normalise() {
    guard let largest = amounts.map(\.magnitude).max(), largest > 0 else { return }
    let scale = largest.binade
    for k in amounts.indices { amounts[k] /= scale }
    let kept = amounts.indices.filter { amounts[$0] != 0 }
    guard kept.count < amounts.count else { return }
    let origin = times[kept[0]]
    (amounts, times) = (kept.map { amounts[$0] }, kept.map { times[$0] - origin })
  }

  /// Changes of sign along the amounts: an upper bound of the number of roots, and of its parity
  /// (Descartes' rule for sums of exponentials, Laguerre 1883).
  var signChanges: Int {
    zip(amounts, amounts.dropFirst()).reduce(0) { $0 + (($1.0 < 0) != ($1.1 < 0) ? 1 : 0) }
  }

  /// The time that terms are measured from so that none of them overflows: the first for x >= 0,
  /// the last below.
  private func reference(_ x: Double) -> Double { x >= 0 ? 0 : times[times.count - 1] }

  /// f(x) up to a positive factor.
  func value(_ x: Double) -> Double {
    let origin = reference(x)
    var total = 0.0
    for k in amounts.indices { total += amounts[k] * exponential(x * (origin - times[k])) }
    return total
  }

  /// The root of a sum with one change of sign: Newton on ln(inflows / outflows), a monotone and
  /// nearly straight function of x, kept inside a bracket. The result has the error of one
  /// evaluation of f.
  func onlyRoot() -> Double {
    let rising = amounts[0] > 0
    var low = -700.0
    var high = 700.0
    var x = 0.0
    for _ in 0..<200 {
      let origin = reference(x)
      var inflow = 0.0
      var outflow = 0.0
      var inflowTime = 0.0
      var outflowTime = 0.0
      for k in amounts.indices {
        let value = amounts[k] * exponential(x * (origin - times[k]))
        if value > 0 {
          inflow += value
          inflowTime += value * times[k]
        } else {
          outflow -= value
          outflowTime -= value * times[k]
        }
      }
      if inflow == outflow { return x }
      if (inflow > outflow) != rising { low = x } else { high = x }
      var next = 0.5 * (low + high)
      if inflow > 0x1p-1000 && outflow > 0x1p-1000 {
        let duration = inflowTime / inflow - outflowTime / outflow
        let newton = x + guardedLog(inflow / outflow) / duration
        if newton > low && newton < high { next = newton }
      }
      if abs(next - x) <= 1e-15 * (1 + abs(x)) || next == low || next == high { return next }
      x = next
    }
    return x
  }
}
