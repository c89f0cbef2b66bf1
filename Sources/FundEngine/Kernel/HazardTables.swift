import FundNumerics

/// Summed hazards of the loans bought in eight consecutive months, by zone and age.
///
/// Lanes are the months of purchase, so that the price weights load contiguously and the running sum
/// is a plain addition. Row 0 is 0; rows past `maxAge` stay at `never`, so that a search of fixed depth
/// needs no bounds.
struct HazardTables {
  static let lanes = 8
  private static let never = 1e300

  let rows: Int
  /// Sale and refinance together, and default: `((zone * rows) + age) * 8 + lane`.
  let prepayment: UnsafeMutablePointer<Double>
  let failure: UnsafeMutablePointer<Double>
  /// Month of lane 0, or -1 when nothing has been built for the path.
  var firstMonth = -1
  private let maxAge: Int
  private let searchStep: Int
  private let arena = Arena()

  init(_ fund: CompiledFund) {
    maxAge = fund.contract.maxAge
    var power = 1
    while power * 2 <= maxAge { power *= 2 }
    searchStep = power
    rows = 2 * power
    let size = fund.zoneCount * rows * Self.lanes
    prepayment = arena.doubles(size)
    failure = arena.doubles(size)
    for zone in 0..<fund.zoneCount {
      for row in (maxAge + 1)..<max(rows, maxAge + 1) {
        for lane in 0..<Self.lanes {
          prepayment[(zone * rows + row) * Self.lanes + lane] = Self.never
          failure[(zone * rows + row) * Self.lanes + lane] = Self.never
        }
      }
    }
  }

  /// Offset of the column of a zone and month of purchase.
  @inline(__always)
  func column(zone: Int, month: Int) -> Int {
    zone &* rows &* Self.lanes &+ (month &- firstMonth)
  }

  /// First age at which the sum reaches the threshold; `maxAge + 1` when none does.
  @inline(__always)
  func firstAge(
    _ table: UnsafeMutablePointer<Double>, column: Int, reaching threshold: Double
  ) -> Int {
    var age = 0
    var step = searchStep
    while step > 0 {
      let probe = age &+ step
      // The sign of the difference as a mask: a comparison becomes a branch that is wrong half the time.
      let difference = table[column &+ probe &* Self.lanes] - threshold
      age = age &+ (step & (Int(bitPattern: UInt(difference.bitPattern)) &>> 63))
      step &>>= 1
    }
    return age &+ 1
  }

  /// `firstAge` of the prepayment table for many loans bought in one month.
  ///
  /// The steps of one search wait for each other; step by step over all loans, the searches overlap.
  func firstPrepaymentAges(
    month: Int, zones: UnsafePointer<Int32>, thresholds: UnsafePointer<Double>,
    ages: UnsafeMutablePointer<Int32>, count: Int
  ) {
    let lane = month &- firstMonth
    let stride = Int32(truncatingIfNeeded: rows)
    for loan in 0..<count { ages[loan] = 0 }
    var step = Int32(truncatingIfNeeded: searchStep)
    while step > 0 {
      var loan = 0
      while loan < count {
        let probe = zones[loan] &* stride &+ ages[loan] &+ step
        let difference = prepayment[Int(probe) &* Self.lanes &+ lane] - thresholds[loan]
        let isBelow = Int32(truncatingIfNeeded: difference.bitPattern &>> 63)
        ages[loan] &+= step &* isBelow
        loan &+= 1
      }
      step &>>= 1
    }
    for loan in 0..<count { ages[loan] &+= 1 }
  }

  @inline(__always)
  func sum(_ table: UnsafeMutablePointer<Double>, column: Int, age: Int) -> Double {
    table[column &+ age &* Self.lanes]
  }
}

extension PathWorkspace {
  /// Builds the tables of months `month..<month + 8`.
  func buildHazards(from month: Int) {
    hazards.firstMonth = month
    let exits = fund.exits
    let maxAge = fund.contract.maxAge
    let last = min(maxAge, fund.horizon &- month)
    for zone in 0..<fund.zoneCount {
      let start = zone &* fund.monthStride &+ month
      let saleScale = loadLanes(saleInverse, start)
      let refinanceScale = loadLanes(refinanceInverse, start)
      let defaultScale = loadLanes(defaultInverse, start)
      let base = zone &* hazards.rows &* HazardTables.lanes
      var prepaid = Lanes.zero
      var failed = Lanes.zero
      let defaultHazard = self.defaultHazard + zone &* exits.ageStride
      let saleHazard = self.saleHazard + zone &* leaveStride
      let refinanceHazard = self.refinanceHazard + zone &* leaveStride
      var age = 1
      while age <= last {
        let at = start &+ age
        if !exits.isTiming {
          prepaid +=
            loadLanes(saleWeight, at) * saleScale * saleHazard[age]
            + loadLanes(refinanceWeight, at) * refinanceScale * refinanceHazard[age]
          storeLanes(hazards.prepayment, base &+ age &* HazardTables.lanes, prepaid)
        }
        failed += loadLanes(defaultWeight, at) * defaultScale * defaultHazard[age]
        storeLanes(hazards.failure, base &+ age &* HazardTables.lanes, failed)
        age &+= 1
      }
      // Past the horizon nothing is reached any more: hold the sums.
      while age <= maxAge {
        storeLanes(hazards.prepayment, base &+ age &* HazardTables.lanes, prepaid)
        storeLanes(hazards.failure, base &+ age &* HazardTables.lanes, failed)
        age &+= 1
      }
    }
  }
}
