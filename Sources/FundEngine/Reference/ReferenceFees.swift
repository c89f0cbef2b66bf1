import FundModel

/// Obligations carried from month to month, and what the management fee is offset by.
struct ReferenceFees {
  /// Expenses left unpaid.
  var carriedExpenses = 0.0
  /// Management fees left unpaid.
  var carriedFee = 0.0
  /// Origination fees charged for the GP in all.
  var originationFeesToGp = 0.0
  /// The share of them that still has to be taken off the management fee.
  var offset = 0.0

  /// Everything owed and not paid.
  var carried: Double { carriedExpenses + carriedFee }
}

extension ReferenceRun {
  /// Step 3, first part: the expenses of the month, then those left unpaid earlier.
  mutating func payExpenses(_ month: Int) {
    let obligations = newExpenses(month) + [(.basisExpenses, fees.carriedExpenses)]
    fees.carriedExpenses = 0
    for (item, owed) in obligations {
      fees.carriedExpenses += payBySelling(
        item, owed, month, from: .obligation, discount: config.fund.distressedDiscount)
    }
  }

  private func newExpenses(_ month: Int) -> [(FlowItem, Double)] {
    let terms = config.expenses
    if month == 0 { return [(.formation, terms.formation)] }
    let years = Double(ReferenceMath.year(month) - 1)
    return [
      (.annualExpenses, terms.annual / 12 * ReferenceMath.growth(terms.inflation, years)),
      (.basisExpenses, terms.rate / 12 * amount(of: terms.rateBasis)),
      (.servicing, terms.servicingRate / 12 * outstandingBefore),
    ]
  }

  /// The GP got an origination fee; a share of it will be taken off the management fee.
  mutating func creditGp(_ amount: Double, _ month: Int) {
    trail.originationFeesToGp.append(.init(month: month, amount: amount))
    fees.originationFeesToGp += amount
    fees.offset += amount * config.fees.management.originationFeeOffset
  }

  /// Step 3, second part: the management fee, as far as there is cash.
  mutating func payManagementFee(_ month: Int) {
    var owed = fees.carriedFee
    let due = managementFeeDue(month)
    let taken = min(due, fees.offset)
    fees.offset -= taken
    owed += due - taken
    fees.carriedFee = pay(.managementFees, owed, month, from: .obligation)
    if fees.carriedFee > 0 {
      events.append(.deferredFee(month: month, unpaid: fees.carriedFee))
    }
  }

  /// The fee of the period that is paid for in this month, before the offset; 0 between due dates.
  private func managementFeeDue(_ month: Int) -> Double {
    let terms = config.fees.management
    let period = terms.frequency.months
    let end = 12 * config.fund.termYears
    guard month % period == 0 else { return 0 }
    let firstMonth: Int
    switch terms.timing {
    case .advance:
      guard month < end else { return 0 }
      firstMonth = month
    case .arrears:
      guard month > 0 && month <= end else { return 0 }
      firstMonth = month - period
    }
    var rate = terms.rate
    var basis = terms.basis
    for step in terms.stepDowns where step.fromMonth <= firstMonth {
      rate = step.rate
      basis = step.basis
    }
    return rate * Double(period) / 12 * amount(of: basis) * commitment.chargedPart
  }
}
