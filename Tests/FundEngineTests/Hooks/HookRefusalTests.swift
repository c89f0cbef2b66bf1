import FundEngine
import FundModel
import TestSupport
import Testing

/// A function that fails, or answers what it may not.
struct WrongHook: Sendable, CustomTestStringConvertible {
  let hook: String
  let part: String
  let month: Int?
  let make: @Sendable (NativeHooks) -> Void

  init(
    _ hook: String, _ part: String, month: Int? = nil,
    _ make: @escaping @Sendable (NativeHooks) -> Void
  ) {
    (self.hook, self.part, self.month, self.make) = (hook, part, month, make)
  }
  var testDescription: String { "\(hook): \(part)" }
}

@Suite struct HookRefusalTests {
  static let wrong: [WrongHook] = [
    .init("hooks.price_path", "of red is 0.0", month: 7) {
      $0.onPricePath = { $0.index[$0.indexStride + 7] = 0 }
    },
    .init("hooks.price_path", "must be above 0 and finite", month: 9) {
      $0.onPricePath = { $0.index[9] = .nan }
    },
    .init("hooks.price_path", "must stay 1.0 in month 0", month: 0) {
      $0.onPricePath = { $0.index[0] = 1.1 }
    },
    .init("hooks.exit_hazard", "factor on sale in zone green is -1.0", month: 5) {
      $0.onExitHazard = { if $0.zone == 0 { $0.saleByMonth[5] = -1 } }
    },
    .init("hooks.exit_hazard", "factor on default at age 3 in zone red is inf") {
      $0.onExitHazard = { if $0.zone == 1 { $0.defaultByAge[3] = .infinity } }
    },
    .init("hooks.reinvest", "must be in [0, ") { $0.onReinvest = { _, _, net in 1.5 * net } },
    .init("hooks.reinvest", "nan is put aside") { $0.onReinvest = { _, _, _ in .nan } },
    .init("hooks.waterfall", "is left: pay all cash") { $0.onWaterfall = { _ in } },
    .init("hooks.waterfall", "and 0.0 of") {
      $0.onWaterfall = {
        try $0.split(lpShare: 1)
        try? $0.pay(gp: 1000)
      }
    },
    .init("hooks.metric.odd", "must be finite or not a number") {
      $0.onMetrics = [("odd", { _ in .infinity })]
    },
    .init("hooks.trigger", "no such month", month: 30) {
      $0.onTrigger = {
        if $0.month == 30 { throw NativeHooks.Failing("no such month") }
        return []
      }
    },
    .init("hooks.month", "it is over", month: 50) {
      $0.onMonth = { if $0.month >= 50 { throw NativeHooks.Failing("it is over") } }
    },
  ]

  /// Kernel and reference say the same of it, and nothing is called afterwards.
  @Test(arguments: wrong) func wrongAnswersAreRefused(wrong: WrongHook) throws {
    var config = houseConfig()
    config.reinvestment.periodMonths = 60
    config.hooks = [HookTerms(point: .metric, name: "odd", source: "x")]
    func hooks() -> NativeHooks {
      let hooks = NativeHooks()
      wrong.make(hooks)
      let own = hooks.onMonth
      hooks.onMonth = { try own?($0) }
      hooks.notesCalls = true
      return hooks
    }
    let (kernel, reference) = (hooks(), hooks())
    let workspace = PathWorkspace(try CompiledFund(config), hooks: kernel)
    workspace.run(seed: 3, path: 12)
    let failure = try #require(workspace.hookFailure)
    #expect(failure.hook == wrong.hook && failure.path == 12)
    #expect(failure.message.contains(wrong.part), "\(failure)")
    if let month = wrong.month { #expect(failure.month == month) }
    let record = ReferencePath.run(config, seed: 3, path: 12, hooks: reference)
    let other = try #require(record.hookFailure)
    #expect(other.hook == failure.hook && other.month == failure.month)
    #expect(kernel.calls == reference.calls)
    if wrong.hook != "hooks.metric.odd" {
      #expect(!kernel.calls.contains { $0.hasPrefix("metric") })
    }
  }

  /// The next path starts afresh.
  @Test func aFailureEndsItsPathOnly() throws {
    let config = houseConfig()
    let hooks = NativeHooks()
    hooks.onMonth = { [unowned hooks] date in
      if hooks.path == 1, date.month == 3 { throw NativeHooks.Failing("one") }
    }
    let workspace = PathWorkspace(try CompiledFund(config), hooks: hooks)
    workspace.run(seed: 1, path: 1)
    #expect(workspace.hookFailure?.description == "hooks.month (path 1, month 3): one")
    workspace.run(seed: 1, path: 2)
    #expect(workspace.hookFailure == nil)
    let plain = PathWorkspace(try CompiledFund(config))
    plain.run(seed: 1, path: 2)
    #expect(plain.metric(.tvpi).bitPattern == workspace.metric(.tvpi).bitPattern)
  }

  @Test func triggersDoWhatTheySay() throws {
    var config = houseConfig()
    config.reinvestment.periodMonths = 60
    config.reinvestment.share = 1
    config.reinvestment.receipts = .all
    let fund = try CompiledFund(config)
    func run(_ trigger: @escaping (Int) -> HookActions) throws -> PathWorkspace {
      let hooks = NativeHooks()
      hooks.onTrigger = { trigger($0.month) }
      let workspace = PathWorkspace(fund, hooks: hooks)
      workspace.run(seed: 5, path: 0)
      try workspace.checkInvariants(path: 0)
      return workspace
    }
    let stopped = try run { $0 >= 6 ? .stopPurchases : [] }
    #expect((0..<6).contains { stopped.flow(.advances, $0) > 0 })
    #expect((6...fund.horizon).allSatisfy { stopped.flow(.advances, $0) == 0 })
    let held = try run { _ in .holdDistributions }
    #expect((0..<fund.horizon).allSatisfy { held.flow(.lpDistributions, $0) == 0 })
    #expect(held.flow(.lpDistributions, fund.horizon) > 0)
    // Released money is not lent again: what is bought after the deployment period is less.
    let released = try run { $0 > 24 ? .stopReinvestment : [] }
    let kept = try run { _ in [] }
    func later(_ path: PathWorkspace) -> Double {
      (26...fund.horizon).reduce(0) { $0 + path.flow(.advances, $1) }
    }
    #expect(later(kept) > 0 && later(released) == 0)
  }

  /// Once a path, zones in order, then month by month in the order of docs/model.md, 9.
  @Test func functionsAreCalledInTheirOrder() throws {
    var config = houseConfig()
    config.reinvestment.periodMonths = 60
    config.hooks = HookLibrary.terms()
    let hooks = NativeHooks()
    HookLibrary.everything(hooks)
    hooks.notesCalls = true
    let workspace = PathWorkspace(try CompiledFund(config), hooks: hooks)
    workspace.run(seed: 4, path: 9)
    #expect(
      hooks.calls.prefix(5) == [
        "price_path", "exit_hazard 0", "exit_hazard 1", "trigger 0", "month 0",
      ])
    let horizon = config.fund.horizonMonths
    #expect(hooks.calls.count { $0.hasPrefix("trigger ") } == horizon + 1)
    #expect(hooks.calls.count { $0.hasPrefix("month ") } == horizon + 1)
    #expect(
      hooks.calls.suffix(5) == [
        "month \(horizon)", "metric.noted", "metric.peak", "metric.multiple", "metric.sales",
      ])
    let order = ["reinvest", "trigger", "waterfall", "month"]
    let busy = (0..<60).first { month in
      order.allSatisfy { hooks.calls.contains("\($0) \(month)") }
    }
    let month = try #require(busy)
    let positions = order.compactMap { hooks.calls.firstIndex(of: "\($0) \(month)") }
    #expect(positions == positions.sorted())
  }
}
