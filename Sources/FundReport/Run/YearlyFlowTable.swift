import FundModel
import FundResults

/// A column of the yearly table: one or more ledger items added up.
private struct FlowColumn {
  let header: String
  let items: [FlowItem]
  let dropRank: Int
}

private let flowColumns = [
  FlowColumn(header: "called", items: [.calls], dropRank: 0),
  FlowColumn(header: "advanced", items: [.advances], dropRank: 3),
  FlowColumn(
    header: "collected",
    items: [.principalReceipts, .interestReceipts, .shareReceipts, .recoveries, .saleProceeds],
    dropRank: 2),
  FlowColumn(header: "mgmt fees", items: [.managementFees], dropRank: 5),
  FlowColumn(
    header: "expenses",
    items: [
      .formation, .annualExpenses, .basisExpenses, .servicing, .dispositionCosts,
      .originationFeesPaid,
    ], dropRank: 6),
  FlowColumn(header: "to LPs", items: [.lpDistributions], dropRank: 0),
  FlowColumn(header: "to GP", items: [.gpDistributions], dropRank: 4),
  FlowColumn(header: "cash", items: [.cash], dropRank: 8),
  FlowColumn(header: "NAV", items: [.nav], dropRank: 1),
  FlowColumn(header: "loans bought", items: [.loansBought], dropRank: 9),
  FlowColumn(header: "defaults", items: [.defaults], dropRank: 10),
]

/// The mean ledger by year in the fund's currency: flows summed over the year, stocks at its end,
/// and a total of the flows.
public func yearlyFlowTable(_ flows: YearlyFlows) -> TextTable {
  var table = TextTable(
    [.init("year", .right)] + flowColumns.map { .init($0.header, dropRank: $0.dropRank) })
  func value(_ column: FlowColumn, _ year: Int) -> Double? {
    column.items.reduce(0) { sum, item in
      guard let sum, let mean = flows[item]?.mean, year < mean.count, let part = mean[year]
      else { return nil }
      return sum + part
    }
  }
  func text(_ column: FlowColumn, _ value: Double?) -> String {
    guard let value else { return noFigure }
    return column.items == [.loansBought] || column.items == [.defaults]
      ? fixed(value, decimals: 1) : money(value)
  }
  for year in 0..<flows.years {
    table.add(
      [.init("\(year)")] + flowColumns.map { .init(text($0, value($0, year))) })
  }
  table.add(
    [.init("all", .bold)]
      + flowColumns.map { column in
        if column.items.contains(where: \.isStock) { return "" }
        let total = (0..<flows.years).reduce(0 as Double?) { sum, year in
          guard let sum, let part = value(column, year) else { return nil }
          return sum + part
        }
        return .init(text(column, total), .bold)
      })
  return table
}
