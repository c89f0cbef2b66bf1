import FundModel
import FundNumerics

/// What the holders of one class of notes got on one path.
public struct NoteOutcome: Sendable, Equatable {
  /// Annual effective; undefined when nothing was paid back.
  public var irr: Double
  /// Mean time of principal in years; undefined when none was repaid.
  public var wal: Double
  /// Balance and coupons not paid at the end, as a share of face value.
  public var loss: Double
}

extension PathWorkspace {
  /// Debt and utilisation at a month end.
  func recordDebt(_ month: Int) {
    guard hasDebt, let tables = fund.financing else { return }
    let debt = financing.debt
    set(.facilityDebt, month, debt)
    set(.noteDebt, month, financing.notes.owed)
    financing.peakDebt = max(financing.peakDebt, debt)
    var commitments = 0.0
    for terms in tables.facilities where month >= terms.fromMonth && month < terms.maturityMonth {
      commitments += terms.commitment * facilityLimit(month)
    }
    guard commitments > 0 else { return }
    let utilisation = debt / commitments
    if !(utilisation <= financing.peakUtilisation) { financing.peakUtilisation = utilisation }
  }

  /// Commitments that could be drawn now.
  func undrawn(_ month: Int) -> Double {
    guard hasDebt, let tables = fund.financing else { return 0 }
    var sum = 0.0
    for (i, terms) in tables.facilities.enumerated() { sum += room(i, terms, month) }
    return sum
  }

  func setDebtMetrics() {
    func set(_ metric: Metric, _ value: Double) { metricRow[metric.rawValue] = value }
    set(.liquidityBuffer, tally.liquidityBuffer)
    guard fund.financing != nil else {
      for metric in Self.debtAmounts { set(metric, 0) }
      for metric in [Metric.minInterestCover, .peakUtilisation, .firstBreachMonth] {
        set(metric, .nan)
      }
      return
    }
    func total(_ item: FlowItem) -> Double {
      var sum = 0.0
      for month in 0...fund.horizon { sum += flow(item, month) }
      return sum
    }
    set(.facilityCost, total(.facilityInterest) + total(.facilityFees))
    set(.peakDebt, financing.peakDebt)
    set(.peakLtv, financing.peakLtv)
    set(.minInterestCover, financing.minimumCover)
    set(.peakUtilisation, financing.peakUtilisation)
    set(.covenantBreaches, Double(financing.breaches))
    set(.firstBreachMonth, financing.firstBreach)
    set(.accelerations, Double(financing.accelerations))
    set(.baseDeficiencyMonths, Double(financing.deficiencies))
    set(.facilityLoss, financing.facilityLoss)
    set(.noteCost, total(.noteCoupons))
    set(.noteLoss, financing.notes.owed)
    set(.noteTestFailures, Double(financing.notes.failures))
    set(.noteDeferrals, Double(financing.notes.deferrals))
  }

  private static let debtAmounts: [Metric] = [
    .facilityCost, .peakDebt, .peakLtv, .covenantBreaches, .accelerations, .baseDeficiencyMonths,
    .facilityLoss, .noteCost, .noteLoss, .noteTestFailures, .noteDeferrals,
  ]

  /// Coupon and principal that a class of notes, senior first, was paid in a month; in month 0 less its
  /// issue price.
  public func notePayment(_ k: Int, month: Int) -> Double {
    precondition(k >= 0 && k < financing.notes.balances.count && month >= 0 && month < flowStride)
    return noteFlows[k * flowStride + month]
  }

  /// What a class of notes, senior first, got on the last path.
  public func noteOutcome(_ k: Int) -> NoteOutcome {
    let face = fund.financing?.notes?.face ?? []
    precondition(face.indices.contains(k))
    let months = fund.horizon + 1
    let row = noteFlows + k * flowStride
    var repaid = 0.0
    var weighted = 0.0
    for month in 0..<months {
      let amount = notePrincipal[k * flowStride + month]
      repaid += amount
      weighted += amount * Double(month) / 12
    }
    let unpaid = financing.notes.balances.balance[k] + financing.notes.accrued[k]
    return NoteOutcome(
      irr: Irr.solve(
        amounts: UnsafeBufferPointer(start: row, count: months), periodsPerYear: 12
      ).rate,
      wal: repaid > 0 ? weighted / repaid : .nan, loss: unpaid / face[k])
  }
}
