import FundNumerics

/// Multiples of a dated ledger of an investor.
extension CaseKind {
  static let ledgerKinds: [String: CaseKind] = [
    "lp_metrics": CaseKind { inputs in
      let ledger = LPLedger(
        events: try inputs.objects("cashFlowEvents").map(ledgerEvent),
        marks: try inputs.objects("valuationMarks").map(ledgerMark))
      let multiples = ledger.multiples(asOf: try inputs.date("asOfDate"))
      // Stated with six decimals, as text.
      return [
        "contributionsTotal": .decimal(multiples.paidIn),
        "distributionsTotal": .decimal(multiples.distributed),
        "currentNav": .decimal(multiples.value), "dpi": .decimal(multiples.dpi),
        "rvpi": .decimal(multiples.rvpi), "tvpi": .decimal(multiples.tvpi),
      ]
    }
  ]

  private static func ledgerEvent(_ inputs: CaseInputs) throws -> LPLedger.Event {
    let type = try inputs.string("eventType")
    let kind: LPLedger.Kind
    switch type {
    case "lp_capital_call": kind = .call
    case "lp_distribution", "realized_proceeds": kind = .distribution
    case "recallable_distribution": kind = .recallableDistribution
    case "reversal":
      kind = .reversal(of: try inputs.integer("reversalOfEventId", in: 0...1_000_000_000))
    default: throw CaseInputs.Failure(description: "\"\(type)\" is not a kind of event")
    }
    return LPLedger.Event(
      number: try inputs.integer("id", in: 0...1_000_000_000), date: try inputs.date("eventDate"),
      kind: kind, amount: try inputs.decimal("amount"), approval: try ledgerApproval(inputs))
  }

  private static func ledgerMark(_ inputs: CaseInputs) throws -> LPLedger.Mark {
    let asset =
      inputs.has("companyId")
      ? "company \(try inputs.integer("companyId", in: 0...1_000_000_000))" : "fund"
    return LPLedger.Mark(
      asset: asset, date: try inputs.date("asOfDate"), value: try inputs.decimal("fairValue"),
      approval: try ledgerApproval(inputs))
  }

  private static func ledgerApproval(_ inputs: CaseInputs) throws -> LPLedger.Approval {
    try inputs.string("status") == "approved" ? .approved : .notApproved
  }
}

extension CaseInputs {
  /// A list of objects, each read as the inputs of a case are.
  func objects(_ key: String) throws -> [CaseInputs] {
    try Self.list(value(key), key).map { item in
      guard case .object(let members) = item else {
        throw Failure(description: "input \"\(key)\" is not a list of objects")
      }
      return CaseInputs(members: members, suite: suite)
    }
  }

  func date(_ key: String) throws -> CalendarDate {
    let text = try string(key)
    guard let date = CalendarDate(text) else {
      throw Failure(description: "\"\(text)\" is not a date")
    }
    return date
  }

  /// A finite number written as text, as ledgers keep money.
  func decimal(_ key: String) throws -> Double {
    let text = try string(key)
    guard let number = Double(text), number.isFinite else {
      throw Failure(description: "\"\(text)\" is not a number")
    }
    return number
  }
}
