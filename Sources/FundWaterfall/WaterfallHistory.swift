import FundNumerics

/// The LPs' flows of a path, and what they are worth at any rate.
///
/// The future value of a rate is kept once asked for and grows with the months, so that a path costs
/// its months once a rate, however often it is asked.
struct WaterfallHistory {
  /// Most rates of a path.
  static let maximumRates = 64

  private struct Account {
    let rate: Double
    let growth: Double
    /// Flows up to this month are in `value`.
    var month = -1
    var value = 0.0
  }

  private var contributions: [Double] = []
  private var payments: [Double] = []
  private var accounts: [Account] = []

  mutating func reset() {
    contributions.removeAll(keepingCapacity: true)
    payments.removeAll(keepingCapacity: true)
    accounts.removeAll(keepingCapacity: true)
  }

  /// Months up to `month` exist.
  mutating func advance(to month: Int) {
    while contributions.count <= month {
      contributions.append(0)
      payments.append(0)
    }
  }

  mutating func contribute(_ amount: Double, month: Int) {
    advance(to: month)
    contributions[month] += amount
  }

  /// A payment to the LPs in the latest month.
  mutating func pay(_ amount: Double) {
    let now = payments.count - 1
    payments[now] += amount
    for index in accounts.indices where accounts[index].month == now {
      accounts[index].value -= amount
    }
  }

  /// `sum of (contribution - payment) (1 + rate)^((now - month)/12)`; nil when there is no room for one
  /// more rate.
  mutating func futureValue(rate: Double) -> Double? {
    let index: Int
    if let known = accounts.firstIndex(where: { $0.rate == rate }) {
      index = known
    } else {
      guard accounts.count < Self.maximumRates else { return nil }
      index = accounts.count
      accounts.append(Account(rate: rate, growth: power(1 + rate, 1.0 / 12)))
    }
    var account = accounts[index]
    while account.month < contributions.count - 1 {
      account.month += 1
      account.value =
        account.value * account.growth + contributions[account.month] - payments[account.month]
    }
    accounts[index] = account
    return account.value
  }

  /// Annual effective IRR of payments less contributions; NaN when there is none.
  func irr(through month: Int) -> Double {
    let flows = (0...month).map { payments[$0] - contributions[$0] }
    return Irr.solve(amounts: flows, periodsPerYear: 12).rate
  }
}
