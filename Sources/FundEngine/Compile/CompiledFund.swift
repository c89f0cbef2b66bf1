import FundModel
import FundNumerics
import FundWaterfall

/// Limits of the frozen draw layout (docs/model.md, Draws).
public enum EngineLimits {
  public static let zones = 16
  public static let components = 8
  public static let regimes = 16
  public static let products = 16
  public static let months = 1000
  /// Loans of one path: a fund that recycles gains of many times its advances grows without bound.
  public static let loans = 1_000_000
  /// Paths with inner draws are numbered below this: 2^40.
  public static let nestedPaths: UInt64 = 1 << 40
}

/// A fund as flat tables: everything a path needs, nothing looked up by name.
///
/// Built once per config and shared read-only by all workers. Tables by month and zone have
/// `monthStride` entries a zone, zero beyond the horizon so that vectors may run over its end.
public final class CompiledFund: @unchecked Sendable {
  public let config: FundConfig
  public let zoneCount: Int
  public let productCount: Int
  /// Last month; a path has `horizon + 1` months.
  public let horizon: Int
  let monthStride: Int
  /// Last month in which loans are bought.
  let lastPurchaseMonth: Int

  let market: MarketTables
  let exits: ExitTables
  public let contract: ContractTable
  let portfolio: PortfolioTables
  /// Nil when the fund buys no loan tape.
  let tape: TapeTables?
  /// Nil when no zone lists suburbs.
  let suburbs: SuburbTables?
  let labels: LabelTables
  let schedule: ScheduleTables
  let benchmark: BenchmarkTable
  public let waterfall: Waterfall
  /// Nil in a fund without facilities and notes.
  let financing: FinancingTables?
  /// Whether the waterfall's accounts hold realized loans only.
  let isDealByDeal: Bool
  /// What becomes of a pot in 0...horizon months; empty unless the waterfall is deal by deal.
  let potGrowth: [PotGrowth]
  /// Nil without a test.
  let clawback: Clawback?
  let commitment: GpCommitment

  /// - Parameters:
  ///   - config: a config that passed validation.
  ///   - data: what `FundData.load` read for it; a config that names no file needs none.
  /// - Throws: `EngineError` when it exceeds `EngineLimits` or lacks a value that its variant needs.
  public init(_ config: FundConfig, data: FundData = .none) throws {
    try CompiledFund.checkLimits(config)
    self.config = config
    zoneCount = config.zones.count
    productCount = config.products.count
    horizon = config.fund.horizonMonths
    monthStride = (horizon + 1 + 7) / 8 * 8 + 24
    let recycling = config.reinvestment.share > 0 ? config.reinvestment.periodMonths : 0
    lastPurchaseMonth = min(max(config.deployment.periodMonths, recycling) - 1, horizon - 1)
    market = try MarketTables(config, data: data, monthStride: monthStride)
    contract = ContractTable(
      config, oldest: horizon + TapeTables.oldest(config, data))
    exits = try ExitTables(config, monthStride: monthStride, maxAge: contract.maxAge)
    tape = try TapeTables(
      config, data: data, contract: contract, exits: exits, monthStride: monthStride)
    portfolio = PortfolioTables(config)
    suburbs = SuburbTables(config, maxAge: contract.maxAge)
    labels = LabelTables(config, monthStride: monthStride)
    schedule = try ScheduleTables(config, horizon: horizon)
    benchmark = try BenchmarkTable(config, monthStride: monthStride)
    financing = try FinancingTables(config, horizon: horizon)
    let waterfall = try Waterfall(terms: config.waterfall)
    self.waterfall = waterfall
    let isDealByDeal = waterfall.dealRule != .wholeFund
    self.isDealByDeal = isDealByDeal
    potGrowth =
      !isDealByDeal
      ? [] : (0...horizon).map { waterfall.potGrowth(years: Double($0) / 12) }
    clawback = try Clawback(terms: config.waterfall)
    commitment = GpCommitment(terms: config.waterfall.gpCommitment)
  }

  /// Years that paths have words for.
  public var marketYears: Int { market.years }

  private static func checkLimits(_ config: FundConfig) throws {
    func check(_ path: String, _ count: Int, _ limit: Int) throws {
      guard count >= 1, count <= limit else {
        throw EngineError(
          "\(path) has \(count) entries; the engine takes 1 to \(limit)", path: path)
      }
    }
    try check("zones", config.zones.count, EngineLimits.zones)
    try check("products", config.products.count, EngineLimits.products)
    try check("fund.term_years", config.fund.horizonMonths, EngineLimits.months)
    if let regime = config.market.priceModel.regime {
      try check(
        "market.price_model.regime.regimes", regime.regimes.count, EngineLimits.regimes)
    }
    if let momentum = config.market.priceModel.momentum {
      try check(
        "market.price_model.momentum.components", momentum.components.count,
        EngineLimits.components)
    }
  }
}

/// What the engine refuses: a config beyond its limits, or one that was not validated.
public struct EngineError: Error, Sendable, CustomStringConvertible {
  public let message: String
  /// Path of the parameter concerned.
  public let path: String

  init(_ message: String, path: String) {
    self.message = message
    self.path = path
  }

  /// The value of a parameter that validation has guaranteed to be there.
  static func require<Value>(_ value: Value?, _ path: String) throws -> Value {
    guard let value else {
      throw EngineError("\(path) is missing; validate the config before running it", path: path)
    }
    return value
  }

  public var description: String { message }
}
