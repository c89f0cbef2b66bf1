import FundNumerics

/// Performance of a series of returns, and falls of a price path.
extension CaseKind {
  static let seriesKinds: [String: CaseKind] = [
    "max_drawdown": CaseKind { ["value": .optional(try drawdown($0)?.maximum)] },
    "annual_return": CaseKind { ["value": .number(try series($0).annualReturn)] },
    "annual_volatility": CaseKind { ["value": .number(try series($0).annualVolatility)] },
    "calmar": CaseKind { ["value": .optional(try series($0).calmar)] },
    "sharpe": CaseKind { inputs in
      let series = try series(inputs)
      let ratio =
        inputs.has("rf_series")
        ? series.sharpe(riskFree: try inputs.numbersOrMissing("rf_series"))
        : series.sharpe(riskFree: try inputs.number("rf"))
      return ["value": .number(ratio)]
    },
    "downside_risk": CaseKind { inputs in
      ["value": .number(try series(inputs).downsideRisk(target: inputs.number("mar")))]
    },
    "sortino": CaseKind(leaving: ["wrong_std_of_negatives": otherRule]) { inputs in
      ["value": .number(try series(inputs).sortino(target: inputs.number("mar")))]
    },
    "ulcer_index": CaseKind { ["value": .optional(try path($0)?.ulcerIndex)] },
    "annualize": CaseKind { inputs in
      let growth = 1 + (try inputs.number("total_return"))
      let years = try inputs.number("days") / 365
      return ["value": .number(ReturnSeries.annualised(growth: growth, years: years))]
    },
    "drawdown_path": CaseKind { inputs in
      guard let path = try path(inputs) else {
        throw CaseInputs.Failure(description: "a price is not positive")
      }
      return [
        "max_drawdown": .number(path.maximum), "series": .numbers(path.series),
        "ulcer": .number(path.ulcerIndex), "avg_drawdown": .number(path.average),
        "longest_underwater_periods": .number(Double(path.longestUnderwater)),
        "peak_at": .number(path.peak), "trough_at": .number(path.trough),
      ]
    },
  ]

  private static func series(_ inputs: CaseInputs) throws -> ReturnSeries {
    ReturnSeries(
      try inputs.numbersOrMissing("returns"), periodsPerYear: try inputs.number("ann", orNone: 1))
  }

  private static func drawdown(_ inputs: CaseInputs) throws -> Drawdown? {
    Drawdown(returns: try inputs.numbersOrMissing("returns"))
  }

  private static func path(_ inputs: CaseInputs) throws -> Drawdown? {
    Drawdown(prices: try inputs.numbers("prices"))
  }
}
