import FundEngine
import FundModel
import FundNumerics
import FundResults

/// Returns of the LPs and of the loans.
extension PathExplainer {
  var netIrr: Explanation {
    let rate = Irr.solve(amounts: record.netFlows, periodsPerYear: 12).rate
    let contributions = explain(.paidIn)
    let distributions = explain(.distributed)
    var notes: [String] = []
    if rate > -1 {
      notes.append("the present values sum to 0, as far as their last digits go")
    }
    if rate == -1 { notes.append("nothing came back: the rate is -1 by rule, no root exists") }
    if rate.isNaN { notes.append("no rate makes the flows worth 0: the figure is undefined") }
    return figure(
      .netIrr,
      "the annual rate at which the LPs' flows, distributions less contributions, are worth 0 at fund "
        + "close: sum of net (1 + rate)^(-month/12) = 0",
      formula: .of(.irr, table: "flows", ["month", "net"]),
      tables: [lpFlows(discountedAt: rate)], clauses: ["distributions.frequency"], notes: notes,
      parts: [contributions, distributions, events])
  }

  var grossIrr: Explanation {
    let rate = Irr.solve(amounts: record.grossFlows, periodsPerYear: 12).rate
    var table = FactTable(
      "flows", title: "Flows of the loans by month",
      columns: [
        .init("month", .months), .init("advances", .money), .init("collected", .money),
        .init("fee_income", .money), .init("gross", .money), .init("present_value", .money),
      ])
    for month in months where record.grossFlows[month] != 0 {
      let gross = record.grossFlows[month]
      let advances = record.flow(.advances, month: month)
      let income = record.flow(.originationFeeIncome, month: month)
      table.add([
        .whole(month), .number(advances), .number(gross + advances - income), .number(income),
        .number(gross), present(gross, month, rate),
      ])
    }
    return figure(
      .grossIrr,
      "the annual rate at which what loans paid, with origination fees of the fund, less what was "
        + "advanced, is worth 0: before fees, expenses and carry",
      formula: .of(.irr, table: "flows", ["month", "gross"]), tables: [table],
      clauses: ["expenses.disposition_rate"], parts: [loansByExit])
  }

  /// Dated flows of the LPs; the present values at the rate sum to 0.
  private func lpFlows(discountedAt rate: Double) -> FactTable {
    var table = FactTable(
      "flows", title: "Flows of the LPs by month",
      columns: [
        .init("month", .months), .init("contributions", .money), .init("distributions", .money),
        .init("net", .money), .init("present_value", .money),
      ])
    for month in months {
      let contributed = contribution(month)
      let distributed = receipt(month)
      if contributed == 0 && distributed == 0 { continue }
      let net = record.netFlows[month]
      table.add([
        .whole(month), .number(contributed), .number(distributed), .number(net),
        present(net, month, rate),
      ])
    }
    return table
  }

  private func present(_ amount: Double, _ month: Int, _ rate: Double) -> FactValue {
    guard rate.isFinite, rate > -1 else { return .none }
    return .number(amount * discount(rate, years: Double(month) / 12))
  }

  /// `(1 + rate)^(-years)`.
  func discount(_ rate: Double, years: Double) -> Double {
    exponential(0 - years * naturalLog(1 + rate))
  }

  var tvpi: Explanation {
    quotient(
      .tvpi, "all distributions to the LPs over their contributions", explain(.distributed),
      explain(.paidIn))
  }

  /// DPI takes the distributions up to the end of the term, RVPI those after it.
  func distributedMultiple(_ metric: Metric) -> Explanation {
    let term = 12 * config.fund.termYears
    let isEarly = metric == .dpi
    let table = byMonth("LP distributions \(isEarly ? "up to" : "after") month \(term)") {
      ($0 <= term) == isEarly ? receipt($0) : 0
    }
    let paid = Explanation(
      isEarly ? "distributed_by_term" : "distributed_after_term",
      label: "distributions \(isEarly ? "up to" : "after") the end of the term", unit: .money,
      rule: "LP distributions \(isEarly ? "up to" : "after") month 12 term_years", section: "6",
      formula: .of(.sum, table: "by_month", ["amount"]), tables: [table],
      clauses: [clause("fund.term_years")])
    return quotient(
      metric, "\(paid.label) over contributions", paid, explain(.paidIn))
  }

  var roi: Explanation {
    let part = explain(.tvpi)
    return figure(
      .roi, "TVPI less 1", formula: .difference(.input(part.name), .number(1)),
      inputs: [input(part)], parts: [part])
  }

  var grossMultiple: Explanation {
    let table = pathTables.loans
    let collected = Explanation(
      "collected", label: "collected from loans", unit: .money,
      rule: "all that loans paid, before disposition cost", section: "3.3",
      formula: .of(.sum, table: "loans", ["collected"]), tables: [table])
    return quotient(
      .grossMultiple, "amounts collected from loans over amounts advanced", collected,
      explain(.invested))
  }

  var npv: Explanation {
    let rate = config.analytics.discountRate
    return figure(
      .npv, "the LPs' flows, each times (1 + discount_rate)^(-month/12), summed",
      formula: .of(.sum, table: "flows", ["present_value"]),
      inputs: [.init("discount_rate", rate, .rate)],
      tables: [lpFlows(discountedAt: rate)], clauses: ["analytics.discount_rate"])
  }

  var paybackMonth: Explanation {
    var table = FactTable(
      "flows", title: "Cumulative flow of the LPs by month",
      columns: [
        .init("month", .months), .init("net", .money), .init("cumulative", .money),
        .init("tolerance", .money),
      ])
    var running = 0.0
    for month in months {
      running += record.netFlows[month]
      table.add([
        .whole(month), .number(record.netFlows[month]), .number(running),
        .number(1e-9 * config.fund.size),
      ])
    }
    return figure(
      .paybackMonth,
      "one past the last month at whose end the cumulative flow is below 0 (beyond a tolerance of 1e-9 "
        + "of the fund's size); undefined when that is the last month",
      formula: .of(.payback, table: "flows", ["month", "net", "tolerance"]), tables: [table])
  }

  var netProfit: Explanation {
    let (above, below) = (explain(.distributed), explain(.paidIn))
    return figure(
      .netProfit, "distributions to the LPs less their contributions",
      formula: .difference(.input(above.name), .input(below.name)),
      inputs: [input(above), input(below)], parts: [above, below])
  }
}
