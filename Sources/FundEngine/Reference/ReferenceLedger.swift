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
  /// Capital called so far.
  var called = 0.0

  let commitments: Double
  /// `flows[item][month]`
  var flows: [[Double]]

  init(_ config: FundConfig) {
    commitments = config.fund.size
    flows = FlowItem.allCases.map { _ in
      [Double](repeating: 0, count: config.fund.horizonMonths + 1)
    }
  }

  var cash: Double { contributed + received }
  var uncalled: Double { max(0, commitments - called) }

  func flow(_ item: FlowItem, _ month: Int) -> Double { flows[item.rawValue][month] }

  mutating func post(_ item: FlowItem, _ amount: Double, _ month: Int) {
    flows[item.rawValue][month] += amount
  }

  /// Money received, into D.
  mutating func receive(_ item: FlowItem, _ amount: Double, _ month: Int) {
    received += amount
    post(item, amount, month)
  }

  /// Calls capital into K.
  mutating func call(_ amount: Double, _ month: Int) {
    called += amount
    contributed += amount
    post(.calls, amount, month)
  }

  /// Pays as much as possible of an obligation from K, then D, then a call; returns what is left.
  mutating func pay(_ item: FlowItem, _ owed: Double, _ month: Int) -> Double {
    var left = owed
    let fromContributed = min(left, contributed)
    contributed -= fromContributed
    left -= fromContributed
    let fromReceived = min(left, received)
    received -= fromReceived
    left -= fromReceived
    let fromCall = min(left, uncalled)
    call(fromCall, month)
    contributed -= fromCall
    left -= fromCall
    post(item, owed - left, month)
    return left
  }
}
