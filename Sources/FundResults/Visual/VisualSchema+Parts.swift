import FundModel

extension VisualSchema {
  static var manifest: ConfigValue {
    let file = object([("path", string), ("sha256", string)])
    let textOrNull: ConfigValue = ["type": ["string", "null"]]
    return .record(
      object([
        ("schema_version", count), ("engine_version", string), ("config_hash", string),
        ("config_name", string), ("preset", textOrNull), ("seed", count), ("first_path", count),
        ("paths", count), ("keep", words(Simulation.Keep.allCases.map(\.rawValue))),
        ("data_files", list(.record(file))), ("created", textOrNull),
      ]))
  }

  static var terms: ConfigValue {
    .record(
      object([
        ("currency", string), ("size", number), ("hurdle_rate", number), ("risk_free_rate", number),
        ("confidence_level", number),
      ]))
  }

  static var view: ConfigValue {
    .record(
      object([
        ("name", words(VisualView.Name.allCases.map(\.rawValue))), ("title", string),
        ("items", list(ref("item"))),
      ]))
  }

  static var item: ConfigValue {
    let type: (String) -> (String, ConfigValue) = { ("type", constant($0)) }
    let figure = object(
      [("name", string), ("label", string), ("unit", ref("unit")), ("value", self.figure)],
      optional: [
        ("se", self.figure), ("interval", ref("interval")), ("verdict", ref("verdict")),
        ("note", string),
      ])
    let column = object([("name", string), ("label", string)], optional: [("unit", ref("unit"))])
    return choice(
      "type",
      [
        (
          "text",
          object(
            [
              type("text"), ("id", ref("id")),
              ("role", words(VisualText.Role.allCases.map(\.rawValue))), ("text", string),
            ], optional: [("title", string)])
        ),
        (
          "figures",
          object([
            type("figures"), ("id", ref("id")), ("title", string),
            ("figures", list(.record(figure))),
          ])
        ),
        (
          "chart",
          object([
            type("chart"), ("id", ref("id")), ("title", string), ("summary", string),
            ("x", ref("axis")), ("y", ref("axis")), ("drawing", ref("drawing")),
          ])
        ),
        (
          "table",
          object(
            [
              type("table"), ("id", ref("id")), ("title", string),
              ("columns", list(.record(column))), ("rows", list(list(ref("cell")))),
            ], optional: [("note", string)])
        ),
      ])
  }

  static var cell: ConfigValue {
    [
      "oneOf": .list([
        ["type": ["null", "string", "number"]],
        .record(
          object(
            [("value", figure)],
            optional: [("unit", ref("unit")), ("se", figure), ("interval", ref("interval"))])),
      ])
    ]
  }

  static var line: ConfigValue {
    .record(
      object(
        [("name", string), ("values", list(figure))],
        optional: [("low", list(figure)), ("high", list(figure))]))
  }
}
