import FundModel

/// The model in its plainest form: one path, month by month, as docs/model.md says it.
///
/// It exists to be read and to be compared with; the kernel does the same thousands of times faster.
public struct ReferencePath {
  /// Runs path number `path` of a fund.
  ///
  /// A pure function of its arguments: draws come from (seed, path). `config` must have passed
  /// validation; a value that its variant needs and that is missing is a programmer's mistake and
  /// traps.
  ///
  /// `data` holds what the files that the config names contain; `inner` is the number of the draw of
  /// loans within the path's market (docs/model.md, 6.1). `hooks` are the functions that the config
  /// names (section 9); when one fails, the record is `hookFailure` and figures that mean nothing.
  public static func run(
    _ config: FundConfig, data: FundData = .none, seed: UInt64, path: UInt64, inner: UInt64 = 0,
    hooks: (any PathHooks)? = nil
  ) -> PathRecord {
    var run = ReferenceRun(
      config, data,
      ReferenceDraws(seed: seed, path: path, fund: config.simulation.fundNumber, inner: inner),
      hooks)
    run.tape = config.portfolio.hasTape ? data.tape : nil
    for month in 0...run.horizon {
      if month > 0 { run.growAccounts() }
      if month == 0 { run.issueNotes() }
      run.earnYield(month)
      run.mark(.yield, month)
      run.collect(month)
      run.mark(.collect, month)
      run.payExpenses(month)
      run.mark(.expenses, month)
      run.payManagementFee(month)
      run.mark(.managementFee, month)
      run.serviceFacilities(month)
      run.mark(.facilities, month)
      run.callScheduledCapital(month)
      run.mark(.calls, month)
      run.originate(month)
      run.mark(.originate, month)
      run.serviceNotes(month)
      run.mark(.notes, month)
      run.distribute(month)
      run.mark(.distribute, month)
      run.closeMonth(month)
      run.hooks?.month(run, month)
      run.mark(.close, month)
    }
    return run.record()
  }
}

/// The state of a path while it runs. Each step of the month is an extension in a file of its own.
struct ReferenceRun {
  let config: FundConfig
  let horizon: Int
  let draws: ReferenceDraws
  let overlays: ReferenceOverlays
  let market: ReferenceMarket
  /// Functions of the fund's own, the factors that they have put on hazards, and what a trigger asked
  /// for in the present month.
  let hooks: ReferenceHooks?
  let hazardFactors: [ReferenceHazardFactors]?
  var actions: HookActions = []

  var loans: [ReferenceLoan] = []
  /// Principal, and all after disposition cost, of what the present month has collected so far.
  var collectedPrincipal = 0.0
  var collectedNet = 0.0
  /// The tape that is bought in month 0.
  var tape: LoanTape?
  var waterfall: ReferenceWaterfall
  var deals: ReferenceDeals
  var commitment: ReferenceCommitment
  var clawback: ReferenceClawback
  /// K at the end of the month before.
  var contributedBefore = 0.0
  var ledger: ReferenceLedger
  var purchases: ReferencePurchases
  var fees = ReferenceFees()
  var debt: ReferenceDebt

  /// Latest NAV struck; 0 before the first.
  var nav = 0.0
  var valuations: [PathRecord.Valuation] = []
  var events: [PathRecord.Event] = []
  /// Outstanding principal at each month end, `[month][zone]`.
  var outstandingByZone: [[Double]] = []
  var trail = PathTrail()

  init(
    _ config: FundConfig, _ data: FundData, _ draws: ReferenceDraws, _ functions: (any PathHooks)?
  ) {
    self.config = config
    self.draws = draws
    horizon = config.fund.horizonMonths
    overlays = ReferenceOverlays(config)
    var market = ReferenceMarket(config, data, overlays, draws)
    hooks = functions.map { ReferenceHooks($0, config, data) }
    hooks?.session.begin(seed: draws.seed, path: draws.path)
    hooks?.reprice(&market, draws)
    hazardFactors = hooks?.hazardFactors(market)
    self.market = market
    waterfall = ReferenceWaterfall(config.waterfall)
    deals = ReferenceDeals(config.waterfall)
    commitment = ReferenceCommitment(config.waterfall)
    clawback = ReferenceClawback(config.waterfall)
    ledger = ReferenceLedger(config)
    purchases = ReferencePurchases(config)
    debt = ReferenceDebt(config)
  }

  /// Money that rounding makes of nothing.
  var dust: Double { 1e-9 * config.fund.size }

  /// The start of a month: everything that bears preferred return grows.
  mutating func growAccounts() {
    waterfall.accrue()
    deals.grow()
    clawback.accounts.accrue()
  }

  /// Principal of the loans alive, by zone.
  func outstandingNow() -> [Double] {
    var byZone = [Double](repeating: 0, count: config.zones.count)
    for loan in loans where loan.isAlive { byZone[loan.zone] += loan.amount }
    return byZone
  }

  /// Outstanding principal at the end of the month before; 0 before month 0.
  var outstandingBefore: Double { outstandingByZone.last?.reduce(0, +) ?? 0 }

  /// What a rate on this basis is charged on.
  func amount(of basis: FeeBasis) -> Double {
    switch basis {
    case .committed: config.fund.size
    case .invested: outstandingBefore
    case .nav: max(0, nav)
    }
  }
}
