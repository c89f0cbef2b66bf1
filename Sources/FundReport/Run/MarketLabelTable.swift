import FundModel
import FundResults

/// The market by year: shares of paths by label, and mean rates at each year's end.
///
/// The middle word of each label, stable, is what the two shown leave of 100 %.
public func marketLabelTable(_ market: MarketTable) -> TextTable {
  let shown = MarketLabel.allCases.flatMap { label in
    [label.words[0], label.words[2]].map { (label, $0) }
  }
  var table = TextTable(
    [.init("year", .right)]
      + shown.enumerated().map { .init($1.1, dropRank: 8 - $0) }
      + [.init("short rate", dropRank: 0), .init("mortgage rate", dropRank: 1)])
  func cell(_ values: [Double]?, _ year: Int) -> TextTable.Cell {
    guard let values, year < values.count, values[year].isFinite else { return .init(noFigure) }
    return .init(figure(values[year], .rate))
  }
  for year in 0..<market.years {
    table.add(
      [.init("\(year + 1)")]
        + shown.map { cell(market.shares($0.0, $0.1), year) }
        + [cell(market.shortRate, year), cell(market.mortgageRate, year)])
  }
  return table
}
