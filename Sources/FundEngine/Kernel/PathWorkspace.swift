import FundModel
import FundNumerics
import FundWaterfall

/// The buffers of one worker, and the kernel that fills them one path at a time.
///
/// A path is a pure function of (fund, seed, path): a workspace carries nothing from one path to the
/// next but memory. Not safe to share between threads; make one a worker.
public final class PathWorkspace {
  public let fund: CompiledFund
  let arena = Arena()

  // market of the path: by zone and month
  let index: UnsafeMutablePointer<Double>
  let logIndex: UnsafeMutablePointer<Double>
  /// Overlaid price responses of the hazards at a month, and their inverse without overlay.
  let saleWeight: UnsafeMutablePointer<Double>
  let refinanceWeight: UnsafeMutablePointer<Double>
  let defaultWeight: UnsafeMutablePointer<Double>
  let saleInverse: UnsafeMutablePointer<Double>
  let refinanceInverse: UnsafeMutablePointer<Double>
  let defaultInverse: UnsafeMutablePointer<Double>
  let inverseIndex: UnsafeMutablePointer<Double>
  let climate: UnsafeMutablePointer<Double>
  let yearShock: UnsafeMutablePointer<Double>
  /// Sum of the month's price shocks over zones and components, where rates depend on it.
  let monthShock: UnsafeMutablePointer<Double>
  /// Short rate by month, overlays included.
  let ratePath: UnsafeMutablePointer<Double>
  /// Regime of each month, or row of history of each period; unused under other price models.
  let marketState: UnsafeMutablePointer<Int32>
  /// `exp(-b (r(m) - r(0)))` of the refinance hazard, and its inverse.
  let rateResponse: UnsafeMutablePointer<Double>
  /// The path's words by year (`MarketLabel`).
  var labels: LabelMarks
  /// Systematic part of the default driver, by zone.
  let zoneDriver: UnsafeMutablePointer<Double>
  let creditNormals: UnsafeMutablePointer<Double>
  let normals: UnsafeMutablePointer<Double>
  let uniforms: UnsafeMutablePointer<Double>
  let scratch: UnsafeMutablePointer<Double>
  /// Price normals by component and zone, `normalStride` apart.
  let normalStride: Int

  // loans
  var loans: LoanColumns
  var drawn = 0
  public internal(set) var loanCount = 0
  /// Loans of a tape, which have the first numbers.
  var tapeCount = 0
  /// First and last loan of the lists by month; -1 when empty.
  let exitHead: UnsafeMutablePointer<Int32>
  let exitTail: UnsafeMutablePointer<Int32>
  let recoveryHead: UnsafeMutablePointer<Int32>
  let recoveryTail: UnsafeMutablePointer<Int32>
  var hazards: HazardTables
  var placement: ZonePlacement
  /// First loan of each month of purchase, one entry past the last.
  let vintageStart: UnsafeMutablePointer<Int32>
  var books: BookGroups

  // ledger
  let flows: UnsafeMutablePointer<Double>
  let flowStride: Int
  let netFlow: UnsafeMutablePointer<Double>
  let grossFlow: UnsafeMutablePointer<Double>
  let contributions: UnsafeMutablePointer<Double>
  let discount: UnsafeMutablePointer<Double>
  /// `1 / B(m)` of the path, and net flows times it.
  let inverseBenchmark: UnsafeMutablePointer<Double>
  /// LP flows over the benchmark's level, and the streams whose rates are solved together: flow m of
  /// stream i at `8 m + i`.
  let relativeFlow: UnsafeMutablePointer<Double>
  let rateFlows: UnsafeMutablePointer<Double>
  let rates: UnsafeMutablePointer<Double>
  let rateStatuses: UnsafeMutablePointer<Irr.Status>
  /// Principal and number of loans on the books, by zone.
  let outstanding: UnsafeMutablePointer<Double>
  let onBooks: UnsafeMutablePointer<Int32>
  /// No loan below this number is alive: where a distressed sale looks first.
  var nextToSell = 0
  let metricRow: UnsafeMutablePointer<Double>
  var account = CashAccounts()
  /// Whether the benchmark of the path has a level above 0 in every month.
  var isBenchmarkDefined = true
  var tally = PathTally()
  var waterfallState: WaterfallState
  /// What a month asks first, so that a fund without debt pays one comparison for it.
  let hasDebt: Bool
  let hasClawback: Bool
  /// The fund's tiers, in place: as a value they would be copied for every call.
  let waterfall: UnsafeMutablePointer<Waterfall>
  let bridgesCalls: Bool
  var financing: FinancingState
  /// Interest and fees of facilities that fell due, by month.
  let debtService: UnsafeMutablePointer<Double>
  /// Flows of each class of notes, `class * flowStride + month`: issue negative, payments positive.
  let noteFlows: UnsafeMutablePointer<Double>
  let notePrincipal: UnsafeMutablePointer<Double>
  var carry = CarryState()
  /// Of a deal-by-deal fund, by month of purchase: the LPs' money in one unit of advances.
  let vintagePots: UnsafeMutablePointer<DealPot>
  /// Flows of the GP, by month: origination fees while the path runs, then all of them.
  let gpFlow: UnsafeMutablePointer<Double>
  /// LP distributions and clawback, by month.
  let lpReceipts: UnsafeMutablePointer<Double>

  /// Functions of the fund's own, and what a month asks first about them.
  let hooks: HookSession?
  let hasTrigger: Bool
  let hasMonthHook: Bool
  let hasReinvestHook: Bool
  let hasWaterfallHook: Bool
  let hookHazards: HookHazards?
  /// What the trigger asked for in the present month.
  var monthActions: HookActions = []
  let hookRow: UnsafeMutablePointer<Double>
  /// Hazards by age, a row a zone: the fund's own tables, or what a function has made of them.
  let saleHazard: UnsafeMutablePointer<Double>
  let refinanceHazard: UnsafeMutablePointer<Double>
  let defaultHazard: UnsafeMutablePointer<Double>
  /// From one zone to the next in the first two; 0 where zones share a row.
  let leaveStride: Int

  /// Called when a part of a path is done, for profiles; nil costs nothing.
  public var onPhase: ((PathPhase) -> Void)?

  /// - Parameter hooks: the functions that the fund's configuration names, for this workspace alone.
  public init(_ fund: CompiledFund, hooks: (any PathHooks)? = nil) {
    self.fund = fund
    let zones = fund.zoneCount
    let months = fund.horizon + 1
    let byZone = zones * fund.monthStride
    let arena = self.arena
    index = arena.doubles(byZone)
    logIndex = arena.doubles(byZone)
    saleWeight = arena.doubles(byZone)
    refinanceWeight = arena.doubles(byZone)
    defaultWeight = arena.doubles(byZone)
    saleInverse = arena.doubles(byZone)
    refinanceInverse = arena.doubles(byZone)
    defaultInverse = arena.doubles(byZone)
    inverseIndex = arena.doubles(byZone)
    climate = arena.doubles(fund.market.years + 16)
    yearShock = arena.doubles(fund.market.years + 16)
    monthShock = arena.doubles(fund.monthStride)
    ratePath = arena.doubles(fund.monthStride)
    for month in 0..<months { ratePath[month] = fund.market.rates.fixed[month] }
    marketState = arena.allocate(Int32.self, fund.monthStride)
    rateResponse = arena.doubles(2 * fund.monthStride)
    labels = LabelMarks(years: fund.market.years)
    zoneDriver = arena.doubles(zones)
    creditNormals = arena.doubles(32)
    normalStride = (months + 15) / 16 * 16
    normals = arena.doubles(max(1, fund.market.components) * zones * normalStride + 128)
    let scratchSize = max(normalStride, 4 * LoanBatch.width) + 128
    uniforms = arena.doubles(scratchSize)
    scratch = arena.doubles(scratchSize)
    loans = LoanColumns(capacity: 1024)
    exitHead = arena.allocate(Int32.self, months + 1)
    exitTail = arena.allocate(Int32.self, months + 1)
    recoveryHead = arena.allocate(Int32.self, months + fund.exits.lagMonths + 1)
    recoveryTail = arena.allocate(Int32.self, months + fund.exits.lagMonths + 1)
    hazards = HazardTables(fund)
    vintageStart = arena.allocate(Int32.self, months + 2)
    books = BookGroups(fund)
    placement = ZonePlacement(target: fund.portfolio.allocation)
    flowStride = months
    flows = arena.doubles(FlowItem.count * flowStride)
    netFlow = arena.doubles(months)
    grossFlow = arena.doubles(months)
    contributions = arena.doubles(months)
    vintagePots = arena.allocate(DealPot.self, fund.potGrowth.count)
    gpFlow = arena.doubles(months)
    lpReceipts = arena.doubles(months)
    discount = arena.doubles(months + fund.exits.lagMonths + 1)
    let perMonth = -naturalLog(1 + fund.config.analytics.discountRate) / 12
    for month in 0..<(months + fund.exits.lagMonths) {
      discount[month] = exponential(perMonth * Double(month))
    }
    hasDebt = fund.financing != nil
    hasClawback = fund.clawback != nil
    waterfall = .allocate(capacity: 1)
    waterfall.initialize(to: fund.waterfall)
    bridgesCalls = fund.financing?.bridges ?? false
    let classes = fund.financing?.notes?.face.count ?? 0
    financing = FinancingState(
      facilities: fund.financing?.facilities.count ?? 0, zones: zones)
    debtService = arena.doubles(fund.financing == nil ? 1 : months)
    noteFlows = arena.doubles(max(1, classes * months))
    notePrincipal = arena.doubles(max(1, classes * months))
    inverseBenchmark = arena.doubles(fund.monthStride)
    relativeFlow = arena.doubles(months)
    rateFlows = arena.doubles(8 * months)
    rates = arena.doubles(8)
    rateStatuses = .allocate(capacity: 8)
    rateStatuses.initialize(repeating: .unique, count: 8)
    outstanding = arena.doubles(zones)
    onBooks = arena.allocate(Int32.self, zones)
    metricRow = arena.doubles(Metric.count)
    let session = hooks.map {
      HookSession($0, config: fund.config, irrTiers: fund.waterfall.irrTierCount)
    }
    let points = session?.points ?? []
    self.hooks = session
    hasTrigger = points.contains(.trigger)
    hasMonthHook = points.contains(.month)
    hasReinvestHook = points.contains(.reinvest)
    hasWaterfallHook = points.contains(.waterfall)
    hookRow = arena.doubles(max(1, session?.metricCount ?? 0))
    if points.contains(.exitHazard) {
      hookHazards = HookHazards(fund, arena)
      leaveStride = fund.exits.ageStride
      saleHazard = arena.doubles(zones * leaveStride)
      refinanceHazard = arena.doubles(zones * leaveStride)
      defaultHazard = arena.doubles(zones * leaveStride)
    } else {
      hookHazards = nil
      leaveStride = 0
      saleHazard = fund.exits.saleHazard
      refinanceHazard = fund.exits.refinanceHazard
      defaultHazard = fund.exits.defaultHazard
    }
    waterfallState = WaterfallState()
  }

  deinit {
    waterfall.deinitialize(count: 1)
    waterfall.deallocate()
    rateStatuses.deinitialize(count: 8)
    rateStatuses.deallocate()
  }

  /// Whether the last path ran into `EngineLimits.loans`; its figures then mean nothing.
  public var exceedsLimits: Bool { loanCount >= EngineLimits.loans }

  /// Draws and runs one path; its flows and metrics are then in this workspace.
  ///
  /// - Parameter inner: number of the draw of loans within the market of the path (docs/model.md,
  ///   6.1); 0 is the path itself. Paths and draws do not meet as long as paths are below
  ///   `EngineLimits.nestedPaths` and draws below 2^24.
  public func run(seed: UInt64, path: UInt64, inner: UInt64 = 0) {
    runMarket(seed: seed, path: path)
    mark(.market)
    resetLoans()
    guard hookFailure == nil else { return }
    runMonths(seed: seed, path: path &+ inner &* EngineLimits.nestedPaths)
    computeMetrics()
    if hooks != nil { computeHookMetrics() }
    mark(.metrics)
  }

  /// Draws the market of a path and nothing else: index, rates and words are then in this workspace.
  public func runMarket(seed: UInt64, path: UInt64) {
    hooks?.begin(seed: seed, path: path)
    drawMarket(seed: seed, path: path)
    labelMarket()
  }

  /// Price index of a zone in a month of the last path.
  public func priceIndex(zone: Int, month: Int) -> Double {
    precondition(zone >= 0 && zone < fund.zoneCount && month >= 0 && month <= fund.horizon)
    return index[zone * fund.monthStride + month]
  }

  /// Money or count of a ledger column in a month.
  public func flow(_ item: FlowItem, _ month: Int) -> Double {
    precondition(month >= 0 && month <= fund.horizon)
    return flows[item.rawValue * flowStride + month]
  }

  /// A metric of the last path; NaN when undefined.
  public func metric(_ metric: Metric) -> Double { metricRow[metric.rawValue] }

  /// The last path's metrics in the order of `Metric.rawValue`.
  public var metrics: UnsafePointer<Double> { UnsafePointer(metricRow) }

  /// The last path's ledger, `item.rawValue * (horizon + 1) + month`.
  public var ledger: UnsafePointer<Double> { UnsafePointer(flows) }

  /// Contributions of the LPs in the last path, by month: calls less the GP's part.
  public var lpContributions: UnsafePointer<Double> { UnsafePointer(contributions) }

  /// What the LPs received in the last path, by month: distributions and clawback.
  public var lpReceived: UnsafePointer<Double> { UnsafePointer(lpReceipts) }

  /// The LPs' receipts less contributions, by month.
  public var netFlows: UnsafePointer<Double> { UnsafePointer(netFlow) }
}
