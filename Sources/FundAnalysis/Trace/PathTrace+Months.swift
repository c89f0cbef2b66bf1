import FundEngine
import FundModel

/// The months: before the line of each step the lines of what was done in it.
extension PathTrace {
  func months(_ draws: PathDraws, _ emit: (ConfigValue) throws -> Void) rethrows {
    let bought = Dictionary(grouping: record.loans, by: \.monthBought)
    let left = Dictionary(grouping: record.loans, by: \.exitMonth)
    let due = Dictionary(grouping: record.trail.obligations, by: \.month)
    let paid = Dictionary(grouping: record.trail.allocations, by: \.month)
    let struck = Dictionary(grouping: record.valuations, by: \.month)
    var before = PathTrail.Accounts.empty
    for step in record.trail.steps {
      let month = step.month
      switch step.step {
      case .collect:
        for loan in left[month] ?? [] where loan.exitKind != .distressed { try emit(exit(loan)) }
      case .expenses:
        for loan in left[month] ?? [] where loan.exitKind == .distressed { try emit(exit(loan)) }
        for entry in due[month] ?? []
        where entry.item != .managementFees && entry.item != .originationFeesPaid {
          try emit(obligation(entry))
        }
      case .managementFee:
        for entry in due[month] ?? [] where entry.item == .managementFees {
          try emit(obligation(entry))
        }
      case .originate:
        for loan in bought[month] ?? [] { try emit(purchase(loan, draws)) }
        for entry in due[month] ?? [] where entry.item == .originationFeesPaid {
          try emit(obligation(entry))
        }
      case .distribute:
        for date in paid[month] ?? [] { try emit(waterfall(date)) }
      case .close:
        for valuation in struck[month] ?? [] { try emit(nav(valuation)) }
      default: break
      }
      try emit(self.step(step, before))
      before = step.accounts
      if step.step == .close { try emit(ledger(month)) }
    }
  }

  private func step(_ step: PathTrail.StepRecord, _ before: PathTrail.Accounts) -> ConfigValue {
    let postings = record.trail.postings[step.postings].map { posting -> ConfigValue in
      var fields: [(String, ConfigValue)] = [
        ("item", .string(posting.item.name)), ("amount", .figure(posting.amount)),
      ]
      if let loan = posting.loan { fields.append(("loan", .int(loan))) }
      if let purpose = posting.purpose { fields.append(("purpose", .string(purpose.name))) }
      return .record(fields)
    }
    return line(
      "step",
      [
        ("month", .int(step.month)), ("step", .string(step.step.rawValue)),
        ("before", accounts(before)), ("after", accounts(step.accounts)),
        ("postings", .list(postings)),
      ])
  }

  private func accounts(_ accounts: PathTrail.Accounts) -> ConfigValue {
    .record([
      ("contributed", .figure(accounts.contributed)), ("received", .figure(accounts.received)),
      ("reserve", .figure(accounts.reserve)),
      ("reinvestment_pot", .figure(accounts.reinvestmentPot)),
      ("income", .figure(accounts.income)), ("called", .figure(accounts.called)),
      ("budget", .figure(accounts.budget)),
      ("carried_expenses", .figure(accounts.carriedExpenses)),
      ("carried_fee", .figure(accounts.carriedFee)),
    ])
  }

  private func obligation(_ due: PathTrail.Obligation) -> ConfigValue {
    line(
      "obligation",
      [
        ("month", .int(due.month)), ("item", .string(due.item.name)), ("owed", .figure(due.owed)),
        ("paid", .figure(due.owed - due.unpaid)), ("unpaid", .figure(due.unpaid)),
      ])
  }

  private func waterfall(_ date: PathTrail.Allocation) -> ConfigValue {
    let tiers = date.payments.map { payment -> ConfigValue in
      [
        "tier": .int(payment.tier + 1), "until": .string(payment.until),
        "lp": .figure(payment.lp), "gp": .figure(payment.gp),
      ]
    }
    return line(
      "waterfall",
      [
        ("month", .int(date.month)), ("cash", .figure(date.cash)),
        ("unreturned_capital", .figure(date.unreturnedCapital)),
        ("preferred_return", .figure(date.preferredReturn)), ("tiers", .list(tiers)),
      ])
  }

  private func nav(_ valuation: PathRecord.Valuation) -> ConfigValue {
    line(
      "valuation",
      [
        ("month", .int(valuation.month)), ("loans", .figure(valuation.loans)),
        ("awaited_recoveries", .figure(valuation.awaitedRecoveries)),
        ("cash", .figure(valuation.cash)),
        ("carried_obligations", .figure(valuation.carriedObligations)),
        ("nav", .figure(valuation.nav)),
      ])
  }

  private func ledger(_ month: Int) -> ConfigValue {
    line(
      "ledger",
      [("month", .int(month))]
        + FlowItem.allCases.map { ($0.name, .figure(record.flow($0, month: month))) })
  }
}
