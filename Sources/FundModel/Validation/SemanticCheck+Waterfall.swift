extension SemanticCheck {
  /// Catch-ups that can be reached, and tiers that leave no cash behind.
  mutating func checkWaterfall() {
    switch text("waterfall.structure") {
    case "european", "american":
      guard let k = number("waterfall.catch_up"), let c = number("waterfall.carry"), k != 0,
        k <= c
      else { return }
      report(
        "waterfall.catch_up", node("waterfall.catch_up"),
        "never brings the GP to its carry of \(EcmaNumber.text(c))",
        expected: "0 for none, or above \(EcmaNumber.text(c)) (waterfall.carry) up to 1")
    case "tiers": checkTiers()
    default: break
    }
  }

  private mutating func checkTiers() {
    let tiers = items("waterfall.tiers")
    guard let count = node("waterfall.tiers")?.value.arrayValue?.count, count == tiers.count
    else { return }
    for (index, tier) in tiers.enumerated() {
      guard let until = tier.text("until") else { continue }
      let isLast = index == count - 1
      if isLast != (until == "forever") {
        report(
          tier.place("until"), tier.node("until"),
          isLast ? "would leave cash over" : "leaves nothing for the tiers after it",
          expected: isLast ? "forever in the last tier" : "forever in the last tier only")
      }
      checkTarget(tier, until)
      checkEnds(tier, until)
    }
  }

  private mutating func checkTarget(_ tier: Item, _ until: String) {
    guard let value = tier.number("value") else { return }
    let node = tier.node("value")
    switch until {
    case "catch_up":
      guard value > 0, value < 1 else {
        report(
          tier.place("value"), node, "is no share of profit", expected: "in (0, 1)", unit: .share)
        return
      }
      guard let lp = tier.number("lp_share"), 1 - lp <= value else { return }
      report(
        tier.place("lp_share"), tier.node("lp_share"),
        "pays the GP \(EcmaNumber.text(1 - lp)) of each unit, which never brings it to "
          + "\(EcmaNumber.text(value)) of profit",
        expected: "below \(EcmaNumber.text(1 - value))", unit: .share)
    case "irr" where value >= 1:
      report(
        tier.place("value"), node, "is a rate of 100 % or more", expected: "below 1", unit: .rate)
    case "multiple" where value <= 0:
      report(
        tier.place("value"), node, "is no multiple", expected: "above 0", unit: .multiple)
    default: break
    }
  }

  private mutating func checkEnds(_ tier: Item, _ until: String) {
    guard ["irr", "multiple", "capital", "preferred"].contains(until),
      tier.number("lp_share") == 0
    else { return }
    report(
      tier.place("lp_share"), tier.node("lp_share"),
      "pays the LPs nothing, so the tier would never end", expected: "above 0", unit: .share)
  }
}
