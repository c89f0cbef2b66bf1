import CXlsxWriter
import Glibc

/// A workbook of libxlsxwriter while it is filled; `close` must be called once.
final class WorkbookWriter {
  let book: UnsafeMutablePointer<lxw_workbook>
  /// The file that messages name.
  private let file: String
  private let header: UnsafeMutablePointer<lxw_format>
  /// Formats that were made, by what they show.
  var styles: [WorkbookStyle: UnsafeMutablePointer<lxw_format>] = [:]

  init(file: String, temporary: String, title: String) throws(WorkbookError) {
    self.file = file
    // The library opens its file at the end; whether it can is asked first, so that nothing is
    // computed for a file that cannot be.
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw WorkbookError(
        code: .unwritable, file: file, place: "", message: String(cString: strerror(errno)))
    }
    Glibc.close(descriptor)
    guard let book = workbook_new(temporary) else {
      unlink(temporary)
      throw WorkbookError(code: .failed, file: file, place: "", message: "out of memory")
    }
    guard let header = workbook_add_format(book) else {
      workbook_close(book)
      unlink(temporary)
      throw WorkbookError(code: .failed, file: file, place: "", message: "out of memory")
    }
    self.book = book
    self.header = header
    format_set_bold(header)
    format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
    title.withCString { text in
      var properties = lxw_doc_properties()
      let copy = strdup(text)
      properties.title = copy
      workbook_set_properties(book, &properties)
      free(copy)
    }
  }

  /// Writes the file and frees the workbook.
  func close() -> lxw_error { workbook_close(book) }

  /// What the library says of the file as a whole.
  func failure(_ error: lxw_error, place: String = "") -> WorkbookError {
    let code: WorkbookError.Code =
      switch error {
      case LXW_ERROR_CREATING_XLSX_FILE: .unwritable
      case LXW_ERROR_MEMORY_MALLOC_FAILED, LXW_ERROR_CREATING_TMPFILE,
        LXW_ERROR_READING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD,
        LXW_ERROR_ZIP_CLOSE, LXW_ERROR_ZIP_INTERNAL_ERROR:
        .failed
      default: .notRepresentable
      }
    return WorkbookError(
      code: code, file: file, place: place, message: String(cString: lxw_strerror(error)))
  }

  /// A new sheet of that name.
  func addSheet(_ name: String) throws(WorkbookError) -> UnsafeMutablePointer<lxw_worksheet> {
    let place = "sheet \"\(name)\""
    guard !name.isEmpty, !name.utf8.contains(0) else {
      throw refused(place, "a name may not be empty or hold a NUL")
    }
    try check(workbook_validate_sheet_name(book, name), place)
    guard let page = workbook_add_worksheet(book, name) else {
      throw failure(LXW_ERROR_MEMORY_MALLOC_FAILED, place: place)
    }
    return page
  }

  func add(_ sheet: WorkbookSheet) throws(WorkbookError) {
    let name = "sheet \"\(sheet.name)\""
    guard sheet.rows.count < WorkbookSheet.maxRows else {
      throw refused(
        name,
        "it would have \(sheet.rows.count + 1) rows; the format holds \(WorkbookSheet.maxRows)")
    }
    let page = try addSheet(sheet.name)
    var formats: [UnsafeMutablePointer<lxw_format>?] = []
    for (index, column) in sheet.columns.enumerated() {
      let place = "\(name), column \(index + 1)"
      guard column.width.isFinite, (0...255).contains(column.width) else {
        throw refused(place, "the width \(column.width) is not between 0 and 255")
      }
      guard let number = UInt16(exactly: index) else {
        throw failure(LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, place: place)
      }
      try check(worksheet_set_column(page, number, number, column.width, nil), place)
      try write(.text(column.header), to: page, row: 0, column: number, format: header, place)
      formats.append(try format(column.format, place))
    }
    for (rowIndex, row) in sheet.rows.enumerated() {
      for (index, cell) in row.enumerated() {
        let place = "\(name), row \(rowIndex + 2), column \(index + 1)"
        guard let number = UInt16(exactly: index), let line = UInt32(exactly: rowIndex + 1) else {
          throw failure(LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, place: place)
        }
        let format = index < formats.count ? formats[index] : nil
        try write(cell, to: page, row: line, column: number, format: format, place)
      }
    }
    if sheet.freezesHeader, !sheet.columns.isEmpty {
      worksheet_freeze_panes(page, 1, 0)
      if !sheet.rows.isEmpty {
        try check(
          worksheet_autofilter(
            page, 0, 0, UInt32(sheet.rows.count), UInt16(sheet.columns.count - 1)), name)
      }
    }
    if !sheet.rows.isEmpty {
      for rule in sheet.rules { try add(rule, to: page, rows: sheet.rows.count, name) }
    }
  }

  func write(
    _ cell: WorkbookCell, to page: UnsafeMutablePointer<lxw_worksheet>, row: UInt32,
    column: UInt16, format: UnsafeMutablePointer<lxw_format>?, _ place: String
  ) throws(WorkbookError) {
    switch cell {
    case .empty: break
    case .text(let text):
      guard !text.utf8.contains(0) else { throw refused(place, "a text may not hold a NUL") }
      // A number format says nothing of a text, but the header's looks do.
      let looks = format == header ? header : nil
      try check(worksheet_write_string(page, row, column, text, looks), place)
    case .number(let number):
      guard number.isFinite else { throw refused(place, "\(number) is not a number of a sheet") }
      try check(worksheet_write_number(page, row, column, number, format), place)
    case .bool(let flag):
      try check(worksheet_write_boolean(page, row, column, flag ? 1 : 0, format), place)
    case .formula(let formula, let result):
      guard result.isFinite, formula.hasPrefix("="), !formula.utf8.contains(0) else {
        throw refused(place, "a formula starts with = and has a finite result")
      }
      try check(worksheet_write_formula_num(page, row, column, formula, format, result), place)
    }
  }

  func format(
    _ format: WorkbookFormat, _ place: String
  ) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format>? {
    guard format != .general else { return nil }
    guard !format.code.isEmpty, format.code.utf8.count < Int(LXW_FORMAT_FIELD_LEN),
      !format.code.utf8.contains(0)
    else { throw refused(place, "the number format is empty or too long") }
    guard let made = workbook_add_format(book) else {
      throw failure(LXW_ERROR_MEMORY_MALLOC_FAILED, place: place)
    }
    format_set_num_format(made, format.code)
    return made
  }

  private func add(
    _ rule: WorkbookSheet.ColorRule, to page: UnsafeMutablePointer<lxw_worksheet>, rows: Int,
    _ name: String
  ) throws(WorkbookError) {
    guard let column = UInt16(exactly: rule.column), let last = UInt32(exactly: rows),
      !rule.text.utf8.contains(0)
    else { throw refused(name, "a color rule names no column or text of the sheet") }
    guard let looks = workbook_add_format(book) else {
      throw failure(LXW_ERROR_MEMORY_MALLOC_FAILED, place: name)
    }
    let (ink, paper) = Self.colors(rule.color)
    format_set_font_color(looks, ink)
    format_set_bg_color(looks, paper)
    // A criterion on text compares with a string constant, in which quotes are doubled.
    let quoted = rule.text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    let value = strdup("\"\(quoted)\"")
    defer { free(value) }
    var condition = lxw_conditional_format()
    condition.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
    condition.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
    condition.value_string = value
    condition.format = looks
    try check(
      worksheet_conditional_format_range(page, 1, column, last, column, &condition), name)
  }

  func check(_ error: lxw_error, _ place: String) throws(WorkbookError) {
    guard error == LXW_NO_ERROR else { throw failure(error, place: place) }
  }

  func refused(_ place: String, _ message: String) -> WorkbookError {
    WorkbookError(code: .notRepresentable, file: file, place: place, message: message)
  }
}
