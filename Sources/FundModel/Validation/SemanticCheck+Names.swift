extension SemanticCheck {
  /// Most zones a fund may have: their correlation matrix is solved, and paths hold an index each.
  static let maxZones = 64

  var zoneNames: [String] { items("zones").compactMap { $0.text("name") } }

  /// Names of records: no two alike, zones not too many.
  mutating func checkNames() {
    for list in ["zones", "products", "facilities", "notes.classes", "guardrails"] {
      var seen: Set<String> = []
      for item in items(list) {
        guard let name = item.text("name"), !seen.insert(name).inserted else { continue }
        report(
          item.place("name"), item.node("name"), "is the name of another record too",
          expected: "a name of its own")
      }
    }
    let count = node("zones")?.value.arrayValue?.count ?? 0
    if count > Self.maxZones {
      issues.append(
        ConfigIssue(
          path: "zones", expected: "at most \(Self.maxZones)", message: "has \(count) zones",
          origin: node("zones")?.origin))
    }
  }

  /// Growth given outright: every zone once, to the horizon.
  mutating func checkPricePath() {
    guard text("market.price_model.kind") == "path" else { return }
    let growth = "market.price_model.path.growth"
    let names = zoneNames
    var seen: Set<String> = []
    for item in items(growth) {
      guard let zone = item.text("zone") else { continue }
      if !names.contains(zone) {
        report(
          item.place("zone"), item.node("zone"), "is no zone of this fund",
          expected: "one of \(names.joined(separator: ", "))",
          suggestion: EditDistance.nearest(zone, in: names))
      } else if !seen.insert(zone).inserted {
        report(item.place("zone"), item.node("zone"), "has growth rates already")
      }
      checkLength(item)
    }
    for name in names where !seen.contains(name) && node(growth)?.value.arrayValue != nil {
      report(growth, nil, "has no growth rates for zone '\(name)'", expected: "every zone once")
    }
  }

  private mutating func checkLength(_ item: Item) {
    guard let months = horizonMonths, let count = item.node("rates")?.value.arrayValue?.count,
      let period = text("market.price_model.path.period")
    else { return }
    let needed = period == "annual" ? (months + 11) / 12 : months
    guard count < needed else { return }
    issues.append(
      ConfigIssue(
        path: item.place("rates"), expected: "at least \(needed)",
        message: "has \(count) \(period) rates, too few for \(months) months",
        origin: item.node("rates")?.origin))
  }

  /// Metrics of guardrails and of their conditions.
  mutating func checkGuardrails() {
    let own = items("hooks").filter { $0.text("point") == HookTerms.Point.metric.rawValue }
      .compactMap { $0.text("name") }
    for item in items("guardrails") {
      for key in ["metric", "when.metric"] {
        guard let name = item.text(key), GuardrailMetric.ownStatistic(name, of: own) == nil
        else { continue }
        do {
          _ = try GuardrailMetric.parse(name)
        } catch {
          report(
            item.place(key), item.node(key), error.message, expected: error.expected,
            suggestion: error.suggestion)
        }
      }
    }
  }
}
