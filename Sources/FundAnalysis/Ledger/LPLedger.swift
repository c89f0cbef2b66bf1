import FundNumerics

/// An investor's own record of a fund: dated capital events and valuations, as statements bring
/// them, from which the multiples of a date follow.
///
/// An entry counts when it is approved and dated on or before the date asked for. An event named by
/// an approved reversal of that kind does not count, whatever its own state. Of each asset the
/// latest approved mark counts (of one date, the later in the list); the value is their sum.
public struct LPLedger: Sendable {
  /// What became of an entry after it was written down.
  public enum Approval: Sendable, Equatable { case approved, notApproved }

  public enum Kind: Sendable, Equatable {
    /// Capital paid to the fund.
    case call
    /// Paid out for good.
    case distribution
    /// Paid out and open to be called again: lowers what counts as paid in.
    case recallableDistribution
    /// Takes the event of that number back.
    case reversal(of: Int)
  }

  public struct Event: Sendable, Equatable {
    public var number: Int
    public var date: CalendarDate
    public var kind: Kind
    /// At least 0.
    public var amount: Double
    public var approval: Approval

    public init(
      number: Int, date: CalendarDate, kind: Kind, amount: Double, approval: Approval
    ) {
      self.number = number
      self.date = date
      self.kind = kind
      self.amount = amount
      self.approval = approval
    }
  }

  public struct Mark: Sendable, Equatable {
    /// What is valued; one name for a fund valued as a whole.
    public var asset: String
    public var date: CalendarDate
    public var value: Double
    public var approval: Approval

    public init(asset: String, date: CalendarDate, value: Double, approval: Approval) {
      self.asset = asset
      self.date = date
      self.value = value
      self.approval = approval
    }
  }

  public var events: [Event]
  public var marks: [Mark]

  public init(events: [Event], marks: [Mark]) {
    self.events = events
    self.marks = marks
  }

  /// What was paid in and out by the end of a day, and what was left by the latest marks.
  public func multiples(asOf date: CalendarDate) -> FundMultiples {
    let known = events.filter { $0.approval == .approved && $0.date <= date }
    let reversed = Set(
      known.compactMap { event -> Int? in
        if case .reversal(let number) = event.kind { number } else { nil }
      })
    var multiples = FundMultiples(paidIn: 0, distributed: 0, value: value(asOf: date))
    for event in known where !reversed.contains(event.number) {
      switch event.kind {
      case .call: multiples.paidIn += event.amount
      case .distribution: multiples.distributed += event.amount
      case .recallableDistribution: multiples.paidIn -= event.amount
      case .reversal: break
      }
    }
    return multiples
  }

  private func value(asOf date: CalendarDate) -> Double {
    var latest: [String: Mark] = [:]
    var order: [String] = []
    for mark in marks where mark.approval == .approved && mark.date <= date {
      guard let before = latest[mark.asset] else {
        latest[mark.asset] = mark
        order.append(mark.asset)
        continue
      }
      if mark.date >= before.date { latest[mark.asset] = mark }
    }
    // In the order of first mention: the order of a dictionary must not reach a sum.
    return order.reduce(0) { $0 + (latest[$1]?.value ?? 0) }
  }
}
