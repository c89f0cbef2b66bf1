import FundModel
import FundNumerics

/// Loans of a tape (docs/model.md, 3.7): one by one, outside the tables that generated loans share. They
/// have the numbers below `tapeCount`, which is 0 in a fund without a tape.
extension PathWorkspace {
  /// Money advanced to the homeowner: what the fund paid for a loan of its own making.
  @inline(__always)
  func advance(_ loan: Int) -> Double {
    guard loan < tapeCount, let tape = fund.tape else { return loans.amount[loan] }
    return tape.entries[loan].advance
  }

  /// Months since origination of a loan `held` months after its purchase.
  @inline(__always)
  func age(_ loan: Int, held: Int) -> Int {
    guard loan < tapeCount, let tape = fund.tape else { return held }
    return held &+ tape.entries[loan].age
  }

  /// Value of a home when the fund bought its loan, over that at origination.
  @inline(__always)
  func gainBefore(_ loan: Int) -> Double {
    guard loan < tapeCount, let tape = fund.tape else { return 1 }
    return tape.entries[loan].gain
  }

  /// Month 0: buys the tape's loans in their order as far as K and calls go.
  func buyTape(seed: UInt64, path: UInt64) {
    guard let tape = fund.tape else { return }
    var left = account.contributed + max(0, account.uncalled - bridged)
    var spent = 0.0
    for entry in tape.entries {
      guard loanCount < EngineLimits.loans, entry.price <= left * (1 + 1e-9) else { break }
      if loanCount == drawn { drawLoans(seed: seed, path: path) }
      let price = min(entry.price, left)
      left -= price
      spent += price
      loans.amount[loanCount] = price
      redrawYears(entry, seed: seed, path: path)
      loanCount += 1
    }
    tapeCount = loanCount
    guard tapeCount > 0 else { return }
    loans.reserve(tapeCount + 8, keeping: drawn)
    for loan in 0..<tapeCount { prepare(loan, tape.entries[loan]) }
    assignSuburbs(first: 0)
    for loan in 0..<tapeCount {
      guard let suburb = tape.entries[loan].suburb else { continue }
      loans.suburb[loan] = Int32(truncatingIfNeeded: suburb)
    }
    scaleThresholds(first: 0)
    for loan in 0..<tapeCount { decideTapeExit(loan, tape.entries[loan]) }
    settleExits(first: 0)
    for loan in 0..<tapeCount {
      outstanding[Int(loans.zone[loan])] += loans.amount[loan]
      onBooks[Int(loans.zone[loan])] += 1
    }
    let lacking = bridgeIntoCash(max(0, spent - account.contributed), month: 0)
    account.call(min(account.uncalled, lacking))
    account.contributed = max(0, account.contributed - spent)
    carry.deployed += spent
    post(.advances, 0, spent)
    post(.loansBought, 0, Double(tapeCount))
    grossFlow[0] -= spent
    tally.advanced += spent
  }

  /// The years to exit of the loan about to be bought, by its own law.
  private func redrawYears(_ entry: TapeTables.Entry, seed: UInt64, path: UInt64) {
    guard fund.exits.isTiming else { return }
    let stream =
      DrawStream.loanTimes
      &+ DrawStream.fundStride &* UInt32(truncatingIfNeeded: fund.config.simulation.fundNumber)
    let words = Philox.block(
      seed: seed, path: path, stream: stream, index: UInt32(truncatingIfNeeded: loanCount))
    let law = entry.years
    let probability = law.low + Uniform.fine(low: words.2, high: words.3) * law.width
    let years: Double =
      law.sd == 0
      ? law.mean
      : probability >= 1
        ? law.max : min(max(law.mean + law.sd * inverseNormal(probability), law.min), law.max)
    loans.exitDraw[loanCount] = years
  }

  private func prepare(_ loan: Int, _ entry: TapeTables.Entry) {
    loans.zone[loan] = Int32(truncatingIfNeeded: entry.zone)
    loans.product[loan] = Int32(truncatingIfNeeded: entry.product)
    loans.ltv[loan] = entry.advance / entry.startValue
    loans.seniorLtv[loan] = entry.seniorLtv
    loans.startValue[loan] = entry.startValue
    loans.senior[loan] = entry.seniorLtv * entry.startValue
    loans.base[loan] =
      fund.contract.products[entry.product].isProRata ? entry.advance : entry.startValue
    let driver = zoneDriver[entry.zone] + fund.exits.ownLoading * loans.defaultShock[loan]
    loans.defaultShock[loan] = -naturalLog(normalUpperTail(driver))
  }

  /// Walks the months from close to the first in which a threshold is reached.
  private func decideTapeExit(_ loan: Int, _ entry: TapeTables.Entry) {
    let exits = fund.exits
    let row = entry.zone &* fund.monthStride
    let term = fund.contract.products[entry.product].termMonths &- entry.age
    let threshold = loans.exitDraw[loan]
    let failure = loans.defaultShock[loan]
    let timed =
      exits.isTiming
      ? Int(min(1e6, max((12 * threshold).rounded(.up), Double(exits.lockoutMonths)))) : 0
    let saleScale = saleInverse[row] * entry.responses.sale
    let refinanceScale = refinanceInverse[row] * entry.responses.refinance
    let failureScale = defaultInverse[row] * entry.responses.failure
    var left = 0.0
    var failed = 0.0
    var month = fund.horizon &+ 1
    var kind = ExitKind.liquidation
    var now = 1
    while now <= min(term, fund.horizon), kind == .liquidation {
      let age = entry.age &+ now
      // Fractions of the month at which the thresholds are reached; above 1 when they are not.
      var leaves = 2.0
      var fails = 2.0
      var saleShare = exits.timingSaleShare
      if exits.isTiming {
        if age >= timed { leaves = min(max(12 * threshold - Double(age &- 1), 0), 1) }
      } else {
        let sale = saleHazard[entry.zone &* leaveStride &+ age] * saleWeight[row &+ now] * saleScale
        let refinance =
          refinanceHazard[entry.zone &* leaveStride &+ age] * refinanceWeight[row &+ now]
          * refinanceScale
        let hazard = sale + refinance
        if hazard > 0, left + hazard >= threshold {
          leaves = (threshold - left) / hazard
          saleShare = sale / hazard
        }
        left += hazard
      }
      let hazard =
        defaultHazard[entry.zone &* exits.ageStride &+ age] * defaultWeight[row &+ now]
        * failureScale
      if hazard > 0, failed + hazard >= failure { fails = (failure - failed) / hazard }
      failed += hazard
      if fails <= 1, fails <= leaves {
        kind = .default
      } else if leaves <= 1 {
        kind = loans.causeUniform[loan] < saleShare ? .sale : .refinance
      } else if now == term {
        kind = .maturity
      }
      if kind != .liquidation { month = now }
      now &+= 1
    }
    loans.bought[loan] = 0
    loans.exitMonth[loan] = Int32(truncatingIfNeeded: month)
    loans.kind[loan] = kind.rawValue
    loans.ratio[loan] = 1
    guard month <= fund.horizon else { return }
    loans.ratio[loan] = index[row &+ month] * inverseIndex[row] * entry.gain
    append(loan, to: month, head: exitHead, tail: exitTail, next: loans.nextExit)
    if kind == .default {
      append(
        loan, to: month &+ exits.lagMonths, head: recoveryHead, tail: recoveryTail,
        next: loans.nextRecovery)
    }
  }

  /// NAV of the tape's loans on the books, loan by loan.
  func tapeNav(_ month: Int, byZone: Bool) -> Double {
    var sum = 0.0
    for loan in 0..<tapeCount where isAlive(loan, after: month) {
      let nav = loanNav(loan, month: month)
      sum += nav
      if byZone { financing.zoneNav[Int(loans.zone[loan])] += nav }
    }
    return sum
  }
}
