extension ParameterRegistry {
  static let fundStructure: [Parameter] = [
    Parameter(
      "schema_version", "Schema version", .integer, .none, .closed(1, 1), .configuration,
      example: 1,
      "Version of the layout of this configuration; this engine reads version 1."),
    Parameter(
      "based_on", "Based on", .string(.title), .name, .any, .configuration,
      example: "equihome-v2", presence: .optional,
      "Preset or file that this configuration started from; a note that changes no result."),
    Parameter(
      "fund.name", "Fund name", .string(.title), .name, .any, .fund, example: "Equihome Fund",
      "Name shown in reports; it changes no result."),
    Parameter(
      "fund.currency", "Currency", .string(.currency), .name, .any, .fund, example: "USD",
      "Currency that all money in the configuration and in the results is counted in."),
    Parameter(
      "fund.size", "Fund size", .number, .money, .above(0), .fund, example: 100_000_000,
      "Total commitments of the investors."),
    Parameter(
      "fund.term_years", "Term", .integer, .years, .closed(1, 50), .fund, example: 10,
      "Life of the fund from its close; month 12 * term_years is the last of the term."),
    Parameter(
      "fund.extension_years", "Extension", .integer, .years, .closed(0, 20), .fund, example: 2,
      active: .when("fund.end", "run_off"),
      "Years that loans run on after the term before what is still alive is sold."),
    Parameter(
      "fund.end", "End of the fund", .choice(FundTerms.End.allCases.map(\.rawValue)), .none, .any,
      .fund, example: "liquidate",
      "What happens to loans alive at the end of the term: sold at once, or run off for the extension."
    ),
    Parameter(
      "fund.liquidation_discount", "Liquidation discount", .number, .share, .from(0, below: 1),
      .fund, example: 0.05,
      "Taken off NAV when loans are sold at the end: proceeds = NAV * (1 - discount)."),
    Parameter(
      "fund.distressed_discount", "Distressed-sale discount", .number, .share,
      .from(0, below: 1), .fund, example: 0.27,
      "Taken off NAV when loans are sold to pay an obligation: proceeds = NAV * (1 - discount)."),
    Parameter(
      "fund.valuation_frequency", "Valuation frequency",
      .choice(Frequency.allCases.map(\.rawValue)), .none, .any, .fund, example: "quarterly",
      "How often NAV is struck, for fees on NAV and for yearly returns."),
  ]
}
