import FundModel

/// LP money on its way to the accounts: capital, preferred return on it, and its future value at the
/// hurdle (docs/model.md, section 5.2).
struct ReferencePot {
  var capital = 0.0
  var preferred = 0.0
  var future = 0.0

  static let empty = Self()

  static func contribution(_ amount: Double) -> Self {
    Self(capital: amount, preferred: 0, future: amount)
  }

  static func + (a: Self, b: Self) -> Self {
    Self(
      capital: a.capital + b.capital, preferred: a.preferred + b.preferred,
      future: a.future + b.future)
  }

  static func * (factor: Double, pot: Self) -> Self {
    Self(
      capital: factor * pot.capital, preferred: factor * pot.preferred,
      future: factor * pot.future)
  }

  /// One month with nothing paid.
  mutating func grow(_ terms: WaterfallTerms) {
    preferred += ReferenceWaterfall.preferredGrowth(
      terms.hurdleRate, terms.hurdleCompounding, capital: capital, preferred: preferred)
    future *= ReferenceMath.growth(terms.hurdleRate, 1.0 / 12)
  }
}

/// Deal by deal, by accounts: where LP money waits until loans are realized.
struct ReferenceDeals {
  /// V_v, the money in the loans bought in one month; loans take their shares of it as it was formed
  /// and has grown, so that nothing is ever taken out.
  struct Vintage {
    var pot = ReferencePot.empty
    /// u when the loans were bought.
    var cost = 0.0
    var advances = 0.0
  }

  let terms: WaterfallTerms
  /// I, contributed and not spent.
  var idle = ReferencePot.empty
  /// O, all money spent on anything but loans.
  var other = ReferencePot.empty
  /// By month of purchase.
  var vintages: [Vintage] = []
  /// u at purchase of the loans realized so far.
  var realizedCost = 0.0
  /// rho, the part of O that has entered the accounts.
  var entered = 0.0

  init(_ terms: WaterfallTerms) { self.terms = terms }

  mutating func grow() {
    idle.grow(terms)
    other.grow(terms)
    for v in vintages.indices { vintages[v].pot.grow(terms) }
  }

  /// A loan has brought `collected`; returns what enters the accounts.
  mutating func realize(bought: Int, advance: Double, collected: Double) -> ReferencePot {
    let part = advance / vintages[bought].advances
    realizedCost += part * vintages[bought].cost
    let full = part * vintages[bought].pot
    if terms.lossCarryForward { return full }
    // Strict: only what the loan can bear, cost first.
    let bearable = collected * full.capital / advance
    let capital = min(full.capital, bearable)
    return ReferencePot(
      capital: capital, preferred: min(full.preferred, bearable - capital),
      future: min(full.future, bearable))
  }

  /// What the month's K went to: `purchases` p, `elsewhere` e, and `left` k.
  struct Spending {
    var purchases: Double
    var elsewhere: Double
    var left: Double
    /// Of the loans bought in the month and still held.
    var advances: Double
  }

  /// Step 7 of a month before cash: contributions find their pots; returns the other money that enters
  /// the accounts.
  mutating func takeIn(_ contributions: Double, _ spending: Spending, isLast: Bool) -> ReferencePot
  {
    idle = idle + .contribution(contributions)

    let all = spending.purchases + spending.elsewhere + spending.left
    var bought = ReferencePot.empty
    var new = ReferencePot.empty
    if all > 0 {
      bought = (spending.purchases / all) * idle
      new = (spending.elsewhere / all) * idle
      let left = (spending.left / all) * idle
      idle = isLast ? .empty : left
      if isLast { new = new + left }
    } else if isLast {
      new = idle
      idle = .empty
    }
    vintages.append(
      Vintage(pot: bought, cost: bought.capital, advances: spending.advances))

    let cost = vintages.reduce(0) { $0 + $1.cost }
    let realized = isLast ? 1 : cost == 0 ? 0 : realizedCost / cost
    let before = entered
    entered = max(before, realized)
    let entering = (entered - before) * other + entered * new
    other = other + new
    return entering
  }
}

extension ReferenceRun {
  /// The LPs' contributions of a month reach the accounts: at once, or as loans are realized.
  mutating func takeInContributions(_ amount: Double, _ month: Int) {
    if config.waterfall.structure != .american {
      waterfall.enter(.contribution(amount))
      return
    }
    // Realized in steps 2 to 6; nothing has looked at the accounts since.
    for loan in loans where loan.collected != nil && loan.monthCollected == month {
      if loan.monthBought == month { continue }
      waterfall.enter(
        deals.realize(
          bought: loan.monthBought, advance: loan.amount, collected: loan.collected!))
    }
    waterfall.enter(deals.takeIn(amount, spending(month), isLast: month == horizon))
  }

  private func spending(_ month: Int) -> ReferenceDeals.Spending {
    let left = ledger.contributed
    var purchased = month == purchases.latestMonth ? purchases.latestFromContributed : 0
    var elsewhere = max(
      0, contributedBefore + ledger.flow(.calls, month) - purchased - left)
    let bought = loans.filter { $0.monthBought == month }
    let advances = bought.reduce(0) { $0 + $1.amount }
    let held = bought.filter(\.isAlive).reduce(0) { $0 + $1.amount }
    // Loans sold in the month they were bought are no deals.
    if held < advances {
      let sold = purchased * (1 - held / advances)
      purchased -= sold
      elsewhere += sold
    }
    return ReferenceDeals.Spending(
      purchases: purchased, elsewhere: elsewhere, left: left, advances: held)
  }
}
