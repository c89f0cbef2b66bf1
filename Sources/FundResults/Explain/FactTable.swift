import FundModel

/// A named table of facts: what the parts of an explanation are listed in, and a path's loans and months.
public struct FactTable: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    /// Name in scripts and files, for example `month_bought`.
    public var name: String
    public var label: String
    /// Nil for text.
    public var unit: MetricUnit?

    /// - Parameter label: the name with spaces when left out.
    public init(_ name: String, _ unit: MetricUnit?, label: String? = nil) {
      self.name = name
      self.unit = unit
      self.label = label ?? name.split(separator: "_").joined(separator: " ")
    }
  }

  public var name: String
  public var title: String
  public var columns: [Column]
  /// One value a column in every row.
  public private(set) var rows: [[FactValue]] = []

  public init(_ name: String, title: String, columns: [Column]) {
    self.name = name
    self.title = title
    self.columns = columns
  }

  /// Adds a row.
  ///
  /// - Precondition: one value a column.
  public mutating func add(_ values: [FactValue]) {
    precondition(values.count == columns.count, "a value a column of \(name)")
    rows.append(values)
  }

  /// Position of a column; nil when there is none of that name.
  public func position(_ column: String) -> Int? { columns.firstIndex { $0.name == column } }

  /// The numbers of a column, nan where a row has none; empty when there is no such column.
  public func numbers(_ column: String) -> [Double] {
    guard let position = position(column) else { return [] }
    return rows.map { $0[position].number ?? .nan }
  }
}

/// One cell of a `FactTable`.
public enum FactValue: Sendable, Equatable {
  case number(Double)
  case whole(Int)
  case text(String)
  case none

  /// The number; nil for text, for nothing, and for a figure that is undefined.
  public var number: Double? {
    switch self {
    case .number(let value): value.isFinite ? value : nil
    case .whole(let value): Double(value)
    case .text, .none: nil
    }
  }
}
