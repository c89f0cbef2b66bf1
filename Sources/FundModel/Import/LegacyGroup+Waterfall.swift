extension LegacyGroup {
  static let waterfall = LegacyGroup(
    "waterfall", "waterfall.structure, waterfall.loss_carry_forward"
  ) { builder in
    let old = "waterfall_structure"
    let word = builder.given(old)?.stringValue ?? ""
    try builder.put(
      old, "waterfall.structure", .string(word),
      changed: word == "american"
        ? "Deal by deal: a deal is a loan, losses are carried forward." : nil)
    if word == "american" {
      try builder.set("waterfall.loss_carry_forward", true, origin: .program)
    }
  }

  static let catchUp = LegacyGroup("catchUp", "waterfall.catch_up") { builder in
    let (rate, structure) = ("catch_up_rate", "catch_up_structure")
    let path = "waterfall.catch_up"
    let number = builder.given(rate)?.numberValue
    switch builder.given(structure)?.stringValue {
    case "none":
      try builder.put(structure, path, 0)
      if builder.isGiven(rate) { builder.drop(rate, "There is no catch-up.") }
    case "full" where number == nil || number == 0:
      try builder.put(
        structure, path, 1,
        changed: "All cash goes to the GP until it holds its carry; the original's rate of 0 left "
          + "the catch-up out.")
      if builder.isGiven(rate) { builder.drop(rate, "catch_up_structure is full.") }
    case "partial" where number == nil || number == 0:
      builder.refuse(
        structure, "is partial, but catch_up_rate says no share above 0",
        expected: "catch_up_rate in (0, 1)")
      if builder.isGiven(rate) { builder.drop(rate, "It would be no catch-up.") }
    default:
      try builder.put(
        rate, path, builder.given(rate) ?? .null,
        changed: number == 0
          ? "No catch-up, as the file says; 0 was also the original's default, so see that it is meant."
          : "The GP's share of cash in the catch-up; it is not compounded.")
      if builder.isGiven(structure) { builder.report(structure, new: path) }
    }
  }

  static let commitment = LegacyGroup(
    "commitment", "waterfall.gp_commitment.share"
  ) { builder in
    let old = "gp_commitment_percentage"
    let path = "waterfall.gp_commitment.share"
    try builder.put(old, path, builder.given(old) ?? .null)
  }

  static let clawback = LegacyGroup("clawback", "waterfall.clawback.test") { builder in
    let old = "clawback_provision"
    let path = "waterfall.clawback.test"
    let isOn = builder.given(old)?.boolValue == true
    let test = isOn ? try builder.assumptions.value("clawback.test") : "none"
    try builder.put(
      old, path, test,
      changed: isOn ? "The test is one of several; this one is from the assumptions." : nil)
  }
}
