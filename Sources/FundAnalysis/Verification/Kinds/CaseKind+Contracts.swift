/// Published examples of home-equity contracts, claimed through the engine's contract table.
extension CaseKind {
  static let contractKinds: [String: CaseKind] = [
    "hei_share_of_value_capped": CaseKind { try steppedValueShare($0) },
    "hei_principal_plus_share_two_sided": CaseKind { inputs in
      if case .string = try inputs.value("share_of_change") {
        throw CaseInputs.LeftOut(reason: "the share is to be implied from rounded amounts")
      }
      let prices = try inputs.numbers("sale_prices")
      // One holding period a price, or none where it does not matter.
      let years = inputs.has("years") ? try inputs.years("years") : prices.map { _ in 10 }
      guard years.count == prices.count else {
        throw CaseInputs.Failure(description: "years and sale prices differ in number")
      }
      let noLossYears = try inputs.integer("no_loss_share_before_years", in: 0...100, orNone: 0)
      let contract = try ContractCase(
        .init(
          shareOf: .appreciation, size: inputs.number("share_of_change"), returnsPrincipal: true,
          sharesLosses: true, principalFloorMonths: 12 * noLossYears), years: years.max() ?? 1)
      let (advance, start) = (try inputs.number("investment"), try inputs.number("V0"))
      return [
        "payoff": .numbers(
          zip(prices, years).map {
            contract.claim(advance: advance, startValue: start, value: $0, year: $1)
          })
      ]
    },
    "hei_share_from_multiplier": CaseKind { inputs in
      let (home, advance) = (try inputs.number("home_value"), try inputs.number("investment"))
      let contract = try ContractCase(
        .init(shareOf: .value, size: inputs.number("exchange_rate"), sizing: .proRata), years: 10)
      let share = contract.claim(advance: advance, startValue: home, value: home, year: 10) / home
      let senior = try inputs.number("mortgage") / home
      return [
        "unlock_percentage": .number(share), "ltv": .number(senior),
        "total_home_finance": .number(share + senior),
      ]
    },
    "hei_share_of_value": CaseKind { inputs in
      let contract = try ContractCase(
        .init(shareOf: .value, size: inputs.number("share_of_value")), years: 10)
      return [
        "payoff": .number(
          contract.claim(
            advance: try inputs.number("investment"), startValue: try inputs.number("V0"),
            value: try inputs.number("V_T"), year: 10))
      ]
    },
  ]

  /// Principal and a share of appreciation for a home value that is known.
  static func knownPrincipalPlusShare(_ inputs: CaseInputs) throws -> Answer {
    let (advance, years) = (
      try inputs.number("investment"), try inputs.integer("years", in: 1...100)
    )
    let contract = try ContractCase(
      .init(
        shareOf: .appreciation, size: inputs.number("share_of_appreciation"),
        returnsPrincipal: true), years: years)
    let payoff = contract.claim(
      advance: advance, startValue: try inputs.number("V0"), value: try inputs.number("V_T"),
      year: years)
    return [
      "payoff": .number(payoff),
      "annual_cost": rate(out: advance, back: payoff, years: Double(years)),
    ]
  }

  /// A share of value that steps with the holding period, under an annual cap.
  private static func steppedValueShare(_ inputs: CaseInputs) throws -> Answer {
    let advance = try inputs.number("investment")
    let start = try inputs.number("V0")
    let years = try inputs.years("years")
    let values = try inputs.numbers("home_values")
    guard values.count == years.count else {
      throw CaseInputs.Failure(description: "years and home values differ in number")
    }
    var terms = try shareSchedule(inputs)
    let uncapped = try ContractCase(terms, years: years.max() ?? 1)
    terms.annualCap = try inputs.number("cap_annual")
    let capped = try ContractCase(terms, years: years.max() ?? 1)
    func claims(_ contract: ContractCase) -> [Double] {
      zip(years, values).map {
        contract.claim(advance: advance, startValue: start, value: $1, year: $0)
      }
    }
    let payoffs = claims(capped)
    return [
      "payoff": .numbers(payoffs),
      "binding": .array(
        zip(payoffs, claims(uncapped)).map { .string($0 < $1 ? "cap" : "share") }),
      "irr": .array(
        zip(years, payoffs).map {
          $0 == 0 ? .null : rate(out: advance, back: $1, years: Double($0))
        }),
    ]
  }

  /// Reads `{"years 0-3": a, "4-6": b, "if value below start": a}`: a range holds through its last year.
  private static func shareSchedule(_ inputs: CaseInputs) throws -> ContractCase.Terms {
    var ranges: [(first: Int, size: Double)] = []
    var inDecline: Double?
    for (name, value) in try inputs.object("share_schedule") {
      let size = try CaseInputs.number(value, name)
      if name == "if value below start" {
        inDecline = size
        continue
      }
      let bounds = name.drop { !$0.isNumber }.split(separator: "-").map { Int($0) }
      guard bounds.count == 2, let first = bounds[0], (0...100).contains(first) else {
        throw CaseInputs.Failure(description: "\"\(name)\" is not a range of years")
      }
      ranges.append((first, size))
    }
    ranges.sort { $0.first < $1.first }
    guard let base = ranges.first, inDecline == base.size else {
      throw CaseInputs.LeftOut(reason: "a share in decline that is not the first of the schedule")
    }
    // A range from year y starts in the month after year y - 1 is over.
    return ContractCase.Terms(
      shareOf: .value, size: base.size,
      steps: ranges.dropFirst().map { (12 * ($0.first - 1) + 1, $0.size) })
  }
}
