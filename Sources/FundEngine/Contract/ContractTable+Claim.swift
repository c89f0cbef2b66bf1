import FundNumerics

extension ContractTable {
  /// What is owed at an age and value, before it is known what can be collected.
  ///
  /// `claim = principal + interest + size base (ratio - deduction)`, then floor, then cap, where
  /// `ratio` is value over starting value and `base` the advance (pro rata) or the starting value.
  /// - Parameters:
  ///   - advance: money advanced, > 0.
  ///   - startValue: value of the home at origination, > 0.
  ///   - value: value now, >= 0.
  ///   - age: months since origination, 0...maxAge.
  public func claim(
    product: Int, advance: Double, startValue: Double, value: Double, age: Int
  ) -> Double {
    let terms = products[product]
    let row = product * ageStride + age
    let base = terms.isProRata ? advance : startValue
    return claim(
      row: row, terms: terms, advance: advance, base: base, ratio: value / startValue)
  }

  /// Interest accrued at an age, in money.
  public func accruedInterest(product: Int, advance: Double, age: Int) -> Double {
    interest[product * ageStride + age] * advance
  }

  /// Senior balance at an age, given the one at origination.
  public func seniorBalance(atOrigination balance: Double, age: Int) -> Double {
    balance * seniorFactor[age]
  }

  /// What is left for the fund after selling cost and the senior lender, never below 0.
  public func collectable(value: Double, cost: Double, senior: Double) -> Double {
    max(0, value * (1 - cost) - senior)
  }

  /// Claims per unit of advance of pro rata loans bought in eight consecutive months.
  ///
  /// - Parameters:
  ///   - row: place in the reversed tables of the loans bought first.
  ///   - ratio: value over starting value, by month of purchase.
  @inline(__always)
  func proRataClaims(reversedRow row: Int, terms: ProductTerms, ratio: Lanes) -> Lanes {
    var owed = Lanes(repeating: terms.principal) + loadLanes(reversed.interest, row)
    if terms.hasShare {
      var size = loadLanes(reversed.shareSize, row)
      if let declined = terms.sizeInDecline {
        size.replace(with: Lanes(repeating: declined), where: ratio .< Lanes(repeating: 1))
      }
      owed +=
        size
        * laneMax(
          ratio - Lanes(repeating: terms.deduction), Lanes(repeating: terms.shareFloor))
    }
    owed = laneMax(owed, loadLanes(reversed.floor, row))
    return laneMin(owed, loadLanes(reversed.cap, row))
  }

  @inline(__always)
  func claim(row: Int, terms: ProductTerms, advance: Double, base: Double, ratio: Double) -> Double
  {
    var owed = advance * (terms.principal + interest[row])
    if terms.hasShare {
      var size = shareSize[row]
      if let declined = terms.sizeInDecline, ratio < 1 { size = declined }
      owed += base * (size * max(ratio - terms.deduction, terms.shareFloor))
    }
    owed = max(owed, advance * floor[row])
    return min(owed, advance * cap[row])
  }
}
