extension SemanticCheck {
  /// Overlays: months in order, one value or one a month, zones that exist, values that make sense.
  mutating func checkOverlays() {
    let names = zoneNames
    for item in items("market.overlays") {
      checkMonths(item)
      for zone in item.node("zones")?.value.arrayValue ?? [] {
        guard let name = zone.value.stringValue, !names.contains(name) else { continue }
        report(
          item.place("zones"), zone, "names no zone of this fund",
          expected: "names among \(names.joined(separator: ", "))",
          suggestion: EditDistance.nearest(name, in: names))
      }
      checkValues(item)
      checkFundWide(item)
    }
  }

  /// The short rate and facility limits belong to no zone.
  private mutating func checkFundWide(_ item: Item) {
    guard let target = item.text("target").flatMap(Overlay.Target.init), target.isFundWide,
      let zones = item.node("zones"), zones.value.arrayValue?.isEmpty == false
    else { return }
    report(
      item.place("zones"), zones, "names zones although \(target.rawValue) is one for the fund",
      expected: "an empty list")
  }

  private mutating func checkMonths(_ item: Item) {
    guard let from = item.int("from_month"), let to = item.int("to_month"),
      (0...100_000).contains(from), (0...100_000).contains(to)
    else { return }
    guard from <= to else {
      report(
        item.place("to_month"), item.node("to_month"), "comes before the first month",
        expected: "at least \(from)", unit: .months)
      return
    }
    let months = to - from + 1
    if let values = item.node("values"), let count = values.value.arrayValue?.count,
      count > 1, count != months
    {
      report(
        item.place("values"), values, "has \(count) values for \(months) months",
        expected: "1 value, or \(months)")
    }
    if let horizon = horizonMonths, from > horizon {
      report(
        item.place("from_month"), item.node("from_month"),
        "has no effect because the fund ends in month \(horizon)", severity: .info)
    }
  }

  private mutating func checkValues(_ item: Item) {
    guard let target = item.text("target"), let op = item.text("op") else { return }
    if target == "property_value", op == "set" {
      report(
        item.place("op"), item.node("op"), "cannot set the values of homes",
        expected: "add (a share of the value) or multiply")
      return
    }
    guard let rule = Self.range(target, op),
      let values = item.node("values"), let all = numbers(values)
    else { return }
    for (index, value) in all.enumerated() where !rule.contains(value) {
      report(
        item.place("values") + "[\(index + 1)]", values.value.arrayValue?[index],
        "is out of range for \(op) on \(target)", expected: "a number \(rule)")
    }
  }

  /// What the values of an overlay may be; nil is any number.
  private static func range(_ target: String, _ op: String) -> ParameterRange? {
    switch (target, op) {
    case ("property_value", "add"): .above(-1)
    case ("property_value", "multiply"): .above(0)
    case ("appreciation", "set"): .above(-1)
    case ("recovery", "set"), ("sale_cost", "set"): .share
    case ("short_rate", "set"): .above(-0.99)
    case ("appreciation", _), ("short_rate", _), (_, "add"): nil
    default: .atLeast(0)
    }
  }
}
