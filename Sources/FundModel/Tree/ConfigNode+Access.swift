extension ConfigNode {
  /// The node at the end of `path`, or nil; names of records are looked up by `schema`'s key field.
  func node(at path: ConfigPath, schema: SchemaNode) -> ConfigNode? {
    try? find(path, schema: schema)
  }

  /// The node at the end of `path`, or nil when the value is absent.
  ///
  /// - Throws: `ConfigError` with code `.unknownPath` when a record on the way does not exist.
  func find(_ path: ConfigPath, schema: SchemaNode) throws -> ConfigNode? {
    try find(path.steps[...], schema: schema, whole: path)
  }

  private func find(
    _ steps: ArraySlice<ConfigPath.Step>, schema: SchemaNode?, whole: ConfigPath
  ) throws -> ConfigNode? {
    guard let step = steps.first else { return self }
    let rest = steps.dropFirst()
    switch (value, step) {
    case (.object(let object), .key(let key)):
      return try object[key]?.find(rest, schema: schema?.child(key), whole: whole)
    case (.array(let items), _):
      guard let index = Self.position(of: step, in: items, key: schema?.recordKey) else {
        throw Self.missing(step, in: items, schema: schema, whole: whole)
      }
      return try items[index].find(rest, schema: schema?.asRecord, whole: whole)
    default: return nil
    }
  }

  /// Position of the record that `step` calls, or nil.
  static func position(of step: ConfigPath.Step, in items: [ConfigNode], key: String?) -> Int? {
    switch step {
    case .index(let index): return items.indices.contains(index - 1) ? index - 1 : nil
    case .key(let name):
      guard let key else { return nil }
      return items.firstIndex { $0.value.objectValue?[key]?.value.stringValue == name }
    case .every: return nil
    }
  }

  /// Puts `node` at `path`, making records on the way where the registry knows them.
  ///
  /// A position one past the end of a list appends to it.
  /// - Throws: `ConfigError` with code `.unknownPath` when a record does not exist or a value on the
  ///   way has nothing below it.
  mutating func put(_ node: ConfigNode, at path: ConfigPath, schema: SchemaNode) throws {
    try put(node, path.steps[...], schema: schema, whole: path)
  }

  private mutating func put(
    _ node: ConfigNode, _ steps: ArraySlice<ConfigPath.Step>, schema: SchemaNode?,
    whole: ConfigPath
  ) throws {
    guard let step = steps.first else {
      self = node
      return
    }
    let rest = steps.dropFirst()
    switch (value, step) {
    case (.object(var object), .key(let key)):
      let child = schema?.child(key)
      let empty: ConfigValue = child?.isRecords == true ? .array([]) : .object(ConfigObject())
      var next = object[key] ?? ConfigNode(empty, origin: node.origin)
      try next.put(node, rest, schema: child, whole: whole)
      object[key] = next
      value = .object(object)
    case (.array(var items), _):
      if step == .index(items.count + 1) {
        let blank: ConfigValue = schema?.isLeaf == true ? .null : .object(ConfigObject())
        items.append(ConfigNode(blank, origin: node.origin))
      }
      guard let index = Self.position(of: step, in: items, key: schema?.recordKey) else {
        throw Self.missing(step, in: items, schema: schema, whole: whole)
      }
      try items[index].put(node, rest, schema: schema?.asRecord, whole: whole)
      value = .array(items)
    default:
      throw ConfigError(
        .unknownPath,
        "\(whole): \(value.kindName) has no parts, so there is no \(ConfigPath(steps: [step]))")
    }
  }

  /// Takes away what is at `path`; whether there was anything.
  mutating func remove(at path: ConfigPath, schema: SchemaNode) -> Bool {
    remove(path.steps[...], schema: schema)
  }

  private mutating func remove(_ steps: ArraySlice<ConfigPath.Step>, schema: SchemaNode?) -> Bool {
    guard let step = steps.first else { return false }
    let rest = steps.dropFirst()
    switch (value, step) {
    case (.object(var object), .key(let key)):
      guard var next = object[key] else { return false }
      let done = rest.isEmpty || next.remove(rest, schema: schema?.child(key))
      object[key] = rest.isEmpty ? nil : next
      value = .object(object)
      return done
    case (.array(var items), _):
      guard let index = Self.position(of: step, in: items, key: schema?.recordKey) else {
        return false
      }
      var done = true
      if rest.isEmpty {
        items.remove(at: index)
      } else {
        done = items[index].remove(rest, schema: schema?.asRecord)
      }
      value = .array(items)
      return done
    default: return false
    }
  }

  private static func missing(
    _ step: ConfigPath.Step, in items: [ConfigNode], schema: SchemaNode?, whole: ConfigPath
  ) -> ConfigError {
    let list = schema?.path ?? "the list"
    guard case .key(let name) = step, let key = schema?.recordKey else {
      return ConfigError(.unknownPath, "\(whole): \(list) has \(items.count) records")
    }
    let names = items.compactMap { $0.value.objectValue?[key]?.value.stringValue }
    let nearest = EditDistance.nearest(name, in: names).map { "; did you mean \($0)?" } ?? ""
    return ConfigError(
      .unknownPath,
      "\(whole): \(list) has no '\(name)', only \(names.joined(separator: ", "))\(nearest)")
  }
}
