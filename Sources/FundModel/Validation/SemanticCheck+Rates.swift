extension SemanticCheck {
  /// Most suburbs of a fund: each costs a path a table row.
  static let maxSuburbs = 4096
  /// Degrees of freedom of the CIR law that its split into squares can have.
  static let cirFreedom = 1.0...100_000

  /// Short rates: paths that reach the horizon, laws that exist.
  mutating func checkRates() {
    switch text("market.rates.kind") {
    case "path": checkRatePath()
    case "cir": checkCir()
    default: break
    }
    guard ["vasicek", "cir"].contains(text("market.rates.kind")),
      ["path", "bootstrap"].contains(text("market.price_model.kind")),
      let correlation = number("market.rates.correlation"), correlation != 0,
      let kind = text("market.price_model.kind")
    else { return }
    report(
      "market.rates.correlation", node("market.rates.correlation"),
      "has no effect because market.price_model.kind is \(kind), which has no price shocks",
      severity: .info)
  }

  private mutating func checkRatePath() {
    let path = "market.rates.path.rates"
    guard let months = horizonMonths, let count = node(path)?.value.arrayValue?.count,
      let period = text("market.rates.path.period")
    else { return }
    let needed = period == "annual" ? (months + 11) / 12 : months
    guard count < needed else { return }
    report(
      path, nil, "has \(count) \(period) rates, too few for \(months) months",
      expected: "at least \(needed)")
  }

  private mutating func checkCir() {
    for key in ["initial", "mean"] {
      let path = "market.rates.\(key)"
      guard let value = number(path), value < 0 else { continue }
      report(path, node(path), "is below 0, where a cir rate cannot be", expected: "at least 0")
    }
    let path = "market.rates.volatility"
    guard let mean = number("market.rates.mean"), let speed = number("market.rates.speed"),
      let volatility = number(path), mean >= 0, speed > 0, volatility > 0
    else { return }
    let freedom = 4 * speed * mean / (volatility * volatility)
    if freedom < Self.cirFreedom.lowerBound {
      report(
        path, node(path),
        "is too large: 4 speed mean / volatility^2 is \(EcmaNumber.text(freedom))",
        expected:
          "at most \(EcmaNumber.text(2 * (speed * mean).squareRoot())), so that it is at least 1")
    } else if freedom > Self.cirFreedom.upperBound {
      report(
        path, node(path), "is so small that the rate hardly moves",
        expected: "0, or 4 speed mean / volatility^2 at most 100000")
    } else if freedom < 2 {
      report(
        path, node(path),
        "lets the rate touch 0: volatility^2 is above 2 speed mean (Feller's condition)",
        severity: .info)
    }
  }

  /// Suburbs: names of their own in a zone, a weight above 0 in each list, not too many.
  mutating func checkSuburbs() {
    var total = 0
    for zone in items("zones") {
      guard let list = zone.node("suburbs"), let records = list.value.arrayValue, !records.isEmpty
      else { continue }
      total += records.count
      let place = ConfigPath(steps: zone.path.steps + [.key("suburbs")])
      let suburbs = items(in: list, path: place, key: nil)
      var seen: Set<String> = []
      for item in suburbs {
        guard let name = item.text("name"), !seen.insert(name).inserted else { continue }
        report(
          item.place("name"), item.node("name"), "is the name of another suburb of the zone too",
          expected: "a name of its own")
      }
      let weights = suburbs.compactMap { $0.number("weight") }
      guard weights.count == records.count, weights.allSatisfy({ $0 <= 0 }) else { continue }
      report(place.description, nil, "have no weight above 0", expected: "at least one above 0")
    }
    if total > Self.maxSuburbs {
      report("zones", nil, "have \(total) suburbs in all", expected: "at most \(Self.maxSuburbs)")
    }
  }
}
