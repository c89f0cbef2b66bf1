import FundNumerics

extension PathWorkspace {
  /// NAV of the loans on the books after a month, and recoveries awaited (docs/model.md, 3.5).
  func loansNav(_ month: Int) -> Double {
    guard month < fund.horizon else { return 0 }
    var sum = 0.0
    let needsZoneNav = hasDebt && (fund.financing?.needsZoneNav ?? false)
    if needsZoneNav { for zone in 0..<fund.zoneCount { financing.zoneNav[zone] = 0 } }
    for product in 0..<fund.productCount {
      for zone in 0..<fund.zoneCount {
        let nav =
          fund.contract.products[product].isProRata && fund.suburbs?.has(zone: zone) != true
          ? groupNav(product: product, zone: zone, month: month)
          : bookNav(product: product, zone: zone, months: 0...month, now: month)
        sum += nav
        if needsZoneNav { financing.zoneNav[zone] += nav }
      }
    }
    if tapeCount > 0 { sum += tapeNav(month, byZone: needsZoneNav) }
    return sum + awaitedRecoveries(after: month)
  }

  /// Pro rata loans of a product and zone, eight months of purchase at a time.
  ///
  /// Claims are a factor times the advance. Where the highest LTVs of a group rule out that any home is
  /// worth less than what is owed on it, the group counts as one; else its loans are looked at singly.
  private func groupNav(product: Int, zone: Int, month: Int) -> Double {
    let contract = fund.contract
    let terms = contract.products[product]
    let row = books.row(product: product, zone: zone)
    let marketRow = zone &* fund.monthStride
    let level = index[marketRow &+ month]
    let keep = 1 - fund.exits.saleCost[marketRow &+ month]
    let last = min(month, fund.lastPurchaseMonth)
    var total = Lanes.zero
    var single = 0.0
    // Older loans have reached their term.
    var bought = max(0, month &- contract.maxAge)
    while bought <= last {
      let amounts = loadLanes(books.amount, row &+ bought)
      if any(amounts .> Lanes.zero) {
        let ratio = loadLanes(inverseIndex, marketRow &+ bought) * level
        let age = contract.maxAge &- month &+ bought
        let claims = contract.proRataClaims(
          reversedRow: product &* contract.ageStride &+ age, terms: terms, ratio: ratio)
        let owed =
          loadLanes(books.highestLtv, row &+ bought) * claims
          + loadLanes(books.highestSeniorLtv, row &+ bought)
          * loadLanes(contract.reversed.seniorFactor, age)
        let limited = (owed .> ratio * keep) .& (amounts .> Lanes.zero)
        let whole = laneMax(claims, Lanes.zero) * amounts
        if any(limited) {
          total += whole.replacing(with: Lanes.zero, where: limited)
          for lane in 0..<8 where limited[lane] {
            single += bookNav(
              product: product, zone: zone, months: bought &+ lane...bought &+ lane, now: month)
          }
        } else {
          total += whole
        }
      }
      bought &+= 8
    }
    // In lane order, so that the sum does not depend on how a processor reduces a vector.
    for lane in 0..<8 { single += total[lane] }
    return single
  }

  /// Loans of a product and zone bought in some months, one by one.
  private func bookNav(product: Int, zone: Int, months: ClosedRange<Int>, now: Int) -> Double {
    var sum = 0.0
    let last = min(months.upperBound, fund.lastPurchaseMonth)
    guard months.lowerBound <= last else { return 0 }
    var loan = Int(vintageStart[months.lowerBound])
    let end = Int(vintageStart[last &+ 1])
    while loan < end {
      if Int(loans.zone[loan]) == zone, Int(loans.product[loan]) == product,
        isAlive(loan, after: now)
      {
        sum += loanNav(loan, month: now)
      }
      loan &+= 1
    }
    return sum
  }

  private func awaitedRecoveries(after month: Int) -> Double {
    var sum = 0.0
    let lag = fund.exits.lagMonths
    var due = month &+ 1
    while due <= month &+ lag {
      var loan = Int(recoveryHead[due])
      while loan >= 0 {
        let isAwaited =
          Int(loans.exitMonth[loan]) <= month && loans.kind[loan] == ExitKind.default.rawValue
        if isAwaited { sum += loans.collected[loan] }
        loan = Int(loans.nextRecovery[loan])
      }
      due &+= 1
    }
    return sum
  }
}
