extension ParameterRegistry {
  private static let bases = FeeBasis.allCases.map(\.rawValue)
  private static let frequencies = Frequency.allCases.map(\.rawValue)

  static let feesAndExpenses: [Parameter] = [
    Parameter(
      "fees.management.rate", "Management fee", .number, .rate, .from(0, below: 1), .fees,
      example: 0.02,
      "Annual management fee as a share of its basis: fee per period = rate * basis * months / 12."),
    Parameter(
      "fees.management.basis", "Management fee basis", .choice(bases), .none, .any, .fees,
      example: "committed",
      "What the management fee is charged on: commitments, outstanding principal, or latest NAV."),
    Parameter(
      "fees.management.frequency", "Management fee frequency", .choice(frequencies), .none, .any,
      .fees, example: "quarterly",
      "How often the management fee is charged."),
    Parameter(
      "fees.management.timing", "Management fee timing",
      .choice(ManagementFee.Timing.allCases.map(\.rawValue)), .none, .any, .fees,
      example: "advance",
      "Whether the fee is paid at the start of its period or at the end."),
    Parameter(
      "fees.management.step_downs", "Fee step-downs", .records(key: nil, minCount: 0), .none, .any,
      .fees, example: [["from_month": 60, "rate": 0.0175, "basis": "invested"]],
      "Later rates and bases of the management fee, by rising month; an empty list is none."),
    Parameter(
      "fees.management.step_downs[].from_month", "Step-down month", .integer, .months,
      .closed(1, 840), .fees, example: 60,
      "First month in which this rate and basis hold."),
    Parameter(
      "fees.management.step_downs[].rate", "Stepped rate", .number, .rate, .from(0, below: 1),
      .fees, example: 0.0175, "Annual management fee from that month on."),
    Parameter(
      "fees.management.step_downs[].basis", "Stepped basis", .choice(bases), .none, .any, .fees,
      example: "invested", "What the stepped fee is charged on."),
    Parameter(
      "fees.management.origination_fee_offset", "Origination fee offset", .number, .share, .share,
      .fees, example: 0, active: .when("fees.origination.paid_to", "gp"),
      "Share of origination fees received by the GP that is taken off the management fee."),
    Parameter(
      "fees.origination.rate", "Origination fee", .number, .share, .from(0, below: 1), .fees,
      example: 0.03, "Fee on each new loan as a share of its advance: fee = rate * advance."),
    Parameter(
      "fees.origination.paid_by", "Origination fee paid by",
      .choice(OriginationFee.Payer.allCases.map(\.rawValue)), .none, .any, .fees,
      example: "borrower", "Who pays the origination fee: the borrower, or the fund."),
    Parameter(
      "fees.origination.paid_to", "Origination fee paid to",
      .choice(OriginationFee.Payee.allCases.map(\.rawValue)), .none, .any, .fees, example: "gp",
      "Who receives the origination fee: the GP, or the fund as income."),
    Parameter(
      "expenses.formation", "Formation costs", .number, .money, .atLeast(0), .expenses,
      example: 250_000, "Costs of setting the fund up, paid once in month 0."),
    Parameter(
      "expenses.annual", "Annual expenses", .number, .money, .atLeast(0), .expenses,
      example: 150_000,
      "Fixed costs per year in the money of year 1; year y costs annual * (1 + inflation)^(y-1)."),
    Parameter(
      "expenses.inflation", "Expense inflation", .number, .rate, .open(-0.5, 0.5), .expenses,
      example: 0.025, "Annual growth of the fixed costs."),
    Parameter(
      "expenses.rate", "Expense rate", .number, .rate, .from(0, below: 1), .expenses,
      example: 0.001, "Costs per year as a share of expenses.rate_basis."),
    Parameter(
      "expenses.rate_basis", "Expense basis", .choice(bases), .none, .any, .expenses,
      example: "invested", "What expenses.rate is charged on."),
    Parameter(
      "expenses.servicing_rate", "Servicing rate", .number, .rate, .from(0, below: 1), .expenses,
      example: 0.0025, "Cost of servicing per year as a share of outstanding principal."),
    Parameter(
      "expenses.disposition_rate", "Disposition cost", .number, .share, .from(0, below: 1),
      .expenses, example: 0.005,
      "Cost of closing a loan as a share of the amount collected from it."),
  ]
}
