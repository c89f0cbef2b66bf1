import FundModel
import FundWaterfall

/// Facilities and notes of a fund as numbers; nil in a fund that has neither.
final class FinancingTables: Sendable {
  static let maximumFacilities = 8

  let facilities: [FacilityTable]
  let notes: NoteTable?
  /// Whether a facility is drawn in place of capital calls, and whether one buys loans.
  let bridges: Bool
  let levers: Bool
  /// Whether NAV is needed by zone.
  let needsZoneNav: Bool

  init?(_ config: FundConfig, horizon: Int) throws {
    guard !config.facilities.isEmpty || config.notes.structure != .none else { return nil }
    guard config.facilities.count <= Self.maximumFacilities else {
      throw EngineError(
        "facilities has \(config.facilities.count) entries; the engine takes up to"
          + " \(Self.maximumFacilities)", path: "facilities")
    }
    facilities = try config.facilities.enumerated().map { index, terms in
      try FacilityTable(terms, config, path: "facilities[\(index)]")
    }
    notes = try NoteTable(config, horizon: horizon)
    bridges = facilities.contains { $0.policy == .bridgeCalls }
    levers = facilities.contains { $0.policy != .bridgeCalls }
    needsZoneNav = facilities.contains { $0.kind == .nav }
  }
}

/// A rate that is fixed or floats over the short rate.
struct RateTable: Sendable {
  let fixed: Double
  let margin: Double
  let floor: Double
  let isFloating: Bool

  init(_ terms: InterestTerms, path: String) throws {
    isFloating = terms.kind == .floating
    fixed = isFloating ? 0 : try EngineError.require(terms.rate, path + ".rate")
    margin = isFloating ? try EngineError.require(terms.margin, path + ".margin") : 0
    floor = isFloating ? try EngineError.require(terms.rateFloor, path + ".rate_floor") : 0
  }

  @inline(__always)
  func rate(short: Double) -> Double { isFloating ? max(0, max(floor, short) + margin) : fixed }
}

struct FacilityTable: Sendable {
  let kind: Facility.Kind
  let policy: Facility.DrawPolicy
  /// Commitment before the overlay of the month.
  let commitment: Double
  let advanceRate: Double
  /// By zone: part of the value that counts, and concentration limit; 0 where not eligible.
  let keep: [Double]
  let limits: [Double]
  let isFixpoint: Bool
  /// What a purchase on target adds to the base, per unit.
  let baseOfPurchase: Double
  let fromMonth: Int
  let maturityMonth: Int
  let interest: RateTable
  let undrawnFee: Double
  let upfrontFee: Double
  let cleanDownMonths: Int
  let target: Double
  let sweep: Double
  let maxLtv: Double
  let minInterestCover: Double
  let cureMonths: Int
  let forcedSaleDiscount: Double

  init(_ terms: Facility, _ config: FundConfig, path: String) throws {
    kind = terms.kind
    policy = terms.drawPolicy
    commitment = terms.limit * config.fund.size
    advanceRate = terms.advanceRate
    var keep = Array(repeating: 0.0, count: config.zones.count)
    var limits = keep
    if terms.kind != .subscription {
      for pledge in try EngineError.require(terms.collateral, path + ".collateral") {
        guard let zone = config.zones.firstIndex(where: { $0.name == pledge.zone }) else {
          throw EngineError(
            "\(path).collateral names the zone \(pledge.zone), which the fund does not have",
            path: path + ".collateral")
        }
        keep[zone] = 1 - pledge.haircut
        limits[zone] = pledge.concentrationLimit
      }
      isFixpoint =
        try EngineError.require(terms.concentration, path + ".concentration") == .fixpoint
    } else {
      isFixpoint = false
    }
    self.keep = keep
    self.limits = limits
    var perUnit = 0.0
    for zone in keep.indices { perUnit += config.zones[zone].allocation * keep[zone] }
    baseOfPurchase = terms.kind == .warehouse ? perUnit : 0
    fromMonth = terms.fromMonth
    maturityMonth = terms.maturityMonth
    interest = try RateTable(terms.interest, path: path + ".interest")
    undrawnFee = terms.undrawnFee
    upfrontFee = terms.upfrontFee
    cleanDownMonths =
      policy == .bridgeCalls
      ? try EngineError.require(terms.cleanDownMonths, path + ".clean_down_months") : 0
    target =
      policy == .bridgeCalls ? 0 : try EngineError.require(terms.target, path + ".target")
    sweep = terms.sweep
    maxLtv = terms.covenants.filter { $0.test == .maxLtv }.map(\.limit).min() ?? .infinity
    minInterestCover =
      terms.covenants.filter { $0.test == .minInterestCover }.map(\.limit).max() ?? -.infinity
    cureMonths = terms.cureMonths
    forcedSaleDiscount = terms.forcedSaleDiscount
  }
}

struct NoteTable: Sendable {
  let isProRata: Bool
  /// Face values, senior first.
  let face: [Double]
  let coupons: [RateTable]
  let pik: [Bool]
  let ocTrigger: [Double]
  let icTrigger: [Double]
  let proceeds: Double
  let every: Int
  let principalFromMonth: Int
  let redemptionMonth: Int
  let reserveShare: Double

  init?(_ config: FundConfig, horizon: Int) throws {
    let terms = config.notes
    guard terms.structure != .none else { return nil }
    let classes = try EngineError.require(terms.classes, "notes.classes")
    guard (1...NoteBalances.maximumClasses).contains(classes.count) else {
      throw EngineError(
        "notes.classes has \(classes.count) entries; the engine takes 1 to"
          + " \(NoteBalances.maximumClasses)", path: "notes.classes")
    }
    isProRata = terms.structure == .proRata
    face = classes.map { $0.share * config.fund.size }
    coupons = try classes.enumerated().map {
      try RateTable($1.coupon, path: "notes.classes[\($0)].coupon")
    }
    pik = classes.map(\.pik)
    ocTrigger = classes.map(\.ocTrigger)
    icTrigger = classes.map(\.icTrigger)
    proceeds = face.reduce(0, +)
    every = try EngineError.require(terms.paymentFrequency, "notes.payment_frequency").months
    principalFromMonth = try EngineError.require(
      terms.principalFromMonth, "notes.principal_from_month")
    redemptionMonth = min(
      horizon, try EngineError.require(terms.redemptionMonth, "notes.redemption_month"))
    reserveShare = try EngineError.require(terms.reserveShare, "notes.reserve_share")
  }
}
