import FundModel

/// A law that a path broke; always a defect of the engine.
public struct InvariantViolation: Error, Sendable, CustomStringConvertible {
  public let path: UInt64
  public let month: Int
  public let law: String

  public var description: String { "path \(path), month \(month): \(law)" }
}

extension PathWorkspace {
  /// Checks the last path: money is conserved in every month, cash and uncalled capital are never
  /// negative, every loan is accounted for once, carry and its return keep to section 5.
  ///
  /// Tolerance: 64 ulps of all money moved so far, the rounding of some tens of additions a month.
  public func checkInvariants(path: UInt64) throws(InvariantViolation) {
    var previous = 0.0
    var moved = 0.0
    for month in 0...fund.horizon {
      var change = 0.0
      for item in FlowItem.allCases where item.sign != 0 {
        change += Double(item.sign) * flow(item, month)
        moved += flow(item, month).magnitude
      }
      let tolerance = 64 * moved.ulp * Double(month + 1)
      let cash = flow(.cash, month)
      func check(_ holds: Bool, _ law: String) throws(InvariantViolation) {
        if !holds { throw InvariantViolation(path: path, month: month, law: law) }
      }
      try check(
        (cash - previous - change).magnitude <= tolerance,
        "cash moved by \(cash - previous), flows sum to \(change)")
      try check(cash >= -tolerance, "cash is \(cash)")
      try check(flow(.unfunded, month) >= -tolerance, "unfunded is \(flow(.unfunded, month))")
      try check(
        flow(.outstanding, month) >= -tolerance, "outstanding is \(flow(.outstanding, month))")
      previous = cash
    }
    let ended = tally.sales + tally.refinancings + tally.maturities + tally.defaults
    var sold = 0
    for loan in 0..<loanCount {
      let kind = loans.kind[loan]
      if kind == ExitKind.liquidation.rawValue || kind == ExitKind.distressed.rawValue { sold += 1 }
    }
    guard ended + sold == loanCount else {
      throw InvariantViolation(
        path: path, month: fund.horizon,
        law: "\(loanCount) loans bought, \(ended) ended, \(sold) sold")
    }
    if let law = brokenCarryLaw(tolerance: 64 * moved.ulp * Double(fund.horizon + 1)) {
      throw InvariantViolation(path: path, month: fund.horizon, law: law)
    }
  }
}
