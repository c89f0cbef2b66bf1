import FundModel

/// Random valid funds that between them use every variant of every choice, and edges such as zero
/// volatility, zero spread of a law, and a fund whose cash runs short.
///
/// Small enough for the plain reference: 20 to 400 loans, 2 to 10 years and up to 3 of extension.
public enum RandomConfig {
  /// The fund of a seed; the same fund for the same seed.
  public static func make(seed: UInt64) -> FundConfig {
    var random = SplitMix(seed: seed)
    var config = houseConfig()
    let isStressed = random.chance(0.2)
    fund(&config, &random)
    market(&config, &random)
    loans(&config, &random)
    products(&config, &random)
    deployment(&config, &random)
    exits(&config, &random)
    fees(&config, &random, isStressed: isStressed)
    waterfall(&config, &random)
    carry(&config, seed: seed)
    overlays(&config, &random)
    debt(&config, &random)
    if isStressed { starve(&config, &random) }
    tame(&config, &random)
    benchmark(&config, &random)
    config.simulation.fundNumber = [0, 1, 255][Int(seed % 3)]
    return config
  }

  private static func fund(_ config: inout FundConfig, _ random: inout SplitMix) {
    config.fund.termYears = random.whole(2, 10)
    config.fund.end = random.pick(FundTerms.End.allCases)
    config.fund.extensionYears = random.whole(0, 3)
    config.fund.liquidationDiscount = random.number(0, 0.3, or: 0, with: 0.3)
    config.fund.distressedDiscount = random.number(0, 0.5)
    config.fund.valuationFrequency = random.pick(Frequency.allCases)
    config.cash.yieldRate = random.number(-0.01, 0.05, or: 0, with: 0.3)
    config.analytics.discountRate = random.number(0, 0.15, or: 0, with: 0.2)
    config.analytics.riskFreeRate = random.number(0, 0.05)
  }

  private static func loans(_ config: inout FundConfig, _ random: inout SplitMix) {
    // Odd amounts: sums of loans that come out even with the budget would hang on rounding.
    let mean = random.number(20_000, 400_000)
    let spread = random.number(0.05, 0.4, or: 0, with: 0.25) * mean
    config.loans.amount.mean = mean
    config.loans.amount.sd = spread
    config.loans.amount.min = mean * random.number(0.3, 0.8)
    config.loans.amount.max = mean * random.number(1.2, 3)
    let senior = random.number(0.1, 0.6, or: 0.2, with: 0.1)
    config.loans.seniorLtv.mean = senior
    config.loans.seniorLtv.sd = random.number(0.01, 0.2, or: 0, with: 0.2)
    config.loans.seniorLtv.min = random.number(0, senior)
    config.loans.seniorLtv.max = random.number(senior, 0.75)
    config.loans.seniorMortgage.rate = random.number(0.01, 0.1, or: 0, with: 0.15)
    config.loans.seniorMortgage.termMonths = random.pick([24, 90, 180, 300, 360])
    config.loans.idiosyncraticVolatility = random.number(0.02, 0.25, or: 0, with: 0.2)
    config.deployment.share = random.number(0.3, 1, or: 1, with: 0.15)
    let count = random.number(20, random.pick([40, 150, 400]))
    config.fund.size = count * mean / config.deployment.share
  }

  private static func deployment(_ config: inout FundConfig, _ random: inout SplitMix) {
    let term = 12 * config.fund.termYears
    var deployment = config.deployment
    deployment.periodMonths = random.whole(1, random.pick([1, 12, 36, term]))
    deployment.periodMonths = min(deployment.periodMonths, term)
    deployment.pace = random.pick(Deployment.Pace.allCases)
    deployment.intensity = random.number(0.1, 8)
    deployment.custom = (0..<deployment.periodMonths).map { m in
      m == 0 ? 1 : random.number(0, 2, or: 0, with: 0.3)
    }
    deployment.allocationPrecision = random.number(0, 1, or: random.pick([0, 1]), with: 0.5)
    config.deployment = deployment

    var calls = config.capitalCalls
    calls.schedule = random.pick(CapitalCalls.Schedule.allCases)
    calls.count = random.whole(1, 20)
    calls.intervalMonths = random.whole(1, 12)
    calls.intensity = random.number(0.1, 6)
    calls.custom = random.shares(random.whole(1, 6)).map { share in
      var call = FundTemplate.call
      call.month = random.whole(0, term + 12)
      call.share = share
      return call
    }
    calls.custom!.sort { $0.month < $1.month }
    config.capitalCalls = calls

    var reinvestment = config.reinvestment
    reinvestment.periodMonths = random.whole(0, term)
    reinvestment.share = random.number(0.1, 1, or: random.pick([0, 1]), with: 0.6)
    reinvestment.receipts = random.pick(Reinvestment.Receipts.allCases)
    reinvestment.minBatch = random.number(0, 8 * config.loans.amount.mean, or: 0, with: 0.4)
    reinvestment.rebalancingStrength = random.number(0, 1, or: random.pick([0, 1]), with: 0.3)
    config.reinvestment = reinvestment
  }

  private static func waterfall(_ config: inout FundConfig, _ random: inout SplitMix) {
    var terms = config.waterfall
    terms.structure = random.pick(WaterfallTerms.Structure.allCases)
    terms.hurdleRate = random.number(0.01, 0.15, or: 0, with: 0.1)
    terms.hurdleCompounding = random.pick(WaterfallTerms.Compounding.allCases)
    terms.hurdleAccount = random.pick(WaterfallTerms.Account.allCases)
    terms.carry = random.number(0.05, 0.3, or: 0, with: 0.1)
    terms.catchUp = random.pick([0, 1, random.number(terms.carry + 0.1, 1)])
    var tiers = [
      tier(.capital, nil, 1), tier(.preferred, nil, random.number(0.8, 1)),
      tier(.irr, random.number(0, 0.12), random.number(0.7, 1)),
      tier(.catchUp, 0.2, random.number(0, 0.7)),
      tier(.multiple, random.number(1, 1.6), random.number(0.6, 1)),
      tier(.irr, random.number(0.12, 0.25), random.number(0.5, 0.9)),
    ]
    if random.chance(0.2) { tiers.shuffle(using: &random) }
    tiers.removeAll { _ in random.chance(0.35) }
    terms.tiers = tiers + [tier(.forever, nil, random.number(0.5, 1))]
    config.waterfall = terms
    config.distributions.frequency = random.pick(Frequency.allCases)
    config.distributions.policy = random.pick(Distributions.Policy.allCases)
    config.distributions.minimumReserve = random.number(0, 0.06, or: 0, with: 0.4)
  }

  static func tier(
    _ until: WaterfallTerms.Tier.Until, _ value: Double?, _ lpShare: Double
  ) -> WaterfallTerms.Tier {
    var tier = FundTemplate.tier
    tier.until = until
    tier.value = value
    tier.lpShare = lpShare
    return tier
  }
}
