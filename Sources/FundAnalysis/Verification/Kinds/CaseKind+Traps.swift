import FundNumerics

/// Cases on which named wrong formulas give something else. They come in several shapes under one kind;
/// the inputs say which calculation is meant.
extension CaseKind {
  static let trapKinds: [String: CaseKind] = [
    "trap": CaseKind { try trap($0) }
  ]

  private static func trap(_ inputs: CaseInputs) throws -> Answer {
    if inputs.has("ref_case") {
      let id = try inputs.string("ref_case")
      guard let other = inputs.suite.find(id) else {
        throw CaseInputs.LeftOut(reason: "refers to a case that is not in this run")
      }
      return try EuropeanCase(CaseInputs(members: other.inputs, suite: inputs.suite)).dated()
    }
    if inputs.has("capital") {
      return try EuropeanCase(inputs).single(
        capital: inputs.number("capital"), proceeds: inputs.number("proceeds"))
    }
    if inputs.has("invested") {
      let paidIn = try inputs.number("invested") + inputs.number("fees_called_at_0")
      return try EuropeanCase(inputs).single(
        capital: paidIn, proceeds: inputs.number("proceeds"))
    }
    if inputs.has("final_profit") { return try excessCarry(inputs) }
    if inputs.has("pd") { return try twoLevelPool(inputs) }
    if inputs.has("cpr") {
      return ["smm": .number(PrepaymentSpeeds.monthly(annual: try inputs.number("cpr")))]
    }
    if inputs.has("annual_exit_probability") {
      let p = try inputs.probability("annual_exit_probability")
      return [
        "hazard": .number(CompetingRisks.hazard(annualProbability: p)),
        "mean_exit_month_given_exit_in_year1": .number(
          CompetingRisks.meanExitMonth(annualProbability: p)),
      ]
    }
    if inputs.has("returns") {
      return [
        "max_drawdown": .optional(Drawdown(returns: try inputs.numbers("returns"))?.maximum)
      ]
    }
    if inputs.has("a") {
      let (a, b) = (try inputs.numbers("a"), try inputs.numbers("b"))
      let pooled = (0..<max(a.count, b.count)).map { period in
        (period < a.count ? a[period] : 0) + (period < b.count ? b[period] : 0)
      }
      let solution = Irr.solve(amounts: pooled, periodsPerYear: 1)
      return ["pooled_irr": solution.status == .unique ? .number(solution.rate) : .null]
    }
    throw CaseInputs.Failure(description: "the inputs are of a shape that no calculation takes")
  }

  private static func twoLevelPool(_ inputs: CaseInputs) throws -> Answer {
    let pd = try inputs.probability("pd")
    let within = try inputs.number("rho_intra", in: 0...0.99)
    let between = try inputs.number("rho_inter", in: 0...within)
    let counts = DefaultCounts(
      zones: try inputs.integer("zones", in: 1...50),
      perZone: try inputs.integer("per_zone", in: 1...100), probability: pd, within: within,
      between: between)
    return [
      "sd_defaults": .number(counts.variance.squareRoot()),
      "joint_within": .number(JointDefault.gaussian(pd, pd, correlation: within)),
      "joint_between": .number(JointDefault.gaussian(pd, pd, correlation: between)),
    ]
  }
}
