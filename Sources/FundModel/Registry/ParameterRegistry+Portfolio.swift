extension ParameterRegistry {
  private static let withTape = Activation.when("portfolio.source", "tape", "both")

  /// Where the fund's first loans come from.
  static let portfolio: [Parameter] = [
    Parameter(
      "portfolio.source", "Starting portfolio",
      .choice(Portfolio.Source.allCases.map(\.rawValue)), .none, .any, .tape,
      example: "generated",
      "First loans: drawn (generated), bought in month 0 from a list (tape), or both, the list first."
    ),
    Parameter(
      "portfolio.tape", "Loan tape", .string(.title), .name, .any, .tape,
      example: "loan-tape.csv", presence: .whileActive, active: withTape,
      "CSV or JSON list of loans (docs/loan-tape.md), from the configuration's folder."),
    Parameter(
      "portfolio.price", "Price of the tape", .number, .multiple, .above(0, to: 10), .tape,
      example: 1, presence: .whileActive, active: withTape,
      "Purchase price of each loan of the tape as a multiple of its NAV in month 0."),
  ]
}
