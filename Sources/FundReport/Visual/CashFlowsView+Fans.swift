import FundModel
import FundResults

/// Fans of the J-curve, of contributions and of distributions.
func flowFans(_ source: VisualSource) -> [VisualItem] {
  guard let curve = source.fan(.cumulativeNet), let paid = source.fan(.contributions),
    let got = source.fan(.distributions)
  else {
    return [
      VisualText.missing(
        "j_curve", "Cash flows over paths",
        "The run kept neither the flows of every path nor its breakdown, which fans are read from. "
          + "`equihome report` runs the fund with both; so does "
          + "`fund:run { keep = \"flows\", breakdown = true }`.")
    ]
  }
  let low = curve.lowest()
  return [
    fanChart(
      source, curve, "j_curve", "Net cash flow of the LPs so far (J-curve)",
      "Half of all paths are at \(source.amount(low?.value)) or lower at the low point of the median, "
        + "\(figure(low?.years, .years)) after the first closing, and end with "
        + "\(source.amount(curve.last(0.5))) or more; 90% end between "
        + "\(source.amount(curve.last(0.05))) and \(source.amount(curve.last(0.95))).",
      "Paid out less paid in so far", [source.meanLine(.cumulativeNet, curve)]),
    fanChart(
      source, paid, "contributions_fan", "Contributions of the LPs by \(paid.stretch)",
      "The LPs pay in \(source.amount(source.statistics[.paidIn].mean)) on average; the largest median "
        + "of a \(paid.stretch) is \(source.amount(paid.largest())).",
      "Paid in", [source.meanLine(.contributions, paid)]),
    fanChart(
      source, got, "distributions_fan", "Distributions to the LPs by \(got.stretch)",
      "The LPs get \(source.amount(source.statistics[.distributed].mean)) on average; the largest "
        + "median of a \(got.stretch) is \(source.amount(got.largest())).",
      "Paid out", [source.meanLine(.distributions, got)]),
  ]
}

/// NAV at year ends over paths.
func navFan(_ source: VisualSource) -> VisualItem {
  guard let fan = source.yearlyStock(.nav) else {
    return VisualText.needsBreakdown("nav_fan", "NAV over paths")
  }
  let mean = source.yearly(.nav)
  let top = peak(mean)
  return fanChart(
    source, fan, "nav_fan", "Net asset value at year ends",
    "Mean NAV is highest at the end of year \(top ?? 0) with "
      + "\(source.amount(top.flatMap { mean[$0] })); at its peak the median is "
      + "\(source.amount(fan.largest())).",
    "NAV", [.init("Mean", mean)])
}

func fanChart(
  _ source: VisualSource, _ fan: FanFigures, _ id: String, _ title: String, _ summary: String,
  _ y: String, _ lines: [VisualDrawing.Line]
) -> VisualItem {
  .chart(
    VisualChart(
      id: id, title: title,
      summary: summary
        + " Bands hold 50% and 90% of \(pathCount(source.document.manifest.paths)) "
        + "at each date, not of whole paths.",
      x: .init("Years since first closing", .years), y: .init(y, .money),
      .fan(
        .init(
          positions: fan.positions, levels: VisualSource.fanLevels, values: fan.values,
          lines: lines))))
}

extension FanFigures {
  /// The largest median.
  func largest() -> Double? {
    VisualSource.fanLevels.firstIndex(of: 0.5).flatMap { values[$0].compactMap { $0 }.max() }
  }
}
