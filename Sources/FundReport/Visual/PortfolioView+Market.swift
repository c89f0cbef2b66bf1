import FundModel
import FundResults

/// The market of the paths: words of years, rates, and what each path drew.
func marketItems(_ source: VisualSource) -> [VisualItem] {
  var items: [VisualItem] = []
  if let market = source.document.market, market.years > 0 {
    items += MarketLabel.allCases.map { .chart(labelChart(market, $0)) }
    items += [.chart(rateChart(source, market)), .table(marketTable(market))]
  } else {
    items.append(
      VisualText.missing("market", "Market conditions", "The run holds no market table."))
  }
  return items
    + [Metric.priceGrowth, .defaultClimate, .creditFactor].map { metricHistogram(source, $0) }
}

private func title(_ label: MarketLabel) -> String {
  switch label {
  case .housingMarketTrend: "Housing market trend"
  case .interestRateEnvironment: "Interest rate environment"
  case .economicOutlook: "Economic outlook"
  }
}

/// Shares of paths by word and year; shares of a year sum to 1.
private func labelChart(_ market: MarketTable, _ label: MarketLabel) -> VisualChart {
  let series = label.words.map { word in
    VisualDrawing.Line(word, (market.shares(label, word) ?? []).map { known($0) })
  }
  let means = series.map { line -> (String, Double) in
    (line.name, (total(line.values) ?? 0) / Double(max(1, line.values.count)))
  }
  return VisualChart(
    id: "market_\(label.name)", title: "\(title(label)) by year",
    summary:
      "Over all years \(listed(means.map { "\(figure($0.1, .share)) of paths are called \($0.0)" })).",
    x: .init("Year"), y: .init("Share of paths", .share),
    .bars(
      .init(categories: (1...market.years).map { "\($0)" }, series: series, stacked: true)))
}

private func rateChart(_ source: VisualSource, _ market: MarketTable) -> VisualChart {
  let rates = source.fund.market.rates
  let short = [known(rates.initial)] + market.shortRate.map { known($0) }
  let mortgage =
    [known(rates.initial + rates.mortgageSpread)] + market.mortgageRate.map { known($0) }
  return VisualChart(
    id: "rates", title: "Short rate and mortgage rate",
    summary: "The mean short rate goes from \(figure(short.first ?? nil, .rate)) at close to "
      + "\(figure(short.last ?? nil, .rate)) at the end of year \(market.years); the mortgage rate lies "
      + "\(figure(rates.mortgageSpread, .rate)) above it.",
    x: .init("Years since first closing", .years), y: .init("Rate, mean over paths", .rate),
    .lines(
      .init(
        positions: (0...market.years).map { Double($0) },
        lines: [.init("Short rate", short), .init("Mortgage rate", mortgage)])))
}

private func marketTable(_ market: MarketTable) -> VisualTable {
  let words = MarketLabel.allCases.flatMap { label in label.words.map { (label, $0) } }
  return VisualTable(
    id: "market", title: "Market conditions by year",
    note: "Shares of paths by word of the year, and mean rates at each year's end.",
    columns: [.init("year", "Year")]
      + words.map { .init("\($0.0.name)_\($0.1)", "\(title($0.0)): \($0.1)", .share) }
      + [.init("short_rate", "Short rate", .rate), .init("mortgage_rate", "Mortgage rate", .rate)],
    rows: (0..<market.years).map { year in
      [.text("\(year + 1)")]
        + words.map { .optional(market.shares($0.0, $0.1)?[year]) }
        + [.optional(market.shortRate[year]), .optional(market.mortgageRate[year])]
    })
}
