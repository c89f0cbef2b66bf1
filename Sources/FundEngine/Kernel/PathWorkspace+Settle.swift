import FundNumerics

extension PathWorkspace {
  /// Value, claim and collected amount of every loan of the batch that ends within the horizon.
  func settleExits(first: Int) {
    let end = loanCount
    let exits = fund.exits
    let stride = fund.monthStride
    var from = first
    while from < end {
      let count = min(LoanBatch.width, end - from)
      let padded = (count + 7) / 8 * 8
      for i in 0..<count {
        let loan = from + i
        let row = Int(loans.zone[loan]) &* stride
        let exit = Int(loans.exitMonth[loan])
        // Variance of the home's own moves since purchase; nothing to settle past the horizon.
        uniforms[i] =
          exit > fund.horizon
          ? 0 : exits.ownVariance[row &+ exit] - exits.ownVariance[row &+ Int(loans.bought[loan])]
      }
      for i in count..<padded { uniforms[i] = 0 }
      let hasSuburbs = fund.suburbs != nil
      if hasSuburbs { prepareSuburbMoves(from: from, count: count, padded: padded) }
      var i = 0
      while i < padded {
        let variance = loadLanes(uniforms, i)
        var move = variance.root() * loadLanes(loans.ownShock, from &+ i) - variance * 0.5
        if hasSuburbs { move += loadLanes(scratch, i) }
        storeLanes(scratch, i, exponential(move))
        i &+= 8
      }
      for i in 0..<count { settle(from + i, ownMove: scratch[i]) }
      from += count
    }
  }

  @inline(__always)
  private func settle(_ loan: Int, ownMove: Double) {
    let exit = Int(loans.exitMonth[loan])
    guard exit <= fund.horizon else { return }
    let contract = fund.contract
    let exits = fund.exits
    let product = Int(loans.product[loan])
    let age = age(loan, held: exit &- Int(loans.bought[loan]))
    let row = Int(loans.zone[loan]) &* fund.monthStride &+ exit
    let ratio = loans.ratio[loan] * ownMove
    loans.ratio[loan] = ratio
    let value = loans.startValue[loan] * ratio
    let senior = contract.seniorBalance(atOrigination: loans.senior[loan], age: age)
    let claim = contract.claim(
      row: product &* contract.ageStride &+ age, terms: contract.products[product],
      advance: advance(loan), base: loans.base[loan], ratio: ratio)
    loans.claim[loan] = claim
    let collected: Double
    switch ExitKind(rawValue: loans.kind[loan]) {
    case .default where exits.isForeclosure:
      collected =
        exits.recovery[row] * min(claim, max(0, value * exits.foreclosureKeep - senior))
    case .default:
      collected =
        exits.recovery[row]
        * min(claim, contract.collectable(value: value, cost: exits.saleCost[row], senior: senior))
    case .sale:
      collected = min(
        claim, contract.collectable(value: value, cost: exits.saleCost[row], senior: senior))
    case .maturity where loans.causeUniform[loan] < exits.maturitySaleShare:
      collected = min(
        claim, contract.collectable(value: value, cost: exits.saleCost[row], senior: senior))
    default:
      collected = min(
        claim, contract.collectable(value: value, cost: exits.refinanceCost, senior: senior))
    }
    loans.collected[loan] = max(0, collected)
  }

  /// NAV of a loan that is alive in a month: what it would bring at its zone's expected price.
  @inline(__always)
  func loanNav(_ loan: Int, month: Int) -> Double {
    let contract = fund.contract
    let product = Int(loans.product[loan])
    let bought = Int(loans.bought[loan])
    let held = month &- bought
    let age = age(loan, held: held)
    let zone = Int(loans.zone[loan]) &* fund.monthStride
    var ratio = index[zone &+ month] * inverseIndex[zone &+ bought]
    if loan < tapeCount { ratio *= gainBefore(loan) }
    if fund.suburbs != nil { ratio *= suburbTilt(loan, age: held) }
    let claim = contract.claim(
      row: product &* contract.ageStride &+ age, terms: contract.products[product],
      advance: advance(loan), base: loans.base[loan], ratio: ratio)
    let collectable = contract.collectable(
      value: loans.startValue[loan] * ratio, cost: fund.exits.saleCost[zone &+ month],
      senior: contract.seniorBalance(atOrigination: loans.senior[loan], age: age))
    return max(0, min(claim, collectable))
  }
}
