import FundModel

extension RandomConfig {
  static func products(_ config: inout FundConfig, _ random: inout SplitMix) {
    let weights = random.shares(random.whole(1, 3))
    config.products = weights.enumerated().map { position, weight in
      var product = FundTemplate.product
      product.name = "product\(position)"
      product.weight = weight
      product.termMonths = random.pick([1, 11, 36, 60, 120, 180])
      product.returnsPrincipal = random.chance(0.85)
      product.interest.rate = random.number(0, 0.12, or: 0, with: 0.2)
      product.interest.compounding = random.pick(Product.Interest.Compounding.allCases)
      product.share = share(&random)
      product.floor = random.pick(Product.Floor.allCases)
      product.principalFloorMonths = random.chance(0.3) ? random.whole(1, 60) : 0
      product.cap.kind = random.pick(Product.Cap.Kind.allCases)
      product.cap.rate = random.number(0.02, 0.25)
      return product
    }
  }

  private static func share(_ random: inout SplitMix) -> Product.Share {
    var share = FundTemplate.product.share
    share.of = random.pick(Product.Share.Of.allCases)
    share.sizing = random.pick(Product.Share.Sizing.allCases)
    let largest = share.sizing == .proRata ? 4.0 : 0.6
    share.size = random.number(0, largest)
    var month = 0
    share.steps = (0..<random.whole(0, 2)).map { _ in
      month += random.whole(1, 40)
      var step = FundTemplate.shareStep
      step.fromMonth = month
      step.size = random.number(0, largest)
      return step
    }
    share.stepsInDecline = random.chance(0.5)
    share.riskAdjustment = random.number(0, 0.25, or: 0, with: 0.4)
    share.shareInDepreciation = random.chance(0.5)
    return share
  }

  /// Caps contracts that share value where all receipts buy new loans: a contract that is worth twice
  /// its advance after a month would double the fund every month.
  static func tame(_ config: inout FundConfig, _ random: inout SplitMix) {
    guard config.reinvestment.share > 0, config.reinvestment.receipts == .all else { return }
    for i in config.products.indices where config.products[i].share.of != .none {
      config.products[i].cap.kind = random.pick([.annual, .monthly])
    }
  }

  static func exits(_ config: inout FundConfig, _ random: inout SplitMix) {
    var exits = config.exits
    exits.model = random.pick(Exits.Model.allCases)
    exits.lockoutMonths = random.chance(0.3) ? random.whole(1, 40) : 0
    exits.saleCost = random.number(0, 0.1, or: 0, with: 0.2)
    exits.refinanceCost = random.number(0, 0.05, or: 0, with: 0.2)
    exits.maturitySaleShare = random.number(0, 1, or: random.pick([0, 1]), with: 0.3)
    exits.hazard!.sale = probabilities(&random)
    exits.hazard!.refinance = probabilities(&random)
    exits.hazard!.salePriceSensitivity = random.number(-3, 3, or: 0, with: 0.3)
    exits.hazard!.refinancePriceSensitivity = random.number(-3, 3, or: 0, with: 0.3)
    let mean = random.number(0.5, 9)
    exits.timing!.years.mean = mean
    exits.timing!.years.sd = random.number(0.1, 3, or: 0, with: 0.2)
    exits.timing!.years.min = random.number(0, mean)
    exits.timing!.years.max = random.number(mean, 12)
    exits.timing!.saleWeight = random.number(0.01, 1, or: 0, with: 0.1)
    exits.timing!.refinanceWeight = random.number(0.01, 1)

    let within = random.number(0, 0.8, or: 0, with: 0.2)
    exits.default.correlationWithinZone = within
    exits.default.correlationBetweenZones = random.pick([0, within, random.number(0, within)])
    exits.default.seasoning = (0..<random.whole(1, 7)).map { _ in
      random.number(0, 2, or: 0, with: 0.1)
    }
    exits.default.equitySensitivity = random.number(-1, 4, or: 0, with: 0.2)
    exits.default.lagMonths = random.chance(0.2) ? 0 : random.whole(1, 30)
    exits.default.recovery.kind = random.pick(Exits.Default.Recovery.Kind.allCases)
    exits.default.recovery.rate = random.number(0, 1, or: 0, with: 0.15)
    exits.default.recovery.discount = random.number(0, 0.5)
    exits.default.recovery.cost = random.number(0, 0.15)
    config.exits = exits
  }

  private static func probabilities(_ random: inout SplitMix) -> [Double] {
    (0..<random.whole(1, 8)).map { _ in random.number(0, 0.3, or: 0, with: 0.15) }
  }
}
