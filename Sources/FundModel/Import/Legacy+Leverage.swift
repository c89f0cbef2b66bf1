/// The original's leverage, as facilities and notes.
extension LegacyTable {
  private static func row(
    _ name: String, _ type: LegacyType, _ fallback: ConfigValue, _ group: LegacyGroup
  ) -> LegacyParameter {
    .init("leverage." + name, type, fallback, .together(group))
  }

  static let leverage: [LegacyParameter] =
    [
      row("green_sleeve.enabled", .boolean, true, .greenSleeve),
      row("green_sleeve.max_mult", .number, 1.5, .greenSleeve),
      row("green_sleeve.spread_bps", .integer, 275, .greenSleeve),
      row("green_sleeve.commitment_fee_bps", .integer, 50, .greenSleeve),
      row("a_plus_overadvance.enabled", .boolean, false, .overadvance),
      row("a_plus_overadvance.tls_grade", .text, "A+", .overadvance),
      row("a_plus_overadvance.advance_rate", .number, 0.75, .overadvance),
      row("deal_note.enabled", .boolean, false, .dealNote),
      row("deal_note.note_pct", .number, 0.30, .dealNote),
      row("deal_note.note_rate", .number, 0.07, .dealNote),
      row("ramp_line.enabled", .boolean, false, .rampLine),
      row("ramp_line.limit_pct_commit", .number, 0.15, .rampLine),
      row("ramp_line.draw_period_months", .integer, 24, .rampLine),
      row("ramp_line.spread_bps", .integer, 300, .rampLine),
      .init(
        "leverage.dynamic_rules", .anyList, .list([]),
        .dropped("Rules are covenants and sweeps of a facility (facilities[].covenants).")),
    ]
    + ["", ".green_sleeve", ".a_plus_overadvance", ".deal_note", ".ramp_line"].map {
      .init("leverage" + $0, .group, nil, .dropped("A group; its members are listed."))
    }
}

extension LegacyGroup {
  private static let floats = "Interest is the short rate of the month plus this margin."

  /// A line on the NAV of the green zone that lifts exposure to `max_mult` times equity.
  static let greenSleeve = LegacyGroup("greenSleeve", "facilities.green_sleeve") { builder in
    let group = "leverage.green_sleeve."
    let mult = group + "max_mult"
    guard builder.isOn(group, [mult, group + "spread_bps", group + "commitment_fee_bps"]) else {
      return
    }
    let times = builder.needed(mult).numberValue ?? 0
    guard times > 1 else {
      builder.refuse(mult, "is no leverage", expected: "a number above 1, such as 1.5")
      return
    }
    let zone = try builder.assumptions.value("leverage.green_sleeve_zone")
    let (debt, advance) = (tidy(times - 1), tidy(1 - 1 / times))
    try builder.append(
      facility: "green_sleeve", kind: "nav", policy: "target_leverage", limit: .double(debt),
      advance: .double(advance), maturity: nil, margin: group + "spread_bps",
      undrawn: group + "commitment_fee_bps",
      extra: [
        ("target", .double(debt)),
        (
          "collateral",
          .list([.record([("zone", zone), ("haircut", 0), ("concentration_limit", 1)])])
        ), ("concentration", "eligible_total"),
      ])
    builder.report(group + "enabled", new: "facilities.green_sleeve.kind")
    builder.report(
      mult, new: "facilities.green_sleeve.target", newValue: EcmaNumber.text(debt),
      changed: "Debt over NAV and over fund.size is the multiple less 1; the advance rate on the "
        + "zone's NAV is 1 - 1/multiple.")
    builder.report(
      group + "spread_bps", new: "facilities.green_sleeve.interest.margin", changed: floats)
    builder.report(
      group + "commitment_fee_bps", new: "facilities.green_sleeve.undrawn_fee",
      changed: "Charged on what is not drawn.")
  }

  /// More advance on the best loans: a higher advance rate of the line that they secure.
  static let overadvance = LegacyGroup(
    "overadvance", "facilities.green_sleeve.advance_rate"
  ) { builder in
    let group = "leverage.a_plus_overadvance."
    let (grade, rate) = (group + "tls_grade", group + "advance_rate")
    guard builder.isOn(group, [grade, rate]) else { return }
    let path = "facilities.green_sleeve.advance_rate"
    guard (try? builder.document.value(at: path)) != nil else {
      for name in [group + "enabled", grade, rate] {
        builder.drop(name, "It raises the advance rate of a line, and no line is secured by loans.")
      }
      return
    }
    try builder.put(rate, path, builder.needed(rate), changed: "Of the whole zone of the line.")
    builder.report(group + "enabled", new: path)
    builder.drop(grade, "Grades are zones here, and a zone has one advance rate.")
  }

  /// A note beside the equity, issued at close.
  static let dealNote = LegacyGroup("dealNote", "notes") { builder in
    let group = "leverage.deal_note."
    let (share, rate) = (group + "note_pct", group + "note_rate")
    guard builder.isOn(group, [share, rate]) else { return }
    let months = 12 * Int(builder.number("fund.term_years") ?? 0)
    let (face, coupon) = (builder.needed(share), builder.needed(rate))
    try builder.set(
      "notes",
      .record([
        ("structure", "sequential"),
        ("payment_frequency", try builder.assumptions.value("notes.payment_frequency")),
        ("principal_from_month", .int(months)), ("redemption_month", .int(months)),
        ("reserve_share", 0),
        (
          "classes",
          .list([
            .record([
              ("name", "deal_note"), ("share", face),
              ("coupon", .record([("kind", "fixed"), ("rate", coupon)])), ("pik", false),
              ("oc_trigger", 0), ("ic_trigger", 0),
            ])
          ])
        ),
      ]), origin: .program, for: share)
    builder.report(group + "enabled", new: "notes.structure")
    builder.report(
      share, new: "notes.classes.deal_note.share", newValue: JsonWriter.short(face),
      changed: "One note of the fund at close, repaid at the end of the term; it was one for each "
        + "deal.")
    builder.report(
      rate, new: "notes.classes.deal_note.coupon.rate", newValue: JsonWriter.short(coupon))
  }

  /// A line on uncalled commitments that bridges calls in the first months.
  static let rampLine = LegacyGroup("rampLine", "facilities.ramp_line") { builder in
    let group = "leverage.ramp_line."
    let (limit, months) = (group + "limit_pct_commit", group + "draw_period_months")
    let margin = group + "spread_bps"
    guard builder.isOn(group, [limit, months, margin]) else { return }
    let (size, end) = (builder.needed(limit), builder.needed(months))
    try builder.append(
      facility: "ramp_line", kind: "subscription", policy: "bridge_calls", limit: size,
      advance: try builder.assumptions.value("leverage.ramp_line_advance_rate"),
      maturity: end.intValue, margin: margin, undrawn: nil,
      extra: [("clean_down_months", end)])
    builder.report(group + "enabled", new: "facilities.ramp_line.kind")
    builder.report(
      limit, new: "facilities.ramp_line.limit", newValue: JsonWriter.short(size))
    builder.report(
      months, new: "facilities.ramp_line.maturity_month", newValue: JsonWriter.short(end),
      changed: "All is repaid by a capital call when the months are over.")
    builder.report(margin, new: "facilities.ramp_line.interest.margin", changed: floats)
  }
}

extension LegacyBuilder {
  /// Whether a part of the leverage is on; reports its flag, and its other members when it is off.
  fileprivate mutating func isOn(_ group: String, _ members: [String]) -> Bool {
    let flag = group + "enabled"
    let isOn = needed(flag).boolValue == true
    if !isOn {
      for name in [flag] + members.filter(isGiven) { drop(name, "It is switched off.") }
    }
    return isOn
  }

  /// Adds a facility. What the original had no word for comes from the assumptions.
  fileprivate mutating func append(
    facility name: String, kind: String, policy: String, limit: ConfigValue, advance: ConfigValue,
    maturity: Int?, margin: String, undrawn: String?, extra: [(String, ConfigValue)]
  ) throws {
    let term = 12 * Int(number("fund.term_years") ?? 0)
    let spread = tidy((needed(margin).numberValue ?? 0) / 10_000)
    let fee =
      try undrawn.map { (needed($0).numberValue ?? 0) / 10_000 }
      ?? assumptions.number("leverage.undrawn_fee")
    var fields: [(String, ConfigValue)] = [
      ("name", .string(name)), ("kind", .string(kind)), ("limit", limit),
      ("advance_rate", advance), ("from_month", 0), ("maturity_month", .int(maturity ?? term)),
      ("undrawn_fee", .double(fee)),
      ("upfront_fee", try assumptions.value("leverage.upfront_fee")),
      ("draw_policy", .string(policy)), ("sweep", try assumptions.value("leverage.sweep")),
      (
        "interest",
        .record([
          ("kind", "floating"), ("margin", .double(spread)),
          ("rate_floor", try assumptions.value("leverage.rate_floor")),
        ])
      ), ("covenants", .list([])),
      ("cure_months", try assumptions.value("leverage.cure_months")),
      ("forced_sale_discount", .double(number("fund.distressed_discount") ?? 0)),
    ]
    fields += extra
    let count = try document.value(at: "facilities")?.arrayValue?.count ?? 0
    try set("facilities[\(count + 1)]", .record(fields), origin: .program, for: margin)
  }
}
