import FundEngine
import FundModel
import FundWaterfall
import LuaRuntime

/// The hooks of one worker.
final class LuaHooks: PathHooks {
  /// A function with what messages say of it.
  struct Hook {
    let terms: HookTerms
    let function: LuaReference
  }

  let points: HookPoints
  var metricCount: Int { metricHooks.count }
  private(set) var failure: HookFailure?

  let state: LuaState
  private let watch: LuaWatch
  private var path: UInt64 = 0
  let metricHooks: [Hook]
  let guardrailHooks: [Hook]
  private let single: [HookTerms.Point: Hook]

  // Views are made when they are first needed, and kept.
  var market: MarketView?
  var zones: [ZoneView?] = []
  var reinvesting: MonthView?
  var triggering: MonthView?
  var monthly: MonthView?
  var finished: PathView?
  private var waterfallView: WaterfallView?
  private var waterfallHook: Hook?

  init(_ hooks: [HookTerms], runtime: LuaHookRuntime) throws {
    let state = try HookFunction.makeState()
    self.state = state
    watch = try LuaWatch(state, limit: LuaHookRuntime.callLimit) { runtime.isStopRequested }
    var points: HookPoints = []
    var single: [HookTerms.Point: Hook] = [:]
    var metrics: [Hook] = []
    var guardrails: [Hook] = []
    for terms in hooks {
      let hook: Hook
      do {
        hook = Hook(terms: terms, function: try HookFunction.load(terms, into: state))
      } catch {
        let message = HookMessage.text(error, source: terms.source)
        throw HookFailure(hook: terms.title, path: 0, message: message)
      }
      points.insert(terms.point.points)
      switch terms.point {
      case .metric: metrics.append(hook)
      case .guardrail: guardrails.append(hook)
      default: single[terms.point] = hook
      }
    }
    self.points = points
    self.single = single
    metricHooks = metrics
    guardrailHooks = guardrails
    waterfallHook = single[.waterfall]
  }

  func begin(seed: UInt64, path: UInt64) {
    self.path = path
    state.renewScratch()
  }

  func waterfall(_ date: WaterfallDate) {
    guard failure == nil, let hook = waterfallHook else { return }
    attempt(hook, month: date.month) {
      let view = try waterfallView ?? WaterfallView(state)
      waterfallView = view
      view.open(date)
      defer { view.close() }
      try call(hook, view.record) { results in
        try Self.expectNothing(results, "it pays by d:pay, d:split and their like")
      }
    }
  }

  /// Calls a hook with a record; several in a row find the record still open.
  func call<Result>(
    _ hook: Hook, _ record: LuaRecord, results: Int = 1,
    _ body: (borrowing LuaResults) throws -> Result
  ) throws -> Result {
    try hook.function.callWatched(record.reference, in: state, results: results, body)
  }

  func hook(_ point: HookTerms.Point) -> Hook? { failure == nil ? single[point] : nil }

  /// Runs `body`; its error is the failure of the path, whose first one counts.
  func attempt(_ hook: Hook, month: Int? = nil, _ body: () throws -> Void) {
    do {
      try body()
    } catch {
      if failure != nil { return }
      failure = HookFailure(
        hook: hook.terms.title, path: path, month: month,
        message: HookMessage.text(error, source: hook.terms.source))
    }
  }

  static func expectNothing(_ results: borrowing LuaResults, _ why: String) throws {
    guard results.type(1) == .nil else {
      throw LuaError("it returned \(results.text(1)); expected nothing: \(why)")
    }
  }
}

extension HookTerms.Point {
  var points: HookPoints {
    switch self {
    case .waterfall: .waterfall
    case .exitHazard: .exitHazard
    case .pricePath: .pricePath
    case .reinvest: .reinvest
    case .trigger: .trigger
    case .month: .month
    case .metric: .metric
    case .guardrail: .guardrail
    }
  }
}
