import FundNumerics

/// Competing causes of exit.
extension CaseKind {
  static let exitKinds: [String: CaseKind] = [
    "competing_risks": CaseKind(leaving: ["naive_one_minus_KM": otherRule]) { inputs in
      let causes = try inputs.object("hazards")
      let knots = try inputs.numbers("knots_years")
      let hazards = try causes.map { cause in
        try CaseInputs.list(cause.value, "hazards").map { try CaseInputs.number($0, "hazards") }
      }
      guard hazards.allSatisfy({ $0.count == knots.count }) else {
        throw CaseInputs.Failure(description: "hazards and knots differ in number")
      }
      let risks = CompetingRisks(knots: knots, hazards: hazards)
      let outcome = risks.outcome(years: try inputs.number("T"))
      return [
        "cif": .object(
          Dictionary(
            uniqueKeysWithValues: zip(
              causes.map(\.name), outcome.incidence.map { .number($0) }))),
        "survival": .number(outcome.survival),
        "expected_min_tau_T": .number(outcome.expectedLife),
      ]
    },
    "monthly_discretisation": CaseKind(leaving: [
      "monthly_independent_marginals": otherRule, "monthly_linear": otherRule,
      "monthly_sequential_priority": otherRule, "year_cif_linear": otherRule,
    ]) { inputs in
      let table = CaseInputs(
        members: Dictionary(uniqueKeysWithValues: try inputs.object("hazards").map { ($0, $1) }),
        suite: inputs.suite)
      // The order of the lists in `expected`.
      let hazards = try ["sale", "refi", "default"].map { try table.number($0) }
      let risks = CompetingRisks(knots: [0], hazards: hazards.map { [$0] })
      let (month, year) = (risks.outcome(years: 1.0 / 12), risks.outcome(years: 1))
      return [
        "monthly_exact": .numbers(month.incidence),
        "month_survival_exact": .number(month.survival),
        "year_cif_exact": .numbers(year.incidence),
        "annual_prob_to_monthly": .numbers(
          hazards.map { CompetingRisks.monthlyProbability(annualProbability: $0) }),
      ]
    },
    "competing_risks_weibull": CaseKind { inputs in
      let risk = WeibullRisk(
        shape: try inputs.number("shape"), scale: try inputs.number("scale"),
        defaultHazard: try inputs.number("default_hazard"))
      let years = try inputs.number("T")
      return [
        "cif_sale": .number(risk.saleIncidence(years)),
        "cif_default": .number(risk.defaultIncidence(years)),
        "survival": .number(risk.survival(years)),
      ]
    },
    "tenure_to_hazard": CaseKind { inputs in
      let hazard = guardedLog(2) / (try inputs.number("median_years"))
      let year = CompetingRisks(knots: [0], hazards: [[hazard]]).outcome(years: 1)
      return [
        "constant_hazard": .number(hazard), "mean_years": .number(1 / hazard),
        "annual_turnover": .number(year.incidence[0]),
      ]
    },
  ]
}
