import FundModel
import FundNumerics

/// What is left to buy loans with, and where loans were placed (docs/model.md, sections 3.1, 3.2).
struct ReferencePurchases {
  /// Budget that each month of the deployment period adds.
  let monthlyBudget: [Double]
  /// Cumulative share of commitments called by the schedule; nil when calls are on demand.
  let scheduledShare: [Double]?
  /// Last month in which loans are bought.
  let lastMonth: Int

  /// B: deployment budget left.
  var budget = 0.0
  /// Loans owed to each zone by the target mix, and placed so far.
  var owed: [Double]
  var placed: [Double]
  /// Advances paid for with recycled receipts.
  var recycled = 0.0
  /// The latest month with purchases, and what they took out of K.
  var latestMonth = -1
  var latestFromContributed = 0.0

  init(_ config: FundConfig) {
    let horizon = config.fund.horizonMonths
    monthlyBudget = Self.weights(config.deployment).map {
      $0 * config.deployment.share * (config.fund.size + Self.proceedsOfNotes(config))
    }
    scheduledShare = Self.schedule(config.capitalCalls, horizon)
    let reinvestmentEnd = config.reinvestment.share > 0 ? config.reinvestment.periodMonths : 0
    lastMonth = min(max(config.deployment.periodMonths, reinvestmentEnd), horizon) - 1
    owed = config.zones.map { _ in 0 }
    placed = owed
  }

  /// What the classes of notes bring at issue.
  static func proceedsOfNotes(_ config: FundConfig) -> Double {
    config.notes.issued.reduce(0) { $0 + $1.share * config.fund.size }
  }

  /// Share of the deployable capital by month.
  static func weights(_ deployment: Deployment) -> [Double] {
    let months = 0..<deployment.periodMonths
    let raw: [Double] = months.map { m in
      let x = (Double(m) + 0.5) / Double(deployment.periodMonths)
      switch deployment.pace {
      case .linear: return 1
      case .frontLoaded: return exponential(0 - deployment.intensity! * x)
      case .backLoaded: return exponential(deployment.intensity! * x)
      case .sCurve:
        let y = deployment.intensity! * (x - 0.5) / 2
        let cosh = (exponential(y) + exponential(0 - y)) / 2
        return 1 / (cosh * cosh)
      case .custom: return deployment.custom![m]
      }
    }
    let total = raw.reduce(0, +)
    return raw.map { $0 / total }
  }

  /// Cumulative share called by the end of each month.
  static func schedule(_ calls: CapitalCalls, _ horizon: Int) -> [Double]? {
    var dated: [(month: Int, share: Double)]
    switch calls.schedule {
    case .onDemand: return nil
    case .upfront: dated = [(0, 1)]
    case .custom: dated = calls.custom!.map { ($0.month, $0.share) }
    case .equal, .frontLoaded, .backLoaded:
      let count = calls.count!
      let weights: [Double] = (0..<count).map { j in
        switch calls.schedule {
        case .frontLoaded: return exponential(0 - calls.intensity! * Double(j) / Double(count))
        case .backLoaded: return exponential(calls.intensity! * Double(j) / Double(count))
        default: return 1
        }
      }
      let total = weights.reduce(0, +)
      dated = (0..<count).map { ($0 * calls.intervalMonths!, weights[$0] / total) }
    }
    var sum = 0.0
    return (0...horizon).map { m in
      for call in dated where min(call.month, horizon) == m { sum += call.share }
      return sum
    }
  }
}

extension ReferenceRun {
  /// Step 5, first part: capital that the schedule asks for by now.
  mutating func callScheduledCapital(_ month: Int) {
    ledger.reinvestmentPot = min(ledger.reinvestmentPot, ledger.received)
    guard let schedule = purchases.scheduledShare else { return }
    let missing = max(
      0, schedule[month] * config.fund.size - ledger.called - bridgedDebt)
    raise(min(missing, ledger.uncalled), month, purpose: nil)
  }

  /// What a function of the fund's own wants the month to do without.
  private mutating func pullTrigger(_ month: Int) {
    actions = hooks?.trigger(self, month) ?? []
    if actions.contains(.stopReinvestment) { ledger.reinvestmentPot = 0 }
  }

  /// Step 5, second part: the month's purchases.
  mutating func originate(_ month: Int) {
    pullTrigger(month)
    if month == 0, let tape { buyTape(tape) }
    if month > purchases.lastMonth { return }
    if month < purchases.monthlyBudget.count && config.portfolio.source != .tape {
      purchases.budget += purchases.monthlyBudget[month]
    }
    if actions.contains(.stopPurchases) { return }

    let isOnDemand = config.capitalCalls.schedule == .onDemand
    let purse =
      ledger.contributed + (isOnDemand ? max(0, ledger.uncalled - bridgedDebt) : 0)
    let fromDeployment = min(purchases.budget, purse)
    let pot = ledger.reinvestmentPot
    let fromReceipts =
      pot >= config.reinvestment.minBatch ? min(pot, ledger.received) : 0
    let borrowable = plannedLeverage(fromDeployment + fromReceipts, month)
    let available = fromDeployment + fromReceipts + borrowable.reduce(0, +)

    let amounts = affordableAmounts(available, month)
    if amounts.isEmpty { return }
    buy(amounts, recycledShare: fromReceipts / available, month)

    let spent = min(available, amounts.reduce(0, +))
    var own = spent
    for (f, planned) in borrowable.enumerated() {
      let borrowed = spent * planned / available
      borrow(f, borrowed, month)
      own -= borrowed
    }
    own = max(0, own)
    let deployed = min(own, fromDeployment)
    let recycled = min(fromReceipts, own - deployed)
    purchases.budget -= deployed
    // Of month 0 a tape may have taken some already.
    let before = purchases.latestMonth == month ? purchases.latestFromContributed : 0
    purchases.latestMonth = month
    purchases.latestFromContributed = before + deployed
    raise(max(0, deployed - ledger.contributed), month, purpose: .advances)
    ledger.contributed = max(0, ledger.contributed - deployed)
    ledger.reinvestmentPot -= recycled
    ledger.received -= recycled
    purchases.recycled += recycled
    trail.recycled.append(.init(month: month, amount: recycled))
    ledger.post(.advances, spent, month)
    ledger.post(.loansBought, Double(amounts.count), month)
    chargeOriginationFee(spent, month)
  }

  /// Amounts of the next loans that fit, by running number; in the last month the rest buys one more.
  private func affordableAmounts(_ available: Double, _ month: Int) -> [Double] {
    var amounts: [Double] = []
    var left = available
    while true {
      let uniforms = ReferenceLoanDraws(draws, loan: loans.count + amounts.count)
      let amount = config.loans.amount.referenceValue(uniforms.amount)
      if amount > (1 + 1e-9) * left { break }
      amounts.append(min(amount, left))
      left -= min(amount, left)
    }
    if month == purchases.lastMonth && left > 0 && left >= config.loans.amount.min {
      amounts.append(left)
    }
    return amounts
  }

  private mutating func buy(_ amounts: [Double], recycledShare: Double, _ month: Int) {
    let target = config.zones.map(\.allocation)
    let blend = reinvestmentMix(target)
    let mix = target.indices.map {
      (1 - recycledShare) * target[$0] + recycledShare * blend[$0]
    }
    let placedCount = Int(config.deployment.allocationPrecision * Double(amounts.count) + 0.5)
    for z in mix.indices { purchases.owed[z] += Double(placedCount) * mix[z] }

    for (position, amount) in amounts.enumerated() {
      let uniforms = ReferenceLoanDraws(draws, loan: loans.count)
      let zone: Int
      if position < placedCount {
        zone = placeByTarget()
        purchases.placed[zone] += 1
      } else {
        zone = pick(mix, uniforms.zone)
      }
      let ltv = config.zones[zone].ltv.referenceValue(uniforms.ltv)
      var loan = ReferenceLoan(
        number: loans.count, zone: zone,
        product: pick(config.products.map(\.weight), uniforms.product), monthBought: month,
        amount: amount, ltv: ltv,
        seniorLtv: config.loans.seniorLtv.referenceValue(uniforms.seniorLtv),
        startValue: amount / ltv, ownPriceNormal: inverseNormal(uniforms.ownPrice),
        suburb: ReferenceSuburb(config.zones[zone], uniform: uniforms.suburb))
      var exits = PathTrail.ExitDraws()
      loan.plan = plannedExit(loan, uniforms, &exits)
      trail.exits.append(exits)
      loans.append(loan)
    }
  }

  /// The first zone with the largest `owed - placed`; gaps within 1e-9 of it are equal.
  private func placeByTarget() -> Int {
    let gaps = purchases.owed.indices.map { purchases.owed[$0] - purchases.placed[$0] }
    return gaps.firstIndex { $0 >= gaps.max()! - 1e-9 }!
  }

  /// The first entry whose cumulative weight exceeds the uniform.
  private func pick(_ weights: [Double], _ uniform: Double) -> Int {
    var sum = 0.0
    for (i, weight) in weights.enumerated() {
      sum += weight
      if sum > uniform { return i }
    }
    return weights.count - 1
  }

  /// The mix of reinvested money: the target, tilted to the zones that are short of it.
  private func reinvestmentMix(_ target: [Double]) -> [Double] {
    let outstanding = outstandingNow()
    let total = outstanding.reduce(0, +)
    if total < 1e-9 * config.fund.size { return target }
    let gaps = target.indices.map { max(0, target[$0] - outstanding[$0] / total) }
    let shortfall = gaps.reduce(0, +)
    if shortfall < 1e-9 { return target }
    let k = config.reinvestment.rebalancingStrength
    return target.indices.map { (1 - k) * target[$0] + k * gaps[$0] / shortfall }
  }

  /// From the borrower to the GP: no cash of the fund, but it counts for the offset.
  private mutating func chargeOriginationFee(_ advances: Double, _ month: Int) {
    let terms = config.fees.origination
    let fee = terms.rate * advances
    switch (terms.paidBy, terms.paidTo) {
    case (.borrower, .gp): creditGp(fee, month)
    case (.borrower, .fund):
      ledger.receive(.originationFeeIncome, fee, month)
      ledger.income += fee
    case (.fund, .gp):
      let unpaid = pay(.originationFeesPaid, fee, month, from: .obligation)
      fees.carriedExpenses += unpaid
      creditGp(fee, month)
    case (.fund, .fund): break
    }
  }
}
