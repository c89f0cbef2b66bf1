import FundModel

/// A loan as it was bought, and what has become of it so far.
struct ReferenceLoan {
  let number: Int
  let zone: Int
  let product: Int
  let monthBought: Int
  /// What the fund paid.
  let amount: Double
  let ltv: Double
  let seniorLtv: Double
  let startValue: Double
  /// Z, the loan's own price draw.
  let ownPriceNormal: Double
  /// nil in a zone without suburbs.
  let suburb: ReferenceSuburb?
  /// Its row, for a loan of a tape.
  var tape: TapeLoan?
  /// What the borrower will do, unless the fund sells first; nil when nothing happens in its life.
  var plan: ReferenceExit?

  var exit: LoanRecord.ExitKind?
  var exitMonth = 0
  var valueAtExit = 0.0
  var claim = 0.0
  var recovery = 0.0
  /// NAV at a sale by the fund; nil for other exits.
  var navAtSale: Double?
  /// nil until the cash is in.
  var collected: Double?
  var monthCollected = 0

  /// Money advanced to the homeowner.
  var advance: Double { tape?.amount ?? amount }
  /// Months since origination.
  func age(_ month: Int) -> Int { month - monthBought + (tape?.age ?? 0) }

  var isAlive: Bool { exit == nil }
  var awaitsRecovery: Bool { exit == .default && collected == nil }

  /// The record of a loan whose life is over.
  var record: LoanRecord {
    LoanRecord(
      number: number, zone: zone, product: product, monthBought: monthBought, amount: amount,
      ltv: ltv, seniorLtv: seniorLtv, startValue: startValue, exitMonth: exitMonth,
      exitKind: exit!, valueAtExit: valueAtExit, claim: claim, collected: collected!,
      worth: navAtSale ?? (exit == .default ? recovery : collected!),
      monthCollected: monthCollected, recovery: recovery, advance: advance,
      ageAtPurchase: tape?.age ?? 0)
  }
}

/// When and how the borrower ends the contract.
struct ReferenceExit {
  enum Kind { case sale, refinance, `default`, maturitySale, maturityRefinance }
  var month: Int
  var kind: Kind
}
