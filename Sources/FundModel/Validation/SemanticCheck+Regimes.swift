extension SemanticCheck {
  /// Most regimes: frozen with the draw layout (docs/model.md, Draws).
  static let maxRegimes = 16

  /// Regimes: names of their own, a stochastic matrix of their number, a start that exists.
  mutating func checkRegimes() {
    guard text("market.price_model.kind") == "regime" else { return }
    let base = "market.price_model.regime"
    let regimes = items(base + ".regimes")
    let count = regimes.count
    var seen: Set<String> = []
    for item in regimes {
      guard let name = item.text("name"), !seen.insert(name).inserted else { continue }
      report(
        item.place("name"), item.node("name"), "is the name of another regime too",
        expected: "a name of its own")
    }
    if count > Self.maxRegimes {
      report(
        base + ".regimes", nil, "has \(count) regimes", expected: "at most \(Self.maxRegimes)")
    }
    if text(base + ".start") == "given" {
      checkProbabilities(node(base + ".initial"), base + ".initial", count)
    }
    guard let rows = node(base + ".transition")?.value.arrayValue else { return }
    let before = issues.count
    if rows.count != count {
      report(
        base + ".transition", nil, "has \(rows.count) rows for \(count) regimes",
        expected: "one row a regime")
    }
    for (index, row) in rows.enumerated() {
      checkProbabilities(row, "\(base).transition[\(index + 1)]", count)
    }
    guard issues.count == before, text(base + ".start") == "stationary" else { return }
    let matrix = rows.compactMap { numbers($0) }
    guard matrix.count == count, count <= Self.maxRegimes, !hasOneClass(matrix) else { return }
    report(
      base + ".start", node(base + ".start"),
      "is no single law: the chain has several groups of regimes that it never leaves",
      expected: "start = given, or a transition matrix in which some regime can be reached from all"
    )
  }

  private mutating func checkProbabilities(_ node: ConfigNode?, _ path: String, _ count: Int) {
    guard let values = numbers(node) else { return }
    if values.count != count {
      report(
        path, node, "has \(values.count) probabilities for \(count) regimes",
        expected: "one a regime")
      return
    }
    let sum = values.reduce(0, +)
    guard abs(sum - 1) > Self.sumTolerance else { return }
    report(path, node, "sums to \(EcmaNumber.text(sum))", expected: "probabilities that sum to 1")
  }

  /// Whether some regime can be reached from every other, so that the stationary law is one.
  private func hasOneClass(_ matrix: [[Double]]) -> Bool {
    let count = matrix.count
    var reaches = matrix.map { $0.map { $0 > 0 } }
    for k in 0..<count {
      for i in 0..<count where reaches[i][k] {
        for j in 0..<count where reaches[k][j] { reaches[i][j] = true }
      }
    }
    return (0..<count).contains { target in
      (0..<count).allSatisfy { $0 == target || reaches[$0][target] }
    }
  }

  /// A bootstrap: every zone has one series. What the file holds is looked at when it is read.
  mutating func checkBootstrap() {
    guard text("market.price_model.kind") == "bootstrap" else { return }
    let list = "market.price_model.bootstrap.series"
    checkZonesOnce(list, "a series")
  }

  /// Every zone once in a list of records by zone.
  private mutating func checkZonesOnce(_ list: String, _ what: String) {
    let names = zoneNames
    var seen: Set<String> = []
    for item in items(list) {
      guard let zone = item.text("zone") else { continue }
      if !names.contains(zone) {
        report(
          item.place("zone"), item.node("zone"), "is no zone of this fund",
          expected: "one of \(names.joined(separator: ", "))",
          suggestion: EditDistance.nearest(zone, in: names))
      } else if !seen.insert(zone).inserted {
        report(item.place("zone"), item.node("zone"), "has \(what) already")
      }
    }
    for name in names where !seen.contains(name) && node(list)?.value.arrayValue != nil {
      report(list, nil, "lacks \(what) for zone '\(name)'", expected: "every zone once")
    }
  }
}
