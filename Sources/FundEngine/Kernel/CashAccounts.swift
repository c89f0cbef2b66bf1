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
  /// Reserve account of the notes.
  var noteReserve = 0.0
  /// Receipts of the month after disposition cost.
  var receipts = 0.0

  var cash: Double { contributed + received + noteReserve }
  /// Cash that is in no reserve account.
  var free: Double { contributed + received }

  init() {}

  init(commitments: Double) { uncalled = commitments }

  /// Pays from contributed cash, then received cash; returns what could not be paid.
  mutating func payFromCash(_ amount: Double) -> Double {
    payFromReceived(payFromContributed(amount))
  }

  mutating func payFromContributed(_ amount: Double) -> Double {
    let paid = min(contributed, amount)
    contributed -= paid
    return amount - paid
  }

  mutating func payFromReceived(_ amount: Double) -> Double {
    let paid = min(received, amount)
    received -= paid
    return amount - paid
  }

  /// Pays by a call of uncalled capital; returns what could not be paid.
  mutating func payByCall(_ amount: Double) -> Double {
    let paid = min(uncalled, amount)
    uncalled -= paid
    called += paid
    calledNow += paid
    return amount - paid
  }

  /// Adds a yield; a negative one that received cash cannot bear is taken out of contributed cash, then
  /// out of the reserve account.
  mutating func addYield(_ amount: Double) {
    received += amount
    income += amount
    if received < 0 {
      contributed += received
      received = 0
    }
    if contributed < 0 {
      noteReserve += contributed
      contributed = 0
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
  /// Not a number until NAV has been struck above 0.
  var liquidityBuffer = Double.nan
  var deferredFeeMonths = 0
  var distressedSales = 0
  var originationFeesToGp = 0.0
}
