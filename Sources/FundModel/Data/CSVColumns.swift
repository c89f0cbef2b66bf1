/// The columns that a kind of file has, as data: the reader, its messages and the pages read them.
public struct CSVColumn: Sendable {
  public let name: String
  /// Other names under which the column is taken.
  public let aliases: [String]
  public let isRequired: Bool
  /// What it holds, with its unit.
  public let meaning: String

  public init(
    _ name: String, aliases: [String] = [], required: Bool = false, _ meaning: String
  ) {
    self.name = name
    self.aliases = aliases
    isRequired = required
    self.meaning = meaning
  }
}

extension CSVTable {
  /// Position of each of `columns` in the table; columns that are absent and optional are left out.
  ///
  /// Names are compared without regard to case, and a space or `-` counts as `_`. A required column
  /// that is missing, a column given under two names and a name that is none of them are issues.
  public func positions(of columns: [CSVColumn], _ issues: inout DataIssues) -> [String: Int] {
    var found: [String: Int] = [:]
    for (index, field) in header.enumerated() {
      let name = Self.plain(field.trimmed)
      guard let column = columns.first(where: { $0.name == name || $0.aliases.contains(name) })
      else {
        let near = EditDistance.nearest(name, in: columns.flatMap { [$0.name] + $0.aliases })
        issues.add(
          row: 1, value: field.text, expected: columns.map(\.name).joined(separator: ", "),
          "is not a column of this kind of file", origin: origin(of: field), suggestion: near)
        continue
      }
      if let first = found[column.name] {
        issues.add(
          row: 1, value: field.text,
          "means \(column.name), which column \(first + 1) holds already",
          origin: origin(of: field))
      } else {
        found[column.name] = index
      }
    }
    for column in columns where column.isRequired && found[column.name] == nil {
      issues.add(
        row: 1, expected: ([column.name] + column.aliases).joined(separator: " or "),
        "the column \(column.name) is missing", origin: origin.at(line: header[0].line, column: 0))
    }
    return found
  }

  private static func plain(_ name: Substring) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }
}
