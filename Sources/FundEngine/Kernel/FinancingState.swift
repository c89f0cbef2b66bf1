import FundWaterfall

/// What lenders of one path are owed, and what has happened to them. Money in fund currency.
struct FinancingState {
  var facilities: [FacilityState]
  var notes = NoteState()
  /// NAV of the loans by zone, and all assets but cash, as last struck.
  var zoneNav: [Double]
  var struckLoans = 0.0
  /// Plan of draws of the present month, by facility.
  var planned: [Double]
  var breaches = 0
  var firstBreach = Double.nan
  var accelerations = 0
  var deficiencies = 0
  var facilityLoss = 0.0
  var peakDebt = 0.0
  var peakLtv = 0.0
  var minimumCover = Double.nan
  var peakUtilisation = Double.nan

  init(facilities: Int, zones: Int) {
    self.facilities = Array(repeating: FacilityState(), count: facilities)
    planned = Array(repeating: 0, count: facilities)
    zoneNav = Array(repeating: 0, count: zones)
  }

  var debt: Double {
    var sum = 0.0
    for facility in facilities { sum += facility.balance }
    return sum
  }
}

struct FacilityState {
  var balance = 0.0
  /// Balance of the month before: what interest and undrawn fees are charged on.
  var opening = 0.0
  /// Month of the breach that is not cured; -1 when there is none.
  var breachMonth = -1
  var isTerminated = false
}

struct NoteState {
  var balances = NoteBalances([])
  var accrued = InlineArray<8, Double>(repeating: 0)
  /// Coupons that fell due since the payment date before.
  var dueNow = InlineArray<8, Double>(repeating: 0)
  var failures = 0
  var deferrals = 0
  /// Month of the payment date before.
  var lastPayment = 0

  var owed: Double {
    var sum = balances.total
    for index in 0..<balances.count { sum += accrued[index] }
    return sum
  }
}
