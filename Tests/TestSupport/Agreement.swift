import FundModel

/// Compares two programs of one path, written from the same page: the plain reference and the kernel.
public struct Agreement {
  /// A figure on which they do not agree.
  public struct Difference: CustomStringConvertible, Sendable {
    public var figure: String
    public var expected: Double
    public var actual: Double
    public var tolerance: Double

    public var description: String {
      "\(figure): expected \(expected), got \(actual), apart \(abs(expected - actual))"
        + " (allowed \(tolerance))"
    }
  }

  /// One rounding a month over at most 1,000 months in the log index, times 32 for what a claim, a
  /// sum of loans, and the tiers make of it (a share of the gain is worth several times its claim).
  public static let roundings = 32 * 1_000 * Double.ulpOfOne

  /// Money of a fund of this size may differ by so much.
  public static func moneyTolerance(size: Double) -> Double { roundings * size }

  /// What a metric may differ by: counts not at all; a ratio of sums as money does; figures made of
  /// yearly returns, whose base may be a thousandth of the fund, a thousand times that; ratios that
  /// divide by a deviation of such returns once more so.
  public static func tolerance(_ metric: Metric, expected: Double, size: Double) -> Double {
    switch metric {
    case .sharpe, .sortino: return 1e6 * roundings * (1 + abs(expected))
    case .maxDrawdown, .timeWeightedReturn, .navVolatility, .worstAnnualNavChange:
      return 1e3 * roundings * (1 + abs(expected))
    case .netIrr, .grossIrr, .directAlpha:
      // A flat present value spreads an error of money over a wider band of rates.
      // Near total loss late flows weigh (1 + r)^-t times more, and so does the rounding in them.
      return (expected < -0.99 ? 1e5 : 1e3) * roundings * (1 + abs(expected))
    default: break
    }
    switch metric.description.unit {
    case .count, .months: return 0
    case .money: return moneyTolerance(size: size)
    case .rate, .multiple, .years, .share, .ratio: return 32 * roundings * (1 + abs(expected))
    }
  }

  /// All figures that differ, in the order of the ledger's columns, then of the metrics.
  ///
  /// - `expectedFlows[item][month]` and `expectedMetrics[metric]` as a `PathRecord` holds them; `flow`
  ///   and `metric` read the other program. An undefined figure must be undefined in both.
  public static func compare(
    expectedFlows: [[Double]], expectedMetrics: [Double], size: Double,
    flow: (FlowItem, Int) -> Double, metric: (Metric) -> Double
  ) -> [Difference] {
    var differences: [Difference] = []
    func check(_ figure: String, _ expected: Double, _ actual: Double, _ tolerance: Double) {
      // Equal infinities have no distance.
      if expected == actual || (expected.isNaN && actual.isNaN) { return }
      if abs(expected - actual) <= tolerance { return }
      differences.append(
        Difference(
          figure: figure, expected: expected, actual: actual, tolerance: tolerance))
    }
    for item in FlowItem.allCases {
      let column = expectedFlows[item.rawValue]
      for month in column.indices {
        check(
          "\(item.name)[\(month)]", column[month], flow(item, month),
          item.isCount ? 0 : moneyTolerance(size: size))
      }
    }
    for column in Metric.allCases {
      let expected = expectedMetrics[column.rawValue]
      check(
        column.name, expected, metric(column), tolerance(column, expected: expected, size: size))
    }
    return differences
  }
}

extension FlowItem {
  /// Whether the column counts loans rather than money.
  public var isCount: Bool {
    switch self {
    case .loansBought, .sales, .refinancings, .defaults, .maturities: true
    default: false
    }
  }
}
