import FundModel

/// The fund's cash accounts and the monthly ledger.
struct ReferenceLedger {
  /// K: contributed and not yet spent.
  var contributed = 0.0
  /// D: received and distributable.
  var received = 0.0
  /// R: the part of D set aside to buy loans.
  var reinvestmentPot = 0.0
  /// Y: income that an income-only policy may distribute.
  var income = 0.0
  /// Z: the reserve account of the notes.
  var reserve = 0.0
  /// Capital called so far.
  var called = 0.0

  let commitments: Double
  /// `flows[item][month]`
  var flows: [[Double]]
  /// Every movement of cash, in order.
  private(set) var postings: [PathTrail.Posting] = []
  private(set) var obligations: [PathTrail.Obligation] = []

  init(_ config: FundConfig) {
    commitments = config.fund.size
    flows = FlowItem.allCases.map { _ in
      [Double](repeating: 0, count: config.fund.horizonMonths + 1)
    }
  }

  /// K + D, what the fund may spend.
  var spendable: Double { contributed + received }
  /// All cash, the reserve account included.
  var cash: Double { contributed + received + reserve }
  var uncalled: Double { max(0, commitments - called) }

  func flow(_ item: FlowItem, _ month: Int) -> Double { flows[item.rawValue][month] }

  mutating func post(
    _ item: FlowItem, _ amount: Double, _ month: Int, loan: Int? = nil, purpose: FlowItem? = nil
  ) {
    flows[item.rawValue][month] += amount
    if item.sign != 0 && amount != 0 {
      postings.append(
        PathTrail.Posting(
          month: month, item: item, amount: amount, loan: loan, purpose: purpose))
    }
  }

  /// Money received, into D.
  mutating func receive(_ item: FlowItem, _ amount: Double, _ month: Int, loan: Int? = nil) {
    received += amount
    post(item, amount, month, loan: loan)
  }

  /// Calls capital into K, for a purpose or because the schedule asks for it (nil).
  mutating func call(_ amount: Double, _ month: Int, purpose: FlowItem?) {
    called += amount
    contributed += amount
    post(.calls, amount, month, purpose: purpose)
  }

  /// Writes down what fell due and what was left of it.
  mutating func recordObligation(_ item: FlowItem, _ owed: Double, unpaid: Double, _ month: Int) {
    if owed <= 0 { return }
    obligations.append(
      PathTrail.Obligation(month: month, item: item, owed: owed, unpaid: unpaid))
  }
}
