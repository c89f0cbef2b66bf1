import FundEngine
import FundModel
import FundNumerics
import FundResults

/// The LPs' flows against the benchmark, and what the path drew.
extension PathExplainer {
  var ksPme: Explanation {
    let (above, below) = (discounted("distributed"), discounted("contributed"))
    return figure(
      .ksPme,
      "distributions over contributions, each divided by the benchmark's level of its month: above 1 the "
        + "LPs did better than in the benchmark",
      formula: .ratio(.input(above.name), .input(below.name)),
      inputs: [input(above), input(below)],
      clauses: ["analytics.benchmark.kind"], parts: [above, below])
  }

  private func discounted(_ column: String) -> Explanation {
    Explanation(
      column + "_in_benchmark", label: column + " in units of the benchmark", unit: .money,
      rule: "the LPs' flows of each month over the benchmark's level", section: "6",
      formula: .of(.sum, table: "benchmark", [column]), tables: [benchmark])
  }

  var directAlpha: Explanation {
    figure(
      .directAlpha,
      "the annual rate at which the LPs' flows, each over the benchmark's level, are worth 0: what they "
        + "earned a year beyond the benchmark",
      formula: .of(.irr, table: "benchmark", ["month", "net"]), tables: [benchmark],
      clauses: ["analytics.benchmark.kind"])
  }

  private var benchmark: FactTable {
    var table = FactTable(
      "benchmark", title: "Flows of the LPs over the benchmark",
      columns: [
        .init("month", .months), .init("level", .multiple), .init("contributed", .money),
        .init("distributed", .money), .init("net", .money),
      ])
    let levels = benchmarkLevels
    guard levels.allSatisfy({ $0.isFinite && $0 > 0 }) else { return table }
    for month in months {
      let (into, out) = (contribution(month), receipt(month))
      if into == 0 && out == 0 { continue }
      table.add([
        .whole(month), .number(levels[month]), .number(into / levels[month]),
        .number(out / levels[month]), .number((out - into) / levels[month]),
      ])
    }
    return table
  }

  private var benchmarkLevels: [Double] {
    let terms = config.analytics.benchmark
    switch terms.kind {
    case .constant:
      return months.map { discount(terms.rate ?? .nan, years: 0 - Double($0) / 12) }
    case .path:
      var level = 1.0
      return months.map { month in
        let year = (month + 11) / 12 - 1
        guard year >= 0 else { return level }
        let rates = terms.path ?? []
        level *= discount(rates.indices.contains(year) ? rates[year] : .nan, years: -1.0 / 12)
        return level
      }
    case .priceIndex: return months.map(housePrices)
    }
  }

  /// House prices of a month, zones weighted by their allocation.
  private func housePrices(_ month: Int) -> Double {
    zip(config.zones, record.index).reduce(0) { $0 + $1.0.allocation * $1.1[month] }
  }

  var priceGrowth: Explanation {
    figure(
      .priceGrowth, "growth of house prices a year, zones weighted by their allocation",
      formula: .difference(
        .power(.ratio(.input("last"), .input("first")), .ratio(.number(12), .input("months"))),
        .number(1)),
      inputs: [
        .init("first", housePrices(0), .multiple),
        .init("last", housePrices(record.horizonMonths), .multiple),
        .init("months", Double(record.horizonMonths), .months),
      ], clauses: ["market.price_model.kind"])
  }

  var defaultClimate: Explanation {
    var table = FactTable(
      "climate", title: "Default climate by year",
      columns: [.init("year", .count), .init("factor", .multiple)])
    for (year, factor) in record.climate.enumerated() {
      table.add([.whole(year + 1), .number(factor)])
    }
    return figure(
      .defaultClimate, "the mean over years of the factor on default hazards", section: "2.3",
      formula: .of(.mean, table: "climate", ["factor"]), tables: [table],
      clauses: ["market.default_climate.volatility"])
  }

  var creditFactor: Explanation {
    figure(
      .creditFactor, "the draw M that the defaults of all loans of the path share",
      section: "3.4", formula: .input("common"),
      inputs: [.init("common", record.trail.creditFactor, .ratio)],
      clauses: ["exits.default.correlation_between_zones"])
  }
}
