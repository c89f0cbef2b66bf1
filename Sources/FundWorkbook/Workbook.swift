/// A spreadsheet as plain values, to be written at once.
public struct Workbook: Sendable, Equatable {
  /// Shown in the properties of the document.
  public var title: String
  /// Sheets of free layout, before the others.
  public var pages: [WorkbookPage]
  public var sheets: [WorkbookSheet]

  public init(title: String, pages: [WorkbookPage] = [], sheets: [WorkbookSheet] = []) {
    self.title = title
    self.pages = pages
    self.sheets = sheets
  }
}

/// One sheet: a header of column names in the first row, and rows below it.
public struct WorkbookSheet: Sendable, Equatable {
  /// What the format holds.
  public static let maxRows = 1_048_576
  public static let maxColumns = 16_384

  public struct Column: Sendable, Equatable {
    public var header: String
    /// In characters of the standard font, 0 to 255.
    public var width: Double
    /// How numbers of the column are shown.
    public var format: WorkbookFormat

    public init(_ header: String, width: Double = 12, format: WorkbookFormat = .general) {
      self.header = header
      self.width = width
      self.format = format
    }
  }

  /// Colors the cells of a column whose text is exactly this.
  public struct ColorRule: Sendable, Equatable {
    public var column: Int
    public var text: String
    public var color: WorkbookStyle.Tone

    public init(column: Int, text: String, color: WorkbookStyle.Tone) {
      self.column = column
      self.text = text
      self.color = color
    }
  }

  /// 1 to 31 characters, none of `[ ] : * ? / \`, not the same as another sheet's.
  public var name: String
  public var columns: [Column]
  /// As many cells as there are columns, or fewer.
  public var rows: [[WorkbookCell]]
  /// Whether the header stays when the sheet is scrolled, and can filter.
  public var freezesHeader: Bool
  public var rules: [ColorRule]

  public init(
    name: String, columns: [Column], rows: [[WorkbookCell]] = [], freezesHeader: Bool = true,
    rules: [ColorRule] = []
  ) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.freezesHeader = freezesHeader
    self.rules = rules
  }
}

/// What a cell holds.
public enum WorkbookCell: Sendable, Equatable {
  case empty
  /// At most 32,767 characters.
  case text(String)
  /// Finite: the format knows no other numbers.
  case number(Double)
  case bool(Bool)
  /// `=SUM(A2:A9)` with the result it has, which is what readers that do not calculate show.
  case formula(String, result: Double)

  /// A number, or nothing where it is undefined.
  public static func optional(_ value: Double?) -> WorkbookCell {
    value.map { .number($0) } ?? .empty
  }
}

/// How a number is shown; the number itself keeps all its digits.
public struct WorkbookFormat: Sendable, Hashable {
  /// The spreadsheet's own code, for example `0.00%`.
  public let code: String

  public init(code: String) { self.code = code }

  public static let general = WorkbookFormat(code: "General")
  public static let whole = WorkbookFormat(code: "#,##0")
  public static let money = WorkbookFormat(code: "#,##0.00")
  public static let percent = WorkbookFormat(code: "0.00%")
  public static let multiple = WorkbookFormat(code: "0.000\"x\"")
  public static let scientific = WorkbookFormat(code: "0.00E+00")
}
