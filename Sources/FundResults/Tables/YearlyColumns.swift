import FundModel

/// Chosen columns of the ledger by path and year: flows and counts summed over the year, stocks at
/// its end (`FlowLayout`).
///
/// Shape `items × paths × years`, 8 bytes a figure. Workers may store different paths at the same
/// time; read after they have joined.
public final class YearlyColumns: @unchecked Sendable {
  /// The columns kept, none twice.
  public let items: [FlowItem]
  public let paths: Int
  public let layout: FlowLayout
  private let storage: UnsafeMutablePointer<Double>
  private let places: [Int?]

  /// - Precondition: `paths >= 0`.
  public init(items: [FlowItem], paths: Int, layout: FlowLayout) {
    precondition(paths >= 0)
    var kept: [FlowItem] = []
    var places = [Int?](repeating: nil, count: FlowItem.count)
    for item in items where places[item.rawValue] == nil {
      places[item.rawValue] = kept.count
      kept.append(item)
    }
    self.items = kept
    self.paths = paths
    self.layout = layout
    self.places = places
    let size = kept.count * paths * layout.years
    storage = .allocate(capacity: max(1, size))
    storage.initialize(repeating: 0, count: size)
  }

  deinit { storage.deallocate() }

  /// Number of years, year 0 (month 0) included.
  public var years: Int { layout.years }

  /// Stores the kept columns of one path's ledger, `layout.monthlyCount` figures.
  /// - Precondition: `0 <= path < paths`.
  public func store(ledger: UnsafePointer<Double>, path: Int) {
    precondition(path >= 0 && path < paths)
    for (place, item) in items.enumerated() {
      let target = storage + (place * paths + path) * years
      let source = ledger + layout.index(item, month: 0)
      for year in 0..<years {
        let months = layout.months(ofYear: year)
        target[year] =
          item.isStock ? source[months.upperBound] : months.reduce(0) { $0 + source[$1] }
      }
    }
  }

  /// One path's years of a kept column.
  /// - Precondition: the column is kept, `0 <= path < paths`.
  public func row(_ item: FlowItem, path: Int) -> TableColumn {
    guard let place = places[item.rawValue] else {
      preconditionFailure("the column \(item.name) was not kept")
    }
    precondition(path >= 0 && path < paths)
    return TableColumn(of: self, storage + (place * paths + path) * years, count: years)
  }
}
