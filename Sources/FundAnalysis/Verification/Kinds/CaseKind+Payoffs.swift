import FundNumerics

/// Expected payoffs of contracts at a fixed date.
extension CaseKind {
  static let payoffKinds: [String: CaseKind] = [
    "black_scholes": CaseKind { inputs in
      let (rate, years) = (try inputs.number("r"), try inputs.number("T"))
      let value = LognormalValue(
        start: try inputs.number("S"), growth: rate, volatility: try inputs.number("sigma"),
        years: years)
      let (strike, discount) = (try inputs.number("K"), exponential(-rate * years))
      return [
        "call": .number(discount * value.call(strike: strike)),
        "put": .number(discount * value.put(strike: strike)),
      ]
    },
    "shared_appreciation": CaseKind { inputs in
      let market = try inputs.number("sigma_systematic")
      let own = try inputs.number("sigma_idio")
      let value = LognormalValue(
        start: try inputs.number("V0"), growth: try inputs.number("mu"),
        volatility: (market * market + own * own).squareRoot(), years: try inputs.number("T"))
      let share = try inputs.number("share")
      let expected = value.sharedAppreciation(share: share)
      let onMean = share * max(0, value.mean - value.start)
      return [
        "expected_payoff": .number(expected),
        "expected_payoff_using_mean_only": .number(onMean),
        "convexity_value": .number(expected - onMean),
        "prob_positive": .number(1 - value.probability(below: value.start)),
      ]
    },
    "shared_appreciation_capped": CaseKind { inputs in
      let value = try lognormal(inputs)
      return [
        "expected_payoff": .number(
          value.sharedAppreciation(
            share: try inputs.number("share"), cap: try inputs.number("cap_amount")))
      ]
    },
    // The date decides which kind of this name a file means: at T, or for a home value already known.
    "hei_principal_plus_share": CaseKind { inputs in
      inputs.has("V_T") ? try knownPrincipalPlusShare(inputs) : try principalPlusShare(inputs)
    },
    "hei_value_share_capped": CaseKind { try cappedValueShare($0) },
    "hei_subordinated": CaseKind { inputs in
      let value = try lognormal(inputs)
      let share = try inputs.number("share_of_value")
      let senior = try inputs.number("senior_balance")
      let net = 1 - (try inputs.number("sale_cost"))
      let (zero, full) = (senior / net, senior / (net - share))
      return [
        "expected_payoff": .number(
          value.subordinatedShare(share: share, senior: senior, cost: 1 - net)),
        "senior_strike": .number(zero), "switch_value": .number(full),
        "p_zero": .number(value.probability(below: zero)),
        "p_impaired": .number(value.probability(below: full)),
      ]
    },
    "shared_appreciation_ou": CaseKind { inputs in
      let (start, trend) = (try inputs.number("V0"), try inputs.number("trend"))
      let (years, share) = (try inputs.number("T"), try inputs.number("share"))
      let sigma = try inputs.number("sigma")
      let process = OrnsteinUhlenbeck(
        start: 0, level: 0, speed: try inputs.number("kappa"), volatility: sigma)
      // Log value = trend + an OU deviation: lognormal with that variance.
      let volatility = (process.variance(years) / years).squareRoot()
      func payoff(_ growth: Double, _ volatility: Double) -> CaseValue {
        .number(
          LognormalValue(start: start, growth: growth, volatility: volatility, years: years)
            .sharedAppreciation(share: share))
      }
      return [
        "expected_payoff": payoff(trend + volatility * volatility / 2, volatility),
        "gbm_same_sigma": payoff(trend + sigma * sigma / 2, sigma),
      ]
    },
  ]

  private static func principalPlusShare(_ inputs: CaseInputs) throws -> Answer {
    let value = try lognormal(inputs)
    let (advance, share) = (try inputs.number("investment"), try inputs.number("share"))
    func expected(floor: Double?) -> CaseValue {
      .number(value.principalPlusShare(advance: advance, share: share, floor: floor))
    }
    return [
      "floored_at_investment": expected(floor: advance), "two_sided": expected(floor: nil),
      "two_sided_floored_at_zero": expected(floor: 0),
    ]
  }

  private static func cappedValueShare(_ inputs: CaseInputs) throws -> Answer {
    let value = try lognormal(inputs)
    let (advance, share) = (try inputs.number("investment"), try inputs.number("share_of_value"))
    let cap = advance * power(1 + (try inputs.number("cap_annual")), value.years)
    let expected = value.valueShare(share: share, cap: cap)
    return [
      "expected_payoff": .number(expected), "cap_amount": .number(cap),
      "uncapped": .number(share * value.mean), "cap_value": .number(share * value.mean - expected),
      "prob_capped": .number(1 - value.probability(below: cap / share)),
      "expected_multiple": .number(expected / advance),
      "irr_of_expected_payoff": rate(out: advance, back: expected, years: value.years),
    ]
  }
}
