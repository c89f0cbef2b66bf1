/// Checks one value against its row: type, range, words.
struct ValueCheck {
  let row: Parameter
  let path: ConfigPath

  /// What the row takes, in words.
  var expected: String {
    let range = row.range == .any ? "" : " " + row.range.description
    switch row.type {
    case .number: return "a number" + range
    case .integer: return "a whole number" + range
    case .boolean: return "true or false"
    case .string(let rule): return rule.expected
    case .choice(let words): return "one of " + words.joined(separator: ", ")
    case .numbers(let least):
      return "a list of at least \(least) numbers" + (range.isEmpty ? "" : ", each" + range)
    case .strings: return "a list of strings"
    case .matrix: return "a square list of lists of numbers" + range
    case .records: return "a list of records"
    case .object: return "an object"
    }
  }

  func issues(_ node: ConfigNode) -> [ConfigIssue] {
    switch (row.type, node.value) {
    case (.number, .number(let number)):
      return problem(number, at: path).map { [issue(node, $0)] } ?? []
    case (.integer, .number(let number)):
      if number.double.isFinite, !number.isWhole { return [issue(node, "is not a whole number")] }
      return problem(number, at: path).map { [issue(node, $0)] } ?? []
    case (.boolean, .bool): return []
    case (.string(let rule), .string(let text)):
      return rule.admits(text) ? [] : [issue(node, "is not such a text")]
    case (.choice(let words), .string(let text)):
      if words.contains(text) { return [] }
      return [
        issue(
          node, "is not one of the choices", suggestion: EditDistance.nearest(text, in: words))
      ]
    case (.numbers(let least), .array(let items)):
      if items.count < least { return [issue(node, "has \(items.count) numbers")] }
      return elements(items, at: path)
    case (.strings, .array(let items)):
      return items.enumerated().compactMap { index, item in
        if case .string = item.value { return nil }
        return issue(
          item, "is \(item.value.kindName)", at: path.appending(.index(index + 1)), "a string")
      }
    case (.matrix, .array(let rows)):
      return rows.enumerated().flatMap { index, line -> [ConfigIssue] in
        let place = path.appending(.index(index + 1))
        guard case .array(let items) = line.value else {
          return [issue(line, "is \(line.value.kindName)", at: place, "a list of numbers")]
        }
        return elements(items, at: place)
      }
    default: return [issue(node, "is \(node.value.kindName)")]
    }
  }

  private func elements(_ items: [ConfigNode], at place: ConfigPath) -> [ConfigIssue] {
    let each = "a number" + (row.range == .any ? "" : " " + row.range.description)
    return items.enumerated().compactMap { index, item in
      let spot = place.appending(.index(index + 1))
      guard case .number(let number) = item.value else {
        return issue(item, "is \(item.value.kindName)", at: spot, each)
      }
      return problem(number, at: spot).map { issue(item, $0, at: spot, each) }
    }
  }

  private func problem(_ number: ConfigNumber, at place: ConfigPath) -> String? {
    if !number.double.isFinite { return "is not a finite number" }
    if row.range.contains(number) { return nil }
    if row.path == "schema_version", number.double > Double(ConfigDocument.schemaVersion) {
      return "is newer than what this engine reads; a newer engine is needed"
    }
    return "is out of range"
  }

  private func issue(
    _ node: ConfigNode, _ message: String, at place: ConfigPath? = nil, _ expected: String? = nil,
    suggestion: String? = nil
  ) -> ConfigIssue {
    ConfigIssue(
      path: (place ?? path).description, value: JsonWriter.short(node.value),
      expected: expected ?? self.expected, unit: row.unit, message: message, origin: node.origin,
      suggestion: suggestion)
  }
}
