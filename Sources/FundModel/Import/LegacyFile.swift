/// A config of the original design as read: every value under its old path, checked for its type.
struct LegacyFile {
  let name: String
  /// Values by old path (`leverage.ramp_line.enabled`); groups are not listed themselves.
  private(set) var values: [String: ConfigNode] = [:]
  /// Old paths in the order of the file.
  private(set) var order: [String] = []

  /// - Throws: `ConfigError`: `.syntax`, or `.invalid` with every unknown name and wrong type.
  init(bytes: [UInt8], name: String) throws {
    self.name = name
    let tree = try ConfigDocument.parse(bytes: bytes, name: name)
    var issues: [ConfigIssue] = []
    collect(tree.root, prefix: "", pattern: "", into: &issues)
    guard issues.isEmpty else {
      let count = issues.count == 1 ? "1 problem" : "\(issues.count) problems"
      throw ConfigError(
        .invalid, "\(name) is no config of the original flat design: \(count)",
        issues: Array(issues.prefix(DataIssues.limit)))
    }
  }

  /// - Parameters:
  ///   - prefix: old path of the group, with its dot.
  ///   - pattern: the same with `{year}` in place of years.
  private mutating func collect(
    _ node: ConfigNode, prefix: String, pattern: String, into issues: inout [ConfigIssue]
  ) {
    for entry in node.value.objectValue?.entries ?? [] {
      let path = prefix + entry.key
      var row = LegacyTable.row(pattern + entry.key)
      var key = pattern + entry.key
      if pattern == LegacyTable.conditions + "." {
        guard LegacyType.period(entry.key) != nil else {
          issues.append(
            ConfigIssue(
              path: path, expected: "a year, for example \"1\"",
              message: "has a key that is no year", origin: entry.node.origin))
          continue
        }
        key = pattern + "{year}"
        row = LegacyTable.row(key)
      }
      guard let row else {
        issues.append(Self.unknown(entry, path: path, pattern: pattern))
        continue
      }
      // A null stands for an absent value where the original design's default was null.
      if case .null = entry.node.value, row.fallback == .null { continue }
      let problems = row.type.problems(entry.node, path: path)
      issues += problems
      guard problems.isEmpty else { continue }
      if row.type == .group {
        collect(entry.node, prefix: path + ".", pattern: key + ".", into: &issues)
      } else {
        values[path] = entry.node
        order.append(path)
      }
    }
  }

  private static func unknown(
    _ entry: ConfigObject.Entry, path: String, pattern: String
  ) -> ConfigIssue {
    let siblings = LegacyTable.all.map(\.path).filter { $0.hasPrefix(pattern) }
    let near = EditDistance.nearest(pattern + entry.key, in: siblings)
    let isNew = pattern.isEmpty && ParameterRegistry.standard.root.child(entry.key) != nil
    return ConfigIssue(
      path: path, value: JsonWriter.short(entry.node.value),
      message: isNew
        ? "is a group of this program's own configs, which need no import"
        : "is no parameter of the original design",
      origin: entry.node.origin, suggestion: isNew ? nil : near)
  }
}
