import FundModel

/// A fund of one zone and one product without costs, chance or choices: prices are given, homes move
/// with their zone, nobody defaults, every loan is of `amount` and ends by sale after `exitMonths`.
///
/// Hand cases start from it and switch on what they are about.
public func plainFund(
  size: Double, amount: Double, termYears: Int, exitMonths: Int, growth: Double
) -> FundConfig {
  var config = houseConfig()
  config.fund.size = size
  config.fund.termYears = termYears
  config.fund.liquidationDiscount = 0
  config.fund.valuationFrequency = .monthly

  config.fees.management.rate = 0
  config.fees.origination.rate = 0
  config.expenses.formation = 0
  config.expenses.annual = 0
  config.expenses.inflation = 0
  config.expenses.rate = 0
  config.expenses.servicingRate = 0
  config.expenses.dispositionRate = 0
  config.cash.yieldRate = 0

  config.deployment.share = 1
  config.deployment.periodMonths = 1
  config.deployment.allocationPrecision = 1
  config.capitalCalls.schedule = .onDemand
  config.distributions.frequency = .monthly
  config.distributions.minimumReserve = 0

  var zone = config.zones[0]
  zone.allocation = 1
  zone.defaultRate = 0
  zone.ltv.mean = 0.2
  zone.ltv.sd = 0
  config.zones = [zone]
  config.market.correlation = [[1]]
  config.market.priceModel.kind = .path
  config.market.priceModel.path!.period = .annual
  var path = config.market.priceModel.path!.growth[0]
  path.rates = [Double](repeating: growth, count: termYears + config.fund.extensionYears)
  config.market.priceModel.path!.growth = [path]
  config.market.defaultClimate.volatility = 0

  config.loans.amount.mean = amount
  config.loans.amount.sd = 0
  config.loans.amount.min = amount / 2
  config.loans.amount.max = 2 * amount
  config.loans.seniorLtv.mean = 0.3
  config.loans.seniorLtv.sd = 0
  config.loans.seniorMortgage.rate = 0
  config.loans.idiosyncraticVolatility = 0

  config.exits.model = .timing
  config.exits.lockoutMonths = 0
  config.exits.timing!.years.mean = Double(exitMonths) / 12
  config.exits.timing!.years.sd = 0
  config.exits.timing!.saleWeight = 1
  config.exits.timing!.refinanceWeight = 0
  return config
}
