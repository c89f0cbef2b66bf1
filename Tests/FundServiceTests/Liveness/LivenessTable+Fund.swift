extension LivenessTable {
  static let fund: [LivenessRow] = [
    .init("schema_version", "schema_version=2", effect: .refusal),
    .init("based_on", "based_on=another-preset", effect: .text),
    .init("fund.name", "fund.name=Another Fund", effect: .text),
    .init("fund.currency", "fund.currency=EUR", effect: .text),
    .init("fund.size", "fund.size=21000000"),
    .init("fund.term_years", "fund.term_years=9"),
    .init(
      "fund.extension_years", given: ["fund.end=run_off", "fund.extension_years=1"],
      "fund.extension_years=2"),
    .init("fund.end", given: ["fund.extension_years=2"], "fund.end=run_off"),
    .init("fund.liquidation_discount", "fund.liquidation_discount=0.06"),
    .init(
      "fund.distressed_discount", given: ["expenses.annual=1500000"],
      "fund.distressed_discount=0.3"),
    .init("fund.valuation_frequency", "fund.valuation_frequency=monthly"),
  ]

  private static let steps =
    #"fees.management.step_downs=[{"from_month": 60, "rate": 0.01, "basis": "committed"}]"#

  static let fees: [LivenessRow] = [
    .init("fees.management.rate", "fees.management.rate=0.021"),
    .init("fees.management.basis", "fees.management.basis=nav"),
    .init("fees.management.frequency", "fees.management.frequency=annual"),
    .init("fees.management.timing", "fees.management.timing=arrears"),
    .init(
      "fees.management.step_downs[].from_month", given: [steps],
      "fees.management.step_downs[1].from_month=48"),
    .init(
      "fees.management.step_downs[].rate", given: [steps],
      "fees.management.step_downs[1].rate=0.011"),
    .init(
      "fees.management.step_downs[].basis", given: [steps],
      "fees.management.step_downs[1].basis=invested"),
    .init(
      "fees.management.origination_fee_offset", "fees.management.origination_fee_offset=0.5"),
    .init("fees.origination.rate", "fees.origination.rate=0.031"),
    .init("fees.origination.paid_by", "fees.origination.paid_by=fund"),
    .init("fees.origination.paid_to", "fees.origination.paid_to=fund"),
    .init("expenses.formation", "expenses.formation=300000"),
    .init("expenses.annual", "expenses.annual=160000"),
    .init("expenses.inflation", "expenses.inflation=0.03"),
    .init("expenses.rate", "expenses.rate=0.0011"),
    .init("expenses.rate_basis", "expenses.rate_basis=committed"),
    .init("expenses.servicing_rate", "expenses.servicing_rate=0.003"),
    .init("expenses.disposition_rate", "expenses.disposition_rate=0.006"),
  ]

  private static let equalCalls = [
    "capital_calls.schedule=equal", "capital_calls.count=8", "capital_calls.interval_months=3",
  ]
  private static let customCalls =
    #"capital_calls.custom=[{"month": 0, "share": 0.5}, {"month": 12, "share": 0.5}]"#

  static let deployment: [LivenessRow] = [
    .init("deployment.share", "deployment.share=0.9"),
    .init("deployment.period_months", "deployment.period_months=30"),
    .init("deployment.pace", given: ["deployment.intensity=2"], "deployment.pace=s_curve"),
    .init(
      "deployment.intensity", given: ["deployment.pace=front_loaded", "deployment.intensity=2"],
      "deployment.intensity=2.5"),
    .init(
      "deployment.custom",
      given: [
        "deployment.period_months=3", "deployment.pace=custom", "deployment.custom=[1,1,2]",
      ],
      "deployment.custom=[2,1,1]"),
    .init("deployment.allocation_precision", "deployment.allocation_precision=0.5"),
    .init("capital_calls.schedule", "capital_calls.schedule=upfront"),
    .init("capital_calls.count", given: equalCalls, "capital_calls.count=9"),
    .init("capital_calls.interval_months", given: equalCalls, "capital_calls.interval_months=4"),
    .init(
      "capital_calls.intensity",
      given: equalCalls + ["capital_calls.schedule=back_loaded", "capital_calls.intensity=2"],
      "capital_calls.intensity=3"),
    .init(
      "capital_calls.custom[].month", given: ["capital_calls.schedule=custom", customCalls],
      "capital_calls.custom[2].month=15"),
    .init(
      "capital_calls.custom[].share", given: ["capital_calls.schedule=custom", customCalls],
      "capital_calls.custom[1].share=0.6", "capital_calls.custom[2].share=0.4"),
    .init("cash.yield_rate", "cash.yield_rate=0.031"),
  ]
}
