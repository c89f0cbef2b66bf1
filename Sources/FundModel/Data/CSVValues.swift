/// Typed values of one row: a value that does not fit is added to the issues and comes back as nil.
///
/// Spaces at the ends of a field do not count. An empty field is an absent value.
public struct CSVValues {
  private let table: CSVTable
  private let row: CSVTable.Row

  public init(_ table: CSVTable, _ row: CSVTable.Row) {
    self.table = table
    self.row = row
  }

  /// As a spreadsheet numbers rows: the header is row 1.
  public var number: Int { row.number }

  /// Where a column's value stands, for messages.
  public func origin(_ column: Int) -> ConfigOrigin { table.origin(of: row.fields[column]) }

  /// The text of a column; nil when it is empty or `column` is nil.
  public func text(_ column: Int?) -> String? {
    guard let column, !row.fields[column].trimmed.isEmpty else { return nil }
    return String(row.fields[column].trimmed)
  }

  /// The text of a column that must not be empty.
  public func requiredText(_ column: Int, _ issues: inout DataIssues) -> String? {
    if let text = text(column) { return text }
    add(column, nil, expected: "a value", "is empty", &issues)
    return nil
  }

  /// A finite decimal number (`0.05`, `-3`, `1e6`) within `range`; nil when the field is empty.
  public func number(
    _ column: Int?, in range: ClosedRange<Double>? = nil, _ issues: inout DataIssues
  ) -> Double? {
    guard let column, let text = text(column) else { return nil }
    guard let value = Self.decimal(text) else {
      add(column, text, expected: Self.hint(text), "is not a number", &issues)
      return nil
    }
    if let range, !range.contains(value) {
      let bounds =
        "\(EcmaNumber.text(range.lowerBound)) to \(EcmaNumber.text(range.upperBound))"
      add(column, text, expected: "a number from \(bounds)", "is out of range", &issues)
      return nil
    }
    return value
  }

  /// A number that must not be empty.
  public func requiredNumber(
    _ column: Int, in range: ClosedRange<Double>? = nil, _ issues: inout DataIssues
  ) -> Double? {
    guard requiredText(column, &issues) != nil else { return nil }
    return number(column, in: range, &issues)
  }

  /// A whole number within `range`; nil when the field is empty.
  public func whole(
    _ column: Int?, in range: ClosedRange<Int>, _ issues: inout DataIssues
  ) -> Int? {
    guard let column, let text = text(column) else { return nil }
    guard let value = Self.decimal(text), let whole = Int(exactly: value), range.contains(whole)
    else {
      add(
        column, text, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
        "does not fit", &issues)
      return nil
    }
    return whole
  }

  /// Adds a problem of this row's column.
  public func add(
    _ column: Int, _ value: String?, expected: String? = nil, _ message: String,
    _ issues: inout DataIssues, suggestion: String? = nil
  ) {
    issues.add(
      row: row.number, column: String(table.header[column].trimmed), value: value,
      expected: expected, message, origin: origin(column), suggestion: suggestion)
  }

  /// The number that plain decimal text stands for: digits, one point, an exponent; finite, and 0
  /// only where 0 is written.
  public static func decimal(_ text: some StringProtocol) -> Double? {
    let allowed = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard allowed, let value = Double(text), value.isFinite else { return nil }
    let mantissa = text.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let isZero = mantissa.allSatisfy { !(UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
    return value == 0 && !isZero ? nil : value
  }

  private static func hint(_ text: String) -> String {
    if text.hasSuffix("%") { return "a decimal, for example 0.05 for 5 %" }
    if text.contains(",") { return "a number without separators of thousands, for example 250000" }
    if text.hasPrefix("$") || text.hasPrefix("€") || text.hasPrefix("£") {
      return "a number without a currency sign"
    }
    return "a finite decimal number"
  }
}
