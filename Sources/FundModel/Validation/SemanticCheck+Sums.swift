extension SemanticCheck {
  /// Shares that must sum to 1.
  mutating func checkSums() {
    checkSum("zones", "allocation")
    checkSum("products", "weight")
    if text("market.price_model.kind") == "momentum" {
      checkSum("market.price_model.momentum.components", "share")
    }
    if text("capital_calls.schedule") == "custom" {
      checkSum("capital_calls.custom", "share")
    }
    if text("exits.model") == "timing", let sale = number("exits.timing.sale_weight"),
      let refinance = number("exits.timing.refinance_weight"), sale + refinance <= 0
    {
      report(
        "exits.timing.sale_weight", node("exits.timing.sale_weight"),
        "and exits.timing.refinance_weight are both 0, so no loan could exit",
        expected: "at least one above 0")
    }
  }

  private mutating func checkSum(_ list: String, _ key: String) {
    let records = items(list)
    let values = records.compactMap { $0.number(key) }
    guard !records.isEmpty, values.count == node(list)?.value.arrayValue?.count else { return }
    let sum = values.reduce(0, +)
    guard abs(sum - 1) > Self.sumTolerance else { return }
    let parts = records.count <= 8 ? values.map(EcmaNumber.text).joined(separator: " + ") : "they"
    issues.append(
      ConfigIssue(
        path: "\(list)[].\(key)", value: "\(parts) = \(EcmaNumber.text(sum))",
        expected: "a sum of 1 within \(EcmaNumber.text(Self.sumTolerance))",
        unit: registry["\(list)[].\(key)"]?.unit,
        message: "the values do not sum to 1",
        origin: records.first?.node(key)?.origin))
  }
}
