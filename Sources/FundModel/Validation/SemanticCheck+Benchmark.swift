extension SemanticCheck {
  /// A given benchmark reaches the end of the fund.
  mutating func checkBenchmark() {
    let path = "analytics.benchmark.path"
    guard text("analytics.benchmark.kind") == "path", let months = horizonMonths,
      let count = node(path)?.value.arrayValue?.count
    else { return }
    let years = months / 12
    guard count < years else { return }
    report(
      path, node(path), "has \(count) years; the fund lasts \(years)",
      expected: "at least \(years) rates, one a year to the horizon")
  }
}
