extension SemanticCheck {
  /// One function a point; metrics and guardrails by names of their own; a waterfall that can be one.
  mutating func checkHooks() {
    var points: Set<String> = []
    var names: [String: Set<String>] = [:]
    for item in items("hooks") {
      guard let point = item.text("point").flatMap(HookTerms.Point.init) else { continue }
      if point.isNamed {
        checkHookName(item, point, taken: &names[point.rawValue, default: []])
        continue
      }
      if !points.insert(point.rawValue).inserted {
        report(
          item.place("point"), item.node("point"), "has a function already",
          expected: "one function of this point")
      }
      if let name = item.text("name"), !name.isEmpty {
        report(
          item.place("name"), item.node("name"), "names a hook that has no name",
          expected: "the empty text: only metric and guardrail hooks have names")
      }
      if point == .waterfall, text("waterfall.structure") == "american" {
        report(
          item.place("point"), item.node("point"),
          "cannot go with deals: waterfall.structure is american",
          expected: "waterfall.structure european or tiers")
      }
    }
  }

  private mutating func checkHookName(
    _ item: Item, _ point: HookTerms.Point, taken: inout Set<String>
  ) {
    guard let name = item.text("name") else { return }
    let place = item.place("name")
    guard !name.isEmpty else {
      return report(
        place, item.node("name"), "is empty", expected: "the name of the \(point.rawValue)")
    }
    if !taken.insert(name).inserted {
      report(
        place, item.node("name"), "is the name of another \(point.rawValue) too",
        expected: "a name of its own")
    }
    switch point {
    case .metric where isBuiltInFigure(name):
      report(
        place, item.node("name"), "is the name of a built-in metric",
        expected: "a name of its own")
    case .guardrail where items("guardrails").contains { $0.text("name") == name }:
      report(
        place, item.node("name"), "is the name of a record of guardrails",
        expected: "a name of its own")
    default: break
    }
  }

  /// What results and guardrails already call by this name.
  private func isBuiltInFigure(_ name: String) -> Bool {
    name == "loss" || Metric.named(name) != nil
      || GuardrailMetric.StaticMetric(rawValue: name) != nil
      || GuardrailMetric.ProbabilityMetric(rawValue: name) != nil
  }
}
