import FundNumerics

/// What a waterfall that is a function sees of a distribution date, and how it pays.
///
/// The accounts are those of docs/model.md, section 5: contributions, unreturned capital and preferred
/// return at the configuration's hurdle. Each payment moves cash that is left; paying what is not there
/// is an error, and so is leaving cash when the function returns.
///
/// One object a worker: `begin` for every path, `contribute` for every month, `open` and `close` around
/// the function of a date. The first error stays: whatever the function does with it, `close` throws it.
public final class WaterfallDate {
  /// Month of the fund; whether the fund ends with it.
  public private(set) var month = 0
  public private(set) var isLast = false
  /// Cash of the date, and what of it is left to pay.
  public private(set) var cash = 0.0
  public internal(set) var left = 0.0
  /// The accounts as the payments of the date leave them; `close` makes its sums add up to the bit.
  public private(set) var state = WaterfallState()

  /// Whether a function may pay now.
  private(set) var isOpen = false
  private var failure: WaterfallDateError?
  var history = WaterfallHistory()
  /// Whether returned capital is told from profit: the function has returned capital on this path.
  private var tellsCapital = false
  private var irrTierCount = 0
  private var payments = 0
  private var toLp = 0.0
  private var isShared = false
  private var before = WaterfallAllocation(lp: 0, gp: 0)

  public init() {}

  /// A path begins: nothing has been contributed or paid.
  ///
  /// - Parameter irrTiers: how many future values of the fund's own tiers the accounts hold; every
  ///   payment to the LPs lowers them.
  public func begin(irrTiers: Int = 0) {
    irrTierCount = irrTiers
    history.reset()
    tellsCapital = false
    isOpen = false
    failure = nil
  }

  /// The LPs pay in `amount` >= 0 in a month. Months rise; those without a call may be left out.
  public func contribute(_ amount: Double, month: Int) {
    history.contribute(amount, month: month)
  }

  /// The cash of a date lies ready.
  ///
  /// - Parameters:
  ///   - cash: above 0 and finite.
  ///   - state: accounts after the growth and the contributions of the month.
  public func open(month: Int, isLast: Bool, cash: Double, state: WaterfallState) {
    self.month = month
    self.isLast = isLast
    self.cash = cash
    self.state = state
    left = cash
    failure = nil
    payments = 0
    toLp = 0
    isShared = false
    before = WaterfallAllocation(lp: state.lpDistributed, gp: state.gpDistributed)
    history.advance(to: month)
    isOpen = true
  }

  /// Ends the date: `state` is then what the accounts of the path become.
  ///
  /// - Returns: what LPs and GP got; `lp + gp` is the cash, to the bit.
  /// - Throws: the first error of the date, or that cash is left: more than `rounding` can explain.
  public func close() throws(WaterfallDateError) -> WaterfallAllocation {
    isOpen = false
    if let failure { throw failure }
    guard left <= rounding else {
      throw WaterfallDateError(
        month: month, "\(left) of \(cash) is left: pay all cash, for example by a last split")
    }
    // As the tiers do: where the GP had no share, the rounding of sums must not give him one.
    let allocation = Waterfall.exactSplit(of: cash, lp: isShared ? toLp : cash)
    state.lpDistributed = before.lp + allocation.lp
    state.gpDistributed = before.gp + allocation.gp
    state.tierCash[0] += cash
    for slot in 0..<irrTierCount { state.futureValues[slot] -= allocation.lp }
    return allocation
  }

  /// Two roundings of a product and one of a difference for each payment, each at most an ulp of the
  /// cash, and as many of the function's own.
  private var rounding: Double { Double(6 * (payments + 1)) * cash.ulp }

  // MARK: - What the function sees

  /// U: contributions that `returnCapital` has not yet returned.
  public var unreturnedCapital: Double { state.unreturnedCapital }
  /// A: preferred return that `payPreferred` has not yet paid.
  public var preferred: Double { state.preferred }
  /// Paid in by the LPs so far, and paid to LPs and GP, payments of this date included.
  public var contributed: Double { state.contributed }
  public var lpPaid: Double { state.lpDistributed }
  public var gpPaid: Double { state.gpDistributed }
  /// Profit paid to the LPs: beyond returned capital where the function returns capital, else
  /// `max(0, paid - contributed)`.
  public var lpProfit: Double {
    tellsCapital
      ? state.lpDistributed - state.capitalReturned
      : max(0, state.lpDistributed - state.contributed)
  }

  /// What to pay the LPs now for an annual IRR of `rate` on all their flows; 0 when they have it.
  ///
  /// - Throws: when the rate is not above -1 and finite, or the 65th different one of the path.
  public func cashToIrr(_ rate: Double) throws(WaterfallDateError) -> Double {
    try checkOpen()
    guard rate > -1, rate.isFinite else { throw fail("\(rate) is no annual rate: above -1") }
    guard let value = history.futureValue(rate: rate) else {
      throw fail("more than \(WaterfallHistory.maximumRates) different rates are asked for")
    }
    return max(0, value)
  }

  /// Annual IRR of the LPs' flows up to now, payments of this date included; NaN when there is none.
  public func irrSoFar() -> Double { history.irr(through: month) }

  // MARK: - Bookkeeping of the payments

  /// Pays LPs and GP a split until the LPs have got `need`; returns what was paid.
  func pay(
    need: Double, lpShare: Double, _ book: (inout WaterfallState, Double) -> Void = { _, _ in }
  ) throws(WaterfallDateError) -> Double {
    try checkOpen()
    guard lpShare > 0, lpShare <= 1 else {
      throw fail("the LPs' share is \(lpShare), and must be above 0 and at most 1")
    }
    let room = need / lpShare
    let paid = min(left, room)
    guard paid > 0 else { return 0 }
    // As a tier that is filled: exactly what the account lacks.
    let lp = paid == room ? need : paid * lpShare
    book(&state, lp)
    move(lp: lp, gp: paid - lp)
    return paid
  }

  /// Takes `lp + gp` out of the cash and books it.
  func move(lp: Double, gp: Double) {
    if gp > 0 { isShared = true }
    payments += 1
    toLp += lp
    left = max(0, left - (lp + gp))
    state.lpDistributed += lp
    state.gpDistributed += gp
    history.pay(lp)
  }

  /// `amount` >= 0 as cash that is there, within rounding.
  func available(_ amount: Double, to whom: String) throws(WaterfallDateError) -> Double {
    try checkOpen()
    guard amount >= 0, amount.isFinite else {
      throw fail("\(amount) is paid to the \(whom): an amount is at least 0")
    }
    guard amount <= left + rounding else {
      throw fail("\(amount) is paid to the \(whom), and \(left) of \(cash) is left")
    }
    return min(amount, left)
  }

  func returnsCapital() { tellsCapital = true }

  func checkOpen() throws(WaterfallDateError) {
    if let failure { throw failure }
    guard isOpen else { throw WaterfallDateError(month: month, "the date is over") }
  }

  /// The first error of a date stays.
  func fail(_ message: String) -> WaterfallDateError {
    let error = failure ?? WaterfallDateError(month: month, message)
    failure = error
    return error
  }
}

/// A payment that a waterfall function may not make: what, and in which month.
public struct WaterfallDateError: Error, Sendable, Equatable, CustomStringConvertible {
  public var month: Int
  public var message: String

  public init(month: Int, _ message: String) {
    self.month = month
    self.message = message
  }

  public var description: String { "month \(month): \(message)" }
}
