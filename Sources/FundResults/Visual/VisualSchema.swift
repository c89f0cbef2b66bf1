import FundModel

/// The JSON Schema (draft 2020-12) of visual documents.
///
/// It says what a schema can: members, types and words. That ids are unique, that series are as long as
/// their axes and rows as wide as their tables is said in docs/visual-data.md and held by tests.
public enum VisualSchema {
  /// The schema as pretty JSON.
  public static func text() -> String {
    let fields: [(String, ConfigValue)] =
      [
        ("$schema", "https://json-schema.org/draft/2020-12/schema"),
        ("$id", .string("urn:equihome:visual:\(VisualDocument.schemaVersion)")),
        ("title", "Equihome visual document"),
      ]
      + object(
        [
          ("schema_version", ["const": .int(VisualDocument.schemaVersion)]), ("title", string),
          ("manifest", manifest), ("terms", terms), ("views", list(ref("view"))),
        ])
      + [
        (
          "$defs",
          .record([
            ("figure", ["type": ["number", "null"]]), ("interval", interval),
            ("unit", words(MetricUnit.allNames)), ("id", id), ("view", view), ("item", item),
            ("verdict", words(["good", "bad", "neutral"])), ("line", line), ("cell", cell),
            ("axis", .record(object([("label", string)], optional: [("unit", ref("unit"))]))),
            ("mark", .record(object([("label", string), ("value", number)]))),
            ("drawing", drawing),
          ])
        )
      ]
    return ConfigValue.record(fields).jsonPretty
  }

  // words of the schema language

  static let string: ConfigValue = ["type": "string"]
  static let number: ConfigValue = ["type": "number"]
  static let flag: ConfigValue = ["type": "boolean"]
  static let count: ConfigValue = ["type": "integer", "minimum": 0]
  static let figure = ref("figure")
  private static let id: ConfigValue = ["type": "string", "pattern": "^[a-z][a-z0-9_]*$"]
  private static let interval: ConfigValue = [
    "type": "array", "prefixItems": .list([figure, figure]), "minItems": 2, "maxItems": 2,
  ]

  static func ref(_ name: String) -> ConfigValue { ["$ref": .string("#/$defs/\(name)")] }
  static func list(_ items: ConfigValue) -> ConfigValue { ["type": "array", "items": items] }
  static func constant(_ word: String) -> ConfigValue { ["const": .string(word)] }
  static func words(_ words: [String]) -> ConfigValue {
    ["type": "string", "enum": .list(words.map { .string($0) })]
  }

  /// An object with these members and no others.
  static func object(
    _ required: [(String, ConfigValue)], optional: [(String, ConfigValue)] = []
  ) -> [(String, ConfigValue)] {
    [
      ("type", "object"), ("additionalProperties", false),
      ("properties", .record(required + optional)),
      ("required", .list(required.map { .string($0.0) })),
    ]
  }

  /// One of several objects, told apart by a member that holds a word.
  static func choice(
    _ member: String, _ cases: [(word: String, fields: [(String, ConfigValue)])]
  ) -> ConfigValue {
    .record([
      ("type", "object"), ("required", .list([.string(member)])),
      (
        "properties", .record([(member, words(cases.map(\.word)))])
      ),
      (
        "allOf",
        .list(
          cases.map { word, fields in
            .record([
              (
                "if",
                .record([("properties", .record([(member, constant(word))]))])
              ), ("then", .record(fields)),
            ])
          })
      ),
    ])
  }
}

extension MetricUnit {
  static let allNames = [
    MetricUnit.rate, .multiple, .money, .months, .years, .count, .share, .ratio,
  ].map(\.rawValue)
}
