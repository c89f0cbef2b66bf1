extension LegacyGroup {
  /// Basis of the fee and its step-down, which `stepped` and the flag both ask for.
  static let managementFee = LegacyGroup(
    "managementFee", "fees.management.basis, fees.management.step_downs"
  ) { builder in
    let (basis, flag) = ("management_fee_basis", "management_fee_step_down")
    let (year, rate) = ("management_fee_step_down_year", "management_fee_step_down_rate")
    let names = [
      "committed_capital": "committed", "invested_capital": "invested", "net_asset_value": "nav",
      "stepped": "committed",
    ]
    let word = builder.given(basis)?.stringValue
    let stepped = word == "stepped"
    if let word {
      try builder.put(
        basis, "fees.management.basis", .string(names[word] ?? ""),
        changed: stepped ? "Commitments first, outstanding principal after the step-down." : nil)
    }
    let isOn = builder.given(flag)?.boolValue ?? false
    guard isOn || stepped else {
      if builder.isGiven(flag) {
        try builder.put(flag, "fees.management.step_downs", .list([]))
      }
      for name in [year, rate] where builder.isGiven(name) {
        builder.drop(name, "Without a step-down it is not read.")
      }
      return
    }
    let after = builder.needed(year).intValue ?? 0
    let before = builder.number("fees.management.rate") ?? 0
    // The basis alone steps when only `stepped` asks for it.
    let cut = isOn ? builder.needed(rate).numberValue ?? 0 : 0
    let later =
      stepped ? "invested" : try builder.document.value(at: "fees.management.basis")?.stringValue
    let step = ConfigValue.record([
      ("from_month", .int(12 * min(max(after, 0), 1000))),
      ("rate", .double(tidy(before * (1 - cut)))),
      ("basis", .string(later ?? "")),
    ])
    let target = "fees.management.step_downs"
    try builder.put(
      year, target, .list([step]),
      changed: "The step holds from the first month after year \(after).")
    if isOn {
      builder.report(flag, new: target)
      builder.report(
        rate, new: target + "[1].rate", newValue: EcmaNumber.text(tidy(before * (1 - cut))),
        changed: "Read as the part of the rate that falls away; the new figure is the rate itself.")
    } else {
      for name in [flag, rate] where builder.isGiven(name) {
        builder.drop(name, "Only the basis steps.")
      }
    }
  }

  static let expenses = LegacyGroup("expenses", "expenses.rate, expenses.rate_basis") { builder in
    try builder.set("expenses.rate_basis", "committed", origin: .program)
    try builder.put(
      "expense_rate", "expenses.rate", builder.given("expense_rate") ?? .null,
      changed:
        "A rate on commitments (expenses.rate_basis); the preset's fixed and servicing costs "
        + "come on top.")
  }

  static let deployment = LegacyGroup(
    "deployment", "deployment.pace, deployment.period_months, deployment.intensity"
  ) { builder in
    let custom = "custom_deployment_schedule_monthly"
    let (pace, rush) = ("deployment_pace", "aggressive_deployment")
    let (period, unit) = ("deployment_period", "deployment_period_unit")
    if builder.isGiven(custom) {
      let weights = builder.periods(custom, monthsEach: 1)
      let last = weights.map(\.month).max() ?? 0
      var list = [Double](repeating: 0, count: last + 1)
      for weight in weights { list[weight.month] += weight.value }
      try builder.set("deployment.pace", "custom", origin: .program)
      try builder.set("deployment.period_months", .int(last + 1), origin: .program)
      try builder.put(custom, "deployment.custom", .list(list.map { .double($0) }))
      for name in [pace, rush, period, unit] where builder.isGiven(name) {
        builder.drop(name, "\(custom) is given and says it all.")
      }
      return
    }
    if builder.isGiven(period) || builder.isGiven(unit) {
      let number = builder.needed(period).intValue ?? 0
      let inYears = builder.needed(unit).stringValue == "years"
      let months = min(max(number, -1), 100_000) * (inYears ? 12 : 1)
      try builder.put(period, "deployment.period_months", .int(months))
      builder.report(unit, new: "deployment.period_months")
    }
    let hurried = builder.given(rush)?.boolValue == true && !builder.isGiven(pace)
    if builder.isGiven(rush), !hurried {
      builder.drop(rush, "deployment_pace is given, or there is no hurry: nothing to change.")
    }
    guard hurried || builder.isGiven(pace) else { return }
    let words = [
      "even": "linear", "front_loaded": "front_loaded", "back_loaded": "back_loaded",
      "bell_curve": "s_curve",
    ]
    let word = hurried ? "front_loaded" : words[builder.given(pace)?.stringValue ?? ""] ?? ""
    guard word != "linear" else {
      try builder.put(pace, "deployment.pace", .string(word))
      return
    }
    let key = hurried ? "deployment.aggressive_intensity" : "deployment.intensity"
    let intensity = try builder.assumptions.number(key)
    try builder.set("deployment.intensity", .double(intensity), origin: .program)
    try builder.put(
      hurried ? rush : pace, "deployment.pace", .string(word),
      changed: "The curve has a steepness: deployment.intensity = \(EcmaNumber.text(intensity)), "
        + "from the assumptions.")
  }

  static let capitalCalls = LegacyGroup(
    "capitalCalls", "capital_calls.schedule, .count, .interval_months, .intensity, .custom"
  ) { builder in
    let (schedule, years) = ("capital_call_schedule", "capital_call_years")
    let tables = ["custom_capital_call_schedule_monthly", "custom_capital_call_schedule"]
    let word = builder.given(schedule)?.stringValue
    let table = tables.first { builder.isGiven($0) }
    for name in tables
    where builder.isGiven(name) && (name != table || !(word ?? "custom").isCustom) {
      builder.drop(
        name,
        word == nil || word == "custom"
          ? "The monthly table is given." : "The schedule is \(word ?? "").")
    }
    if (word ?? "custom").isCustom, let table {
      let calls = builder.periods(table, monthsEach: table == tables[0] ? 1 : 12)
      let list = calls.map {
        ConfigValue.record([("month", .int($0.month)), ("share", .double($0.value))])
      }
      try builder.set("capital_calls.schedule", "custom", origin: .program)
      try builder.put(
        table, "capital_calls.custom", .list(list),
        changed: table == tables[0] ? nil : "A year's call falls in its first month.")
      builder.report(schedule, new: "capital_calls.schedule", newValue: "\"custom\"")
      if builder.isGiven(years) { builder.drop(years, "The custom schedule says when.") }
      return
    }
    guard let word else {
      if builder.isGiven(years) {
        builder.drop(
          years, "The original default, upfront, has one call; the preset's schedule stays.")
      }
      return
    }
    guard word != "custom" else {
      builder.refuse(
        schedule, "is custom, but the file has no schedule", expected: tables[1])
      return
    }
    guard word != "upfront" else {
      try builder.put(schedule, "capital_calls.schedule", .string(word))
      if builder.isGiven(years) { builder.drop(years, "There is one call, in month 0.") }
      return
    }
    let count = builder.needed(years)
    try builder.set("capital_calls.interval_months", 12, origin: .program)
    if word != "equal" {
      let intensity = try builder.assumptions.number("capital_calls.intensity")
      try builder.set("capital_calls.intensity", .double(intensity), origin: .program)
      try builder.put(
        schedule, "capital_calls.schedule", .string(word),
        changed: "The curve has a steepness: capital_calls.intensity = "
          + "\(EcmaNumber.text(intensity)), from the assumptions.")
    } else {
      try builder.put(schedule, "capital_calls.schedule", .string(word))
    }
    try builder.put(
      years, "capital_calls.count", count, changed: "Calls a year apart, the first in month 0.")
  }
}

extension String {
  fileprivate var isCustom: Bool { self == "custom" }
}

extension LegacyBuilder {
  /// The months and values of a schedule, by rising month. Periods count from 1, or from 0 where
  /// the schedule has a 0; each stands for its first month. A value of 0 is left out.
  func periods(_ old: String, monthsEach: Int) -> [(month: Int, value: Double)] {
    let entries = given(old)?.objectValue?.entries ?? []
    let keyed = entries.compactMap { entry in
      LegacyType.period(entry.key).map { (key: $0, value: entry.node.value.numberValue ?? 0) }
    }
    let first = keyed.contains { $0.key == 0 } ? 0 : 1
    return keyed.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      .map { (month: ($0.key - first) * monthsEach, value: $0.value) }
  }
}
