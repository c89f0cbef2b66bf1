import FundModel
import FundResults

/// How cash is split between LPs and GP: by year, so far, and by the terms.
public func waterfallView(_ source: VisualSource) -> VisualView {
  VisualView(
    .waterfall, title: "Waterfall", [.figures(splitFigures(source))], split(source),
    carrySpread(source), escrow(source), waterfallTerms(source))
}

private func splitFigures(_ source: VisualSource) -> VisualFigures {
  let carry = source.result.samples.column(.carry)
  let paths = carry.filter(\.isFinite)
  var figures = [
    source.mean(.carry),
    source.share(
      "probability(carry > 0)", "Probability of any carry",
      Proportion(
        hits: paths.count { $0 > 0 }, count: paths.count, confidence: source.confidence)),
    source.mean(.clawback), gpShare(source), source.mean(.netProfit),
  ]
  if source.happens(.gpPaidIn) {
    figures += [source.mean(.gpPaidIn), source.mean(.gpDistributed), source.mean(.gpIrr)]
  }
  return VisualFigures(id: "split", title: "What LPs and GP get", figures)
}

/// Carry less clawback over all profit, both as means: a ratio of means with its error by the delta
/// method, `sd(c - R p) / (sqrt(n) mean p)`.
private func gpShare(_ source: VisualSource) -> VisualFigure {
  let samples = source.result.samples
  let (carry, clawback) = (samples.column(.carry), samples.column(.clawback))
  let profit = samples.column(.netProfit)
  let paths = (0..<samples.paths).filter {
    carry[$0].isFinite && clawback[$0].isFinite && profit[$0].isFinite
  }
  let gp = paths.map { carry[$0] - clawback[$0] }
  let all = paths.map { carry[$0] - clawback[$0] + profit[$0] }
  var value: Double?
  var error: Double?
  if let a = SampleMoments(gp).mean, let b = SampleMoments(all).mean, b > 0 {
    let ratio = a / b
    value = ratio
    error = SampleMoments(zip(gp, all).map { $0 - ratio * $1 }).standardError.map { $0 / b }
  }
  return VisualFigure(
    name: "gp_share_of_profit", label: "Share of profit to the GP", unit: .share,
    value: known(value), standardError: known(error), interval: source.interval(value, error),
    note: "mean carry less clawback over mean profit of LPs and GP together")
}

private func split(_ source: VisualSource) -> [VisualItem] {
  let lp = source.yearly(.lpDistributions)
  let gp = source.yearly(.gpDistributions)
  let own = source.yearly(.gpCommitmentDistributions)
  var series: [VisualDrawing.Line] = [.init("To the LPs", lp), .init("Carry to the GP", gp)]
  if source.happens(.gpCommitmentDistributions) {
    series.append(.init("To the GP's commitment", own))
  }
  let received = cumulative(source.distributions)
  let kept = cumulative(difference(gp, source.yearly(.clawback)))
  var lines: [VisualDrawing.Line] = [
    .init("LPs, clawback included", received), .init("GP, carry less clawback", kept),
    .init("Paid in by the LPs", cumulative(source.contributions)),
  ]
  if source.happens(.gpCommitmentDistributions) {
    lines.append(.init("The GP's commitment", cumulative(own)))
  }
  return [
    .chart(
      VisualChart(
        id: "distributions_by_party", title: "Distributions to LPs and GP by year",
        summary: "On average the waterfall pays the LPs \(source.amount(total(lp))) and the GP "
          + "\(source.amount(total(gp))) of carry"
          + (gp.firstIndex { ($0 ?? 0) != 0 }.map { ", the first of it in year \($0)." } ?? "."),
        x: .init("Year"), y: .init("Mean over paths", .money),
        .bars(.init(categories: source.yearNames, series: series, stacked: true)))),
    .chart(
      VisualChart(
        id: "cumulative_split", title: "Paid out so far",
        summary: "In the end the LPs have got \(source.amount(received.last ?? nil)) on "
          + "\(source.amount(total(source.contributions))) paid in, the GP keeps "
          + "\(source.amount(kept.last ?? nil)) of carry.",
        x: .init("Years since first closing", .years), y: .init("Mean over paths", .money),
        .lines(.init(positions: source.yearPositions, lines: lines)))),
    .table(
      VisualTable(
        id: "waterfall_by_year", title: "Waterfall by year",
        note: "Means over paths ± standard error.",
        columns: [.init("year", "Year")]
          + waterfallItems(source).map { .init($0.name, label($0), .money) },
        rows: (0..<source.document.yearly.years).map { year in
          [.text("\(year)")]
            + waterfallItems(source).map { item in
              let series = source.document.yearly[item]
              let (mean, error) = (series?.mean[year], series?.standardError[year])
              return .figure(
                mean ?? nil, error: error ?? nil,
                interval: source.interval(mean ?? nil, error ?? nil))
            }
        })),
  ]
}

private func waterfallItems(_ source: VisualSource) -> [FlowItem] {
  [.lpDistributions, .gpDistributions]
    + [.gpCommitmentDistributions, .clawback, .escrow].filter(source.happens)
}

/// Carry over paths; nothing in a fund that never pays any.
private func carrySpread(_ source: VisualSource) -> [VisualItem] {
  source.happens(.carry) ? [metricHistogram(source, .carry)] : []
}

/// Escrow and clawback by year; nothing in a fund that has neither.
private func escrow(_ source: VisualSource) -> [VisualItem] {
  guard source.happens(FlowItem.escrow) || source.happens(FlowItem.clawback) else { return [] }
  let balance = source.yearly(.escrow)
  let top = peak(balance)
  return [
    .chart(
      VisualChart(
        id: "escrow_and_clawback", title: "Escrow and clawback by year",
        summary: "Carry in escrow is highest at the end of year \(top ?? 0) with "
          + "\(source.amount(top.flatMap { balance[$0] })) on average; the GP returns "
          + "\(figureWithError(source.statistics[.clawback].mean, source.statistics[.clawback].standardError, .money)).",
        x: .init("Year"), y: .init("Mean over paths", .money),
        .bars(
          .init(
            categories: source.yearNames,
            series: [
              source.line(.escrow, "In escrow at year end"),
              source.line(.clawback, "Returned to the LPs"),
            ]))))
  ]
}
