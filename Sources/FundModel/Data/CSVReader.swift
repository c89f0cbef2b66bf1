/// Reads comma-separated values as RFC 4180 defines them, strictly.
///
/// UTF-8, with or without a byte-order mark; rows end with LF or CRLF; a field in double quotes may
/// hold commas, quotes (doubled) and line ends. The first row names the columns. Blank lines are
/// passed over. Lines that begin with `#` above the header are notes. What RFC 4180 does not allow
/// (a quote inside a bare field, text after a closing quote, a lone carriage return) is an error.
public struct CSVReader {
  /// Most bytes, rows, columns and bytes of one field that are read.
  public struct Limits: Sendable {
    public var bytes = 16 << 20
    public var rows = 1_000_000
    public var columns = 1000
    public var fieldBytes = 1 << 16
    public init() {}
  }

  /// The table in a file.
  ///
  /// - Throws: `ConfigError`: `.unreadable` for what is missing, no regular file or too large,
  ///   `.syntax` for what is not CSV, `.invalid` with every row that has the wrong number of fields.
  public static func load(file path: String, limits: Limits = Limits()) throws -> CSVTable {
    var issues = DataIssues()
    let table = try load(file: path, limits: limits, issues: &issues)
    try issues.check(path)
    return table
  }

  /// The table in a file, rows with the wrong number of fields left out and added to `issues`.
  public static func load(
    file path: String, limits: Limits = Limits(), issues: inout DataIssues
  ) throws -> CSVTable {
    let bytes = try ConfigFile.read(path, expecting: "a CSV file")
    return try read(bytes, origin: ConfigOrigin(.file, path), limits: limits, issues: &issues)
  }

  /// The table that `bytes` hold; `origin` names the file.
  public static func read(
    _ bytes: [UInt8], origin: ConfigOrigin, limits: Limits = Limits()
  ) throws -> CSVTable {
    var issues = DataIssues()
    let table = try read(bytes, origin: origin, limits: limits, issues: &issues)
    try issues.check(origin.name)
    return table
  }

  /// The table that `bytes` hold, rows with the wrong number of fields left out and added to
  /// `issues`.
  public static func read(
    _ bytes: [UInt8], origin: ConfigOrigin, limits: Limits = Limits(), issues: inout DataIssues
  ) throws -> CSVTable {
    guard bytes.count <= limits.bytes else {
      throw ConfigError(
        .unreadable,
        "cannot read '\(origin.name)': it has \(bytes.count) bytes; "
          + "expected at most \(limits.bytes)")
    }
    var scanner = CSVScanner(bytes: bytes, origin: origin, limits: limits)
    try scanner.checkEncoding()
    let notes = scanner.notes()
    guard let header = try scanner.row() else {
      throw scanner.error("found no rows", expected: "a first row that names the columns")
    }
    var table: [CSVTable.Row] = []
    try check(header, origin: origin)
    var number = 1
    while let fields = try scanner.row() {
      number += 1
      guard number - 1 <= limits.rows else {
        throw scanner.error("found too many rows", expected: "at most \(limits.rows)")
      }
      if fields.count == header.count {
        table.append(CSVTable.Row(number: number, fields: fields))
      } else {
        let place = fields.first.map { origin.at(line: $0.line, column: $0.column) }
        issues.add(
          row: number, expected: "\(header.count), one a column",
          "has \(fields.count) field\(fields.count == 1 ? "" : "s")", origin: place)
      }
    }
    return CSVTable(notes: notes, header: header, rows: table, origin: origin)
  }

  /// Names of columns must be there and differ.
  private static func check(_ header: [CSVTable.Field], origin: ConfigOrigin) throws {
    var issues = DataIssues()
    var seen: [Substring: Int] = [:]
    for (index, field) in header.enumerated() {
      let place = origin.at(line: field.line, column: field.column)
      let name = field.trimmed
      if name.isEmpty {
        issues.add(row: 1, "column \(index + 1) has no name", origin: place)
      } else if let first = seen[name] {
        issues.add(
          row: 1, value: field.text, "column \(index + 1) has the name of column \(first)",
          origin: place)
      } else {
        seen[name] = index + 1
      }
    }
    try issues.check(origin.name)
  }
}
