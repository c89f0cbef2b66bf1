import FundEngine
import FundModel
import FundResults

/// The GP's side: its commitment, and the carry that it returns.
extension PathExplainer {
  var clawback: Explanation {
    figure(
      .clawback, "carry that the GP returns to the LPs at the end", section: "5.4",
      formula: .of(.sum, table: "by_month", ["amount"]), tables: [byMonth(.clawback)],
      clauses: ["waterfall.clawback.test", "waterfall.clawback.tax_rate"])
  }

  var gpPaidIn: Explanation {
    figure(
      .gpPaidIn, "the GP's part of the calls, for its commitment", section: "5.3",
      formula: .of(.sum, table: "by_month", ["amount"]), tables: [byMonth(.gpContributions)],
      clauses: ["waterfall.gp_commitment.share"])
  }

  var gpDistributed: Explanation {
    figure(
      .gpDistributed, "distributions to the GP's commitment, carry not among them",
      section: "5.3", formula: .of(.sum, table: "by_month", ["amount"]),
      tables: [byMonth(.gpCommitmentDistributions)], clauses: ["waterfall.gp_commitment.share"])
  }

  var gpIrr: Explanation {
    var table = FactTable(
      "flows", title: "Flows of the GP by month",
      columns: [
        .init("month", .months), .init("contributions", .money), .init("commitment", .money),
        .init("carry", .money), .init("fees", .money), .init("net", .money),
      ])
    var origination = months.map { _ in 0.0 }
    for fee in record.trail.originationFeesToGp { origination[fee.month] += fee.amount }
    let contributes = months.contains { record.flow(.gpContributions, month: $0) != 0 }
    for month in months where contributes {
      let escrow =
        record.flow(.escrow, month: month)
        - (month > 0 ? record.flow(.escrow, month: month - 1) : 0)
      let contributed = record.flow(.gpContributions, month: month)
      let commitment = record.flow(.gpCommitmentDistributions, month: month)
      let carry =
        record.flow(.gpDistributions, month: month) - escrow - record.flow(.clawback, month: month)
      let fees = record.flow(.managementFees, month: month) + origination[month]
      table.add([
        .whole(month), .number(contributed), .number(commitment), .number(carry), .number(fees),
        .number(commitment + carry + fees - contributed),
      ])
    }
    return figure(
      .gpIrr,
      "the annual rate at which the GP's flows are worth 0: its commitment, carry less what went into "
        + "escrow and what it returned, management and origination fees; undefined when it contributes "
        + "nothing",
      formula: .of(.irr, table: "flows", ["month", "net"]), tables: [table],
      clauses: ["waterfall.gp_commitment.share"])
  }
}
