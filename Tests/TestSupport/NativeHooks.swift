import FundEngine
import FundModel
import FundWaterfall

/// Hooks written in Swift: what a runtime of another language is held against.
public final class NativeHooks: PathHooks {
  public struct Failing: Error {
    public var message: String
    public init(_ message: String) { self.message = message }
  }

  public var onPricePath: ((HookMarket) throws -> Void)?
  public var onExitHazard: ((HookZone) throws -> Void)?
  public var onReinvest: ((HookMonth, Double, Double) throws -> Double)?
  public var onTrigger: ((HookMonth) throws -> HookActions)?
  public var onMonth: ((HookMonth) throws -> Void)?
  public var onWaterfall: ((WaterfallDate) throws -> Void)?
  public var onBegin: (() -> Void)?
  public var onMetrics: [(name: String, figure: (HookPath) throws -> Double)] = []
  public var onGuardrails: [(HookRun) throws -> HookVerdict] = []

  public private(set) var failure: HookFailure?
  public private(set) var path: UInt64 = 0
  /// Calls of the last path, in their order.
  public private(set) var calls: [String] = []
  public var notesCalls = false

  public init() {}

  public var points: HookPoints {
    var points: HookPoints = []
    if onPricePath != nil { points.insert(.pricePath) }
    if onExitHazard != nil { points.insert(.exitHazard) }
    if onReinvest != nil { points.insert(.reinvest) }
    if onTrigger != nil { points.insert(.trigger) }
    if onMonth != nil { points.insert(.month) }
    if onWaterfall != nil { points.insert(.waterfall) }
    if !onMetrics.isEmpty { points.insert(.metric) }
    if !onGuardrails.isEmpty { points.insert(.guardrail) }
    return points
  }
  public var metricCount: Int { onMetrics.count }

  public func begin(seed: UInt64, path: UInt64) {
    self.path = path
    failure = nil
    calls = []
    onBegin?()
  }

  public func pricePath(_ market: HookMarket) {
    run("price_path") { try onPricePath?(market) }
  }
  public func exitHazard(_ zone: HookZone) {
    run("exit_hazard \(zone.zone)") { try onExitHazard?(zone) }
  }
  public func reinvest(_ date: HookMonth, principal: Double, net: Double) -> Double {
    run("reinvest", date.month) { try onReinvest?(date, principal, net) } ?? 0
  }
  public func trigger(_ date: HookMonth) -> HookActions {
    run("trigger", date.month) { try onTrigger?(date) } ?? []
  }
  public func month(_ date: HookMonth) {
    run("month", date.month) { try onMonth?(date) }
  }
  public func waterfall(_ date: WaterfallDate) {
    run("waterfall", date.month) { try onWaterfall?(date) }
  }
  public func metrics(_ path: HookPath, into row: UnsafeMutablePointer<Double>) {
    for (index, metric) in onMetrics.enumerated() {
      row[index] = run("metric.\(metric.name)") { try metric.figure(path) } ?? .nan
    }
  }
  public func guardrails(_ run: HookRun) -> [HookVerdict] {
    onGuardrails.compactMap { rail in self.run("guardrail") { try rail(run) } }
  }

  @discardableResult
  private func run<Value>(
    _ hook: String, _ month: Int? = nil, _ body: () throws -> Value?
  ) -> Value? {
    if notesCalls { calls.append(month.map { "\(hook) \($0)" } ?? hook) }
    do {
      return try body()
    } catch {
      failure =
        failure
        ?? HookFailure(
          hook: "hooks.\(hook)", path: path, month: month,
          message: (error as? Failing)?.message ?? "\(error)")
      return nil
    }
  }
}

/// Hooks of which every worker makes its own.
public struct NativeProgram: HookProgram {
  private let make: @Sendable (NativeHooks) -> Void

  public init(_ make: @escaping @Sendable (NativeHooks) -> Void) { self.make = make }

  public func makeHooks() -> any PathHooks { native() }
  public func native() -> NativeHooks {
    let hooks = NativeHooks()
    make(hooks)
    return hooks
  }
}

/// Reads sources that are words of a library.
public struct NativeRuntime: HookRuntime {
  public typealias Entry = @Sendable (NativeHooks, HookTerms) -> Void
  private let library: [String: Entry]

  public init(_ library: [String: Entry]) { self.library = library }

  public func compile(_ hooks: [HookTerms]) throws(HookIssues) -> any HookProgram {
    var unknown: [(index: Int, message: String)] = []
    for (index, hook) in hooks.enumerated() where library[hook.source] == nil {
      unknown.append((index, "'\(hook.source)' is no word of the library"))
    }
    guard unknown.isEmpty else { throw HookIssues(unknown) }
    let library = self.library
    return NativeProgram { native in
      for hook in hooks { library[hook.source]?(native, hook) }
    }
  }
}
