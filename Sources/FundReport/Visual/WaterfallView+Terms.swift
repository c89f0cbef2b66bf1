import FundModel
import FundResults

/// The terms that cash is split by: what they are in words, and the tiers in order.
func waterfallTerms(_ source: VisualSource) -> [VisualItem] {
  let terms = source.fund.waterfall
  var lines: [String] = []
  switch terms.structure {
  case .european:
    lines.append("European: carry is paid after all contributions and their preferred return.")
  case .american:
    lines.append(
      "American, deal by deal: carry is paid after the cost of the loans realized so far, "
        + (terms.lossCarryForward
          ? "losses of loans realized earlier included." : "each loan by itself."))
  case .tiers: lines.append("Tiers as listed.")
  }
  if source.fund.hooks.contains(where: { $0.point == .waterfall }) {
    lines.append("A function of the fund's own pays in place of the tiers; see Configuration.")
  }
  lines.append(
    "Hurdle \(figure(terms.hurdleRate, .rate)), compounding \(terms.hurdleCompounding.rawValue), "
      + "account \(terms.hurdleAccount.rawValue).")
  if terms.gpCommitment.share > 0 {
    lines.append(
      "The GP commits \(figure(terms.gpCommitment.share, .share)) of the fund, which bears no carry"
        + (terms.gpCommitment.paysFee ? " but the management fee." : " and no management fee."))
  }
  switch terms.clawback.test {
  case .none: lines.append("No clawback.")
  default:
    lines.append(
      "Clawback by \(terms.clawback.test.rawValue), \(figure(terms.clawback.escrowShare, .share)) of "
        + "carry in escrow, tax on carry \(figure(terms.clawback.taxRate, .rate)).")
  }
  return [
    .text(
      VisualText(
        id: "waterfall_terms", title: "Terms of the waterfall", lines.joined(separator: "\n"))),
    .table(tierTable(terms)),
  ]
}

/// The tiers in force (docs/model.md, 5).
private func tierTable(_ terms: WaterfallTerms) -> VisualTable {
  typealias Row = (until: String, value: VisualCell, lp: Double)
  var rows: [Row] = []
  if terms.structure == .tiers {
    rows = (terms.tiers ?? []).map { tier in
      let unit: MetricUnit =
        switch tier.until {
        case .multiple: .multiple
        case .irr: .rate
        default: .share
        }
      return (tier.until.rawValue, .figure(tier.value, unit), tier.lpShare)
    }
  } else {
    switch terms.hurdleAccount {
    case .capitalAndPreferred:
      rows = [("capital", .empty, 1), ("preferred", .figure(terms.hurdleRate, .rate), 1)]
    case .irr: rows = [("irr", .figure(terms.hurdleRate, .rate), 1)]
    }
    if terms.catchUp > 0 {
      rows.append(("catch_up", .figure(terms.carry, .share), 1 - terms.catchUp))
    }
    rows.append(("forever", .empty, 1 - terms.carry))
  }
  return VisualTable(
    id: "waterfall_tiers", title: "Tiers, in the order in which they are paid",
    note: "A tier pays LPs and GP in these shares until its condition holds.",
    columns: [
      .init("tier", "Tier"), .init("until", "Until"), .init("value", "At"),
      .init("lp_share", "To the LPs", .share), .init("gp_share", "To the GP", .share),
    ],
    rows: rows.enumerated().map { index, row in
      [
        .number(Double(index + 1)), .text(row.until), row.value, .number(row.lp),
        .number(1 - row.lp),
      ]
    })
}
