extension SemanticCheck {
  /// Facilities: names, months in order, collateral that exists and is pledged once.
  mutating func checkFacilities() {
    let zones = zoneNames
    var pledged: [String: String] = [:]
    for item in items("facilities") {
      checkFacilityMonths(item)
      if item.text("draw_policy") == "fund_originations", let target = item.number("target"),
        target >= 1
      {
        report(
          item.place("target"), item.node("target"),
          "finances every purchase in full, so that nothing would bound the balance",
          expected: "below 1", unit: .share)
      }
      let name = item.text("name") ?? ""
      guard let kind = item.text("kind"), kind != "subscription",
        let list = item.node("collateral"), let path = try? ConfigPath(item.place("collateral"))
      else { continue }
      for pledge in items(in: list, path: path, key: "zone") {
        guard let zone = pledge.text("zone") else { continue }
        if !zones.contains(zone) {
          report(
            pledge.place("zone"), pledge.node("zone"), "is no zone of this fund",
            expected: "one of \(zones.joined(separator: ", "))",
            suggestion: EditDistance.nearest(zone, in: zones))
        } else if let other = pledged[zone] {
          report(
            pledge.place("zone"), pledge.node("zone"),
            "is collateral of the facility '\(other)' already: a loan secures one debt",
            expected: "a zone of its own")
        } else {
          pledged[zone] = name
        }
      }
    }
  }

  private mutating func checkFacilityMonths(_ item: Item) {
    guard let from = item.int("from_month"), let maturity = item.int("maturity_month") else {
      return
    }
    if maturity <= from {
      report(
        item.place("maturity_month"), item.node("maturity_month"),
        "leaves no month in which the facility can be drawn", expected: "above \(from)",
        unit: .months)
    }
    if let horizon = horizonMonths, from >= horizon {
      report(
        item.place("from_month"), item.node("from_month"),
        "has no effect because the fund ends in month \(horizon)", severity: .info)
    }
  }

  /// Notes: names, and a redemption within the fund's life.
  mutating func checkNotes() {
    guard let structure = text("notes.structure"), structure != "none" else { return }
    if let redemption = int("notes.redemption_month"), let horizon = horizonMonths,
      redemption > horizon
    {
      report(
        "notes.redemption_month", node("notes.redemption_month"),
        "comes after the end of the fund in month \(horizon)", expected: "at most \(horizon)",
        unit: .months)
    }
    if let first = int("notes.principal_from_month"), let last = int("notes.redemption_month"),
      first > last
    {
      report(
        "notes.principal_from_month", node("notes.principal_from_month"),
        "has no effect because all is due in month \(last)", severity: .info)
    }
  }
}
