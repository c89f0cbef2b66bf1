import FundModel

extension RandomConfig {
  static func fees(_ config: inout FundConfig, _ random: inout SplitMix, isStressed: Bool) {
    let size = config.fund.size
    var management = config.fees.management
    management.rate = random.number(0.005, 0.03, or: 0, with: 0.1)
    management.basis = random.pick(FeeBasis.allCases)
    management.frequency = random.pick(Frequency.allCases)
    management.timing = random.pick(ManagementFee.Timing.allCases)
    management.originationFeeOffset = random.number(0, 1, or: random.pick([0, 1]), with: 0.5)
    var month = 0
    management.stepDowns = (0..<random.whole(0, 3)).map { _ in
      month += random.whole(1, 40)
      var step = FundTemplate.stepDown
      step.fromMonth = month
      step.rate = random.number(0, 0.025)
      step.basis = random.pick(FeeBasis.allCases)
      return step
    }
    config.fees.management = management
    config.fees.origination.rate = random.number(0, 0.06, or: 0, with: 0.15)
    config.fees.origination.paidBy = random.pick(OriginationFee.Payer.allCases)
    config.fees.origination.paidTo = random.pick(OriginationFee.Payee.allCases)

    var expenses = config.expenses
    expenses.formation = random.number(0, 0.02 * size, or: 0, with: 0.2)
    expenses.annual = random.number(0, 0.01 * size, or: 0, with: 0.2)
    expenses.inflation = random.number(-0.02, 0.08, or: 0, with: 0.2)
    expenses.rate = random.number(0, 0.005, or: 0, with: 0.3)
    expenses.rateBasis = random.pick(FeeBasis.allCases)
    expenses.servicingRate = random.number(0, 0.01, or: 0, with: 0.3)
    expenses.dispositionRate = random.number(0, 0.02, or: 0, with: 0.3)
    config.expenses = expenses
  }

  /// Everything is called and spent early and costs are high, so that fees are deferred, loans are
  /// sold in distress, and in the worst case obligations stay unpaid.
  static func starve(_ config: inout FundConfig, _ random: inout SplitMix) {
    config.deployment.share = 1
    config.capitalCalls.schedule = random.pick([.upfront, .equal, .onDemand])
    if random.chance(0.6) { config.fees.management.rate = random.number(0.03, 0.25) }
    if random.chance(0.6) {
      config.expenses.annual = random.number(0.01, 0.12) * config.fund.size
    }
    if random.chance(0.3) { config.expenses.formation = 0.1 * config.fund.size }
    if random.chance(0.3) { config.cash.yieldRate = 0 }
  }
}
