/// A table read from CSV text: names of the columns, rows of fields, each with its place.
///
/// Every row has as many fields as the header; names of columns are unique and not empty.
public struct CSVTable: Sendable {
  /// One value and where it begins.
  public struct Field: Sendable, Equatable {
    /// As written, quotes undone; spaces are kept.
    public let text: String
    /// Line and column in the text, counted from 1 in lines and characters (Unicode scalars).
    public let line: Int
    public let column: Int

    /// Without spaces and tabs at its ends.
    public var trimmed: Substring {
      var rest = text[...]
      while let first = rest.unicodeScalars.first, first == " " || first == "\t" {
        rest.unicodeScalars.removeFirst()
      }
      while let last = rest.unicodeScalars.last, last == " " || last == "\t" {
        rest.unicodeScalars.removeLast()
      }
      return rest
    }
  }

  public struct Row: Sendable, Equatable {
    /// As a spreadsheet numbers rows: the header is row 1; notes and blank lines do not count.
    public let number: Int
    /// In the order of the header.
    public let fields: [Field]

    /// Line of the text on which the row begins.
    public var line: Int { fields.first?.line ?? 0 }
  }

  /// Lines above the header that begin with `#`, without it: what the file says of itself.
  public let notes: [String]
  /// Names of the columns, without spaces at their ends.
  public let header: [Field]
  public let rows: [Row]
  /// The file, for messages; places are `origin.at(line:column:)`.
  public let origin: ConfigOrigin

  /// Position of the column of that exact name, or nil.
  public func column(_ name: String) -> Int? { header.firstIndex { $0.trimmed == name } }

  /// Place of a field, for messages.
  public func origin(of field: Field) -> ConfigOrigin {
    origin.at(line: field.line, column: field.column)
  }
}
