import FundModel

/// What the fund owes its lenders (docs/model.md, sections 4.1 and 4.2).
struct ReferenceDebt {
  struct FacilityState {
    /// B_f now, and at the end of the month before.
    var balance = 0.0
    var balanceBefore = 0.0
    /// Month in which the covenant failed that put it in breach.
    var breachMonth: Int?
    var isTerminated = false
  }

  struct NoteState {
    /// b_k and a_k.
    var balance = 0.0
    var accrued = 0.0
    /// The part of a_k that falls due on the next payment date: all but what was due before.
    var couponDue = 0.0
    /// Issue, coupons and principal by month, seen by the holder.
    var flows: [Double]
    var principal: [Double]
  }

  /// In the order of `FundConfig.facilities`, and of `Notes.issued`.
  var facilities: [FacilityState]
  var notes: [NoteState]
  /// Interest and fees of all facilities that fell due, by month.
  var due: [Double]
  /// NAV of the loans of each zone as last struck.
  var struckByZone: [Double]
  /// Latest payment date of the notes, 0 before the first.
  var lastPaymentDate = 0

  init(_ config: FundConfig) {
    let none = [Double](repeating: 0, count: config.fund.horizonMonths + 1)
    facilities = config.facilities.map { _ in FacilityState() }
    notes = config.notes.issued.map { _ in NoteState(flows: none, principal: none) }
    due = none
    struckByZone = config.zones.map { _ in 0 }
  }

  /// Balances of all facilities.
  var total: Double { facilities.reduce(0) { $0 + $1.balance } }
  /// Balances of all notes.
  var noteBalance: Double { notes.reduce(0) { $0 + $1.balance } }
  /// Balances and accrued coupons of all notes.
  var owedToNotes: Double { notes.reduce(0) { $0 + $1.balance + $1.accrued } }
}

extension ReferenceRun {
  /// Rate of a year that is charged in a month.
  func rate(_ terms: InterestTerms, _ month: Int) -> Double {
    switch terms.kind {
    case .fixed: terms.rate!
    case .floating: max(0, max(terms.rateFloor!, shortRate(month)) + terms.margin!)
    }
  }
}
