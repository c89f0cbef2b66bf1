extension WaterfallState {
  /// The laws that these accounts break, in words; empty when all is well.
  ///
  /// Nobody owes a negative balance, nothing is negative, and what went through the tiers is what was
  /// paid out, up to a rounding of `2^-50` of the money that moved for each of the payments.
  public func checkInvariants(tierCount: Int, payments: Int) -> [String] {
    var broken: [String] = []
    let balances = [
      ("unreturned capital", unreturnedCapital), ("preferred", preferred),
      ("contributed", contributed), ("LP distributions", lpDistributed),
      ("GP distributions", gpDistributed),
    ]
    for (name, value) in balances where !(value >= 0 && value.isFinite) {
      broken.append("\(name) is \(value)")
    }
    var throughTiers = 0.0
    for index in 0..<tierCount {
      if !(tierCash[index] >= 0) { broken.append("cash of tier \(index) is \(tierCash[index])") }
      throughTiers += tierCash[index]
    }
    let paid = lpDistributed + gpDistributed
    if abs(throughTiers - paid) > 0x1p-50 * paid * Double(payments + tierCount) {
      broken.append("tiers passed \(throughTiers), but \(paid) was paid out")
    }
    return broken
  }
}
