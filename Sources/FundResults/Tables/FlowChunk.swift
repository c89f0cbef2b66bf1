/// Running ledger sums of one chunk of paths: what a worker fills, and `FlowTable` merges in chunk
/// order.
///
/// One owner at a time: a worker fills it, then hands it over. Reuse it with `reset()`.
public final class FlowChunk: @unchecked Sendable {
  public let layout: FlowLayout
  var monthly: ShiftedSums
  var yearly: ShiftedSums
  /// Words and rates of the chunk's paths.
  public var market: MarketSums
  private let scratch: UnsafeMutablePointer<Double>

  public init(layout: FlowLayout, market: MarketSums = MarketSums(years: 0, baseRate: 0)) {
    self.layout = layout
    self.market = market
    monthly = ShiftedSums(width: layout.monthlyCount)
    yearly = ShiftedSums(width: layout.yearlyCount)
    scratch = .allocate(capacity: layout.yearlyCount)
    scratch.initialize(repeating: 0, count: layout.yearlyCount)
  }

  deinit {
    monthly.deallocate()
    yearly.deallocate()
    scratch.deallocate()
  }

  /// Number of paths added since the last reset.
  public var count: Int { monthly.count }

  /// Adds the ledger of one path: `layout.monthlyCount` figures at `layout.index(item, month:)`.
  public func add(ledger: UnsafePointer<Double>) {
    monthly.add(ledger)
    layout.yearly(from: ledger, into: scratch)
    yearly.add(scratch)
  }

  public func reset() {
    monthly.reset()
    yearly.reset()
    market.reset()
  }
}
