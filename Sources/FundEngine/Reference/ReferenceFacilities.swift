import FundModel

/// Commitments, borrowing bases and draws (docs/model.md, 4.1).
extension ReferenceRun {
  /// C_f(m).
  func commitment(_ f: Int, _ month: Int) -> Double {
    config.facilities[f].limit * config.fund.size * facilityLimit(month)
  }

  /// G_f.
  func borrowingBase(_ f: Int, _ month: Int) -> Double {
    min(commitment(f, month), config.facilities[f].advanceRate * collateralValue(f))
  }

  /// V_f as it is now.
  func collateralValue(_ f: Int) -> Double {
    let facility = config.facilities[f]
    let byZone: [Double]
    switch facility.kind {
    case .subscription: return ledger.uncalled
    case .nav: byZone = debt.struckByZone
    case .warehouse: byZone = outstandingNow()
    }
    let pledges = facility.collateral!
    let eligible = pledges.map { pledge in
      (1 - pledge.haircut) * byZone[config.zones.firstIndex { $0.name == pledge.zone }!]
    }
    let limits = pledges.map(\.concentrationLimit)
    switch facility.concentration! {
    case .eligibleTotal:
      let total = eligible.reduce(0, +)
      return zip(eligible, limits).reduce(0) { $0 + min($1.0, $1.1 * total) }
    case .fixpoint: return concentrationFixpoint(eligible, limits)
    }
  }

  /// The largest `V = sum min(E_z, l_z V)`.
  private func concentrationFixpoint(_ eligible: [Double], _ limits: [Double]) -> Double {
    var value = eligible.reduce(0, +)
    var limited = eligible.map { _ in false }
    while true {
      let next = eligible.indices.map { eligible[$0] > limits[$0] * value }
      if next == limited { return value }
      limited = next
      var free = 0.0
      var divisor = 1.0
      for z in eligible.indices {
        if limited[z] { divisor -= limits[z] } else { free += eligible[z] }
      }
      value = divisor > 1e-12 ? free / divisor : 0
    }
  }

  func canBeDrawn(_ f: Int, _ month: Int) -> Bool {
    let facility = config.facilities[f]
    let state = debt.facilities[f]
    return facility.fromMonth <= month && month < facility.maturityMonth && month < horizon
      && state.breachMonth == nil && !state.isTerminated
  }

  func room(_ f: Int, _ month: Int) -> Double {
    guard canBeDrawn(f, month) else { return 0 }
    let room = borrowingBase(f, month) - debt.facilities[f].balance
    return room > dust ? room : 0
  }

  /// Draws on a facility; the caller books what the money is for.
  mutating func borrow(_ f: Int, _ amount: Double, _ month: Int) {
    debt.facilities[f].balance += amount
    ledger.post(.facilityDraws, amount, month)
  }

  /// Draws on the facilities that bridge calls, as far as their rooms go; returns what they lent.
  mutating func bridge(_ wanted: Double, _ month: Int) -> Double {
    var left = wanted
    for (f, facility) in config.facilities.enumerated()
    where facility.drawPolicy == .bridgeCalls {
      let drawn = min(left, room(f, month))
      if drawn > 0 {
        borrow(f, drawn, month)
        left -= drawn
      }
    }
    return wanted - left
  }

  /// b: balances of the facilities that bridge calls.
  var bridgedDebt: Double {
    var sum = 0.0
    for (f, facility) in config.facilities.enumerated()
    where facility.drawPolicy == .bridgeCalls { sum += debt.facilities[f].balance }
    return sum
  }

  /// X_f, by facility: what borrowed money adds to `own` money for purchases.
  func plannedLeverage(_ own: Double, _ month: Int) -> [Double] {
    var planned = config.facilities.map { _ in 0.0 }
    for (f, facility) in config.facilities.enumerated() {
      let wanted: Double
      switch facility.drawPolicy {
      case .bridgeCalls: continue
      case .fundOriginations: wanted = facility.target! / (1 - facility.target!) * own
      case .targetLeverage:
        wanted = facility.target! * max(0, nav) - debt.facilities[f].balance
      }
      guard canBeDrawn(f, month) else { continue }
      let available =
        facility.kind == .warehouse
        ? warehouseRoom(f, purchases: own + planned.reduce(0, +), month) : room(f, month)
      let plan = min(wanted, available)
      planned[f] = plan > dust ? plan : 0
    }
    return planned
  }

  /// Room of a warehouse that counts the purchases planned before it, and those that it pays for.
  private func warehouseRoom(_ f: Int, purchases: Double, _ month: Int) -> Double {
    let facility = config.facilities[f]
    let balance = debt.facilities[f].balance
    let unused = commitment(f, month) - balance
    var counted = 0.0
    for pledge in facility.collateral! {
      let zone = config.zones.first { $0.name == pledge.zone }!
      counted += zone.allocation * (1 - pledge.haircut)
    }
    let share = facility.advanceRate * counted
    if share >= 1 - 1e-12 { return unused }
    let base = facility.advanceRate * (collateralValue(f) + counted * purchases)
    return min(unused, (base - balance) / (1 - share))
  }
}
