/// The defined values of one figure over paths, in ascending order, with the moments of the whole.
///
/// A value that is not finite is undefined: counted, and left out of everything else.
public struct Sample: Sendable, Equatable {
  /// Ascending; of them `values[k - 1]` is the order statistic of number k.
  public let values: [Double]
  public let undefinedCount: Int
  public let moments: SampleMoments

  public init(_ raw: some Collection<Double>) {
    var defined = raw.filter(\.isFinite)
    moments = SampleMoments(defined)
    sortAscending(&defined)
    values = defined
    undefinedCount = raw.count - defined.count
  }

  /// Number of defined values.
  public var count: Int { values.count }
  public var mean: Double? { moments.mean }
  public var min: Double? { values.first }
  public var max: Double? { values.last }

  /// Share of undefined among all; 0 for no paths at all.
  public var undefinedShare: Double {
    let all = count + undefinedCount
    return all == 0 ? 0 : Double(undefinedCount) / Double(all)
  }

  /// Quantile at p, linear between order statistics: at position `1 + (n - 1) p` (type 7 of Hyndman
  /// and Fan, 1996). Nil for an empty sample or p outside [0, 1].
  public func quantile(_ p: Double) -> Double? {
    guard count > 0, p >= 0, p <= 1 else { return nil }
    let position = Double(count - 1) * p
    let lower = Int(position)
    guard lower + 1 < count else { return values[count - 1] }
    let weight = position - Double(lower)
    // Equal neighbours (infinite ones too) stay what they are.
    guard weight > 0, values[lower] != values[lower + 1] else { return values[lower] }
    return values[lower] + weight * (values[lower + 1] - values[lower])
  }

  /// Share of values v with `v < x`, `v <= x`, `v > x` or `v >= x`, as a count.
  public func count(_ relation: Relation, _ x: Double) -> Int {
    switch relation {
    case .below: firstIndex { $0 >= x }
    case .atMost: firstIndex { $0 > x }
    case .above: count - firstIndex { $0 > x }
    case .atLeast: count - firstIndex { $0 >= x }
    }
  }

  public enum Relation: String, Sendable, CaseIterable {
    case below = "<"
    case atMost = "<="
    case above = ">"
    case atLeast = ">="
  }

  /// Index of the first value for which a monotone condition holds; `count` when none.
  private func firstIndex(where holds: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(values[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
