/// Where the fund's cash stands within a month (docs/model.md, The month).
struct CashAccounts {
  /// Contributed and not yet spent.
  var contributed = 0.0
  /// Received and distributable.
  var received = 0.0
  var uncalled = 0.0
  var called = 0.0
  /// Called in the present month.
  var calledNow = 0.0
  /// Deployment budget carried, and the reinvestment pot.
  var deployment = 0.0
  var reinvestment = 0.0
  /// Income not yet distributed, for the income-only policy.
  var income = 0.0
  var unpaidExpenses = 0.0
  var unpaidFee = 0.0
  /// Origination fees to the GP since the last management fee, and offset carried forward.
  var originationFeesSince = 0.0
  var offset = 0.0
  var nav = 0.0

  var cash: Double { contributed + received }

  init() {}

  init(commitments: Double) { uncalled = commitments }

  /// Pays from contributed cash, then received cash, then a call of what is uncalled.
  /// - Returns: what could not be paid; exactly 0 when all could.
  mutating func pay(_ amount: Double) -> Double {
    var left = amount
    let fromContributed = min(contributed, left)
    contributed -= fromContributed
    left -= fromContributed
    let fromReceived = min(received, left)
    received -= fromReceived
    left -= fromReceived
    let fromCall = min(uncalled, left)
    uncalled -= fromCall
    called += fromCall
    calledNow += fromCall
    return left - fromCall
  }

  /// Adds a yield; a negative one that received cash cannot bear is taken out of contributed cash.
  mutating func addYield(_ amount: Double) {
    received += amount
    income += amount
    if received < 0 {
      contributed += received
      received = 0
    }
  }

  /// Calls capital into the contributed account.
  mutating func call(_ amount: Double) {
    uncalled -= amount
    called += amount
    calledNow += amount
    contributed += amount
  }
}

/// What metrics need beside the flows, summed over a path.
struct PathTally {
  var advanced = 0.0
  var recycled = 0.0
  var weightedLife = 0.0
  var discountedCollections = 0.0
  var discountedTime = 0.0
  var grossCollected = 0.0
  var defaults = 0
  var defaultedAmount = 0.0
  var loss = 0.0
  var recovered = 0.0
  var sales = 0
  var refinancings = 0
  var maturities = 0
  /// Not a number until a date with loans has been seen.
  var zoneDrift = Double.nan
  var deferredFeeMonths = 0
  var distressedSales = 0
  var originationFeesToGp = 0.0
}
