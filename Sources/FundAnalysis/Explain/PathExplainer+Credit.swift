import FundEngine
import FundModel
import FundResults

/// Loans, defaults, losses and recoveries.
extension PathExplainer {
  var loanCount: Explanation {
    figure(
      .loanCount, "loans bought", section: "3.1",
      formula: .of(.count, table: "loans", ["number"]),
      tables: [pathTables.loans],
      clauses: ["loans.amount", "deployment.share", "reinvestment.share"])
  }

  var defaultCount: Explanation {
    figure(
      .defaultCount, "loans that defaulted", section: "3.4",
      formula: .of(.count, table: "defaults", ["loan"]), tables: [defaults],
      clauses: config.zones.map { "zones.\($0.name).default_rate" })
  }

  var defaultRateAmount: Explanation {
    let amount = Explanation(
      "defaulted", label: "advances that defaulted", unit: .money,
      rule: "amounts advanced to loans that defaulted", section: "3.4",
      formula: .of(.sum, table: "defaults", ["amount"]), tables: [defaults])
    return quotient(
      .defaultRateAmount, "advances that defaulted over advances", amount, explain(.invested))
  }

  var lossAmount: Explanation {
    figure(
      .lossAmount,
      "by default the advance less what was recovered, at least 0, summed; a recovery still due at the "
        + "end counts as sold", formula: .of(.sum, table: "defaults", ["loss"]),
      tables: [defaults],
      clauses: ["exits.default.recovery.kind", "exits.default.lag_months"])
  }

  var lossRate: Explanation {
    quotient(
      .lossRate, "default loss over advances", explain(.lossAmount), explain(.invested))
  }

  var recoveryRate: Explanation {
    figure(
      .recoveryRate,
      "recoveries, each at most its advance, over the advances that defaulted; undefined without one",
      formula: .ratio(
        .of(.sum, table: "defaults", ["counted"]), .of(.sum, table: "defaults", ["amount"])),
      tables: [defaults], clauses: ["exits.default.recovery.kind"])
  }

  /// A number of loans over all loans bought.
  func shareOfLoans(_ metric: Metric, _ part: Explanation) -> Explanation {
    quotient(
      metric, "\(part.label.lowercased()) over loans bought, by number", part, explain(.loanCount))
  }

  private var defaults: FactTable {
    var table = FactTable(
      "defaults", title: "Loans that defaulted",
      columns: [
        .init("loan", .count), .init("zone", nil), .init("month", .months),
        .init("amount", .money), .init("claim", .money), .init("value", .money),
        .init("recovered", .money), .init("counted", .money), .init("loss", .money),
      ])
    for loan in record.loans where loan.exitKind == .default {
      table.add([
        .whole(firstLoan + loan.number), .text(config.zones[loan.zone].name),
        .whole(loan.exitMonth),
        .number(loan.amount), .number(loan.claim), .number(loan.valueAtExit),
        .number(loan.collected), .number(min(loan.amount, loan.collected)),
        .number(max(0, loan.amount - loan.collected)),
      ])
    }
    return table
  }

  /// How the loans ended, and what came of them.
  var loansByExit: Explanation {
    Explanation(
      telling: "exits", label: "Loans by exit",
      rule: "what loans paid, by how they left the books", section: "3.4",
      tables: [pathTables.exits], clauses: [clause("exits.model")])
  }
}
