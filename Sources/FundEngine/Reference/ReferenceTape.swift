import FundModel
import FundNumerics

/// The loans of a tape, as docs/model.md, 3.7 says it.
extension ReferenceRun {
  /// Month 0: the loans are bought in their order, as far as K and a call go.
  mutating func buyTape(_ tape: LoanTape) {
    let multiple = config.portfolio.price!
    var left = ledger.contributed + max(0, ledger.uncalled - bridgedDebt)
    for entry in tape.loans {
      let zone = config.zones.firstIndex { $0.name == entry.zone }!
      let product = config.products.firstIndex { $0.name == entry.product }!
      let uniforms = ReferenceLoanDraws(draws, loan: loans.count)
      func loan(costing price: Double) -> ReferenceLoan {
        ReferenceLoan(
          number: loans.count, zone: zone, product: product, monthBought: 0, amount: price,
          ltv: entry.amount / entry.propertyValue, seniorLtv: entry.seniorLtv,
          startValue: entry.propertyValue, ownPriceNormal: inverseNormal(uniforms.ownPrice),
          suburb: ReferenceSuburb(
            config.zones[zone], uniform: uniforms.suburb, named: entry.suburb), tape: entry)
      }
      let worth = multiple * loanNav(loan(costing: 0), month: 0)
      let price = worth < 1e-9 * config.fund.size ? 0 : worth
      if price > (1 + 1e-9) * left { break }
      var bought = loan(costing: min(price, left))
      left -= bought.amount
      var exits = PathTrail.ExitDraws()
      bought.plan = tapeExit(bought, entry, uniforms, &exits)
      trail.exits.append(exits)
      loans.append(bought)
    }
    if loans.isEmpty { return }
    let spent = loans.reduce(0) { $0 + $1.amount }
    raise(max(0, spent - ledger.contributed), 0, purpose: .advances)
    purchases.latestMonth = 0
    purchases.latestFromContributed = spent
    ledger.contributed = max(0, ledger.contributed - spent)
    ledger.post(.advances, spent, 0)
    ledger.post(.loansBought, Double(loans.count), 0)
  }

  /// What the borrower will do after close: ages go on from the age at close, sums start at 0.
  private func tapeExit(
    _ loan: ReferenceLoan, _ entry: TapeLoan, _ uniforms: ReferenceLoanDraws,
    _ trail: inout PathTrail.ExitDraws
  ) -> ReferenceExit? {
    let term = config.products[loan.product].termMonths
    let lastMonth = min(term - entry.age, horizon)
    if lastMonth >= 1 {
      let months = Array(1...lastMonth)
      trail.leave =
        config.exits.model == .hazard
        ? crossing(months, entry, threshold: 0 - naturalLog(uniforms.exitTime)) { month in
          let hazards = leaveHazards(loan, entry, month)
          return hazards.sale + hazards.refinance
        } : timedCrossing(entry, uniforms, lastMonth)
      let terms = config.exits.default
      let (w, q) = (terms.correlationWithinZone, terms.correlationBetweenZones)
      let x =
        q.squareRoot() * draws.normal(.credit, 0)
        + (w - q).squareRoot() * draws.normal(.credit, 1 + loan.zone)
        + (1 - w).squareRoot() * inverseNormal(uniforms.defaultTime)
      trail.default = crossing(months, entry, threshold: 0 - naturalLog(normalUpperTail(x))) {
        defaultHazard(loan, entry, $0)
      }
    }
    if let failure = trail.default {
      let isFirst =
        trail.leave.map { (failure.age, failure.fraction) <= ($0.age, $0.fraction) } ?? true
      if isFirst { return ReferenceExit(month: failure.age - entry.age, kind: .default) }
    }
    if let leave = trail.leave {
      let month = leave.age - entry.age
      var saleShare = 0.0
      if let timing = config.exits.timing, config.exits.model == .timing {
        saleShare = timing.saleWeight / (timing.saleWeight + timing.refinanceWeight)
      } else {
        let hazards = leaveHazards(loan, entry, month)
        saleShare = hazards.sale / (hazards.sale + hazards.refinance)
      }
      return ReferenceExit(month: month, kind: uniforms.cause < saleShare ? .sale : .refinance)
    }
    if term - entry.age > horizon { return nil }
    let bySale = uniforms.cause < config.exits.maturitySaleShare
    return ReferenceExit(
      month: term - entry.age, kind: bySale ? .maturitySale : .maturityRefinance)
  }

  /// The first month in which the summed hazard reaches the threshold.
  private func crossing(
    _ months: [Int], _ entry: TapeLoan, threshold: Double, hazard: (Int) -> Double
  ) -> PathTrail.Crossing? {
    var sum = 0.0
    for month in months where entry.age + month >= config.exits.lockoutMonths {
      let hazard = hazard(month)
      if hazard > 0 && sum + hazard >= threshold {
        return PathTrail.Crossing(
          age: entry.age + month, fraction: (threshold - sum) / hazard, threshold: threshold,
          before: sum, hazard: hazard)
      }
      sum += hazard
    }
    return nil
  }

  /// Years to exit from their law above the age at close.
  private func timedCrossing(
    _ entry: TapeLoan, _ uniforms: ReferenceLoanDraws, _ lastMonth: Int
  ) -> PathTrail.Crossing? {
    var law = config.exits.timing!.years
    let held = Double(entry.age) / 12
    if held > law.min || law.sd == 0 {
      law.min = max(law.min, held)
      if law.sd == 0 || law.max <= held {
        law.mean = law.sd == 0 ? max(law.mean, held) : held
        law.sd = 0
      }
    }
    let months = 12 * law.referenceValue(uniforms.exitTime)
    let age = max(entry.age + 1, config.exits.lockoutMonths, Int(months.rounded(.up)))
    if age - entry.age > lastMonth { return nil }
    return PathTrail.Crossing(
      age: age, fraction: min(1, max(0, months - Double(age - 1))), threshold: nil, before: nil,
      hazard: nil)
  }

  private func monthly(_ annualProbability: Double) -> Double {
    0 - naturalLog(1 - annualProbability) / 12
  }

  /// `((1 + index gain) I(m) / I(0))^exponent`.
  private func priceFactor(
    _ loan: ReferenceLoan, _ entry: TapeLoan, _ month: Int, _ exponent: Double
  ) -> Double {
    let sinceClose = market.logIndex[loan.zone][month] - market.logIndex[loan.zone][0]
    return exponential(exponent * (naturalLog(1 + entry.indexGain) + sinceClose))
  }

  private func leaveHazards(
    _ loan: ReferenceLoan, _ entry: TapeLoan, _ month: Int
  ) -> (sale: Double, refinance: Double) {
    let terms = config.exits.hazard!
    let year = (entry.age + month - 1) / 12
    let sale =
      monthly(ReferenceMath.holdingOn(terms.sale, year)) * overlays.saleHazard[loan.zone][month]
      * priceFactor(loan, entry, month, terms.salePriceSensitivity)
    let refinance =
      monthly(ReferenceMath.holdingOn(terms.refinance, year))
      * overlays.refinanceHazard[loan.zone][month]
      * priceFactor(loan, entry, month, terms.refinancePriceSensitivity)
      * exponential(terms.refinanceRateSensitivity * (mortgageRate(0) - mortgageRate(month)))
    let turnover = market.regimes?.regime(month).turnoverMultiplier ?? 1
    let age = entry.age + month
    return (
      sale * turnover * hookFactor(\.sale, zone: loan.zone, month: month, age: age),
      refinance * turnover * hookFactor(\.refinance, zone: loan.zone, month: month, age: age)
    )
  }

  private func defaultHazard(_ loan: ReferenceLoan, _ entry: TapeLoan, _ month: Int) -> Double {
    let terms = config.exits.default
    return monthly(config.zones[loan.zone].defaultRate)
      * ReferenceMath.holdingOn(terms.seasoning, (entry.age + month - 1) / 12)
      * market.climate[ReferenceMath.year(month) - 1]
      * overlays.defaultHazard[loan.zone][month]
      * priceFactor(loan, entry, month, 0 - terms.equitySensitivity)
      * (market.regimes?.regime(month).defaultMultiplier ?? 1) * (loan.suburb?.risk ?? 1)
      * hookFactor(\.default, zone: loan.zone, month: month, age: entry.age + month)
  }
}
