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
}
