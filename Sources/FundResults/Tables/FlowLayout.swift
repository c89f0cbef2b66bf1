import FundModel

extension FlowItem {
  /// Whether a year of this column is its value at year end rather than its sum.
  public var isStock: Bool {
    switch self {
    case .cash, .nav, .outstanding, .unfunded, .facilityDebt, .noteDebt, .escrow: true
    default: false
    }
  }
}

/// Where a ledger keeps its figures: one row an item, columns are months 0..H or years 0..H/12.
///
/// Year 0 is month 0, year y is months `12 (y-1) + 1 ... 12 y` (docs/model.md).
public struct FlowLayout: Sendable, Equatable {
  /// Number of months, month 0 included: `H + 1`.
  public let months: Int

  /// - Precondition: `months >= 1`.
  public init(months: Int) {
    precondition(months >= 1)
    self.months = months
  }

  /// Number of years, year 0 included.
  public var years: Int { (months - 1 + 11) / 12 + 1 }
  /// Number of monthly figures of a ledger.
  public var monthlyCount: Int { FlowItem.count * months }
  public var yearlyCount: Int { FlowItem.count * years }

  public func index(_ item: FlowItem, month: Int) -> Int { item.rawValue * months + month }
  public func index(_ item: FlowItem, year: Int) -> Int { item.rawValue * years + year }

  /// The months of a year.
  public func months(ofYear year: Int) -> ClosedRange<Int> {
    year == 0 ? 0...0 : (12 * (year - 1) + 1)...min(12 * year, months - 1)
  }

  /// Fills a yearly ledger from a monthly one: flows and counts summed, stocks at year end.
  func yearly(
    from monthly: UnsafePointer<Double>, into yearly: UnsafeMutablePointer<Double>
  ) {
    for item in FlowItem.allCases {
      let source = monthly + item.rawValue * months
      let target = yearly + item.rawValue * years
      let stock = item.isStock
      for year in 0..<years {
        let range = months(ofYear: year)
        if stock {
          target[year] = source[range.upperBound]
        } else {
          var sum = 0.0
          for month in range { sum += source[month] }
          target[year] = sum
        }
      }
    }
  }
}
