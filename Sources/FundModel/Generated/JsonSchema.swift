/// The JSON Schema (draft 2020-12) of configurations, generated from the registry.
///
/// It says what a schema can: keys, types, ranges, words, and which parameters go with which choice.
/// Sums, orders, the correlation matrix and names of metrics are for `ConfigDocument.validate()`.
public enum JsonSchema {
  /// The schema as pretty JSON.
  public static func text(_ registry: ParameterRegistry = .standard) -> String {
    var fields: [(String, ConfigValue)] = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"),
      ("$id", "urn:equihome:config:1"),
      ("title", "Equihome fund configuration"),
    ]
    fields += object(registry.root)
    return JsonWriter.pretty(.record(fields))
  }

  private static func schema(_ node: SchemaNode) -> ConfigValue {
    var fields: [(String, ConfigValue)] = []
    if let row = node.row {
      fields = [("title", .string(row.label)), ("description", .string(note(row)))]
    }
    if node.isRecords {
      fields += [("type", "array")]
      if case .records(_, let least) = node.row?.type, least > 0 {
        fields += [("minItems", .int(least))]
      }
      fields += [("items", .record(object(node)))]
    } else if let row = node.row, node.isLeaf {
      fields += leaf(row)
    } else {
      fields += object(node)
    }
    return .record(fields)
  }

  private static func object(_ node: SchemaNode) -> [(String, ConfigValue)] {
    let required = node.children.filter { ($0.row?.presence ?? .always) == .always }
    var fields: [(String, ConfigValue)] = [
      ("type", "object"), ("additionalProperties", false),
      ("properties", .record(node.children.map { ($0.key, schema($0)) })),
    ]
    if !required.isEmpty { fields += [("required", .list(required.map { .string($0.key) }))] }
    let rules = conditions(node)
    if !rules.isEmpty { fields += [("allOf", .list(rules))] }
    return fields
  }

  /// One if/then for each condition that children of `node` depend on.
  private static func conditions(_ node: SchemaNode) -> [ConfigValue] {
    var order: [Activation] = []
    var keys: [String: [ConfigValue]] = [:]
    for child in node.children where child.row?.presence == .whileActive {
      guard let condition = child.row?.activeWhen else { continue }
      if keys[condition.description] == nil { order.append(condition) }
      keys[condition.description, default: []].append(.string(child.key))
    }
    return order.map { condition in
      let key = String(condition.path.split(separator: ".").last ?? "")
      let words = ConfigValue.list(condition.values.map { .string($0) })
      let test = ConfigValue.record([(key, .record([("enum", words)]))])
      return .record([
        ("if", .record([("properties", test), ("required", .list([.string(key)]))])),
        ("then", .record([("required", .list(keys[condition.description] ?? []))])),
      ])
    }
  }

  private static func leaf(_ row: Parameter) -> [(String, ConfigValue)] {
    switch row.type {
    case .number: [("type", "number")] + bounds(row.range)
    case .integer: [("type", "integer")] + bounds(row.range)
    case .boolean: [("type", "boolean")]
    case .string(let rule): [("type", "string"), ("pattern", .string(rule.pattern))]
    case .choice(let words): [("type", "string"), ("enum", .list(words.map { .string($0) }))]
    case .numbers(let least):
      [("type", "array"), ("minItems", .int(least)), ("items", number(row))]
    case .strings: [("type", "array"), ("items", ["type": "string"])]
    case .matrix: [("type", "array"), ("items", ["type": "array", "items": number(row)])]
    case .records, .object: []
    }
  }

  private static func number(_ row: Parameter) -> ConfigValue {
    .record([("type", "number")] + bounds(row.range))
  }

  private static func bounds(_ range: ParameterRange) -> [(String, ConfigValue)] {
    var fields: [(String, ConfigValue)] = []
    if let min = range.min {
      fields.append((range.minOpen ? "exclusiveMinimum" : "minimum", .double(min)))
    }
    if let max = range.max {
      fields.append((range.maxOpen ? "exclusiveMaximum" : "maximum", .double(max)))
    }
    return fields
  }

  private static func note(_ row: Parameter) -> String {
    var text = row.description
    if row.unit != .none { text += " Unit: \(row.unit.rawValue)." }
    if let condition = row.activeWhen { text += " Has an effect when \(condition)." }
    return text
  }
}
