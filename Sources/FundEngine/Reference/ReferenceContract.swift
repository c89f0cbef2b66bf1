import FundModel

/// What a contract is owed and what the home pays of it (docs/model.md, section 3.3).
struct ReferenceContract {
  let product: Product
  let mortgage: Loans.SeniorMortgage
  let loan: ReferenceLoan

  init(_ config: FundConfig, _ loan: ReferenceLoan) {
    product = config.products[loan.product]
    mortgage = config.loans.seniorMortgage
    self.loan = loan
  }

  /// Interest accrued at age `age` months.
  func interest(age: Int) -> Double {
    let years = Double(age) / 12
    switch product.interest.compounding {
    case .simple: return loan.advance * product.interest.rate * years
    case .annual:
      return loan.advance * (ReferenceMath.growth(product.interest.rate, years) - 1)
    }
  }

  /// The part of the home's value, or of its gain, that the contract is owed.
  func share(age: Int, value: Double) -> Double {
    let terms = product.share
    var size = terms.size
    if terms.stepsInDecline || value >= loan.startValue {
      for step in terms.steps where step.fromMonth <= age { size = step.size }
    }
    if terms.sizing == .proRata { size *= loan.advance / loan.startValue }
    switch terms.of {
    case .none: return 0
    case .value: return size * value
    case .appreciation:
      let owed = size * (value - loan.startValue * (1 - terms.riskAdjustment))
      return terms.shareInDepreciation ? owed : max(0, owed)
    }
  }

  /// All that is owed: principal, interest and share, floored and capped.
  func claim(age: Int, value: Double) -> Double {
    let principal = loan.advance
    var claim = (product.returnsPrincipal ? principal : 0) + interest(age: age)
    claim += share(age: age, value: value)
    if product.floor == .principal || age < product.principalFloorMonths {
      claim = max(claim, principal)
    } else if product.floor == .zero {
      claim = max(claim, 0)
    }
    switch product.cap.kind {
    case .none: break
    case .annual:
      claim = min(claim, principal * ReferenceMath.growth(product.cap.rate, Double(age) / 12))
    case .monthly:
      claim = min(claim, principal * ReferenceMath.growth(product.cap.rate / 12, Double(age)))
    }
    return claim
  }

  /// Balance of the first mortgage.
  func seniorBalance(age: Int) -> Double {
    let months = mortgage.termMonths
    if age >= months { return 0 }
    let start = loan.seniorLtv * loan.startValue
    if mortgage.rate == 0 { return start * (1 - Double(age) / Double(months)) }
    let whole = ReferenceMath.growth(mortgage.rate / 12, Double(months))
    let elapsed = ReferenceMath.growth(mortgage.rate / 12, Double(age))
    return start * (whole - elapsed) / (whole - 1)
  }

  /// What the claim gets out of a home sold or refinanced at `value` at this cost.
  func collectable(age: Int, value: Double, cost: Double) -> Double {
    let left = max(0, value * (1 - cost) - seniorBalance(age: age))
    return max(0, min(claim(age: age, value: value), left))
  }
}

extension ReferenceRun {
  /// Value of a loan's home with its own price move.
  func homeValue(_ loan: ReferenceLoan, month: Int) -> Double {
    var variance = 0.0
    for k in stride(from: loan.monthBought + 1, through: month, by: 1) {
      let v = overlays.idiosyncraticVolatility[loan.zone][k]
      variance += v * v / 12
    }
    variance *= loan.suburb?.ownVariance ?? 1
    return indexValue(loan, month: month)
      * ReferenceMath.exp(variance.squareRoot() * loan.ownPriceNormal - variance / 2)
  }

  /// Value of a loan's home by its zone's index and its suburb's tilt alone.
  func indexValue(_ loan: ReferenceLoan, month: Int) -> Double {
    loan.startValue * (1 + (loan.tape?.indexGain ?? 0))
      * market.ratio(zone: loan.zone, from: loan.monthBought, to: month)
      * (loan.suburb?.tilt(age: month - loan.monthBought) ?? 1)
  }

  /// NAV of a loan that is alive (section 3.5).
  func loanNav(_ loan: ReferenceLoan, month: Int) -> Double {
    ReferenceContract(config, loan).collectable(
      age: loan.age(month), value: indexValue(loan, month: month),
      cost: overlays.saleCost[loan.zone][month])
  }

  /// What a default in this month will bring, by section 3.4.
  func recovery(_ loan: ReferenceLoan, month: Int) -> Double {
    let terms = config.exits.default.recovery
    let contract = ReferenceContract(config, loan)
    let age = loan.age(month)
    let value = homeValue(loan, month: month)
    let factor = overlays.recovery[loan.zone][month]
    switch terms.kind {
    case .rate:
      return factor
        * contract.collectable(
          age: age, value: value, cost: overlays.saleCost[loan.zone][month])
    case .foreclosure:
      let price = value * (1 - terms.discount!) * (1 - terms.cost!)
      let left = max(0, price - contract.seniorBalance(age: age))
      return factor * max(0, min(contract.claim(age: age, value: value), left))
    }
  }
}
