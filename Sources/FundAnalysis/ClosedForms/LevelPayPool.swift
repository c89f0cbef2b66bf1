import FundNumerics

/// Cash of a pool of level-payment mortgages that prepay at a PSA speed. Annual rates, months.
public struct LevelPayPool: Sendable, Equatable {
  public var balance: Double
  /// What borrowers pay, and what investors get.
  public var grossRate: Double
  public var netRate: Double
  /// Months left, and age in months at the start.
  public var remainingMonths: Int
  public var seasoning: Int
  /// 1 is 100 PSA.
  public var speed: Double

  public init(
    balance: Double, grossRate: Double, netRate: Double, remainingMonths: Int, seasoning: Int,
    speed: Double
  ) {
    self.balance = balance
    self.grossRate = grossRate
    self.netRate = netRate
    self.remainingMonths = remainingMonths
    self.seasoning = seasoning
    self.speed = speed
  }

  public struct Month: Sendable, Equatable {
    public var opening: Double
    public var singleMonthlyMortality: Double
    /// Level payment of the borrowers on the opening balance.
    public var payment: Double
    public var netInterest: Double
    public var scheduled: Double
    public var prepayment: Double
    public var principal: Double { scheduled + prepayment }
    public var cash: Double { netInterest + principal }
    public var closing: Double { opening - principal }
  }

  /// All months: scheduled principal first, then the prepaid share of what it leaves.
  public func months() -> [Month] {
    var opening = balance
    return (1...max(1, remainingMonths)).map { number in
      let left = remainingMonths - number + 1
      let rate = grossRate / 12
      let payment = Annuity.payment(rate: rate, periods: Double(left), presentValue: -opening)
      let scheduled = payment - opening * rate
      let speed = PrepaymentSpeeds.monthly(
        annual: PrepaymentSpeeds.psa(speed, month: seasoning + number))
      let month = Month(
        opening: opening, singleMonthlyMortality: speed, payment: payment,
        netInterest: opening * netRate / 12, scheduled: scheduled,
        prepayment: speed * (opening - scheduled))
      opening = month.closing
      return month
    }
  }

  /// Mean life of principal in years: `sum(month * principal)/(12 sum(principal))`.
  public static func weightedAverageLife(_ months: [Month]) -> Double {
    var (weighted, total) = (0.0, 0.0)
    for (index, month) in months.enumerated() {
      weighted += Double(index + 1) * month.principal
      total += month.principal
    }
    return weighted / (12 * total)
  }
}
