import FundEngine
import FundModel
import FundNumerics
import FundResults

/// One path as tables: loan by loan, month by month, its market, its events and its figures.
public struct PathTables: Sendable {
  let config: FundConfig
  let record: PathRecord
  let firstLoan: Int

  /// - Parameter firstLoan: number of the first loan: 0 as docs/model.md counts, 1 as scripts do.
  public init(config: FundConfig, record: PathRecord, firstLoan: Int = 0) {
    self.config = config
    self.record = record
    self.firstLoan = firstLoan
  }

  /// Every loan in order of purchase.
  public var loans: FactTable {
    var table = FactTable(
      "loans", title: "Loans",
      columns: [
        .init("number", .count), .init("zone", nil), .init("product", nil),
        .init("month_bought", .months), .init("amount", .money), .init("ltv", .share),
        .init("senior_ltv", .share), .init("start_value", .money),
        .init("exit_month", .months), .init("exit", nil), .init("value_at_exit", .money),
        .init("claim", .money), .init("collected", .money), .init("month_collected", .months),
        .init("recovery", .money), .init("irr", .rate),
      ])
    for loan in record.loans {
      table.add([
        .whole(firstLoan + loan.number), .text(config.zones[loan.zone].name),
        .text(config.products[loan.product].name), .whole(loan.monthBought),
        .number(loan.amount), .number(loan.ltv), .number(loan.seniorLtv),
        .number(loan.startValue), .whole(loan.exitMonth), .text(loan.exitKind.rawValue),
        .number(loan.valueAtExit), .number(loan.claim), .number(loan.collected),
        .whole(loan.monthCollected), .number(loan.recovery), .number(Self.irr(loan)),
      ])
    }
    return table
  }

  /// Annual rate of one advance and one collection: -1 when nothing came back, not a number when the
  /// cash came in the month of the purchase.
  static func irr(_ loan: LoanRecord) -> Double {
    let months = loan.monthCollected - loan.monthBought
    guard months > 0, loan.amount > 0 else { return .nan }
    if loan.collected <= 0 { return -1 }
    return exponential(12 / Double(months) * naturalLog(loan.collected / loan.amount)) - 1
  }

  /// How the loans ended, and what came of them.
  public var exits: FactTable {
    var table = FactTable(
      "exits", title: "Loans by exit",
      columns: [
        .init("exit", nil), .init("loans", .count), .init("amount", .money),
        .init("collected", .money), .init("multiple", .multiple),
      ])
    for kind in LoanRecord.ExitKind.allCases {
      let loans = record.loans.filter { $0.exitKind == kind }
      if loans.isEmpty { continue }
      let amount = loans.reduce(0) { $0 + $1.amount }
      let collected = loans.reduce(0) { $0 + $1.collected }
      table.add([
        .text(kind.rawValue), .whole(loans.count), .number(amount), .number(collected),
        .number(collected / amount),
      ])
    }
    return table
  }

  /// The ledger: a row a month, a column an item.
  public var months: FactTable {
    var table = FactTable(
      "months", title: "Ledger by month",
      columns: [.init("month", .months)]
        + FlowItem.allCases.map { .init($0.name, Self.counts.contains($0) ? .count : .money) })
    for month in 0...record.horizonMonths {
      table.add([.whole(month)] + FlowItem.allCases.map { .number(record.flow($0, month: month)) })
    }
    return table
  }

  private static let counts: Set<FlowItem> = [
    .loansBought, .sales, .refinancings, .defaults, .maturities,
  ]

  /// House price index by month and zone, and the default climate of the month's year (month 0 has none).
  public var market: FactTable {
    var table = FactTable(
      "market", title: "Market",
      columns: [.init("month", .months)]
        + config.zones.map { .init($0.name, .multiple, label: $0.name) }
        + [.init("climate", .multiple, label: "climate")])
    for month in 0...record.horizonMonths {
      let year = (month + 11) / 12
      let climate: FactValue =
        record.climate.indices.contains(year - 1) ? .number(record.climate[year - 1]) : .none
      table.add([.whole(month)] + record.index.map { .number($0[month]) } + [climate])
    }
    return table
  }

  /// What a healthy fund does not do.
  public var events: FactTable {
    var table = FactTable(
      "events", title: "Events",
      columns: [
        .init("kind", nil), .init("month", .months), .init("loan", .count),
        .init("amount", .money),
        .init("lender", nil),
      ])
    for event in record.events {
      switch event {
      case .deferredFee(let month, let unpaid):
        table.add([.text("deferred_fee"), .whole(month), .none, .number(unpaid), .none])
      case .distressedSale(let month, let loan, let proceeds):
        table.add([
          .text("distressed_sale"), .whole(month), .whole(firstLoan + loan), .number(proceeds),
          .none,
        ])
      case .unpaidObligations(let amount):
        table.add([
          .text("unpaid_obligations"), .whole(record.horizonMonths), .none, .number(amount),
          .none,
        ])
      default:
        if let owed = Self.eventOfLender(event) { table.add(owed) }
      }
    }
    return table
  }

  /// An event of a facility or of a class of notes; nil for others.
  private static func eventOfLender(_ event: PathRecord.Event) -> [FactValue]? {
    func row(_ kind: String, _ month: Int, _ amount: Double, _ lender: String) -> [FactValue] {
      [.text(kind), .whole(month), .none, .number(amount), .text(lender)]
    }
    switch event {
    case .covenantBreach(let month, let name, let balance):
      return row("covenant_breach", month, balance, name)
    case .covenantCure(let month, let name, let balance):
      return row("covenant_cure", month, balance, name)
    case .acceleration(let month, let name, let balance):
      return row("acceleration", month, balance, name)
    case .baseDeficiency(let month, let name, let missing):
      return row("base_deficiency", month, missing, name)
    case .noteTestFailure(let month, let name, let test, let diverted):
      return row("note_test_failure_" + test.rawValue, month, diverted, name)
    case .noteDeferral(let month, let name, let unpaid):
      return row("note_deferral", month, unpaid, name)
    case .deferredFee, .distressedSale, .unpaidObligations: return nil
    }
  }
}
