extension ParameterRegistry {
  /// The parameters of a management company: a table of its own, through the same machinery.
  public static let manager = ParameterRegistry(
    groups: [
      (.fundStructure, companyRows + managedFundRows), (.feesAndExpenses, operatingRows),
      (.waterfallAndReturns, payoutRows), (.analytics, managerAnalyticsRows),
    ])

  private static let companyRows: [Parameter] = [
    Parameter(
      "schema_version", "Schema version", .integer, .none, .closed(1, 1), .managementCompany,
      example: 1, "Version of the layout of this manager file; this engine reads version 1."),
    Parameter(
      "company.name", "Company name", .string(.title), .name, .any, .managementCompany,
      example: "Equihome Management", "Name shown in reports; it changes no result."),
    Parameter(
      "company.currency", "Currency", .string(.currency), .name, .any, .managementCompany,
      example: "USD", "Currency of the company's accounts; every fund must be in it."),
    Parameter(
      "company.opening_cash", "Opening cash", .number, .money, .atLeast(0), .managementCompany,
      example: 500_000, "Cash of the company before year 1, put in by its shareholders."),
    Parameter(
      "company.aum_basis", "AUM basis", .choice(FeeBasis.allCases.map(\.rawValue)), .none, .any,
      .managementCompany, example: "committed",
      "Assets under management: commitments of the funds alive, or the mean of the year's opening and closing principal or NAV."
    ),
  ]

  private static let managedFundRows: [Parameter] = [
    Parameter(
      "funds", "Funds", .records(key: "name", minCount: 1), .none, .any, .managementCompany,
      example: [
        [
          "name": "fund_one", "config": "equihome-v2", "changes": [], "fund_number": 0,
          "start_year": 1, "market": "common", "fee_share": 1, "carry_share": 1,
        ]
      ], "The funds that the company manages, at most 256."),
    Parameter(
      "funds[].name", "Fund", .string(.identifier), .name, .any, .managementCompany,
      example: "fund_one", "Name by which results call the fund."),
    Parameter(
      "funds[].config", "Fund configuration", .string(.title), .name, .any, .managementCompany,
      example: "equihome-v2",
      "Preset, or a file (with / or .json) found from the folder of the manager file."),
    Parameter(
      "funds[].changes", "Changes", .strings, .none, .any, .managementCompany,
      example: ["fund.size=50000000"],
      "Changes of the fund's configuration, each PATH=VALUE as --set takes it; an empty list is none."
    ),
    Parameter(
      "funds[].fund_number", "Fund number", .integer, .none, .closed(0, 255), .managementCompany,
      example: 0,
      "simulation.fund_number of the fund: its loans are drawn by it, so no two funds share one."),
    Parameter(
      "funds[].start_year", "Start year", .integer, .years, .closed(1, 100), .managementCompany,
      example: 1,
      "Year of the manager's calendar that is the fund's first; it moves accounts, not the market."),
    Parameter(
      "funds[].market", "Market", .choice(ManagedFund.MarketDraws.allCases.map(\.rawValue)), .none,
      .any, .managementCompany, example: "common",
      "Whether the fund lives on the market that the manager's funds share, or on one of its own."),
    Parameter(
      "funds[].fee_share", "Share of fees", .number, .share, .share, .managementCompany,
      example: 1,
      "Share of the fund's management and origination fees that the company receives."),
    Parameter(
      "funds[].carry_share", "Share of carry", .number, .share, .share, .managementCompany,
      example: 1,
      "Share of the fund's carry, net of escrow and clawback, that the company receives."),
  ]

  private static let payoutRows: [Parameter] =
    [
      Parameter(
        "tax.rate", "Tax rate", .number, .rate, .from(0, below: 1), .managementCompany,
        example: 0.21, "Share of the year's taxable profit paid as tax in the same year."),
      Parameter(
        "tax.loss_carry_forward", "Loss carry-forward", .boolean, .none, .any, .managementCompany,
        example: true, "Whether losses of earlier years are taken off the taxable profit."),
      Parameter(
        "reserve.months", "Reserve", .number, .months, .closed(0, 120), .managementCompany,
        example: 6,
        "Months of the year's staff and other costs that dividends leave in the company."),
      Parameter(
        "dividends.of", "Dividends of", .choice(Dividends.Of.allCases.map(\.rawValue)), .none, .any,
        .managementCompany, example: "profit",
        "What dividends are a share of: the year's net profit (at most the cash above the reserve), or the cash above the reserve."
      ),
      Parameter(
        "dividends.share", "Dividend share", .number, .share, .share, .managementCompany,
        example: 0.8, "Share of profit, or of the cash above the reserve, paid out each year."),
      Parameter(
        "carry_team", "Carry team", .records(key: "name", minCount: 0), .none, .any,
        .managementCompany,
        example: [
          ["name": "partner", "share": 0.2, "from_year": 1, "to_year": 100, "vesting_years": 4]
        ], "Who shares in the carry that the company receives; the house keeps the rest."),
      Parameter(
        "carry_team[].name", "Member", .string(.identifier), .name, .any, .managementCompany,
        example: "partner", "Name by which results call the member."),
      Parameter(
        "carry_team[].share", "Share of carry", .number, .share, .share, .managementCompany,
        example: 0.2, "Share of each year's carry, once vested; shares sum to at most 1."),
    ] + years("carry_team", "the member is in the team") + [
      Parameter(
        "carry_team[].vesting_years", "Vesting", .integer, .years, .closed(0, 50),
        .managementCompany, example: 4,
        "Years in the team until the share has vested, in equal yearly parts; 0 is at once.")
    ]

  private static let managerAnalyticsRows: [Parameter] = [
    Parameter(
      "analytics.discount_rate", "Discount rate", .number, .rate, .open(-0.5, 1),
      .managementCompany, example: 0.12,
      "Annual effective rate of the company's NPV: factor (1+r)^(-y) at the end of year y."),
    Parameter(
      "analytics.quantiles", "Quantiles", .numbers(minCount: 1), .probability, .closed(0, 1),
      .managementCompany, example: [0.05, 0.5, 0.95], "Quantiles that reports show, rising."),
    Parameter(
      "simulation.paths", "Paths", .integer, .count, .closed(1, 100_000_000), .managementCompany,
      example: 10_000, "Number of paths of every fund, in place of the funds' own."),
    Parameter(
      "simulation.seed", "Seed", .integer, .none, .from(0, below: 0x1p64), .managementCompany,
      example: 42, "Key of the random numbers of every fund, in place of the funds' own."),
  ]

  /// `from_year` and `to_year` of the records of a list.
  static func years(_ list: String, _ what: String) -> [Parameter] {
    [
      Parameter(
        "\(list)[].from_year", "From year", .integer, .years, .closed(1, 1000),
        .managementCompany, example: 1, "First year of the manager's calendar in which \(what)."),
      Parameter(
        "\(list)[].to_year", "To year", .integer, .years, .closed(1, 1000), .managementCompany,
        example: 1000, "Last such year; years after the last fund has ended do not count."),
    ]
  }
}
