/// Historical price indices of a fund's zones, on the same dates.
public struct PriceHistory: Sendable, Equatable {
  /// Fewest periods of growth that blocks are drawn from.
  public static let minPeriods = 8
  /// Most periods: centuries of months.
  public static let maxPeriods = 4096

  /// Months from one value to the next: 1, 3 or 12.
  public let monthsPerPeriod: Int
  /// First and last month, `YYYY-MM`.
  public let first: String
  public let last: String
  /// Index by zone, in the order of the configuration, and date; all above 0, in any unit.
  public let levels: [[Double]]

  /// Periods of growth, one less than dates.
  public var periods: Int { levels[0].count - 1 }

  /// A history from its values.
  ///
  /// - Parameters:
  ///   - levels: one list a zone, all of one length above `minPeriods` and at most `maxPeriods + 1`.
  ///   - monthsPerPeriod: 1, 3 or 12.
  public init(monthsPerPeriod: Int, first: String, last: String, levels: [[Double]]) {
    precondition([1, 3, 12].contains(monthsPerPeriod) && !levels.isEmpty)
    precondition(levels.allSatisfy { $0.count == levels[0].count && $0.allSatisfy { $0 > 0 } })
    precondition((Self.minPeriods...Self.maxPeriods).contains(levels[0].count - 1))
    self.monthsPerPeriod = monthsPerPeriod
    self.first = first
    self.last = last
    self.levels = levels
  }
}
