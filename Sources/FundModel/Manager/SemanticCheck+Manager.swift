extension SemanticCheck {
  /// The rules between values of a management company.
  mutating func checkManager() {
    for (list, key) in [
      ("funds", "name"), ("income", "name"), ("staff", "role"), ("costs", "name"),
      ("carry_team", "name"),
    ] {
      checkDistinct(list, key) { $0.text(key) }
    }
    checkDistinct("funds", "fund_number") { $0.int("fund_number").map { "\($0)" } }
    for list in ["income", "staff", "costs", "carry_team"] { checkYears(list) }
    checkCarryShares()
    if let levels = numbers(node("analytics.quantiles")),
      !zip(levels, levels.dropFirst()).allSatisfy({ $0 < $1 })
    {
      report(
        "analytics.quantiles", node("analytics.quantiles"), "does not rise",
        expected: "each number above the one before")
    }
    for item in items("funds") {
      for (index, change) in (item.node("changes")?.value.arrayValue ?? []).enumerated() {
        guard let text = change.value.stringValue, !text.contains("=") || text.first == "=" else {
          continue
        }
        report(
          "\(item.path).changes[\(index + 1)]", change, "is no change",
          expected: "PATH=VALUE such as fund.size=50000000")
      }
    }
  }

  private mutating func checkDistinct(
    _ list: String, _ key: String, _ value: (Item) -> String?
  ) {
    var seen: [String: ConfigPath] = [:]
    for item in items(list) {
      guard let name = value(item) else { continue }
      if let first = seen[name] {
        report(
          item.place(key), item.node(key), "is taken by \(first) already",
          expected: "another \(key) for each of \(list)")
      } else {
        seen[name] = item.path
      }
    }
  }

  private mutating func checkYears(_ list: String) {
    for item in items(list) {
      guard let from = item.int("from_year"), let to = item.int("to_year"), to < from else {
        continue
      }
      report(
        item.place("to_year"), item.node("to_year"), "lies before from_year",
        expected: "at least \(from)", unit: .years)
    }
  }

  private mutating func checkCarryShares() {
    let shares = items("carry_team").compactMap { $0.number("share") }
    let sum = shares.reduce(0, +)
    guard sum > 1 + Self.sumTolerance else { return }
    issues.append(
      ConfigIssue(
        path: "carry_team[].share",
        value: shares.map(EcmaNumber.text).joined(separator: " + ") + " = " + EcmaNumber.text(sum),
        expected: "a sum of at most 1; the house keeps the rest", unit: .share,
        message: "the shares sum to more than the carry there is",
        origin: items("carry_team").first?.node("share")?.origin))
  }
}
