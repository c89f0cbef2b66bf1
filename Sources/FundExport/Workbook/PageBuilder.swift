import FundModel
import FundResults
import FundWorkbook

/// Fills a sheet from its top to its bottom.
struct PageBuilder {
  private(set) var page: WorkbookPage
  /// The first row that is free.
  private(set) var row = 0
  /// Titles and paragraphs go over the columns up to this one.
  static let lastColumn = 7
  /// Characters of a line of text.
  static let lineLength = 110

  init(name: String, footer: String) {
    page = WorkbookPage(
      name: name, widths: [42] + [Double](repeating: 15.5, count: 15), frozenRows: 1,
      print: .init(repeatedRows: 0...0, footer: footer))
  }

  var sheet: String { page.name }

  mutating func title(_ text: String) {
    put(.text(text), .title, column: 0, through: Self.lastColumn)
    row += 2
  }

  mutating func heading(_ text: String) {
    put(.text(text), .heading, column: 0, through: Self.lastColumn)
    row += 1
  }

  /// A paragraph, broken into lines; code keeps its own.
  mutating func paragraph(_ text: String, _ style: WorkbookStyle = .note) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      for part in style.role == .code ? Self.pieces(String(line)) : Self.wrapped(String(line)) {
        put(.text(part), style, column: 0, through: style.tone == nil ? nil : Self.lastColumn)
        row += 1
      }
    }
  }

  mutating func skip(_ rows: Int = 1) { row += rows }

  mutating func link(_ text: String, to sheet: String) {
    page.links.append(.init(row: row, column: 0, text: text, sheet: sheet))
    row += 1
  }

  /// One cell of the present row.
  mutating func put(
    _ cell: WorkbookCell, _ style: WorkbookStyle = .plain, column: Int,
    through lastColumn: Int? = nil
  ) {
    if case .empty = cell, style == .plain { return }
    page.entries.append(
      .init(row: row, column: column, cell, style, through: lastColumn))
    if case .text(let text) = cell, style == .plain, column > 0, lastColumn == nil {
      widen(column, for: text)
    }
    // Sixteen columns are still read on one page.
    page.print.pagesWide = min(100, max(page.print.pagesWide, column / 16 + 1))
  }

  /// A column of words is as wide as they are; very long ones are cut on the screen, not in the cell.
  private mutating func widen(_ column: Int, for text: String) {
    guard text.count <= 40, page.widths.indices.contains(column) else { return }
    page.widths[column] = max(page.widths[column], Double(text.count) + 1)
  }

  mutating func header(_ titles: [String]) {
    for (column, title) in titles.enumerated() { put(.text(title), .header, column: column) }
    // Titles are wrapped, and two lines do for most.
    if titles.dropFirst().contains(where: { $0.count > 12 }) { page.heights[row] = 30 }
    row += 1
  }

  /// A row of cells with the style of each.
  mutating func cells(_ cells: [(WorkbookCell, WorkbookStyle)]) {
    for (column, cell) in cells.enumerated() { put(cell.0, cell.1, column: column) }
    row += 1
  }

  mutating func add(_ chart: WorkbookChart) { page.charts.append(chart) }
  mutating func add(_ scale: WorkbookPage.ColorScale) { page.scales.append(scale) }

  /// Cells of this sheet.
  func range(_ rows: ClosedRange<Int>, _ column: Int) -> WorkbookRange {
    WorkbookRange(sheet: sheet, rows: rows, columns: column...column)
  }

  /// Lines of at most `lineLength` characters, broken at spaces where there are any.
  static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, line.count + 1 + word.count > lineLength {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).flatMap(pieces)
  }

  /// What cells can hold: 32,767 characters of UTF-16.
  private static func pieces(_ text: String) -> [String] {
    guard text.utf16.count > 32_000 else { return [text] }
    var pieces: [String] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      // A character takes a few units at most.
      pieces.append(String(rest.prefix(8_000)))
      rest = rest.dropFirst(8_000)
    }
    return pieces
  }
}

extension WorkbookFormat {
  /// How figures of a unit are shown; an error has one decimal more.
  static func of(_ unit: MetricUnit?, isError: Bool = false) -> WorkbookFormat {
    switch unit {
    case .rate, .share: WorkbookFormat(code: isError ? "0.000%" : "0.00%")
    case .multiple: WorkbookFormat(code: isError ? "0.0000\"x\"" : "0.000\"x\"")
    case .money: WorkbookFormat(code: "#,##0")
    case .months, .count: WorkbookFormat(code: isError ? "#,##0.00" : "#,##0.0")
    case .years, .ratio: WorkbookFormat(code: isError ? "0.000" : "0.00")
    case nil: .general
    }
  }
}

extension WorkbookStyle {
  static func of(_ unit: MetricUnit?, isError: Bool = false, _ tone: Tone? = nil) -> WorkbookStyle {
    WorkbookStyle(format: .of(unit, isError: isError), tone: tone)
  }

  /// For a value: whole numbers of loans or months have no decimals.
  static func of(_ unit: MetricUnit?, value: Double?) -> WorkbookStyle {
    let isCount = unit == .count || unit == .months
    guard isCount, let value, value == value.rounded() else { return .of(unit) }
    return WorkbookStyle(format: .whole)
  }
}

extension WorkbookCell {
  /// A number, or nothing where it is undefined or not finite.
  static func figure(_ value: Double?) -> WorkbookCell {
    value.flatMap { $0.isFinite ? .number($0) : nil } ?? .empty
  }
}
