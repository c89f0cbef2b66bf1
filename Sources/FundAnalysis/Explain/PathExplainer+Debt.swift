import FundEngine
import FundModel
import FundResults

/// Facilities and notes: what they cost, how high debt stood, what was breached.
extension PathExplainer {
  var facilityCost: Explanation {
    let parts = [total(.facilityInterest), total(.facilityFees)]
    return figure(
      .facilityCost, "interest and fees paid on facilities", section: "4.1",
      formula: .sum(parts.map { .input($0.name) }), inputs: parts.map(input),
      clauses: facilityClauses(["limit", "interest", "undrawn_fee", "upfront_fee"]), parts: parts)
  }

  var noteCost: Explanation {
    figure(
      .noteCost, "coupons paid on notes", section: "4.2",
      formula: .of(.sum, table: "by_month", ["amount"]), tables: [byMonth(.noteCoupons)],
      clauses: ["notes.structure"])
  }

  var peakDebt: Explanation {
    var table = FactTable(
      "debt", title: "Balances of all facilities at month end",
      columns: [.init("month", .months), .init("debt", .money)])
    for month in months {
      table.add([.whole(month), .number(record.flow(.facilityDebt, month: month))])
    }
    return figure(
      .peakDebt, "the highest balance of all facilities at a month end",
      formula: .of(.peak, table: "debt", ["debt"]), tables: [table],
      clauses: facilityClauses(["limit", "draw_policy"]))
  }

  var peakLtv: Explanation {
    figure(
      .peakLtv,
      "the highest debt over loans, awaited recoveries and cash at a valuation date before the end with "
        + "debt, 0 if there is none",
      formula: .of(.peak, table: "observed", ["value"]),
      tables: [observed(.peakLtv, .share)], clauses: facilityClauses(["covenants"]))
  }

  var minInterestCover: Explanation {
    figure(
      .minInterestCover,
      "the lowest cash flow of twelve months over interest and fees of facilities due in them, at "
        + "valuation dates before the end; undefined if never anything was due",
      formula: .of(.smallest, table: "observed", ["value"]),
      tables: [observed(.minInterestCover, .ratio)], clauses: facilityClauses(["covenants"]))
  }

  var peakUtilisation: Explanation {
    figure(
      .peakUtilisation,
      "the highest debt over the commitments of facilities at a month end; undefined without one",
      formula: .of(.largest, table: "observed", ["value"]),
      tables: [observed(.peakUtilisation, .share)], clauses: facilityClauses(["limit"]))
  }

  /// What is observed of it is what facilities would still lend.
  var liquidityBuffer: Explanation {
    var undrawn: [Int: Double] = [:]
    for seen in record.trail.observations where seen.metric == .liquidityBuffer {
      undrawn[seen.month, default: 0] += seen.value
    }
    var table = FactTable(
      "dates", title: "Valuation dates before the end with a NAV above 1e-9 of the fund",
      columns: [
        .init("month", .months), .init("cash", .money), .init("undrawn", .money),
        .init("nav", .money), .init("buffer", .share),
      ])
    for valuation in record.valuations
    where valuation.month < record.horizonMonths && valuation.nav > 1e-9 * config.fund.size {
      let room = undrawn[valuation.month] ?? 0
      table.add([
        .whole(valuation.month), .number(valuation.cash), .number(room), .number(valuation.nav),
        .number((valuation.cash + room) / valuation.nav),
      ])
    }
    return figure(
      .liquidityBuffer, "the lowest cash plus undrawn facilities over NAV at a valuation date",
      formula: .of(.smallest, table: "dates", ["buffer"]), tables: [table],
      clauses: ["distributions.minimum_reserve"])
  }

  var firstBreachMonth: Explanation {
    figure(
      .firstBreachMonth, "the month of the first covenant breach; undefined without one",
      section: "4.1", formula: .of(.smallest, table: "observed", ["month"]),
      tables: [observed(.covenantBreaches, .ratio)], clauses: facilityClauses(["covenants"]))
  }

  /// A metric that counts what was observed.
  func numberObserved(_ metric: Metric, _ rule: String) -> Explanation {
    figure(
      metric, rule, formula: .of(.count, table: "observed", ["month"]),
      tables: [observed(metric, .ratio)])
  }

  /// A metric that adds what was observed.
  func sumObserved(_ metric: Metric, _ rule: String) -> Explanation {
    figure(
      metric, rule, formula: .of(.sum, table: "observed", ["value"]),
      tables: [observed(metric, .money)])
  }

  private func observed(_ metric: Metric, _ unit: MetricUnit) -> FactTable {
    var table = FactTable(
      "observed", title: metric.description.label + " as observed",
      columns: [.init("month", .months), .init("of", nil), .init("value", unit)])
    for seen in record.trail.observations where seen.metric == metric {
      table.add([.whole(seen.month), .text(seen.subject), .number(seen.value)])
    }
    return table
  }

  private func facilityClauses(_ names: [String]) -> [String] {
    config.facilities.flatMap { facility in
      names.map { "facilities.\(facility.name).\($0)" }
    }
  }
}
