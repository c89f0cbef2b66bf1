import FundEngine
import FundModel
import FundResults

/// Contributions by what they paid for, distributions by what they came from and by tier.
extension PathExplainer {
  var paidIn: Explanation {
    var table = FactTable(
      "by_purpose", title: "Calls by what they were made for, the GP's part among them",
      columns: [.init("purpose", nil), .init("calls", .count), .init("amount", .money)])
    for purpose in [FlowItem?.none] + FlowItem.allCases.map(Optional.some) {
      let calls = record.trail.postings.filter { $0.item == .calls && $0.purpose == purpose }
      if calls.isEmpty { continue }
      table.add([
        .text(purpose?.name ?? "schedule"), .whole(calls.count),
        .number(calls.reduce(0) { $0 + $1.amount }),
      ])
    }
    return figure(
      .paidIn, "capital called, less the GP's part of it, summed over months", section: "4",
      formula: .of(.sum, table: "by_month", ["amount"]),
      tables: [byMonth("Contributions of the LPs by month", contribution), table],
      clauses: ["fund.size", "capital_calls.schedule", "deployment.share"])
  }

  var distributed: Explanation {
    figure(
      .distributed,
      "distributions to the LPs, and what the GP returns at the end, summed over months",
      section: "5",
      formula: .of(.sum, table: "by_month", ["amount"]),
      tables: [byMonth("Distributions to the LPs by month", receipt)],
      clauses: [
        "distributions.frequency", "distributions.policy", "distributions.minimum_reserve",
      ],
      parts: [sources, tiers]
        + (total(.clawback).value != 0 ? [explain(.clawback)] : []) + largestDates)
  }

  /// All cash in and out over the life: what is left is what LPs and GP were paid.
  var sources: Explanation {
    var table = FactTable(
      "flows", title: "Cash of the fund over its life, distributions apart",
      columns: [.init("flow", nil), .init("amount", .money)])
    for item in FlowItem.allCases
    where item.sign != 0 && !Self.distributions.contains(item) {
      let total = record.flows[item.rawValue].reduce(0, +)
      if total != 0 { table.add([.text(item.name), .number(Double(item.sign) * total)]) }
    }
    return Explanation(
      "sources", label: "Distributions by source", unit: .money,
      rule:
        "cash in less cash out over the life of the fund is what LPs and GP were paid: cash that is "
        + "not distributed sooner is at the last month", section: "4",
      formula: .of(.sum, table: "flows", ["amount"]), tables: [table])
  }

  /// Cash that leaves the fund for LPs and GP.
  private static let distributions: Set<FlowItem> = [
    .lpDistributions, .gpDistributions, .gpCommitmentDistributions,
  ]

  /// What each tier of the waterfall paid over the life.
  var tiers: Explanation {
    var table = FactTable(
      "tiers", title: "Distributions by tier",
      columns: [
        .init("tier", .count), .init("until", nil), .init("lp", .money), .init("gp", .money),
        .init("first_month", .months), .init("last_month", .months), .init("clause", nil),
      ])
    let paid = record.trail.allocations.flatMap { date in
      date.payments.map { (month: date.month, payment: $0) }
    }
    var clauses = ["waterfall.structure"]
    for tier in Set(paid.map(\.payment.tier)).sorted() {
      let rows = paid.filter { $0.payment.tier == tier }
      let paths = clausePaths(tier: tier, until: rows[0].payment.until)
      for path in paths where !clauses.contains(path) { clauses.append(path) }
      table.add([
        .whole(tier + 1), .text(rows[0].payment.until),
        .number(rows.reduce(0) { $0 + $1.payment.lp }),
        .number(rows.reduce(0) { $0 + $1.payment.gp }), .whole(rows[0].month),
        .whole(rows[rows.count - 1].month), .text(paths[0]),
      ])
    }
    return Explanation(
      "tiers", label: "Distributions by tier", unit: .money,
      rule:
        "cash goes through the tiers in order; each pays its LP share until its condition holds, and "
        + "the rest of its cash to the GP", section: "5",
      formula: .of(.sum, table: "tiers", ["lp"]), tables: [table], clauses: clauses.map(clause))
  }

  /// The parameters that make a tier what it is.
  private func clausePaths(tier: Int, until: String) -> [String] {
    if until == HookTerms.Point.waterfall.rawValue {
      let position = config.hooks.firstIndex { $0.point == .waterfall } ?? 0
      return ["hooks[\(position + 1)].source"]
    }
    if config.waterfall.structure == .tiers { return ["waterfall.tiers[\(tier + 1)]"] }
    switch WaterfallTerms.Tier.Until(rawValue: until) {
    case .preferred: return ["waterfall.hurdle_rate", "waterfall.hurdle_compounding"]
    case .irr: return ["waterfall.hurdle_rate", "waterfall.hurdle_account"]
    case .catchUp: return ["waterfall.catch_up", "waterfall.carry"]
    case .forever: return ["waterfall.carry"]
    default: return ["waterfall.structure"]
    }
  }

  /// The three dates that paid most, with the loans behind them.
  private var largestDates: [Explanation] {
    let dates = record.trail.allocations
    let largest = dates.indices.sorted {
      (dates[$0].cash, dates[$1].month) > (dates[$1].cash, dates[$0].month)
    }.prefix(3)
    return largest.sorted().map { position in
      date(dates[position], since: position > 0 ? dates[position - 1].month : -1)
    }
  }

  private func date(_ date: PathTrail.Allocation, since: Int) -> Explanation {
    var table = FactTable(
      "tiers", title: "Through the tiers in month \(date.month)",
      columns: [
        .init("tier", .count), .init("until", nil), .init("lp", .money), .init("gp", .money),
      ])
    for payment in date.payments {
      table.add([
        .whole(payment.tier + 1), .text(payment.until), .number(payment.lp), .number(payment.gp),
      ])
    }
    return Explanation(
      "month_\(date.month)", label: "Distribution of month \(date.month)", unit: .money,
      rule: "distributable cash of the date, tier by tier; the accounts are those before it",
      section: "5",
      formula: .sum([
        .of(.sum, table: "tiers", ["lp"]), .of(.sum, table: "tiers", ["gp"]),
      ]),
      inputs: [
        .init("unreturned_capital", date.unreturnedCapital, .money),
        .init("preferred_return", date.preferredReturn, .money),
      ], tables: [table, loansBehind(months: (since + 1)...date.month)])
  }

  /// Loans that paid in these months, the largest first; all but eight in one row.
  private func loansBehind(months: ClosedRange<Int>) -> FactTable {
    var table = FactTable(
      "loans", title: "Loans that paid in months \(months.lowerBound) to \(months.upperBound)",
      columns: [
        .init("loan", .count), .init("zone", nil), .init("exit", nil),
        .init("month", .months), .init("amount", .money), .init("collected", .money),
      ])
    let loans = record.loans.filter { $0.collected > 0 && months.contains($0.monthCollected) }
      .sorted { ($0.collected, $1.number) > ($1.collected, $0.number) }
    for loan in loans.prefix(8) {
      table.add([
        .whole(firstLoan + loan.number), .text(config.zones[loan.zone].name),
        .text(loan.exitKind.rawValue),
        .whole(loan.monthCollected), .number(loan.amount), .number(loan.collected),
      ])
    }
    let rest = loans.dropFirst(8)
    if !rest.isEmpty {
      table.add([
        .none, .text("\(rest.count) others"), .none, .none,
        .number(rest.reduce(0) { $0 + $1.amount }),
        .number(rest.reduce(0) { $0 + $1.collected }),
      ])
    }
    return table
  }
}
