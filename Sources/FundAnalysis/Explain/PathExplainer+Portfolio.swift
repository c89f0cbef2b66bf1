import FundEngine
import FundModel
import FundResults

/// How the portfolio was built and left, and what a healthy fund does not do.
extension PathExplainer {
  var invested: Explanation {
    figure(
      .invested, "amounts advanced, recycled ones included", section: "3.1",
      formula: .of(.sum, table: "by_month", ["amount"]), tables: [byMonth(.advances)],
      clauses: ["deployment.share", "reinvestment.share"])
  }

  var recycledShare: Explanation {
    var table = FactTable(
      "recycled", title: "Advances paid for with receipts",
      columns: [.init("month", .months), .init("amount", .money)])
    for purchase in record.trail.recycled where purchase.amount != 0 {
      table.add([.whole(purchase.month), .number(purchase.amount)])
    }
    let recycled = Explanation(
      "recycled", label: "advances paid for with recycled receipts", unit: .money,
      rule: "advances charged to the reinvestment pot", section: "3.1",
      formula: .of(.sum, table: "recycled", ["amount"]), tables: [table],
      clauses: [
        "reinvestment.share", "reinvestment.period_months", "reinvestment.receipts",
        "reinvestment.min_batch",
      ].map(clause))
    return quotient(
      .recycledShare, "recycled advances over all advances", recycled, explain(.invested))
  }

  var zoneDrift: Explanation {
    var table = FactTable(
      "zones", title: "Shares of outstanding principal at valuation dates",
      columns: [
        .init("month", .months), .init("zone", nil), .init("outstanding", .money),
        .init("share", .share), .init("target", .share), .init("distance", .share),
      ])
    for valuation in record.valuations where valuation.month <= record.trail.lastPurchaseMonth {
      let outstanding = record.trail.outstandingByZone[valuation.month]
      let total = outstanding.reduce(0, +)
      if total < 1e-9 * config.fund.size { continue }
      for (zone, terms) in config.zones.enumerated() {
        let share = outstanding[zone] / total
        table.add([
          .whole(valuation.month), .text(terms.name), .number(outstanding[zone]), .number(share),
          .number(terms.allocation), .number(abs(share - terms.allocation)),
        ])
      }
    }
    return figure(
      .zoneDrift,
      "the largest distance of a zone's share from its target, at valuation dates up to the last month "
        + "of purchases; undefined when nothing was outstanding",
      formula: .of(.largest, table: "zones", ["distance"]), tables: [table],
      clauses: config.zones.map { "zones.\($0.name).allocation" }
        + ["deployment.allocation_precision"])
  }

  /// Loans that left in one way, over loans bought.
  func exitShare(_ metric: Metric, _ item: FlowItem) -> Explanation {
    shareOfLoans(metric, total(item, unit: .count))
  }

  var deferredFeeMonths: Explanation {
    var table = FactTable(
      "events", title: "Months that ended owing some of the management fee",
      columns: [.init("month", .months), .init("unpaid", .money)])
    for case .deferredFee(let month, let unpaid) in record.events {
      table.add([.whole(month), .number(unpaid)])
    }
    return figure(
      .deferredFeeMonths, "months in which the management fee could not be paid in full",
      section: "4", formula: .of(.count, table: "events", ["month"]), tables: [table],
      clauses: ["fees.management.rate", "distributions.minimum_reserve"])
  }

  var distressedSales: Explanation {
    var table = FactTable(
      "events", title: "Loans sold to pay an obligation",
      columns: [.init("month", .months), .init("loan", .count), .init("proceeds", .money)])
    for case .distressedSale(let month, let loan, let proceeds) in record.events {
      table.add([.whole(month), .whole(firstLoan + loan), .number(proceeds)])
    }
    return figure(
      .distressedSales, "loans sold to pay an obligation", section: "4",
      formula: .of(.count, table: "events", ["month"]), tables: [table],
      clauses: ["fund.distressed_discount"])
  }

  var unpaidObligations: Explanation {
    let last = record.trail.steps.last?.accounts
    let inputs: [Explanation.Input] = [
      .init("carried_expenses", last?.carriedExpenses ?? .nan, .money),
      .init("carried_fee", last?.carriedFee ?? .nan, .money),
    ]
    return figure(
      .unpaidObligations, "expenses and management fees still owed at the last month",
      section: "4", formula: .sum(inputs.map { .input($0.name) }), inputs: inputs,
      parts: [events])
  }

  /// What a healthy fund does not do.
  var events: Explanation {
    let table = pathTables.events
    return Explanation(
      telling: "events", label: "Events",
      rule: "deferred fees, loans sold to pay obligations, obligations unpaid at the end",
      section: "4", tables: [table], notes: table.rows.isEmpty ? ["there were none"] : [])
  }
}
