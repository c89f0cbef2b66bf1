extension LegacyGroup {
  /// The original drew exit years; here that is the exit model `timing`.
  static let exitTiming = LegacyGroup("exitTiming", "exits.model, exits.timing.years") { builder in
    let sd = "exit_year_std_dev"
    let both = ["avg_loan_exit_year", "average_exit_year"].filter { builder.isGiven($0) }
    for extra in both.dropFirst() { builder.drop(extra, "\(both[0]) is given as well.") }
    let mean = both.first ?? "avg_loan_exit_year"
    let (value, deviation) = (builder.needed(mean), builder.needed(sd))
    let sale = builder.number("exits.maturity_sale_share") ?? 0
    let least = try builder.assumptions.number("exits.least_years")
    let most = builder.number("fund.term_years") ?? 0
    try builder.set("exits.model", "timing", origin: .program)
    try builder.set(
      "exits.timing",
      .record([
        (
          "years",
          .record([
            ("mean", value), ("sd", deviation), ("min", .double(least)),
            ("max", .double(max(most, value.numberValue ?? 0))),
          ])
        ), ("sale_weight", .double(sale)), ("refinance_weight", .double(tidy(1 - sale))),
      ]), origin: .program)
    try builder.remove("exits.hazard")
    try builder.put(
      mean, "exits.timing.years.mean", value,
      changed: "A year drawn per loan (exits.model = timing), from year \(EcmaNumber.text(least)) "
        + "to the end of the term; sales and refinancings as exits.maturity_sale_share splits them."
    )
    try builder.put(sd, "exits.timing.years.sd", deviation)
  }

  static let rebalancing = LegacyGroup(
    "rebalancing", "reinvestment.rebalancing_strength"
  ) { builder in
    let (flag, strength) = ("zone_rebalancing_enabled", "rebalancing_strength")
    let path = "reinvestment.rebalancing_strength"
    if builder.given(flag)?.boolValue == false {
      try builder.put(flag, path, 0)
      if builder.isGiven(strength) { builder.drop(strength, "Rebalancing is off.") }
      return
    }
    try builder.put(strength, path, builder.needed(strength))
    if builder.isGiven(flag) { builder.report(flag, new: path) }
  }

  /// Allocation, growth and default rate by zone, onto the zones of the preset.
  static let byZone = LegacyGroup(
    "byZone", "zones[].allocation, .appreciation_rate, .default_rate"
  ) { builder in
    for (old, key) in [
      ("zone_allocations", "allocation"), ("appreciation_rates", "appreciation_rate"),
      ("default_rates", "default_rate"),
    ] {
      guard let object = builder.given(old)?.objectValue else { continue }
      let zones = builder.zones
      for entry in object.entries where !zones.contains(entry.key) {
        builder.refuse(
          old, "names the zone \(entry.key), which the preset does not have",
          expected: zones.joined(separator: ", "),
          suggestion: EditDistance.nearest(entry.key, in: zones))
      }
      let named = object.entries.filter { zones.contains($0.key) }
      guard named.count == object.count else { continue }
      for entry in named {
        try builder.set("zones.\(entry.key).\(key)", entry.node.value, origin: entry.node.origin)
      }
      let absent = zones.filter { object[$0] == nil }
      if key == "allocation" {
        for zone in absent { try builder.set("zones.\(zone).\(key)", 0, origin: .program) }
      }
      let note = absent.isEmpty ? nil : absent.joined(separator: ", ")
      builder.report(
        old, new: "zones[].\(key)", newValue: JsonWriter.short(.object(ConfigObject(named))),
        changed: note.map {
          key == "allocation"
            ? "Not named: \($0), which gets nothing."
            : "Not named: \($0), which keeps the preset's."
        })
    }
  }

  /// Loan to value. The original's loans had no mortgage ahead of them.
  static let ltv = LegacyGroup("ltv", "zones[].ltv, loans.senior_ltv") { builder in
    let given = ["average_ltv", "avg_loan_ltv"].filter { builder.isGiven($0) }
    for extra in given.dropFirst() { builder.drop(extra, "average_ltv is given as well.") }
    let old = given.first ?? "average_ltv"
    let mean = builder.needed(old)
    let sd = builder.needed("ltv_std_dev")
    let (center, width) = (mean.numberValue ?? 0, sd.numberValue ?? 0)
    let deviations = try builder.assumptions.number("ltv.bound_deviations")
    let least = try builder.assumptions.number("ltv.least")
    let most = try builder.assumptions.number("ltv.most")
    let low = builder.given("min_ltv") ?? .double(tidy(max(least, center - deviations * width)))
    let high = builder.given("max_ltv") ?? .double(tidy(min(most, center + deviations * width)))
    try builder.put(
      old, "zones[].ltv.mean", mean,
      changed:
        "Of every zone. The original knew no mortgage ahead of its loans, so loans.senior_ltv "
        + "is 0; set both where there is one.")
    try builder.put("ltv_std_dev", "zones[].ltv.sd", sd)
    for (name, key, bound) in [("min_ltv", "min", low), ("max_ltv", "max", high)] {
      try builder.put(
        name, "zones[].ltv.\(key)", bound,
        changed: builder.isGiven(name)
          ? nil : "No bound was given; \(EcmaNumber.text(deviations)) deviations from the mean.")
    }
    try builder.set(
      "loans.senior_ltv", .record([("mean", 0), ("sd", 0), ("min", 0), ("max", 0)]),
      origin: .program)
  }

  static let share = LegacyGroup("share", "products[].share") { builder in
    let old = "appreciation_share_method"
    let word = builder.given(old)?.stringValue ?? ""
    guard word == "pro_rata_ltv" else {
      builder.drop(
        old, "The original held the figures of \(word) in code; set products[].share by hand.")
      return
    }
    try builder.set("products[].share.of", "appreciation", origin: .program)
    try builder.set("products[].share.size", 1, origin: .program)
    try builder.put(old, "products[].share.sizing", "pro_rata")
  }

  static let defaultCorrelation = LegacyGroup(
    "defaultCorrelation", "exits.default.correlation_within_zone, .correlation_between_zones"
  ) { builder in
    let (flag, within, between) = (
      "default_correlation.enabled", "default_correlation.same_zone",
      "default_correlation.cross_zone"
    )
    let paths = [
      "exits.default.correlation_within_zone", "exits.default.correlation_between_zones",
    ]
    if builder.given(flag)?.boolValue == false {
      for path in paths { try builder.set(path, 0, origin: .program) }
      for path in paths { builder.report(flag, new: path) }
      for name in [within, between] where builder.isGiven(name) {
        builder.drop(name, "Correlation is off.")
      }
      return
    }
    let remark = "Correlation of the loans' latent drivers, a copula; it was one of outcomes."
    try builder.put(within, paths[0], builder.needed(within), changed: remark)
    try builder.put(between, paths[1], builder.needed(between), changed: remark)
    if builder.isGiven(flag) { builder.report(flag, new: paths[0]) }
  }
}
