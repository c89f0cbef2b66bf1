/// How a loan ends.
public enum ExitKind: UInt8, Sendable, CaseIterable {
  case sale, refinance, `default`, maturity
  /// Sold by the fund at its end, or to pay an obligation.
  case liquidation, distressed
}

/// The loans of one path, a column an attribute, indexed by loan number.
///
/// Grows by doubling when a path needs more; a workspace keeps its columns, so that after a few
/// paths nothing is allocated any more.
struct LoanColumns {
  private(set) var capacity = 0
  private var arena = Arena()

  // drawn before anything else is known
  private(set) var amount: UnsafeMutablePointer<Double>
  private(set) var seniorLtv: UnsafeMutablePointer<Double>
  private(set) var ownShock: UnsafeMutablePointer<Double>
  private(set) var defaultShock: UnsafeMutablePointer<Double>
  /// Exp(1) threshold (hazard) or years to exit (timing).
  private(set) var exitDraw: UnsafeMutablePointer<Double>
  private(set) var ltvUniform: UnsafeMutablePointer<Double>
  private(set) var zoneUniform: UnsafeMutablePointer<Double>
  private(set) var productUniform: UnsafeMutablePointer<Double>
  private(set) var causeUniform: UnsafeMutablePointer<Double>
  /// Drawn only where a zone lists suburbs.
  private(set) var suburbUniform: UnsafeMutablePointer<Double>
  // decided at purchase
  private(set) var startValue: UnsafeMutablePointer<Double>
  private(set) var senior: UnsafeMutablePointer<Double>
  private(set) var base: UnsafeMutablePointer<Double>
  private(set) var ltv: UnsafeMutablePointer<Double>
  /// Value over starting value at exit, without the loan's own move; then with it.
  private(set) var ratio: UnsafeMutablePointer<Double>
  private(set) var claim: UnsafeMutablePointer<Double>
  /// Collected at exit, or the recovery of a default.
  private(set) var collected: UnsafeMutablePointer<Double>
  private(set) var zone: UnsafeMutablePointer<Int32>
  private(set) var product: UnsafeMutablePointer<Int32>
  /// -1 in a zone without suburbs; not set where no zone has any.
  private(set) var suburb: UnsafeMutablePointer<Int32>
  private(set) var bought: UnsafeMutablePointer<Int32>
  private(set) var exitMonth: UnsafeMutablePointer<Int32>
  private(set) var kind: UnsafeMutablePointer<UInt8>
  /// Next loan of the list by exit month, and of the list by recovery month; -1 ends a list.
  private(set) var nextExit: UnsafeMutablePointer<Int32>
  private(set) var nextRecovery: UnsafeMutablePointer<Int32>

  init(capacity: Int) {
    let doubles = { [arena] in arena.doubles(capacity) }
    let integers = { [arena] in arena.allocate(Int32.self, capacity) }
    self.capacity = capacity
    amount = doubles()
    seniorLtv = doubles()
    ownShock = doubles()
    defaultShock = doubles()
    exitDraw = doubles()
    ltvUniform = doubles()
    zoneUniform = doubles()
    productUniform = doubles()
    causeUniform = doubles()
    suburbUniform = doubles()
    startValue = doubles()
    senior = doubles()
    base = doubles()
    ltv = doubles()
    ratio = doubles()
    claim = doubles()
    collected = doubles()
    zone = integers()
    product = integers()
    suburb = integers()
    bought = integers()
    exitMonth = integers()
    kind = arena.allocate(UInt8.self, capacity)
    nextExit = integers()
    nextRecovery = integers()
  }

  /// Makes room for `count` loans; the first `kept` stay as they are.
  mutating func reserve(_ count: Int, keeping kept: Int) {
    guard count > capacity else { return }
    let wider = LoanColumns(capacity: max(count, 2 * capacity))
    // The compiler does not tie the pointers to the arena: without this it may free the blocks
    // before the last column has been copied out of them.
    let narrower = arena
    defer { withExtendedLifetime(narrower) {} }
    func copy<Value: BitwiseCopyable>(
      _ from: UnsafeMutablePointer<Value>, _ to: UnsafeMutablePointer<Value>
    ) {
      to.update(from: from, count: kept)
    }
    copy(amount, wider.amount)
    copy(seniorLtv, wider.seniorLtv)
    copy(ownShock, wider.ownShock)
    copy(defaultShock, wider.defaultShock)
    copy(exitDraw, wider.exitDraw)
    copy(ltvUniform, wider.ltvUniform)
    copy(zoneUniform, wider.zoneUniform)
    copy(productUniform, wider.productUniform)
    copy(causeUniform, wider.causeUniform)
    copy(suburbUniform, wider.suburbUniform)
    copy(startValue, wider.startValue)
    copy(senior, wider.senior)
    copy(base, wider.base)
    copy(ltv, wider.ltv)
    copy(ratio, wider.ratio)
    copy(claim, wider.claim)
    copy(collected, wider.collected)
    copy(zone, wider.zone)
    copy(product, wider.product)
    copy(suburb, wider.suburb)
    copy(bought, wider.bought)
    copy(exitMonth, wider.exitMonth)
    copy(kind, wider.kind)
    copy(nextExit, wider.nextExit)
    copy(nextRecovery, wider.nextRecovery)
    self = wider
  }
}
