import FundModel

/// Shapes of what hooks are given, and of `fund.hooks`.
enum HookStubs {
  static var lines: [String] {
    let vector = "equihome.Vector"
    let reader = "fun(self: any, zone: string|integer): equihome.Vector"
    let state = ("state", "table scratch of this path, gone after it")
    let flows = FlowItem.allCases.map { ($0.name, vector) }
    let path: [(String, String)] = [
      ("horizon", "integer months"), ("zones", "fun(): string[]"), ("net", vector),
      ("contributions", vector), ("distributions", vector), ("short_rate", vector),
      ("flows", "equihome.HookFlows"), ("index", reader),
      ("irr", "fun(self: any, flows: equihome.Vector): number?"), state,
    ]
    let month: [(String, String)] = [
      ("month", "integer"), ("horizon", "integer"), ("cash", "number"), ("unfunded", "number"),
      ("outstanding", "number"), ("nav", "number"), ("outstanding_by_zone", vector),
      ("short_rate", vector), ("zones", "fun(): string[]"), ("flows", "equihome.HookFlows"),
      ("index", reader), state,
    ]
    let zone =
      [("zone", "string"), ("horizon", "integer"), ("index", vector)]
      + ["short_rate", "climate", "sale", "refinance", "default"].map { ($0, vector) }
      + ["sale_by_age", "refinance_by_age", "default_by_age"].map { ($0, vector) } + [state]
    let market: [(String, String)] = [
      ("zones", "fun(): string[]"), ("horizon", "integer"), ("normals", reader),
      ("index", reader), state,
    ]
    let collected = [("principal", "number"), ("net", "number")]
    return StubValues.shape("HookFlows", flows) + StubValues.shape("HookPath", path)
      + StubValues.shape("HookMonth", month)
      + StubValues.shape("HookReceipts", month + collected)
      + StubValues.shape("HookZone", zone) + StubValues.shape("HookMarket", market)
      + StubValues.shape(
        "HookRun", [("figure", "fun(self: any, name: string): number? such as \"net_irr.mean\"")])
      + date + hooks
  }

  /// A distribution date and how it pays.
  private static var date: [String] {
    let lp = "\"lp\""
    func method(_ name: String, _ parameters: String) -> (String, String) {
      (name, "fun(self: any\(parameters.isEmpty ? "" : ", " + parameters)): number paid")
    }
    let who = "who: \(lp)"
    return StubValues.shape(
      "HookDate",
      [
        ("month", "integer"), ("is_last", "boolean"), ("cash", "number"),
        ("left", "number what is still to be paid"), ("contributed", "number"),
        ("unreturned", "number"), ("preferred", "number"), ("lp_paid", "number"),
        ("gp_paid", "number"), method("pay", "who: \(lp)|\"gp\", amount: number"),
        method("return_capital", "lp_share?: number"),
        method("pay_preferred", "lp_share?: number"),
        method("pay_until_irr", "\(who), rate: number, lp_share?: number"),
        method("pay_until_multiple", "\(who), multiple: number, lp_share?: number"),
        method("catch_up", "gp_share: number, target: number"),
        method("split", "shares: { lp: number, gp: number }"),
        method("cash_to_irr", "\(who), rate: number"), method("irr_so_far", who),
        ("state", "table scratch of this path, gone after it"),
      ])
  }

  /// `fund.hooks`: functions go in, their source comes out.
  private static var hooks: [String] {
    func hook(_ name: String, _ type: String) -> (String, String) {
      (name + "?", "\(type)|string")
    }
    return StubValues.shape(
      "Hooks",
      [
        hook("waterfall", "fun(d: equihome.HookDate)"),
        hook("exit_hazard", "fun(z: equihome.HookZone)"),
        hook("price_path", "fun(m: equihome.HookMarket)"),
        hook("reinvest", "fun(m: equihome.HookReceipts): number"),
        hook("trigger", "fun(m: equihome.HookMonth): string|string[]|nil"),
        hook("month", "fun(m: equihome.HookMonth)"),
        ("metric", "table<string, (fun(p: equihome.HookPath): number?)|string>"),
        ("guardrail", "table<string, (fun(r: equihome.HookRun): boolean, number?)|string>"),
      ])
  }
}
