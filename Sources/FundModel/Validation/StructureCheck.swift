/// Checks a tree against the registry: unknown keys, missing parameters, types, ranges, words.
///
/// What needs more than one value at a time is `SemanticCheck`'s.
struct StructureCheck {
  let registry: ParameterRegistry
  private(set) var issues: [ConfigIssue] = []
  /// Suggestions cost a search each, so a file of a million unknown keys gets this many.
  private var suggestionsLeft = 100

  init(registry: ParameterRegistry) { self.registry = registry }

  mutating func check(root node: ConfigNode) {
    check(node, registry.root, path: ConfigPath(steps: []))
  }

  /// Checks one value as if it stood at `path`.
  mutating func check(_ node: ConfigNode, _ schema: SchemaNode, path: ConfigPath) {
    if schema.isRecords {
      checkRecords(node, schema, path)
    } else if schema.isLeaf, let row = schema.row {
      issues += ValueCheck(row: row, path: path).issues(node)
    } else {
      checkObject(node, schema, path)
    }
  }

  private mutating func checkObject(
    _ node: ConfigNode, _ schema: SchemaNode, _ path: ConfigPath
  ) {
    guard case .object(let object) = node.value else {
      issues.append(
        ConfigIssue(
          path: path.steps.isEmpty ? "(root)" : path.description,
          value: JsonWriter.short(node.value),
          expected: "an object with \(schema.childNames)",
          message: "is \(node.value.kindName)", origin: node.origin))
      return
    }
    for entry in object.entries where schema.child(entry.key) == nil {
      reportUnknown(entry, schema, path)
    }
    for child in schema.children {
      let place = path.appending(.key(child.key))
      let inactive = child.row.flatMap { InactiveReason(row: $0, siblings: object) }
      if let present = object[child.key] {
        if let inactive, child.row?.presence == .whileActive {
          issues.append(
            ConfigIssue(
              .info, path: place.description, message: inactive.text, origin: present.origin))
        }
        check(present, child, path: place)
      } else if inactive == nil || child.row?.presence == .always {
        reportMissing(child, place, parent: node)
      }
    }
  }

  private mutating func checkRecords(
    _ node: ConfigNode, _ schema: SchemaNode, _ path: ConfigPath
  ) {
    guard case .array(let items) = node.value else {
      issues.append(
        ConfigIssue(
          path: path.description, value: JsonWriter.short(node.value),
          expected: "a list of records",
          message: "is \(node.value.kindName)", origin: node.origin))
      return
    }
    if case .records(_, let least) = schema.row?.type, items.count < least {
      issues.append(
        ConfigIssue(
          path: path.description, value: JsonWriter.short(node.value),
          expected: "at least \(least)",
          message: "has \(items.count) records", origin: node.origin))
    }
    for (index, item) in items.enumerated() {
      let step = RecordName.step(index, in: items, key: schema.recordKey)
      check(item, schema.asRecord, path: path.appending(step))
    }
  }

  private mutating func reportUnknown(
    _ entry: ConfigObject.Entry, _ schema: SchemaNode, _ path: ConfigPath
  ) {
    var suggestion: String?
    if suggestionsLeft > 0 {
      suggestionsLeft -= 1
      suggestion = FormerNames.suggestion(for: entry.key, at: schema, in: registry)
    }
    issues.append(
      ConfigIssue(
        path: path.appending(.key(entry.key)).description,
        value: JsonWriter.short(entry.node.value),
        expected: suggestion == nil ? "one of \(schema.childNames)" : nil,
        message: "is not a parameter", origin: entry.node.origin, suggestion: suggestion))
  }

  private mutating func reportMissing(
    _ child: SchemaNode, _ place: ConfigPath, parent: ConfigNode
  ) {
    guard child.row?.presence != .optional else { return }
    let expected: String
    if let row = child.row, child.isLeaf {
      expected = ValueCheck(row: row, path: place).expected
    } else {
      expected =
        child.isRecords ? "a list of records" : "an object with \(child.childNames)"
    }
    let why = child.row?.activeWhen.map { " although \($0)" } ?? ""
    issues.append(
      ConfigIssue(
        path: place.description, expected: expected, unit: child.row?.unit,
        message: "is missing\(child.row?.presence == .whileActive ? why : "")",
        origin: parent.origin))
  }
}

extension SchemaNode {
  /// Names of the children, for messages.
  var childNames: String { children.map(\.key).joined(separator: ", ") }
}

extension JsonWriter {
  /// The value as JSON, cut to 60 characters.
  static func short(_ value: ConfigValue) -> String {
    switch value {
    case .array(let items) where items.count > 20: return "[… \(items.count) values]"
    case .object(let object) where object.count > 20: return "{… \(object.count) keys}"
    default:
      let text = canonical(value)
      return text.count <= 60 ? text : text.prefix(60) + "…"
    }
  }
}

/// Why a parameter has no effect: the sibling that it depends on has another value.
struct InactiveReason {
  let text: String

  /// Nil when the row is active, or when its condition cannot be told (then it counts as active).
  init?(row: Parameter, siblings: ConfigObject) {
    guard let condition = row.activeWhen, Self.parent(condition.path) == Self.parent(row.path),
      let key = condition.path.split(separator: ".").last,
      let value = siblings[String(key)]?.value.stringValue,
      !condition.values.contains(value)
    else { return nil }
    text = "has no effect because \(condition.path) is \(value)"
  }

  private static func parent(_ path: String) -> Substring {
    path.prefix(upTo: path.lastIndex(of: ".") ?? path.startIndex)
  }
}

/// How paths call the records of a list.
enum RecordName {
  /// By name when the record has one that no other has and that reads as one step, else by position.
  static func step(_ index: Int, in items: [ConfigNode], key: String?) -> ConfigPath.Step {
    guard let key, items.count <= 1000,
      let name = items[index].value.objectValue?[key]?.value.stringValue,
      TextRule.identifier.admits(name),
      items.filter({ $0.value.objectValue?[key]?.value.stringValue == name }).count == 1
    else { return .index(index + 1) }
    return .key(name)
  }
}
