import FundEngine
import FundModel
import FundResults

/// What the GP and others were paid.
extension PathExplainer {
  var carry: Explanation {
    figure(
      .carry, "distributions to the GP, summed over months", section: "5",
      formula: .of(.sum, table: "by_month", ["amount"]), tables: [byMonth(.gpDistributions)],
      clauses: ["waterfall.carry", "waterfall.catch_up", "waterfall.hurdle_rate"],
      parts: [tiers])
  }

  var managementFees: Explanation {
    figure(
      .managementFees, "management fees paid, summed over months", section: "4",
      formula: .of(.sum, table: "by_month", ["amount"]),
      tables: [byMonth(.managementFees), obligations([.managementFees])],
      clauses: [
        "fees.management.rate", "fees.management.basis", "fees.management.frequency",
        "fees.management.timing", "fees.management.origination_fee_offset",
      ])
  }

  var originationFees: Explanation {
    var table = FactTable(
      "fees", title: "Origination fees to the GP",
      columns: [.init("month", .months), .init("amount", .money)])
    for fee in record.trail.originationFeesToGp {
      table.add([.whole(fee.month), .number(fee.amount)])
    }
    return figure(
      .originationFees, "the fee on the advances of each month, as far as it goes to the GP",
      section: "4", formula: .of(.sum, table: "fees", ["amount"]), tables: [table],
      clauses: ["fees.origination.rate", "fees.origination.paid_by", "fees.origination.paid_to"])
  }

  var expenses: Explanation {
    let items: [FlowItem] = [
      .formation, .annualExpenses, .basisExpenses, .servicing, .dispositionCosts,
    ]
    let parts = items.map { total($0) }
    return figure(
      .expenses, "formation, annual, basis, servicing and disposition costs paid", section: "4",
      formula: .sum(parts.map { .input($0.name) }), inputs: parts.map(input),
      tables: [obligations([.formation, .annualExpenses, .basisExpenses, .servicing])],
      clauses: [
        "expenses.formation", "expenses.annual", "expenses.inflation", "expenses.rate",
        "expenses.rate_basis", "expenses.servicing_rate", "expenses.disposition_rate",
      ], parts: parts)
  }

  /// What fell due of these items, and what was left unpaid of it.
  func obligations(_ items: Set<FlowItem>) -> FactTable {
    var table = FactTable(
      "obligations", title: "What fell due",
      columns: [
        .init("month", .months), .init("item", nil), .init("owed", .money),
        .init("unpaid", .money),
      ])
    for due in record.trail.obligations where items.contains(due.item) {
      table.add([
        .whole(due.month), .text(due.item.name), .number(due.owed), .number(due.unpaid),
      ])
    }
    return table
  }
}
