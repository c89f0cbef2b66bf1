/// Tail measures of a loss with finitely many values.
public struct DiscreteRisk: Sendable {
  /// Values in rising order, each once, with their probabilities.
  public let values: [Double]
  public let probabilities: [Double]

  /// nil unless the lists have one length, at least one entry, finite values, probabilities >= 0
  /// and a sum of 1 within 1e-9.
  public init?(values: [Double], probabilities: [Double]) {
    guard values.count == probabilities.count, !values.isEmpty,
      values.allSatisfy(\.isFinite), probabilities.allSatisfy({ $0 >= 0 }),
      abs(probabilities.reduce(0, +) - 1) <= 1e-9
    else { return nil }
    var merged: [(Double, Double)] = []
    for index in values.indices.sorted(by: { (values[$0], $0) < (values[$1], $1) }) {
      if let last = merged.last, last.0 == values[index] {
        merged[merged.count - 1].1 += probabilities[index]
      } else {
        merged.append((values[index], probabilities[index]))
      }
    }
    self.values = merged.map(\.0)
    self.probabilities = merged.map(\.1)
  }

  /// Rounding allowed when a sum of probabilities is compared with a level.
  private static var slack: Double { 1e-12 }

  private func edge(_ level: Double) -> (index: Int, reached: Double) {
    var reached = 0.0
    for index in values.indices {
      reached += probabilities[index]
      if reached >= level - DiscreteRisk.slack && probabilities[index] > 0 {
        return (index, reached)
      }
    }
    return (values.count - 1, 1)
  }

  /// The smallest value v with P(loss <= v) >= level.
  public func valueAtRisk(_ level: Double) -> Double { values[edge(level).index] }

  /// The mean of the worst share 1 - level, the atom at VaR split. `level` in [0, 1).
  public func expectedShortfall(_ level: Double) -> Double {
    guard level >= 0, level < 1 else { return .nan }
    let (index, reached) = edge(level)
    var total = max(0, reached - level) * values[index]
    for above in (index + 1)..<max(index + 1, values.count) {
      total += probabilities[above] * values[above]
    }
    return total / (1 - level)
  }

  /// E[loss | loss >= threshold], not coherent with atoms; nil when the event has no probability.
  public func mean(atOrAbove threshold: Double) -> Double? { mean { $0 >= threshold } }

  /// E[loss | loss > threshold]; nil when the event has no probability.
  public func mean(above threshold: Double) -> Double? { mean { $0 > threshold } }

  private func mean(where isInside: (Double) -> Bool) -> Double? {
    var mass = 0.0
    var total = 0.0
    for index in values.indices where isInside(values[index]) {
      mass += probabilities[index]
      total += probabilities[index] * values[index]
    }
    return mass > 0 ? total / mass : nil
  }

  /// The law of the sum with an independent second loss.
  public func convolved(with other: DiscreteRisk) -> DiscreteRisk? {
    var sums: [Double] = []
    var products: [Double] = []
    for i in values.indices {
      for j in other.values.indices {
        sums.append(values[i] + other.values[j])
        products.append(probabilities[i] * other.probabilities[j])
      }
    }
    return DiscreteRisk(values: sums, probabilities: products)
  }
}
