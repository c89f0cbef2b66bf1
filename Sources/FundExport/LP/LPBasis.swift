import FundModel
import FundResults

/// A ledger by month that a report to the LPs is drawn from: the mean of a run, or that of one path.
public struct LPBasis: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// Means over that many paths.
    case mean(paths: Int)
    /// One path, by its number from 0.
    case path(UInt64)
  }

  public var kind: Kind
  /// Number of months, month 0 included.
  public var months: Int
  /// By `FlowItem.rawValue`, then by month.
  var figures: [[Double]]

  /// The mean ledger of a run.
  public init(_ flows: FlowTable, paths: Int) {
    kind = .mean(paths: paths)
    months = flows.months
    figures = FlowItem.allCases.map { flows.monthly($0) }
  }

  /// The ledger of one path.
  ///
  /// - Throws: `ExportError` when its months are not those of a ledger.
  public init(_ path: PathReport) throws {
    kind = .path(path.path)
    months = path.months.rows.count
    figures = FlowItem.allCases.map { path.months.numbers($0.name) }
    guard months >= 1, figures.allSatisfy({ $0.count == months }) else {
      throw ExportError(.unfit, "path \(path.path) has no ledger by month")
    }
  }

  /// For a table: `mean`, or `path 17`.
  public var name: String {
    switch kind {
    case .mean: "mean"
    case .path(let number): "path \(number)"
    }
  }

  func month(_ item: FlowItem, _ month: Int) -> Double { figures[item.rawValue][month] }

  func sum(_ items: [FlowItem], _ months: ClosedRange<Int>) -> Double {
    items.reduce(0) { sum, item in months.reduce(sum) { $0 + figures[item.rawValue][$1] } }
  }
}
