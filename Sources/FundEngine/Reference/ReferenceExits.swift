import FundModel
import FundNumerics

extension ReferenceRun {
  /// A month in which a summed hazard reached its threshold, and how far into the month.
  private struct Crossing {
    var age: Int
    var fraction: Double
    /// For sale and refinance: whether by sale.
    var bySale = false
    /// Threshold, sum before the month and hazard of the month, where there are hazards.
    var sums: (threshold: Double, before: Double, hazard: Double)?

    var trail: PathTrail.Crossing {
      PathTrail.Crossing(
        age: age, fraction: fraction, threshold: sums?.threshold, before: sums?.before,
        hazard: sums?.hazard)
    }
  }

  /// What the borrower will do within the life of the fund (docs/model.md, section 3.4).
  func plannedExit(
    _ loan: ReferenceLoan, _ uniforms: ReferenceLoanDraws, _ trail: inout PathTrail.ExitDraws
  ) -> ReferenceExit? {
    let term = config.products[loan.product].termMonths
    let lastAge = min(term, horizon - loan.monthBought)
    let leave =
      config.exits.model == .hazard
      ? hazardExit(loan, uniforms, lastAge) : timedExit(loan, uniforms, lastAge)
    let failure = defaultCrossing(loan, uniforms, lastAge)
    trail = PathTrail.ExitDraws(leave: leave?.trail, default: failure?.trail)

    if let failure {
      let isFirst =
        leave.map { (failure.age, failure.fraction) <= ($0.age, $0.fraction) } ?? true
      if isFirst { return ReferenceExit(month: loan.monthBought + failure.age, kind: .default) }
    }
    if let leave {
      return ReferenceExit(
        month: loan.monthBought + leave.age, kind: leave.bySale ? .sale : .refinance)
    }
    if loan.monthBought + term <= horizon {
      let bySale = uniforms.cause < config.exits.maturitySaleShare
      return ReferenceExit(
        month: loan.monthBought + term, kind: bySale ? .maturitySale : .maturityRefinance)
    }
    return nil
  }

  private func monthlyHazard(_ annualProbability: Double) -> Double {
    0 - guardedLog(1 - annualProbability) / 12
  }

  /// `(I(m) / I(v))^exponent`.
  private func priceFactor(_ loan: ReferenceLoan, month: Int, exponent: Double) -> Double {
    let gain = market.logIndex[loan.zone][month] - market.logIndex[loan.zone][loan.monthBought]
    return exponential(exponent * gain)
  }

  /// What a function of the fund's own makes of a hazard.
  func hookFactor(
    _ kind: KeyPath<ReferenceHazardFactors, ReferenceHazardFactors.Table>, zone: Int, month: Int,
    age: Int
  ) -> Double {
    hazardFactors?[zone][keyPath: kind].factor(month: month, age: age) ?? 1
  }

  /// What the month's regime makes of sales and refinances.
  private func turnover(_ month: Int) -> Double {
    market.regimes?.regime(month).turnoverMultiplier ?? 1
  }

  private func hazardExit(
    _ loan: ReferenceLoan, _ uniforms: ReferenceLoanDraws, _ lastAge: Int
  ) -> Crossing? {
    let terms = config.exits.hazard!
    let threshold = 0 - naturalLog(uniforms.exitTime)
    var sum = 0.0
    for age in stride(from: 1, through: lastAge, by: 1) where age >= config.exits.lockoutMonths {
      let month = loan.monthBought + age
      let year = (age - 1) / 12
      let sale =
        monthlyHazard(ReferenceMath.holdingOn(terms.sale, year))
        * overlays.saleHazard[loan.zone][month]
        * priceFactor(loan, month: month, exponent: terms.salePriceSensitivity)
        * turnover(month) * hookFactor(\.sale, zone: loan.zone, month: month, age: age)
      let refinance =
        monthlyHazard(ReferenceMath.holdingOn(terms.refinance, year))
        * overlays.refinanceHazard[loan.zone][month]
        * priceFactor(loan, month: month, exponent: terms.refinancePriceSensitivity)
        * turnover(month) * hookFactor(\.refinance, zone: loan.zone, month: month, age: age)
        * exponential(
          terms.refinanceRateSensitivity * (mortgageRate(loan.monthBought) - mortgageRate(month)))
      let hazard = sale + refinance
      if hazard > 0 && sum + hazard >= threshold {
        return Crossing(
          age: age, fraction: (threshold - sum) / hazard,
          bySale: uniforms.cause < sale / hazard, sums: (threshold, sum, hazard))
      }
      sum += hazard
    }
    return nil
  }

  private func timedExit(
    _ loan: ReferenceLoan, _ uniforms: ReferenceLoanDraws, _ lastAge: Int
  ) -> Crossing? {
    let terms = config.exits.timing!
    let months = 12 * terms.years.referenceValue(uniforms.exitTime)
    let age = max(1, config.exits.lockoutMonths, Int(months.rounded(.up)))
    if age > lastAge { return nil }
    return Crossing(
      age: age, fraction: min(1, max(0, months - Double(age - 1))),
      bySale: uniforms.cause < terms.saleWeight / (terms.saleWeight + terms.refinanceWeight))
  }

  private func defaultCrossing(
    _ loan: ReferenceLoan, _ uniforms: ReferenceLoanDraws, _ lastAge: Int
  ) -> Crossing? {
    let terms = config.exits.default
    let w = terms.correlationWithinZone
    let q = terms.correlationBetweenZones
    let x =
      q.squareRoot() * draws.normal(.credit, 0)
      + (w - q).squareRoot() * draws.normal(.credit, 1 + loan.zone)
      + (1 - w).squareRoot() * inverseNormal(uniforms.defaultTime)
    let threshold = 0 - guardedLog(normalUpperTail(x))
    let base = monthlyHazard(config.zones[loan.zone].defaultRate)
    var sum = 0.0
    for age in stride(from: 1, through: lastAge, by: 1) where age >= config.exits.lockoutMonths {
      let month = loan.monthBought + age
      let hazard =
        base
        * ReferenceMath.holdingOn(terms.seasoning, (age - 1) / 12)
        * market.climate[ReferenceMath.year(month) - 1]
        * overlays.defaultHazard[loan.zone][month]
        * priceFactor(loan, month: month, exponent: 0 - terms.equitySensitivity)
        * (market.regimes?.regime(month).defaultMultiplier ?? 1)
        * (loan.suburb?.risk ?? 1)
        * hookFactor(\.default, zone: loan.zone, month: month, age: age)
      if hazard > 0 && sum + hazard >= threshold {
        return Crossing(
          age: age, fraction: (threshold - sum) / hazard, sums: (threshold, sum, hazard))
      }
      sum += hazard
    }
    return nil
  }
}
