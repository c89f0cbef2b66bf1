import FundModel

/// A layer between the loans and the LPs that a bridge takes off by changing the configuration.
struct FundLayer: Sendable {
  let name: String
  let label: String
  /// The document without the layer.
  let removed: @Sendable (ConfigDocument) throws -> ConfigDocument

  /// In the order in which they go; each stays off for those after it (docs/model.md, 6.1).
  static let all: [FundLayer] = [
    FundLayer(name: "carry", label: "Carried interest", removed: withoutCarry),
    FundLayer(name: "management_fee", label: "Management fee") {
      try $0.with([
        ("fees.management.rate", .double(0)), ("fees.management.step_downs", .list([])),
      ])
    },
    FundLayer(name: "expenses", label: "Expenses") { document in
      let paths = ["formation", "annual", "rate", "servicing_rate", "disposition_rate"]
      return try document.with(
        paths.map { ("expenses.\($0)", .double(0)) })
    },
    FundLayer(name: "origination_fee", label: "Origination fee") {
      try $0.with([("fees.origination.rate", .double(0))])
    },
    FundLayer(name: "subscription_line", label: "Subscription lines") { document in
      try withoutFacilities(document) { $0 == "subscription" }
    },
    FundLayer(name: "facilities", label: "Other facilities") { document in
      try withoutFacilities(document) { _ in true }
    },
    FundLayer(name: "notes", label: "Notes") {
      try $0.with([("notes.structure", .string("none"))])
    },
    FundLayer(name: "cash_yield", label: "Yield on cash") {
      try $0.with([("cash.yield_rate", .double(0))])
    },
  ]

  /// What is left between net and gross when every layer is off.
  static let cashDrag = (name: "cash_drag", label: "Cash drag")

  /// Everything to the LPs, whatever the structure was.
  private static func withoutCarry(_ document: ConfigDocument) throws -> ConfigDocument {
    var changes: [(path: String, value: ConfigValue)] = [
      ("waterfall.structure", .string("european")),
      ("waterfall.carry", .double(0)),
      ("waterfall.catch_up", .double(0)), ("waterfall.clawback.test", .string("none")),
    ]
    if try document.value(at: "waterfall.hurdle_account") == nil {
      changes.append(("waterfall.hurdle_account", .string("capital_and_preferred")))
    }
    // A waterfall that is a function gives the GP what it likes: it goes too.
    let hooks = try document.value(at: "hooks")?.arrayValue ?? []
    let left = hooks.filter {
      $0.value.objectValue?["point"]?.value.stringValue != HookTerms.Point.waterfall.rawValue
    }
    if left.count < hooks.count { changes.append(("hooks", .array(left))) }
    return try document.with(changes)
  }

  private static func withoutFacilities(
    _ document: ConfigDocument, _ goes: (String?) -> Bool
  ) throws -> ConfigDocument {
    let all = try document.value(at: "facilities")?.arrayValue ?? []
    let left = all.filter { !goes($0.value.objectValue?["kind"]?.value.stringValue) }
    guard left.count < all.count else { return document }
    return try document.with([("facilities", .array(left))])
  }
}
