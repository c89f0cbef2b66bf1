extension ConfigDocument {
  /// A parameter's value in a document.
  public struct Leaf: Sendable {
    /// Concrete path, for example `zones.green.ltv.max`.
    public let path: String
    /// The row; nil for keys that the registry does not know.
    public let parameter: Parameter?
    public let value: ConfigValue
    public let origin: ConfigOrigin
  }

  /// All values in registry order, unknown keys last in their record.
  public var leaves: [Leaf] {
    var result: [Leaf] = []
    Self.collect(ordered, registry.root, ConfigPath(steps: []), into: &result)
    return result
  }

  private static func collect(
    _ node: ConfigNode, _ schema: SchemaNode?, _ path: ConfigPath, into result: inout [Leaf]
  ) {
    switch node.value {
    case .object(let object) where schema?.isLeaf != true:
      for entry in object.entries {
        collect(
          entry.node, schema?.child(entry.key), path.appending(.key(entry.key)), into: &result)
      }
    case .array(let items) where schema?.isRecords == true && !items.isEmpty:
      for (index, item) in items.enumerated() {
        let step = RecordName.step(index, in: items, key: schema?.recordKey)
        collect(item, schema?.asRecord, path.appending(step), into: &result)
      }
    default:
      result.append(
        Leaf(
          path: path.description, parameter: schema?.row, value: node.value, origin: node.origin))
    }
  }

  /// One value in which two documents differ; nil where a document has none.
  public struct Difference: Sendable, Equatable {
    public let path: String
    public let old: ConfigValue?
    public let new: ConfigValue?

    public init(path: String, old: ConfigValue?, new: ConfigValue?) {
      self.path = path
      self.old = old
      self.new = new
    }
  }

  /// What changes from this document to `other`, in registry order; new paths come last.
  ///
  /// Records with names are compared by name; where only their order differs, the list of names is
  /// the difference, because correlations go by it.
  public func diff(_ other: ConfigDocument) -> [Difference] {
    let mine = leaves
    let theirs = other.leaves
    let new = Dictionary(theirs.map { ($0.path, $0.value) }, uniquingKeysWith: { a, _ in a })
    let old = Set(mine.map(\.path))
    var result = mine.compactMap { leaf in
      new[leaf.path] == leaf.value
        ? nil : Difference(path: leaf.path, old: leaf.value, new: new[leaf.path])
    }
    result += theirs.filter { !old.contains($0.path) }.map {
      Difference(path: $0.path, old: nil, new: $0.value)
    }
    for list in registry.parameters where list.recordKey != nil && !list.path.contains("[]") {
      let before = recordNames(list)
      let after = other.recordNames(list)
      if before != after, before.sorted() == after.sorted() {
        result.append(
          Difference(
            path: list.path, old: .list(before.map { .string($0) }),
            new: .list(after.map { .string($0) })))
      }
    }
    return result
  }

  private func recordNames(_ list: Parameter) -> [String] {
    guard let key = list.recordKey, let path = try? ConfigPath(list.path) else { return [] }
    let items = root.node(at: path, schema: registry.root)?.value.arrayValue ?? []
    return items.compactMap { $0.value.objectValue?[key]?.value.stringValue }
  }

  /// Paths that go on from `prefix` by one step, for completion: keys of the registry, names and
  /// positions of the records that this document has.
  public func completions(_ prefix: String) -> [String] {
    let cut = prefix.lastIndex { $0 == "." || $0 == "[" }
    let head = cut.map { String(prefix[..<$0]) } ?? ""
    guard let path = head.isEmpty ? ConfigPath(steps: []) : try? ConfigPath(head),
      let found = try? registry.resolve(path), found.elementSteps == 0
    else { return [] }
    var names = found.schema.children.map { head.isEmpty ? $0.key : head + "." + $0.key }
    if found.schema.isRecords {
      let items = root.node(at: path, schema: registry.root)?.value.arrayValue ?? []
      let key = found.schema.recordKey
      names = items.indices.map {
        let step = RecordName.step($0, in: items, key: key)
        return path.appending(step).description
      }
      names += items.indices.map { path.appending(.index($0 + 1)).description }
    }
    var seen: Set<String> = []
    return names.filter { $0.hasPrefix(prefix) && seen.insert($0).inserted }
  }
}
