import FundModel

extension VisualSchema {
  static var drawing: ConfigValue {
    let lines = list(ref("line"))
    let marks = list(ref("mark"))
    let numbers = list(number)
    let texts = list(string)
    let matrix = list(list(figure))
    let counts = object([("name", string), ("counts", list(count))])
    let range = object(
      [("name", string), ("low_label", string), ("high_label", string)],
      optional: [
        ("at_low", figure), ("at_high", figure), ("at_low_interval", ref("interval")),
        ("at_high_interval", ref("interval")),
      ])
    let step = object(
      [("name", string), ("value", number), ("is_total", flag)], optional: [("se", figure)])
    let point = object([("x", number), ("y", number)], optional: [("label", string)])
    let points = object([("name", string), ("points", list(.record(point))), ("is_line", flag)])
    let kinds: [(String, [(String, ConfigValue)], [(String, ConfigValue)])] = [
      (
        "histogram",
        [("edges", numbers), ("series", list(.record(counts))), ("marks", marks)], []
      ),
      (
        "fan",
        [("positions", numbers), ("levels", numbers), ("values", matrix), ("lines", lines)], []
      ),
      ("lines", [("positions", numbers), ("lines", lines), ("marks", marks)], []),
      (
        "bars",
        [("categories", texts), ("series", lines), ("stacked", flag), ("horizontal", flag)], []
      ),
      ("ranges", [("rows", list(.record(range)))], [("base", figure)]),
      ("steps", [("steps", list(.record(step)))], []),
      (
        "heat",
        [
          ("columns", texts), ("rows", texts), ("values", matrix), ("unit", ref("unit")),
          ("lower_is_better", flag),
        ], [("se", matrix)]
      ),
      ("scatter", [("series", list(.record(points)))], []),
    ]
    return choice(
      "kind",
      kinds.map { kind, required, optional in
        (kind, object([("kind", constant(kind))] + required, optional: optional))
      })
  }
}
