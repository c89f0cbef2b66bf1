extension SemanticCheck {
  /// Fees that move no money, and the schedule of calls.
  mutating func checkFeesAndCalls() {
    if text("fees.origination.paid_by") == "fund", text("fees.origination.paid_to") == "fund" {
      report(
        "fees.origination.paid_to", node("fees.origination.paid_to"),
        "has no effect: the fund would pay the fee to itself",
        expected: "gp, or fees.origination.paid_by = borrower")
    }
    checkRising("fees.management.step_downs", "from_month")
    checkRising("capital_calls.custom", "month")
    guard let term = int("fund.term_years"), (0...1000).contains(term) else { return }
    let months = 12 * term
    switch text("capital_calls.schedule") {
    case "custom":
      for item in items("capital_calls.custom") {
        guard let month = item.int("month"), month > months else { continue }
        report(
          item.place("month"), item.node("month"), "lies after the term of the fund",
          expected: "at most \(months)", unit: .months)
      }
    case "equal", "front_loaded", "back_loaded":
      guard let count = int("capital_calls.count"), (1...100_000).contains(count),
        let interval = int("capital_calls.interval_months"), (1...100_000).contains(interval)
      else { return }
      let last = (count - 1) * interval
      guard last > months else { return }
      report(
        "capital_calls.count", node("capital_calls.count"),
        "puts the last call in month \(last), after the term of the fund",
        expected: "(count - 1) * interval_months at most \(months)")
    default: break
    }
  }

  /// Lengths of periods against the term, and of lists against periods.
  mutating func checkPeriods() {
    if let term = int("fund.term_years"), (0...1000).contains(term) {
      for path in ["deployment.period_months", "reinvestment.period_months"] {
        guard let months = int(path), months > 12 * term else { continue }
        report(
          path, node(path), "is longer than the term of the fund",
          expected: "at most \(12 * term) (12 * fund.term_years)", unit: .months)
      }
    }
    if let lockout = int("exits.lockout_months"),
      let shortest = items("products").compactMap({ $0.int("term_months") }).min(),
      lockout > shortest
    {
      report(
        "exits.lockout_months", node("exits.lockout_months"),
        "is longer than the shortest contract", expected: "at most \(shortest)", unit: .months)
    }
    checkCustomPace()
    for list in ["analytics.var_levels", "analytics.quantiles"] {
      guard let values = numbers(node(list)), !isRising(values) else { continue }
      report(list, node(list), "does not rise", expected: "each number above the one before")
    }
    for item in items("products") {
      guard let steps = item.node("share.steps") else { continue }
      let place = ConfigPath(steps: item.path.steps + [.key("share"), .key("steps")])
      checkRising(items(in: steps, path: place, key: nil), "from_month")
    }
  }

  private mutating func checkCustomPace() {
    let path = "deployment.custom"
    guard text("deployment.pace") == "custom", let weights = numbers(node(path)) else { return }
    if let months = int("deployment.period_months"), weights.count != months {
      report(
        path, node(path), "has \(weights.count) weights for \(months) months",
        expected: "one weight a month of deployment.period_months")
    }
    if weights.reduce(0, +) <= 0 {
      report(path, node(path), "has no weight above 0", expected: "at least one above 0")
    }
  }

  private mutating func checkRising(_ list: String, _ key: String) {
    checkRising(items(list), key)
  }

  private mutating func checkRising(_ items: [Item], _ key: String) {
    for (before, item) in zip(items, items.dropFirst()) {
      guard let a = before.int(key), let b = item.int(key), b <= a else { continue }
      report(
        item.place(key), item.node(key), "does not come after the record before it",
        expected: "above \(a)", unit: .months)
    }
  }

  private func isRising(_ values: [Double]) -> Bool {
    zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
  }
}
