/// A table from a CSV file, or from a JSON file that lists records.
public enum RecordFile {
  /// - Throws: `ConfigError`: `.unreadable` or `.syntax`. Rows that are no rows are added to `issues`
  ///   and left out.
  public static func load(_ path: String, issues: inout DataIssues) throws -> CSVTable {
    guard path.hasSuffix(".json") else { return try CSVReader.load(file: path, issues: &issues) }
    return try records(ConfigFile.read(path), name: path, issues: &issues)
  }

  /// The table that JSON text holds: a list of flat records, or an object whose only member is one.
  ///
  /// Columns are the keys, in the order in which they are first seen; an absent key and null are
  /// empty fields. Row n is the n-th record.
  public static func records(
    _ bytes: [UInt8], name: String, issues: inout DataIssues
  ) throws -> CSVTable {
    let origin = ConfigOrigin(.file, name)
    guard bytes.count <= ConfigFile.maxBytes else {
      throw ConfigFile.tooLarge(name, bytes: bytes.count)
    }
    let root = try JsonReader.read(bytes, origin: origin)
    let members = root.value.objectValue?.entries ?? []
    let list = members.count == 1 ? members[0].node : root
    guard let items = list.value.arrayValue, !items.isEmpty else {
      throw ConfigError(
        .syntax, "found \(list.value.kindName); expected a list of records with at least one",
        origin: list.origin)
    }
    var header: [CSVTable.Field] = []
    var rows: [CSVTable.Row] = []
    for item in items {
      for entry in item.value.objectValue?.entries ?? []
      where !header.contains(where: { $0.text == entry.key }) {
        header.append(field(entry.key, at: entry.node.origin))
        guard header.count <= CSVReader.Limits().columns else {
          throw ConfigError(
            .syntax, "found too many keys; expected at most \(CSVReader.Limits().columns)",
            origin: entry.node.origin)
        }
      }
    }
    for (index, item) in items.enumerated() {
      guard let object = item.value.objectValue else {
        issues.add(
          row: index + 1, expected: "a record", "is \(item.value.kindName)", origin: item.origin)
        continue
      }
      var fields: [CSVTable.Field] = []
      for column in header {
        let node = object[column.text]
        switch node?.value {
        case .array, .object:
          issues.add(
            row: index + 1, column: column.text, expected: "a plain value",
            "is \(node?.value.kindName ?? "")", origin: node?.origin)
        default: break
        }
        fields.append(field(text(node?.value), at: node?.origin ?? item.origin))
      }
      rows.append(CSVTable.Row(number: index + 1, fields: fields))
    }
    guard !header.isEmpty else {
      throw ConfigError(.syntax, "found no keys; expected records", origin: list.origin)
    }
    return CSVTable(notes: [], header: header, rows: rows, origin: origin)
  }

  private static func field(_ text: String, at origin: ConfigOrigin) -> CSVTable.Field {
    CSVTable.Field(text: text, line: origin.line, column: origin.column)
  }

  private static func text(_ value: ConfigValue?) -> String {
    switch value {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let flag): flag ? "true" : "false"
    default: ""
    }
  }
}
