import FundModel

extension RandomConfig {
  /// The fund of a seed with a tape of random loans for it.
  public static func tapes(seed: UInt64) throws -> (config: FundConfig, data: FundData) {
    var (config, data) = seed % 2 == 0 ? (make(seed: seed), .none) : markets(seed: seed)
    var random = SplitMix(seed: seed ^ 0x7461_7065_7461_7065)
    config.portfolio.source = random.pick([.tape, .both])
    config.portfolio.price = random.number(0.4, 1.3, or: 1, with: 0.3)
    // Up to some more than the fund can pay.
    let mean = config.loans.amount.mean
    let count = random.whole(1, min(60, max(1, Int(1.3 * config.fund.size / mean))))
    var text =
      "id,zone,suburb,product,origination_month,amount,property_value,senior_ltv,index_gain\n"
    for i in 0..<count {
      let product = random.pick(config.products)
      let age = random.chance(0.2) ? 0 : random.whole(0, min(product.termMonths - 1, 240))
      let amount = mean * random.number(0.5, 1.5)
      let value = amount / random.number(0.05, 0.45)
      let gain = age == 0 ? 0 : random.number(-0.4, 1.5)
      let zone = random.pick(config.zones)
      let suburb =
        zone.suburbs.isEmpty || random.chance(0.3) ? "" : random.pick(zone.suburbs).name
      text +=
        "L\(i),\(zone.name),\(suburb),\(product.name),\(0 - age),\(amount),\(value),"
        + "\(random.number(0, 0.6, or: 0, with: 0.2)),\(gain)\n"
    }
    let table = try CSVReader.read(Array(text.utf8), origin: ConfigOrigin(.file, "tape.csv"))
    data.tape = try LoanTape(table)
    return (config, data)
  }
}
