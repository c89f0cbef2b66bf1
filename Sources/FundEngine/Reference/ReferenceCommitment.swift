import FundModel

/// The GP's own money in the fund (docs/model.md, section 5.3).
struct ReferenceCommitment {
  /// g.
  let share: Double
  let paysFee: Bool
  /// E: what the GP's money has paid of a management fee that is the LPs' alone.
  var owedBack = 0.0

  init(_ terms: WaterfallTerms) {
    share = terms.gpCommitment.share
    paysFee = terms.gpCommitment.paysFee
  }

  /// The part of the management fee that is charged.
  var chargedPart: Double { paysFee ? 1 : 1 - share }

  /// A management fee was paid out of everybody's money.
  mutating func bearFee(_ paid: Double) {
    if !paysFee { owedBack += share * paid }
  }

  /// `g C - x`: what the GP contributes of a call.
  mutating func contribution(to call: Double) -> Double {
    let relief = min(owedBack, share * call)
    owedBack -= relief
    return share * call - relief
  }

  /// `g d + y`: what the commitment is paid of cash.
  mutating func part(of cash: Double) -> Double {
    let refund = min(owedBack, (1 - share) * cash)
    owedBack -= refund
    return share * cash + refund
  }
}
