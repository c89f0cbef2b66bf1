extension ParameterRegistry {
  /// Side income, staff and costs of a management company.
  static let operatingRows: [Parameter] = incomeRows + staffRows + costRows

  private static let incomeRows: [Parameter] =
    [
      Parameter(
        "income", "Side income", .records(key: "name", minCount: 0), .none, .any,
        .managementCompany,
        example: [
          ["name": "advisory", "annual": 100_000, "growth": 0.02, "from_year": 1, "to_year": 1000]
        ], "Income that no fund of the manager pays; an empty list is none."),
      Parameter(
        "income[].name", "Income item", .string(.identifier), .name, .any, .managementCompany,
        example: "advisory", "Name by which messages call the item."),
      Parameter(
        "income[].annual", "Annual income", .number, .money, .atLeast(0), .managementCompany,
        example: 100_000,
        "Per year in the money of year 1: year y brings annual * (1+growth)^(y-1)."
      ),
      growth("income[].growth"),
    ] + years("income", "the item is earned")

  private static let staffRows: [Parameter] =
    [
      Parameter(
        "staff", "Staff", .records(key: "role", minCount: 0), .none, .any, .managementCompany,
        example: [
          [
            "role": "analyst", "head_count": 2, "scaling": "per_fund", "salary": 120_000,
            "growth": 0.03, "from_year": 1, "to_year": 1000,
          ]
        ], "Roles of the company's people; an empty list is nobody."),
      Parameter(
        "staff[].role", "Role", .string(.identifier), .name, .any, .managementCompany,
        example: "analyst", "Name by which messages call the role."),
      Parameter(
        "staff[].head_count", "Head count", .number, .count, .closed(0, 100_000),
        .managementCompany, example: 2,
        "Full-time heads in the role: in all, for every fund alive, or for every aum_unit."),
      Parameter(
        "staff[].scaling", "Head count scales",
        .choice(StaffRole.Scaling.allCases.map(\.rawValue)), .none, .any, .managementCompany,
        example: "fixed",
        "Whether heads are fixed, per fund alive in the year, or per aum_unit under management."),
      Parameter(
        "staff[].aum_unit", "AUM per head count", .number, .money, .above(0), .managementCompany,
        example: 50_000_000, presence: .whileActive, active: .when("staff[].scaling", "per_aum"),
        "Assets under management for which head_count heads are needed, in parts as they come."),
      Parameter(
        "staff[].salary", "Salary", .number, .money, .atLeast(0), .managementCompany,
        example: 120_000, "For one head and year, in the money of year 1."),
      growth("staff[].growth"),
    ] + years("staff", "the role is filled")

  private static let inMoney = ["fixed", "per_head", "per_fund"]
  private static let inShares = ["share_of_payroll", "share_of_revenue", "share_of_aum"]

  private static let costRows: [Parameter] =
    [
      Parameter(
        "costs", "Other costs", .records(key: "name", minCount: 0), .none, .any,
        .managementCompany,
        example: [
          [
            "name": "office", "scaling": "per_head", "annual": 15_000, "growth": 0.03,
            "from_year": 1, "to_year": 1000,
          ]
        ], "Costs other than salaries; an empty list is none."),
      Parameter(
        "costs[].name", "Cost item", .string(.identifier), .name, .any, .managementCompany,
        example: "office", "Name by which messages call the item."),
      Parameter(
        "costs[].scaling", "Cost scales", .choice(CostItem.Scaling.allCases.map(\.rawValue)), .none,
        .any, .managementCompany, example: "fixed",
        "What the cost goes with: nothing, heads, funds alive, salaries, fees with side income, or AUM."
      ),
      Parameter(
        "costs[].annual", "Annual cost", .number, .money, .atLeast(0), .managementCompany,
        example: 15_000, presence: .whileActive,
        active: Activation(path: "costs[].scaling", values: inMoney),
        "Per year (and head, or fund) in the money of year 1: annual * (1+growth)^(y-1) in year y."),
      growth(
        "costs[].growth", presence: .whileActive,
        active: Activation(path: "costs[].scaling", values: inMoney)),
      Parameter(
        "costs[].rate", "Rate", .number, .rate, .closed(0, 10), .managementCompany, example: 0.1,
        presence: .whileActive, active: Activation(path: "costs[].scaling", values: inShares),
        "Cost of a year as a share of what it goes with."),
    ] + years("costs", "the cost is paid")

  private static func growth(
    _ path: String, presence: Parameter.Presence = .always, active: Activation? = nil
  ) -> Parameter {
    Parameter(
      path, "Growth", .number, .rate, .open(-0.5, 0.5), .managementCompany, example: 0.03,
      presence: presence, active: active, "Yearly growth of the amount, counted from year 1.")
  }
}
