import FundModel
import FundWaterfall

/// Functions of a fund's own that step into a path (docs/model.md, 9).
///
/// One object a worker, used by one thread, path after path: `begin` forgets what the path before
/// left. Every function is pure: what it answers depends on its arguments and on what the same path
/// has noted before, never on other paths, the clock or the thread. The kernel and the reference call
/// the same functions in the same order with the same figures.
///
/// After the first failure nothing is called any more; the path does not count.
public protocol PathHooks: AnyObject {
  /// Which functions there are; the others are never called.
  var points: HookPoints { get }
  /// Number of metrics that `metrics` fills, in the order of the configuration.
  var metricCount: Int { get }
  /// The first error, nil as long as all went well.
  var failure: HookFailure? { get }

  /// A path begins.
  func begin(seed: UInt64, path: UInt64)
  /// Once a path, after the model has filled the index: may write another.
  func pricePath(_ market: HookMarket)
  /// Once a path and zone, before the first purchase: may write multipliers of hazards.
  func exitHazard(_ zone: HookZone)
  /// Each month that has receipts inside the reinvestment period: money put aside, in `0...net`.
  func reinvest(_ date: HookMonth, principal: Double, net: Double) -> Double
  /// Each month before purchases.
  func trigger(_ date: HookMonth) -> HookActions
  /// Each month after its ledger is complete.
  func month(_ date: HookMonth)
  /// Each distribution date with cash: pays all of it.
  func waterfall(_ date: WaterfallDate)
  /// Once a path, when its ledger and metrics are complete: `metricCount` figures, NaN when undefined.
  func metrics(_ path: HookPath, into row: UnsafeMutablePointer<Double>)
  /// Once a run: whether each guardrail of the configuration held, in its order.
  func guardrails(_ run: HookRun) -> [HookVerdict]
}

/// Which functions a fund has.
public struct HookPoints: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let pricePath = HookPoints(rawValue: 1)
  public static let exitHazard = HookPoints(rawValue: 2)
  public static let reinvest = HookPoints(rawValue: 4)
  public static let trigger = HookPoints(rawValue: 8)
  public static let month = HookPoints(rawValue: 16)
  public static let waterfall = HookPoints(rawValue: 32)
  public static let metric = HookPoints(rawValue: 64)
  public static let guardrail = HookPoints(rawValue: 128)
}

/// What a trigger asks for, for the month it is asked in.
public struct HookActions: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// No loans are bought.
  public static let stopPurchases = HookActions(rawValue: 1)
  /// Receipts set aside for reinvestment are released for distribution.
  public static let stopReinvestment = HookActions(rawValue: 2)
  /// Nothing is distributed, except at the end.
  public static let holdDistributions = HookActions(rawValue: 4)
}

/// A function of the fund's own went wrong, or answered what it may not.
public struct HookFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// As the configuration names it: `hooks.waterfall`, `hooks.metric.downside`.
  public var hook: String
  /// Path of the run, and month where there is one.
  public var path: UInt64
  public var month: Int?
  /// What went wrong, with value and what was expected; position in the source in front where known.
  public var message: String

  public init(hook: String, path: UInt64, month: Int? = nil, message: String) {
    self.hook = hook
    self.path = path
    self.month = month
    self.message = message
  }

  public var description: String {
    let place = month.map { "path \(path), month \($0)" } ?? "path \(path)"
    return "\(hook) (\(place)): \(message)"
  }
}

/// One guardrail that is a function: whether it held, and the figure it looked at.
public struct HookVerdict: Sendable, Equatable {
  public var held: Bool
  /// NaN when the function gave none.
  public var value: Double

  public init(held: Bool, value: Double) {
    self.held = held
    self.value = value
  }
}
