import FundEngine
import FundModel
import FundResults

/// The chain-linked return on NAV and what is made of it.
extension PathExplainer {
  var timeWeightedReturn: Explanation {
    figure(
      .timeWeightedReturn,
      "the returns of the valuation periods, linked, as a rate a year; -1 when the index is not "
        + "above 0",
      formula: .difference(
        .power(
          .of(.last, table: "periods", ["index"]), .ratio(.number(12), .input("months"))),
        .number(1)),
      inputs: [.init("months", Double(record.horizonMonths), .months)], tables: [periods],
      clauses: ["fund.valuation_frequency"])
  }

  var maxDrawdown: Explanation {
    figure(
      .maxDrawdown, "the largest fall of the linked index from an earlier peak, the start being 1",
      formula: .of(.drawdown, table: "periods", ["index"]), tables: [periods],
      clauses: ["fund.valuation_frequency"])
  }

  var navVolatility: Explanation {
    figure(
      .navVolatility,
      "the standard deviation of the yearly returns, divisor n - 1; undefined with fewer than two years",
      formula: .of(.deviation, table: "years", ["return"]), tables: [years])
  }

  var worstAnnualNavChange: Explanation {
    figure(
      .worstAnnualNavChange, "the lowest yearly return; undefined with fewer than two years",
      formula: .of(Self.lowestOfSeveral, table: "years", ["return"]), tables: [years])
  }

  private static let lowestOfSeveral = Aggregate("min") { columns in
    columns[0].count > 1 ? columns[0].min() ?? .nan : .nan
  }

  /// Sharpe divides by the deviation of the yearly returns, Sortino by what falls short of the target.
  func returnRatio(_ metric: Metric) -> Explanation {
    let isSharpe = metric == .sharpe
    let divisor: Formula =
      isSharpe
      ? .of(.deviation, table: "years", ["return"])
      : .of(.downside, table: "years", ["return", "risk_free_rate"])
    return figure(
      metric,
      "the mean yearly return less the risk-free rate, over "
        + (isSharpe
          ? "the standard deviation of the yearly returns"
          : "the root mean square of what falls short of that rate")
        + "; undefined with fewer than two years or a divisor below 1e-12",
      formula: .ratio(
        .difference(.of(.mean, table: "years", ["return"]), .input("risk_free_rate")), divisor,
        least: 1e-12),
      inputs: [.init("risk_free_rate", config.analytics.riskFreeRate, .rate)], tables: [years],
      clauses: ["analytics.risk_free_rate"])
  }

  /// One row a valuation period: what came in and went out, its return, and the linked index.
  private var periods: FactTable {
    var table = FactTable(
      "periods", title: "Valuation periods",
      columns: [
        .init("month", .months), .init("nav_before", .money), .init("nav", .money),
        .init("contributed", .money), .init("distributed", .money), .init("base", .money),
        .init("return", .rate), .init("index", .multiple),
      ])
    var index = 1.0
    for (start, end) in zip(record.valuations, record.valuations.dropFirst()) {
      var (contributed, distributed) = (0.0, 0.0)
      var gain = end.nav - start.nav
      var base = start.nav
      for month in (start.month + 1)...end.month {
        let out =
          record.flow(.lpDistributions, month: month) + record.flow(.gpDistributions, month: month)
          + record.flow(.gpCommitmentDistributions, month: month)
        let into = record.flow(.calls, month: month)
        let weight = Double(end.month - month) / Double(end.month - start.month)
        contributed += into
        distributed += out
        gain += out - into
        base += weight * (into - out)
      }
      let rate = base < 1e-9 * config.fund.size ? 0 : gain / base
      index *= 1 + rate
      table.add([
        .whole(end.month), .number(start.nav), .number(end.nav), .number(contributed),
        .number(distributed), .number(base), .number(rate), .number(index),
      ])
    }
    return table
  }

  /// Returns from the index at months 12, 24, ...; 0 for a year that starts with an index not above 0.
  private var years: FactTable {
    let linked = periods
    var index = [0: 1.0]
    for (month, level) in zip(linked.numbers("month"), linked.numbers("index")) {
      index[Int(month)] = level
    }
    var table = FactTable(
      "years", title: "Yearly returns",
      columns: [
        .init("month", .months), .init("index_before", .multiple), .init("index", .multiple),
        .init("return", .rate), .init("risk_free_rate", .rate),
      ])
    for month in stride(from: 12, through: record.horizonMonths, by: 12) {
      let (before, after) = (index[month - 12] ?? .nan, index[month] ?? .nan)
      table.add([
        .whole(month), .number(before), .number(after),
        .number(before > 0 ? after / before - 1 : 0), .number(config.analytics.riskFreeRate),
      ])
    }
    return table
  }
}
