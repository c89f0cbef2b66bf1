extension ParameterRegistry {
  /// What stands at a path.
  public struct PathDescription: Sendable {
    /// The path in the registry's form, for example `zones[].ltv.mean`.
    public let path: String
    /// The row; nil for plain groups such as `fees.management`.
    public let parameter: Parameter?
    /// Keys below, for groups and lists.
    public let children: [String]
  }

  /// The row and the keys below a path, concrete (`zones.green.ltv`) or not (`zones[].ltv`).
  ///
  /// - Throws: `ConfigError` with code `.unknownPath` and the nearest known path.
  public func describe(_ path: String) throws -> PathDescription {
    let schema = try resolve(ConfigPath(path)).schema
    return PathDescription(
      path: schema.path, parameter: self[schema.path], children: schema.children.map(\.key))
  }

  /// The schema at `path`, and how many of its last steps go into the list of a leaf.
  func resolve(_ path: ConfigPath) throws -> (schema: SchemaNode, elementSteps: Int) {
    var schema = root
    var inRecord = true
    for (index, step) in path.steps.enumerated() {
      let rest = path.steps.count - index
      if schema.isRecords, inRecord == false {
        // This step says which record.
        inRecord = true
        continue
      }
      if schema.isLeaf, let row = schema.row {
        guard rest <= row.type.depth, path.steps[index...].allSatisfy(\.isIndex) else {
          throw unknown(path, "\(schema.path) is a \(row.type.name) and has no such part")
        }
        return (schema, rest)
      }
      guard case .key(let key) = step, let child = schema.child(key) else {
        throw unknown(path, step, schema)
      }
      schema = child
      inRecord = !child.isRecords
    }
    return (inRecord && schema.isRecords ? schema.asRecord : schema, 0)
  }

  private func unknown(
    _ path: ConfigPath, _ step: ConfigPath.Step, _ schema: SchemaNode
  ) -> ConfigError {
    guard case .key(let key) = step else {
      return unknown(path, "\(schema.path) is no list")
    }
    let near = FormerNames.suggestion(for: key, at: schema, in: self)
    let known = schema.path.isEmpty ? "the groups are " : "\(schema.path) has "
    return unknown(
      path, near.map { "did you mean \($0)?" } ?? known + schema.childNames)
  }

  private func unknown(_ path: ConfigPath, _ why: String) -> ConfigError {
    ConfigError(.unknownPath, "\(path) is not a parameter; \(why)")
  }

  /// Rows that hold all words of `text` in path, label or description: those with all words in the
  /// path first, then those with them in the label, then the rest; each in registry order.
  public func search(_ text: String) -> [Parameter] {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { return parameters }
    func rank(_ row: Parameter) -> Int? {
      let fields = [row.path, row.path + " " + row.label, row.label + " " + row.description]
      return fields.firstIndex { field in
        let field = field.lowercased()
        return words.allSatisfy { field.contains($0) }
      }
    }
    let ranked = parameters.compactMap { row in rank(row).map { (rank: $0, row: row) } }
    return (0..<3).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.row) }
  }
}

extension ConfigPath.Step {
  var isIndex: Bool { if case .index = self { true } else { false } }
}

extension ParameterType {
  /// How many positions deep the value's elements lie.
  var depth: Int {
    switch self {
    case .numbers, .strings: 1
    case .matrix: 2
    default: 0
    }
  }
}
