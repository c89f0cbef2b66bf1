/// The figures of one column, in the order of rows.
public enum ColumnValues: Sendable, Equatable {
  /// Not a number is undefined.
  case doubles([Double])
  case integers([Int64])
  case texts([String])

  public var count: Int {
    switch self {
    case .doubles(let values): values.count
    case .integers(let values): values.count
    case .texts(let values): values.count
    }
  }
}

/// Named columns of one length.
public struct ColumnTable: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    /// As files call it: lower case with underscores.
    public var name: String
    /// What the figures are counted in; nil where that is not known, or for texts.
    public var unit: String?
    public var values: ColumnValues

    public init(_ name: String, unit: String? = nil, _ values: ColumnValues) {
      self.name = name
      self.unit = unit
      self.values = values
    }
  }

  public var name: String
  public private(set) var columns: [Column]
  public let rows: Int

  /// - Precondition: all columns have `rows` values, and no two have the same name.
  public init(_ name: String, rows: Int, columns: [Column]) {
    precondition(columns.allSatisfy { $0.values.count == rows }, "columns of \(rows) rows")
    precondition(Set(columns.map(\.name)).count == columns.count, "names of columns differ")
    self.name = name
    self.rows = rows
    self.columns = columns
  }

  public subscript(name: String) -> ColumnValues? { columns.first { $0.name == name }?.values }
}

/// Figures by row and column, row after row; not a number is undefined.
public struct ColumnMatrix: Sendable, Equatable {
  public var name: String
  public let rows: Int
  public let columns: Int
  public let values: [Double]

  /// - Precondition: there are `rows * columns` values.
  public init(_ name: String, rows: Int, columns: Int, values: [Double]) {
    precondition(rows >= 0 && columns >= 0 && values.count == rows * columns)
    self.name = name
    self.rows = rows
    self.columns = columns
    self.values = values
  }
}

/// All that goes into one file.
public struct ColumnSet: Sendable, Equatable {
  public struct Attribute: Sendable, Equatable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// No two tables or matrices have the same name.
  public var tables: [ColumnTable]
  public var matrices: [ColumnMatrix]
  /// Texts about the whole, for example how it was made.
  public var attributes: [Attribute]

  public init(
    tables: [ColumnTable], matrices: [ColumnMatrix] = [], attributes: [Attribute] = []
  ) {
    self.tables = tables
    self.matrices = matrices
    self.attributes = attributes
  }
}
