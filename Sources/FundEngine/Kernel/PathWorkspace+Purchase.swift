import FundModel
import FundNumerics

/// Loans drawn and decided together.
enum LoanBatch {
  static let width = 64
}

extension PathWorkspace {
  /// Forgets the loans of the path before.
  func resetLoans() {
    drawn = 0
    loanCount = 0
    tapeCount = 0
    books.reset()
    placement.reset()
    hazards.firstMonth = -1
    for month in 0...fund.horizon + 1 { exitHead[month] = -1 }
    for month in 0..<(fund.horizon + fund.exits.lagMonths + 2) { recoveryHead[month] = -1 }
    nextToSell = 0
    for zone in 0..<fund.zoneCount {
      outstanding[zone] = 0
      onBooks[zone] = 0
    }
  }

  /// Buys loans with the money of a month and decides everything about them.
  ///
  /// - Parameter available: money for purchases, > 0.
  /// - Returns: money spent, at most `available`.
  func buyLoans(
    seed: UInt64, path: UInt64, month: Int, available: Double
  ) -> Double {
    let first = loanCount
    var left = available
    while loanCount < EngineLimits.loans {
      if loanCount == drawn { drawLoans(seed: seed, path: path) }
      let amount = loans.amount[loanCount]
      // The slack keeps a sum of equal budgets from missing an equal amount by rounding.
      guard amount <= left * (1 + 1e-9) else { break }
      loans.amount[loanCount] = min(amount, left)
      left -= loans.amount[loanCount]
      loanCount += 1
    }
    if month == fund.lastPurchaseMonth, left >= fund.portfolio.amount.min {
      if loanCount == drawn { drawLoans(seed: seed, path: path) }
      loans.amount[loanCount] = left
      left = 0
      loanCount += 1
    }
    guard loanCount > first else { return 0 }
    if hazards.firstMonth < 0 || month >= hazards.firstMonth + HazardTables.lanes {
      buildHazards(from: month)
    }
    assignZones(first: first)
    assignSuburbs(first: first)
    drawHomes(first: first)
    scaleThresholds(first: first)
    if !fund.exits.isTiming {
      hazards.firstPrepaymentAges(
        month: month, zones: loans.zone + first, thresholds: loans.exitDraw + first,
        ages: loans.exitMonth + first, count: loanCount - first)
    }
    for loan in first..<loanCount { decideExit(loan, month: month) }
    settleExits(first: first)
    for loan in first..<loanCount {
      outstanding[Int(loans.zone[loan])] += loans.amount[loan]
      onBooks[Int(loans.zone[loan])] += 1
      books.add(
        product: Int(loans.product[loan]), zone: Int(loans.zone[loan]), month: month,
        amount: loans.amount[loan], ltv: loans.ltv[loan], seniorLtv: loans.seniorLtv[loan])
    }
    return available - left
  }

  private func assignZones(first: Int) {
    let count = loanCount - first
    let placed = Int(fund.portfolio.precision * Double(count) + 0.5)
    placement.owe(placed)
    for loan in first..<loanCount {
      let zone =
        loan - first < placed ? placement.place() : placement.drawn(loans.zoneUniform[loan])
      loans.zone[loan] = Int32(truncatingIfNeeded: zone)
      loans.product[loan] = 0
    }
    let cumulative = fund.portfolio.productCumulative
    guard cumulative.count > 1 else { return }
    for loan in first..<loanCount {
      let uniform = loans.productUniform[loan]
      var product = 0
      while product < cumulative.count - 1, uniform >= cumulative[product] { product += 1 }
      loans.product[loan] = Int32(truncatingIfNeeded: product)
    }
  }

  /// LTV, starting value, senior balance, and the default threshold, in passes over the batch.
  private func drawHomes(first: Int) {
    let end = loanCount
    // The tail of the last vector belongs to loans not bought yet; they are drawn again later.
    loans.reserve(end + 8, keeping: drawn)
    let laws = fund.portfolio.ltv
    let products = fund.contract.products
    let ownLoading = fund.exits.ownLoading
    var from = first
    while from < end {
      let count = min(LoanBatch.width, end - from)
      let padded = (count + 7) / 8 * 8
      for i in 0..<padded {
        let zone = i < count ? Int(loans.zone[from + i]) : 0
        uniforms[i] = laws[zone].low + loans.ltvUniform[from + i] * laws[zone].width
      }
      inverseNormalPass(
        uniforms: uniforms, scratch: scratch, out: scratch + 64, count: padded, shift: 0, scale: 1)
      for i in 0..<count {
        let loan = from + i
        let zone = Int(loans.zone[loan])
        let law = laws[zone]
        let raw = law.sd > 0 ? law.mean + law.sd * scratch[64 + i] : law.mean
        let ltv = min(max(raw, law.min), law.max)
        let start = loans.amount[loan] / ltv
        loans.ltv[loan] = ltv
        loans.startValue[loan] = start
        loans.senior[loan] = loans.seniorLtv[loan] * start
        loans.base[loan] =
          products[Int(loans.product[loan])].isProRata ? loans.amount[loan] : start
        uniforms[i] = zoneDriver[zone] + ownLoading * loans.defaultShock[loan]
      }
      for i in count..<padded { uniforms[i] = 0 }
      var i = 0
      while i < padded {
        // -ln(1 - Phi(X)), by the upper tail so that a rare default keeps its precision.
        storeLanes(scratch, i, -naturalLog(normalUpperTail(loadLanes(uniforms, i))))
        i &+= 8
      }
      for i in 0..<count { loans.defaultShock[from + i] = scratch[i] }
      from += count
    }
  }

  /// Month and kind of a loan's exit, and its zone's price ratio at that month.
  @inline(__always)
  private func decideExit(_ loan: Int, month: Int) {
    let zone = Int(loans.zone[loan])
    let exits = fund.exits
    let column = hazards.column(zone: zone, month: month)
    let term = fund.contract.products[Int(loans.product[loan])].termMonths
    let room = fund.horizon &- month
    let lastAge = min(term, room)
    let threshold = loans.exitDraw[loan]
    let prepayAge: Int
    if exits.isTiming {
      let raw = (12 * threshold).rounded(.up)
      prepayAge = raw > 1e6 ? Int(1e6) : max(1, exits.lockoutMonths, Int(raw))
    } else {
      // Left there by the search over the batch.
      prepayAge = Int(loans.exitMonth[loan])
    }
    let failure = loans.defaultShock[loan]
    let horizonAge = min(prepayAge, lastAge)
    var age = lastAge
    var kind = ExitKind.liquidation
    if horizonAge >= 1, hazards.sum(hazards.failure, column: column, age: horizonAge) >= failure {
      let defaultAge = hazards.firstAge(hazards.failure, column: column, reaching: failure)
      if defaultAge < prepayAge
        || fraction(hazards.failure, column, defaultAge, failure)
          <= prepayFraction(column, prepayAge, threshold)
      {
        age = defaultAge
        kind = .default
      }
    }
    if kind != .default {
      if prepayAge <= lastAge {
        age = prepayAge
        kind =
          loans.causeUniform[loan] < saleShare(zone: zone, month: month, age: prepayAge)
          ? .sale : .refinance
      } else if term <= room {
        age = term
        kind = .maturity
      } else {
        age = room &+ 1
      }
    }
    let exit = month &+ age
    loans.bought[loan] = Int32(truncatingIfNeeded: month)
    loans.exitMonth[loan] = Int32(truncatingIfNeeded: exit)
    loans.kind[loan] = kind.rawValue
    guard exit <= fund.horizon else {
      loans.ratio[loan] = 1
      return
    }
    let row = zone &* fund.monthStride
    loans.ratio[loan] = index[row &+ exit] * inverseIndex[row &+ month]
    append(loan, to: exit, head: exitHead, tail: exitTail, next: loans.nextExit)
    if kind == .default {
      append(
        loan, to: exit &+ exits.lagMonths, head: recoveryHead, tail: recoveryTail,
        next: loans.nextRecovery)
    }
  }

  /// Where within a month the sum crosses the threshold, in [0, 1].
  private func fraction(
    _ table: UnsafeMutablePointer<Double>, _ column: Int, _ age: Int, _ threshold: Double
  ) -> Double {
    let before = hazards.sum(table, column: column, age: age - 1)
    return (threshold - before) / (hazards.sum(table, column: column, age: age) - before)
  }

  private func prepayFraction(_ column: Int, _ age: Int, _ threshold: Double) -> Double {
    guard fund.exits.isTiming else {
      return fraction(hazards.prepayment, column, age, threshold)
    }
    return min(max(12 * threshold - Double(age - 1), 0), 1)
  }

  private func saleShare(zone: Int, month: Int, age: Int) -> Double {
    let exits = fund.exits
    if exits.isTiming { return exits.timingSaleShare }
    let bought = zone &* fund.monthStride &+ month
    let now = bought &+ age
    let ages = zone &* leaveStride &+ age
    let sale = saleHazard[ages] * saleWeight[now] * saleInverse[bought]
    let refinance =
      refinanceHazard[ages] * refinanceWeight[now] * refinanceInverse[bought]
    return sale / (sale + refinance)
  }

  func append(
    _ loan: Int, to month: Int, head: UnsafeMutablePointer<Int32>,
    tail: UnsafeMutablePointer<Int32>, next: UnsafeMutablePointer<Int32>
  ) {
    let number = Int32(truncatingIfNeeded: loan)
    next[loan] = -1
    if head[month] < 0 { head[month] = number } else { next[Int(tail[month])] = number }
    tail[month] = number
  }
}
