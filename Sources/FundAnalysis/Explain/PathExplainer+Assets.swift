import FundEngine
import FundModel
import FundResults

/// Life of the loans, and the LPs' capital at work.
extension PathExplainer {
  var assetWal: Explanation {
    var table = FactTable(
      "loans", title: "Lives of the loans",
      columns: [.init("loan", .count), .init("years", .years), .init("amount", .money)])
    for loan in record.loans {
      table.add([
        .whole(firstLoan + loan.number), .number(Double(loan.exitMonth - loan.monthBought) / 12),
        .number(loan.amount),
      ])
    }
    return figure(
      .assetWal, "years from purchase to exit, weighted by the amount advanced",
      formula: .of(.weightedMean, table: "loans", ["years", "amount"]), tables: [table],
      clauses: ["exits.model"], parts: [loansByExit])
  }

  var assetDuration: Explanation {
    let rate = config.analytics.discountRate
    var table = FactTable(
      "loans", title: "Collections of the loans",
      columns: [
        .init("loan", .count), .init("years", .years), .init("collected", .money),
        .init("present_value", .money),
      ])
    for loan in record.loans {
      let years = Double(loan.monthCollected - loan.monthBought) / 12
      table.add([
        .whole(firstLoan + loan.number), .number(years), .number(loan.collected),
        .number(loan.collected * discount(rate, years: years)),
      ])
    }
    return figure(
      .assetDuration,
      "years from purchase to collection, weighted by what was collected times "
        + "(1 + discount_rate)^(-years)",
      formula: .of(.weightedMean, table: "loans", ["years", "present_value"]),
      inputs: [.init("discount_rate", rate, .rate)], tables: [table],
      clauses: ["analytics.discount_rate"])
  }

  var peakCapital: Explanation {
    figure(
      .peakCapital, "the largest cumulative contributions less distributions at a month end",
      formula: .of(.peak, table: "capital", ["at_work"]),
      tables: [capitalAtWork])
  }

  var averageCapital: Explanation {
    figure(
      .averageCapital,
      "the mean over months of cumulative contributions less distributions, counted as 0 where below",
      formula: .of(.mean, table: "capital", ["counted"]), tables: [capitalAtWork])
  }

  private var capitalAtWork: FactTable {
    var table = FactTable(
      "capital", title: "The LPs' capital at work",
      columns: [
        .init("month", .months), .init("net", .money), .init("at_work", .money),
        .init("counted", .money),
      ])
    var running = 0.0
    for month in months {
      running -= record.netFlows[month]
      table.add([
        .whole(month), .number(record.netFlows[month]), .number(running), .number(max(0, running)),
      ])
    }
    return table
  }
}
