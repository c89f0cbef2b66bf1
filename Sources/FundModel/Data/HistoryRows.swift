/// Rows of a history file: CSV as `CSVScanner` reads it, or the same with tabs.
///
/// The separator is a tab when the first line has one and no comma. Blank lines are skipped, spaces at the
/// ends of fields do not count. Rows may differ in length: what that means is the caller's.
enum HistoryRows {
  struct Row {
    /// Line on which the row starts, from 1.
    var line: Int
    var fields: [String]
  }

  struct Failure: Error {
    var line: Int
    var message: String
  }

  static func read(_ bytes: [UInt8]) throws(Failure) -> [Row] {
    var limits = CSVReader.Limits()
    limits.bytes = DataBytes.maxBytes
    limits.rows = .max
    var scanner = CSVScanner(
      bytes: bytes, origin: .program, limits: limits, separator: separator(bytes))
    var rows: [Row] = []
    do {
      try scanner.checkEncoding()
      while let fields = try scanner.row() {
        let texts = fields.map { String($0.trimmed) }
        if texts != [""] { rows.append(Row(line: fields[0].line, fields: texts)) }
      }
    } catch let error as ConfigError {
      throw Failure(line: error.origin?.line ?? 0, message: error.message)
    } catch {
      throw Failure(line: 0, message: String(describing: error))
    }
    return rows
  }

  private static func separator(_ bytes: [UInt8]) -> UInt8 {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let comma = UInt8(ascii: ",")
    let tab = UInt8(ascii: "\t")
    return line.contains(tab) && !line.contains(comma) ? tab : comma
  }
}
