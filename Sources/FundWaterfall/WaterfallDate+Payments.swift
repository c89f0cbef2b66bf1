extension WaterfallDate {
  /// Pays the LPs `amount`.
  ///
  /// - Throws: when it is negative, not finite, or more than what is left.
  public func pay(lp amount: Double) throws(WaterfallDateError) {
    move(lp: try available(amount, to: "LPs"), gp: 0)
  }

  /// Pays the GP `amount`; throws as `pay(lp:)`.
  public func pay(gp amount: Double) throws(WaterfallDateError) {
    move(lp: 0, gp: try available(amount, to: "GP"))
  }

  /// Pays until the LPs' unreturned capital is 0, `lpShare` of it to them.
  ///
  /// - Returns: what was paid, LP and GP together, as all payments below.
  @discardableResult
  public func returnCapital(lpShare: Double = 1) throws(WaterfallDateError) -> Double {
    returnsCapital()
    return try pay(need: unreturnedCapital, lpShare: lpShare) { state, paid in
      state.unreturnedCapital = max(0, state.unreturnedCapital - paid)
      state.capitalReturned += paid
    }
  }

  /// Pays until the LPs' preferred return is 0.
  @discardableResult
  public func payPreferred(lpShare: Double = 1) throws(WaterfallDateError) -> Double {
    try pay(need: preferred, lpShare: lpShare) { state, paid in
      state.preferred = max(0, state.preferred - paid)
    }
  }

  /// Pays until the LPs have an annual IRR of `rate` on all their flows.
  @discardableResult
  public func payUntilIrr(
    _ rate: Double, lpShare: Double = 1
  ) throws(WaterfallDateError) -> Double {
    try pay(need: try cashToIrr(rate), lpShare: lpShare)
  }

  /// Pays until the LPs have got `multiple` times what they paid in.
  @discardableResult
  public func payUntilMultiple(
    _ multiple: Double, lpShare: Double = 1
  ) throws(WaterfallDateError) -> Double {
    try checkOpen()
    guard multiple >= 0, multiple.isFinite else {
      throw fail("\(multiple) is no multiple: at least 0")
    }
    return try pay(need: max(0, multiple * contributed - lpPaid), lpShare: lpShare)
  }

  /// Pays the GP `gpShare` of each unit until it has `target` of all profit paid so far: in all
  /// `(c (L + G) - G)/(k - c)`, `k` the share and `c` the target.
  ///
  /// - Throws: when the share is not above the target, which would then never be reached.
  @discardableResult
  public func catchUp(gpShare: Double, target: Double) throws(WaterfallDateError) -> Double {
    try checkOpen()
    guard target >= 0, target < 1 else {
      throw fail("the target of the catch-up is \(target), and must be at least 0 and below 1")
    }
    guard gpShare > target, gpShare <= 1 else {
      throw fail(
        "the GP's share of the catch-up is \(gpShare), and must be above its target \(target) and at"
          + " most 1")
    }
    let room = max(0, (target * (lpProfit + gpPaid) - gpPaid) / (gpShare - target))
    let paid = min(left, room)
    guard paid > 0 else { return 0 }
    let lp = paid * (1 - gpShare)
    move(lp: lp, gp: paid - lp)
    return paid
  }

  /// Pays all that is left, `lpShare` of it to the LPs.
  @discardableResult
  public func split(lpShare: Double) throws(WaterfallDateError) -> Double {
    try checkOpen()
    guard lpShare >= 0, lpShare <= 1 else {
      throw fail("the LPs' share is \(lpShare), and must be in [0, 1]")
    }
    let paid = left
    guard paid > 0 else { return 0 }
    let lp = paid * lpShare
    move(lp: lp, gp: paid - lp)
    left = 0
    return paid
  }
}
