import FundModel
import FundWaterfall

/// Deal-by-deal waterfalls, and what the GP gives back.
extension CaseKind {
  static let dealKinds: [String: CaseKind] = [
    "american": CaseKind { try american($0) },
    "american_clawback": CaseKind { try dealsWithClawback($0) },
  ]

  private static func american(_ inputs: CaseInputs) throws -> Answer {
    guard case .bool(let carriesForward) = try inputs.value("loss_carryforward") else {
      throw CaseInputs.Failure(description: "input \"loss_carryforward\" is no boolean")
    }
    let deals = try DealCase(inputs)
    let run = try deals.run(carriesForward ? .lossCarryForward : .strict)
    return [
      "rows": .array(run.rows), "gp_total": .number(run.whole.whole.gpDistributed),
      "lp_total": .number(run.whole.whole.lpDistributed),
      "clawback": try deals.clawback(run, taxRate: 0),
      "clawback_after_40pct_tax_cap": try deals.clawback(run, taxRate: 0.4),
      "european_gp_total": .number(try deals.run(.wholeFund).whole.whole.gpDistributed),
    ]
  }

  private static func dealsWithClawback(_ inputs: CaseInputs) throws -> Answer {
    let deals = try DealCase(inputs)
    let strict = try deals.run(.strict)
    let carrying = try deals.run(.lossCarryForward)
    let toGp = strict.whole.whole.gpDistributed
    let returned = try deals.returned(strict, taxRate: 0)
    return [
      "gp_strict_by_deal": .numbers(strict.toGp), "gp_strict_total": .number(toGp),
      "clawback": .number(returned), "gp_net": .number(toGp - returned),
      "gp_loss_carryforward_by_deal": .numbers(carrying.toGp),
      "gp_loss_carryforward_total": .number(carrying.whole.whole.gpDistributed),
      "profit": .number(deals.profit(strict)),
    ]
  }

  /// A floor under the LPs' multiple: a fund whose first tier is that multiple.
  static func clawbackToMultiple(_ inputs: CaseInputs) throws -> Answer {
    guard let multiple = try inputs.optionalNumber("clawback_lp_multiple") else { return [:] }
    let run = try DatedRun(
      EuropeanCase(inputs).waterfall, times: inputs.numbers("times_years"),
      calls: inputs.numbers("contributions"), cash: inputs.numbers("distributions"))
    let clawback = try Clawback(
      test: .lpShortfall,
      wholeFund: Waterfall(
        tiers: [
          .init(until: .multiple, lpShare: 1, value: multiple), .init(until: .forever, lpShare: 1),
        ], hurdleRate: 0, hurdleCompounding: .annual),
      carryShare: inputs.number("carry"), escrowShare: 0, taxRate: 0)
    var accounts = ClawbackAccounts()
    clawback.contribute(&accounts, run.state.contributed)
    clawback.pay(
      &accounts,
      WaterfallAllocation(lp: run.state.lpDistributed, gp: run.state.gpDistributed))
    return [
      "lp_shortfall_vs_multiple": .number(clawback.owed(accounts, by: .lpShortfall)),
      "clawback_full_shortfall": .number(clawback.settle(&accounts).returned),
    ]
  }

  /// Carry of catch-up and split together against its share of all profit.
  static func excessCarry(_ inputs: CaseInputs) throws -> Answer {
    let carry = try inputs.number("gp_carry_paid_catchup") + inputs.number("gp_carry_paid_split")
    let clawback = try Clawback(
      test: .excessOverCarryShare,
      wholeFund: Waterfall(
        tiers: [.init(until: .forever, lpShare: 1)], hurdleRate: 0, hurdleCompounding: .annual),
      carryShare: inputs.number("carry"), escrowShare: 0, taxRate: 0)
    var accounts = ClawbackAccounts()
    clawback.pay(
      &accounts, WaterfallAllocation(lp: try inputs.number("final_profit") - carry, gp: carry))
    return ["clawback": .number(clawback.settle(&accounts).returned)]
  }
}
