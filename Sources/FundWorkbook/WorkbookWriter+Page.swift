import CXlsxWriter
import Glibc

extension WorkbookWriter {
  typealias Page = UnsafeMutablePointer<lxw_worksheet>

  func add(_ page: WorkbookPage) throws(WorkbookError) {
    let name = "sheet \"\(page.name)\""
    let sheet = try addSheet(page.name)
    worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    for (index, width) in page.widths.enumerated() {
      let place = "\(name), column \(index + 1)"
      guard width.isFinite, (0...255).contains(width), let column = UInt16(exactly: index) else {
        throw refused(place, "the width \(width) is not between 0 and 255")
      }
      try check(worksheet_set_column(sheet, column, column, width, nil), place)
    }
    for (number, height) in page.heights.sorted(by: { $0.key < $1.key }) {
      let place = "\(name), row \(number + 1)"
      guard height.isFinite, (0...409).contains(height) else {
        throw refused(place, "the height \(height) is not between 0 and 409")
      }
      let (row, _) = try position(number, 0, place)
      try check(worksheet_set_row(sheet, row, height, nil), place)
    }
    for entry in page.entries { try add(entry, to: sheet, name) }
    for link in page.links { try add(link, to: sheet, name) }
    for scale in page.scales { try add(scale, to: sheet, name) }
    for chart in page.charts { try add(chart, to: sheet, name) }
    if let rows = UInt32(exactly: page.frozenRows), rows > 0 {
      worksheet_freeze_panes(sheet, rows, 0)
    }
    try setPrint(page.print, of: sheet, name)
  }

  private func add(
    _ entry: WorkbookPage.Entry, to sheet: Page, _ name: String
  ) throws(WorkbookError) {
    let place = "\(name), row \(entry.row + 1), column \(entry.column + 1)"
    let (row, column) = try position(entry.row, entry.column, place)
    let looks = try looks(entry.style, place)
    if let last = entry.lastColumn, last > entry.column {
      let (_, end) = try position(entry.row, last, place)
      try check(worksheet_merge_range(sheet, row, column, row, end, "", looks), place)
    }
    if case .text(let text) = entry.cell {
      guard !text.utf8.contains(0) else { throw refused(place, "a text may not hold a NUL") }
      try check(worksheet_write_string(sheet, row, column, text, looks), place)
    } else {
      try write(entry.cell, to: sheet, row: row, column: column, format: looks, place)
    }
  }

  private func add(
    _ link: WorkbookPage.Link, to sheet: Page, _ name: String
  ) throws(WorkbookError) {
    let place = "\(name), row \(link.row + 1), column \(link.column + 1)"
    let (row, column) = try position(link.row, link.column, place)
    guard !link.sheet.utf8.contains(0), !link.text.utf8.contains(0) else {
      throw refused(place, "a link may not hold a NUL")
    }
    // Without a format the library gives the looks of a link.
    let target = "internal:\(quoted(link.sheet))!A1"
    try check(worksheet_write_url(sheet, row, column, target, nil), place)
    try check(worksheet_write_string(sheet, row, column, link.text, linkLooks()), place)
  }

  private func add(
    _ scale: WorkbookPage.ColorScale, to sheet: Page, _ name: String
  ) throws(WorkbookError) {
    let range = scale.range
    let (firstRow, firstColumn) = try position(
      range.rows.lowerBound, range.columns.lowerBound, name)
    let (lastRow, lastColumn) = try position(range.rows.upperBound, range.columns.upperBound, name)
    var condition = lxw_conditional_format()
    condition.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
    // Orange to blue, which the colour-blind tell apart; blue is good.
    let (bad, good): (UInt32, UInt32) = (0xF4A582, 0x92C5DE)
    condition.min_color = scale.lowerIsBetter ? good : bad
    condition.mid_color = 0xF7F7F7
    condition.max_color = scale.lowerIsBetter ? bad : good
    try check(
      worksheet_conditional_format_range(
        sheet, firstRow, firstColumn, lastRow, lastColumn, &condition), name)
  }

  private func setPrint(
    _ print: WorkbookPage.Print, of sheet: Page, _ name: String
  ) throws(WorkbookError) {
    worksheet_set_landscape(sheet)
    // 9 is A4; zero pages of height: as many as it takes.
    worksheet_set_paper(sheet, 9)
    guard (1...100).contains(print.pagesWide) else {
      throw refused(name, "\(print.pagesWide) is not a number of pages from 1 to 100")
    }
    worksheet_fit_to_pages(sheet, UInt16(print.pagesWide), 0)
    if let rows = print.repeatedRows {
      let (first, _) = try position(rows.lowerBound, 0, name)
      let (last, _) = try position(rows.upperBound, 0, name)
      try check(worksheet_repeat_rows(sheet, first, last), name)
    }
    guard !print.footer.utf8.contains(0) else { throw refused(name, "a footer may not hold a NUL") }
    // An ampersand starts a command; two are one. The format holds 255 characters.
    let text = print.footer.prefix(100).split(separator: "&", omittingEmptySubsequences: false)
      .joined(separator: "&&")
    try check(worksheet_set_footer(sheet, "&L\(text)&R&P / &N"), name)
  }

  func position(_ row: Int, _ column: Int, _ place: String) throws(WorkbookError) -> (
    UInt32, UInt16
  ) {
    guard (0..<WorkbookSheet.maxRows).contains(row), (0..<WorkbookSheet.maxColumns).contains(column)
    else { throw failure(LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, place: place) }
    return (UInt32(row), UInt16(column))
  }

  /// A sheet's name as formulas write it.
  func quoted(_ sheet: String) -> String {
    "'" + sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }
}
