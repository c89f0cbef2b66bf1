extension LivenessTable {
  /// The GP is paid for single loans, and the LPs end below the hurdle on many paths.
  private static let american = [
    "waterfall.structure=american", "waterfall.loss_carry_forward=false",
    "waterfall.hurdle_rate=0.05",
  ]
  private static let clawedBack = american + ["waterfall.clawback.test=lp_shortfall"]
  private static let commitment = ["waterfall.gp_commitment.share=0.05"]

  static let carrySafeguards: [LivenessRow] = [
    .init(
      "waterfall.loss_carry_forward", given: american, "waterfall.loss_carry_forward=true"),
    .init("waterfall.clawback.test", given: american, "waterfall.clawback.test=lp_shortfall"),
    .init(
      "waterfall.clawback.escrow_share", given: clawedBack,
      "waterfall.clawback.escrow_share=0.3"),
    .init("waterfall.clawback.tax_rate", given: clawedBack, "waterfall.clawback.tax_rate=0.4"),
    .init(
      "waterfall.clawback.carry_share",
      given: [
        "waterfall.structure=tiers", "waterfall.clawback.test=excess_over_carry_share",
        """
        waterfall.tiers=[{"until": "multiple", "value": 1, "lp_share": 1},
        {"until": "forever", "lp_share": 0.8}]
        """,
      ],
      "waterfall.clawback.carry_share=0.1"),
    .init("waterfall.gp_commitment.share", "waterfall.gp_commitment.share=0.05"),
    .init(
      "waterfall.gp_commitment.pays_fee", given: commitment,
      "waterfall.gp_commitment.pays_fee=false"),
  ]
}
