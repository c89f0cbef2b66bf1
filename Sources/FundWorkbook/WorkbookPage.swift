/// A sheet of free layout: cells where they are put, charts that draw them, and how it is printed.
///
/// Rows and columns count from 0.
public struct WorkbookPage: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public var row: Int
    public var column: Int
    public var cell: WorkbookCell
    public var style: WorkbookStyle
    /// The text goes over the columns up to this one; nil is a cell of its own.
    public var lastColumn: Int?

    public init(
      row: Int, column: Int, _ cell: WorkbookCell, _ style: WorkbookStyle = .plain,
      through lastColumn: Int? = nil
    ) {
      self.row = row
      self.column = column
      self.cell = cell
      self.style = style
      self.lastColumn = lastColumn
    }
  }

  /// A text that leads to another sheet of the workbook.
  public struct Link: Sendable, Equatable {
    public var row: Int
    public var column: Int
    public var text: String
    /// Name of the sheet.
    public var sheet: String

    public init(row: Int, column: Int, text: String, sheet: String) {
      self.row = row
      self.column = column
      self.text = text
      self.sheet = sheet
    }
  }

  /// Cells whose colour shows where between the lowest and the highest of them they are.
  public struct ColorScale: Sendable, Equatable {
    public var range: WorkbookRange
    public var lowerIsBetter: Bool

    public init(_ range: WorkbookRange, lowerIsBetter: Bool) {
      self.range = range
      self.lowerIsBetter = lowerIsBetter
    }
  }

  /// How the sheet comes out on paper: landscape, all columns on the width of so many pages.
  public struct Print: Sendable, Equatable {
    /// Rows that every page repeats at its top.
    public var repeatedRows: ClosedRange<Int>?
    /// Left of the number of the page.
    public var footer: String
    /// Beside each other; 1 to 100.
    public var pagesWide: Int

    public init(
      repeatedRows: ClosedRange<Int>? = nil, footer: String = "", pagesWide: Int = 1
    ) {
      self.repeatedRows = repeatedRows
      self.footer = footer
      self.pagesWide = pagesWide
    }
  }

  /// 1 to 31 characters, none of `[ ] : * ? / \`, not the same as another sheet's.
  public var name: String
  /// In characters of the standard font, 0 to 255, from the first column on.
  public var widths: [Double]
  /// By row, in points; others are as high as a line.
  public var heights: [Int: Double]
  public var entries: [Entry]
  public var links: [Link]
  public var charts: [WorkbookChart]
  public var scales: [ColorScale]
  /// Rows that stay when the sheet is scrolled.
  public var frozenRows: Int
  public var print: Print

  public init(name: String, widths: [Double] = [], frozenRows: Int = 0, print: Print = Print()) {
    self.name = name
    self.widths = widths
    self.frozenRows = frozenRows
    self.print = print
    heights = [:]
    entries = []
    links = []
    charts = []
    scales = []
  }
}

/// Cells of a sheet, corners included; rows and columns count from 0.
public struct WorkbookRange: Sendable, Equatable {
  public var sheet: String
  public var rows: ClosedRange<Int>
  public var columns: ClosedRange<Int>

  public init(sheet: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.sheet = sheet
    self.rows = rows
    self.columns = columns
  }

  /// One cell.
  public init(sheet: String, row: Int, column: Int) {
    self.init(sheet: sheet, rows: row...row, columns: column...column)
  }

  /// The address of a cell as formulas write it, for example `B7`.
  public static func address(row: Int, column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row + 1)
  }
}

/// How a cell looks.
public struct WorkbookStyle: Sendable, Hashable {
  public enum Role: Sendable, Hashable {
    case plain, title, heading, header, note, total, code
  }

  public enum Tone: Sendable, Hashable { case good, bad, neutral }

  public var role: Role
  public var format: WorkbookFormat
  public var tone: Tone?

  public init(_ role: Role = .plain, format: WorkbookFormat = .general, tone: Tone? = nil) {
    self.role = role
    self.format = format
    self.tone = tone
  }

  public static let plain = WorkbookStyle()
  public static let title = WorkbookStyle(.title)
  public static let heading = WorkbookStyle(.heading)
  public static let header = WorkbookStyle(.header)
  public static let note = WorkbookStyle(.note)
}
