import FundModel

/// A table: columns with their units, rows of cells.
public struct VisualTable: Sendable, Equatable, Codable {
  public struct Column: Sendable, Equatable, Codable {
    /// As files call it: lower case with underscores.
    public var name: String
    public var label: String
    /// Nil for a column of texts, or of plain whole numbers such as years and paths.
    public var unit: MetricUnit?

    public init(_ name: String, _ label: String, _ unit: MetricUnit? = nil) {
      self.name = name
      self.label = label
      self.unit = unit
    }
  }

  public var id: String
  public var title: String
  /// What to know about it, for example what an error is taken from.
  public var note: String?
  public var columns: [Column]
  /// As many cells as columns.
  public var rows: [[VisualCell]]

  public init(
    id: String, title: String, note: String? = nil, columns: [Column], rows: [[VisualCell]]
  ) {
    self.id = id
    self.title = title
    self.note = note
    self.columns = columns
    self.rows = rows
  }
}

/// A cell; in JSON null, a string, a number, or an object with `value` and `unit`, `se` or `interval`.
public enum VisualCell: Sendable, Equatable {
  case empty
  case text(String)
  /// In the unit of its column.
  case number(Double)
  case figure(Figure)

  /// A figure with what belongs to it; `unit` where it is not the column's.
  public struct Figure: Sendable, Equatable {
    public var value: Double?
    public var unit: MetricUnit?
    public var standardError: Double?
    public var interval: Interval?

    public init(
      _ value: Double?, unit: MetricUnit? = nil, standardError: Double? = nil,
      interval: Interval? = nil
    ) {
      self.value = value
      self.unit = unit
      self.standardError = standardError
      self.interval = interval
    }
  }

  /// A number, or nothing where it is undefined or not finite.
  public static func optional(_ value: Double?) -> VisualCell {
    value.flatMap { $0.isFinite ? .number($0) : nil } ?? .empty
  }
}
