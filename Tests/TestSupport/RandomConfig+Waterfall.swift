import FundModel

extension RandomConfig {
  /// Structure, deals, clawback and the GP's commitment. Drawn from a stream of their own, so that they
  /// move nothing else of a seed's fund.
  static func carry(_ config: inout FundConfig, seed: UInt64) {
    var random = SplitMix(seed: seed ^ 0x0CA7_7ED1_D0E5_2EA1)
    var terms = config.waterfall
    terms.structure = random.pick(WaterfallTerms.Structure.allCases)
    terms.lossCarryForward = random.chance(0.5)
    terms.clawback.test = random.pick(WaterfallTerms.Clawback.Test.allCases)
    terms.clawback.escrowShare = random.number(0, 1, or: random.pick([0, 1]), with: 0.5)
    terms.clawback.taxRate = random.number(0, 0.6, or: 0, with: 0.4)
    terms.clawback.carryShare = random.number(0.05, 0.3)
    terms.gpCommitment.share = random.number(0.01, 0.4, or: 0, with: 0.5)
    terms.gpCommitment.paysFee = random.chance(0.5)
    config.waterfall = terms
  }

  /// Two waves of short loans: the first pays off and its profit is distributed, then the second is
  /// called and loses most of its value. Carry of any structure has been paid too early.
  public static func lateLosses(_ config: inout FundConfig) {
    let second = max(14, 6 * config.fund.termYears)
    config.deployment.periodMonths = second
    config.deployment.pace = .custom
    config.deployment.custom = (0..<second).map { $0 == 0 || $0 == second - 1 ? 1 : 0 }
    config.capitalCalls.schedule = .onDemand
    config.reinvestment.share = 0
    config.distributions.frequency = .monthly
    config.distributions.policy = .allCash
    for i in config.products.indices {
      config.products[i].termMonths = 11
      config.products[i].returnsPrincipal = true
      config.products[i].interest.rate = 0.3
      config.products[i].cap.rate = 1
    }
    var crash = FundTemplate.overlay
    crash.target = .propertyValue
    crash.op = .multiply
    crash.zones = []
    crash.fromMonth = second
    crash.toMonth = second
    crash.values = [0.4]
    config.market.overlays.append(crash)
  }
}
