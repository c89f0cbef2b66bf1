/// Counts in equal bins of [low, high), with what falls below, above or is not a number kept apart.
///
/// Merging adds integers, so the result does not depend on the order.
public struct Histogram: Sendable, Equatable {
  public let low: Double
  public let high: Double
  public private(set) var counts: [Int]
  public private(set) var below = 0
  public private(set) var above = 0
  public private(set) var invalid = 0

  /// nil unless low < high, both finite, and 1 <= bins <= 2^24.
  public init?(low: Double, high: Double, bins: Int) {
    guard low.isFinite, high.isFinite, low < high, (high - low).isFinite,
      (1...(1 << 24)).contains(bins)
    else { return nil }
    self.low = low
    self.high = high
    counts = [Int](repeating: 0, count: bins)
  }

  public var total: Int { counts.reduce(0, +) + below + above }

  public mutating func add(_ value: Double) {
    if value < low {
      below += 1
    } else if value >= high {
      above += 1
    } else if value.isNaN {
      invalid += 1
    } else {
      let position = (value - low) / (high - low) * Double(counts.count)
      counts[min(Int(position), counts.count - 1)] += 1
    }
  }

  /// False, and nothing changed, when the bins differ.
  public mutating func merge(_ other: Histogram) -> Bool {
    guard low == other.low, high == other.high, counts.count == other.counts.count else {
      return false
    }
    for bin in counts.indices { counts[bin] += other.counts[bin] }
    below += other.below
    above += other.above
    invalid += other.invalid
    return true
  }

  /// The edges of bin i: low + i (high - low) / bins.
  public func lowerEdge(_ bin: Int) -> Double {
    low + (high - low) * Double(bin) / Double(counts.count)
  }

  /// The quantile with values spread evenly in their bin; error at most one bin's width. `low` or
  /// `high` when it lies outside the bins; not a number without values.
  public func quantile(_ probability: Double) -> Double {
    guard total > 0, probability >= 0, probability <= 1 else { return .nan }
    let target = Double(total) * probability
    var passed = Double(below)
    if target < passed || (below > 0 && target == passed) { return low }
    for bin in counts.indices where counts[bin] > 0 {
      let size = Double(counts[bin])
      if passed + size >= target {
        let share = (target - passed) / size
        let edge = lowerEdge(bin)
        return edge + share * (lowerEdge(bin + 1) - edge)
      }
      passed += size
    }
    return high
  }
}
