/// Figures that lie one after the other in a table; keeps the table.
///
/// A copy of nothing: reading goes to the table. The compiler does not tie a raw pointer to what owns its
/// memory, so every access holds the table itself.
public struct TableColumn: RandomAccessCollection, @unchecked Sendable {  // the tables are Sendable
  private let table: AnyObject
  private let figures: UnsafeBufferPointer<Double>

  init(of table: AnyObject & Sendable, _ start: UnsafePointer<Double>, count: Int) {
    self.table = table
    figures = UnsafeBufferPointer(start: start, count: count)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { figures.count }

  /// - Precondition: `0 <= position < count`.
  public subscript(position: Int) -> Double {
    precondition(position >= 0 && position < figures.count)
    return withExtendedLifetime(table) { figures[position] }
  }

  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Double>) throws -> Result
  ) rethrows -> Result? {
    try withExtendedLifetime(table) { try body(figures) }
  }
}
