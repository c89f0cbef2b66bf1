import FundModel

/// The mean ledger of a run by item and month, and by item and year, with standard errors.
///
/// Chunks are added in chunk order; then every figure is the same to the bit for any number of
/// threads.
public struct FlowTable: Sendable {
  public let layout: FlowLayout
  private(set) var monthly: Moments
  private(set) var yearly: Moments

  /// - Parameter months: number of months, month 0 included: `H + 1`, at least 1.
  public init(months: Int) {
    layout = FlowLayout(months: months)
    monthly = Moments(width: layout.monthlyCount)
    yearly = Moments(width: layout.yearlyCount)
  }

  /// A table that was filled before.
  /// - Precondition: moments of the layout's shape.
  init(layout: FlowLayout, monthly: Moments, yearly: Moments) {
    precondition(
      monthly.means.count == layout.monthlyCount && yearly.means.count == layout.yearlyCount)
    self.layout = layout
    self.monthly = monthly
    self.yearly = yearly
  }

  public var months: Int { layout.months }
  public var years: Int { layout.years }
  /// Number of paths in the means.
  public var count: Int { monthly.count }

  /// Adds a chunk of paths.
  /// - Precondition: the chunk has this table's layout.
  public mutating func add(_ chunk: FlowChunk) {
    precondition(chunk.layout == layout)
    monthly.merge(count: chunk.count, moments: chunk.monthly.moments)
    yearly.merge(count: chunk.count, moments: chunk.yearly.moments)
  }

  /// Adds a chunk of `count` paths given as plain sums and sums of squares by item and month, and
  /// by item and year, in the order of `layout`.
  public mutating func add(
    chunkSums: UnsafePointer<Double>, chunkSquares: UnsafePointer<Double>,
    yearlySums: UnsafePointer<Double>, yearlySquares: UnsafePointer<Double>, count: Int
  ) {
    let number = Double(count)
    monthly.merge(count: count) { column in
      let mean = chunkSums[column] / number
      return (mean, max(0, chunkSquares[column] - chunkSums[column] * mean))
    }
    yearly.merge(count: count) { column in
      let mean = yearlySums[column] / number
      return (mean, max(0, yearlySquares[column] - yearlySums[column] * mean))
    }
  }

  /// Mean over paths of an item in a month; 0 without paths.
  public func mean(_ item: FlowItem, month: Int) -> Double {
    monthly.means[layout.index(item, month: month)]
  }

  /// Standard error of `mean(_:month:)`; nil below two paths.
  public func standardError(_ item: FlowItem, month: Int) -> Double? {
    monthly.standardError(layout.index(item, month: month))
  }

  /// Mean over paths of an item's year: summed, or at year end for a stock.
  public func mean(_ item: FlowItem, year: Int) -> Double {
    yearly.means[layout.index(item, year: year)]
  }

  /// Standard error of `mean(_:year:)`; nil below two paths.
  public func standardError(_ item: FlowItem, year: Int) -> Double? {
    yearly.standardError(layout.index(item, year: year))
  }

  /// The means of an item by month, 0...H.
  public func monthly(_ item: FlowItem) -> [Double] {
    (0..<months).map { mean(item, month: $0) }
  }

  /// The means of an item by year, 0...H/12.
  public func yearly(_ item: FlowItem) -> [Double] {
    (0..<years).map { mean(item, year: $0) }
  }
}
