import FundModel
import FundWaterfall

extension PathWorkspace {
  /// What may be drawn at most: the commitment, or what the collateral bears.
  private func base(_ terms: FacilityTable, _ month: Int, collateral: Double) -> Double {
    min(terms.commitment * facilityLimit(month), terms.advanceRate * collateral)
  }

  func deficiency(_ i: Int, _ terms: FacilityTable, _ month: Int) -> Double {
    financing.facilities[i].balance - base(terms, month, collateral: collateral(terms))
  }

  /// Value that counts towards the base now.
  private func collateral(_ terms: FacilityTable) -> Double {
    if terms.kind == .subscription { return account.uncalled }
    var eligible = terms.keep
    for zone in eligible.indices {
      let value = terms.kind == .warehouse ? outstanding[zone] : financing.zoneNav[zone]
      eligible[zone] *= max(0, value)
    }
    return terms.isFixpoint
      ? BorrowingBase.countedAtFixpoint(eligible, limits: terms.limits)
      : BorrowingBase.countedOfEligible(eligible, limits: terms.limits)
  }

  private func canDraw(_ i: Int, _ terms: FacilityTable, _ month: Int) -> Bool {
    let state = financing.facilities[i]
    return month >= terms.fromMonth && month < terms.maturityMonth && month < fund.horizon
      && state.breachMonth < 0 && !state.isTerminated
  }

  func room(_ i: Int, _ terms: FacilityTable, _ month: Int) -> Double {
    guard canDraw(i, terms, month) else { return 0 }
    return beyondDust(
      base(terms, month, collateral: collateral(terms)) - financing.facilities[i].balance)
  }

  /// Money that rounding makes of nothing: so much is not lent, and so much debt is none.
  var dust: Double { 1e-9 * fund.config.fund.size }

  private func beyondDust(_ amount: Double) -> Double { amount > dust ? amount : 0 }

  private func draw(_ i: Int, _ amount: Double, _ month: Int) {
    financing.facilities[i].balance += amount
    post(.facilityDraws, month, amount)
  }

  // MARK: bridging calls

  /// Balances that stand for capital not called yet.
  var bridged: Double {
    guard bridgesCalls, let tables = fund.financing else { return 0 }
    var sum = 0.0
    for (i, terms) in tables.facilities.enumerated() where terms.policy == .bridgeCalls {
      sum += financing.facilities[i].balance
    }
    return sum
  }

  /// Pays by drawing the facilities that bridge calls; returns what they could not pay.
  @inline(__always)
  func bridge(_ amount: Double, _ month: Int) -> Double {
    bridgesCalls && amount > 0 ? drawBridges(amount, month) : amount
  }

  private func drawBridges(_ amount: Double, _ month: Int) -> Double {
    guard let tables = fund.financing else { return amount }
    var left = amount
    for (i, terms) in tables.facilities.enumerated()
    where terms.policy == .bridgeCalls && left > 0 {
      let drawn = min(left, room(i, terms, month))
      guard drawn > 0 else { continue }
      draw(i, drawn, month)
      left -= drawn
    }
    return left
  }

  /// Draws in place of a call into the contributed account; returns what is left to call.
  @inline(__always)
  func bridgeIntoCash(_ amount: Double, month: Int) -> Double {
    guard bridgesCalls else { return amount }
    let left = bridge(amount, month)
    account.contributed += amount - left
    return left
  }

  // MARK: leverage

  /// Plans the draws that buy loans beside `purchases`, and returns their sum.
  func planLeverage(_ month: Int, purchases: Double) -> Double {
    guard hasDebt, let tables = fund.financing, tables.levers else { return 0 }
    var total = 0.0
    for (i, terms) in tables.facilities.enumerated() {
      financing.planned[i] = 0
      guard terms.policy != .bridgeCalls, canDraw(i, terms, month) else { continue }
      let balance = financing.facilities[i].balance
      let wanted =
        terms.policy == .fundOriginations
        ? terms.target / (1 - terms.target) * purchases
        : terms.target * max(0, account.nav) - balance
      let commitment = terms.commitment * facilityLimit(month) - balance
      var room = room(i, terms, month)
      if terms.kind == .warehouse {
        // What is bought secures what is drawn for it.
        let perUnit = terms.advanceRate * terms.baseOfPurchase
        let borne =
          terms.advanceRate * (collateral(terms) + terms.baseOfPurchase * (purchases + total))
          - balance
        room = 1 - perUnit > 1e-12 ? min(commitment, borne / (1 - perUnit)) : commitment
      }
      financing.planned[i] = beyondDust(min(wanted, room))
      total += financing.planned[i]
    }
    return total
  }

  /// Draws a part of the plan; returns the sum.
  func drawPlan(_ month: Int, part: Double) -> Double {
    var total = 0.0
    for i in financing.planned.indices where financing.planned[i] > 0 {
      let amount = financing.planned[i] * part
      draw(i, amount, month)
      total += amount
    }
    return total
  }
}
