import FundEngine
import FundModel
import FundResults

/// A path as a log: one JSON object a stage, with what went in and what came out (docs/trace.md).
///
/// All figures are those that the reference program wrote down while it ran the path.
public struct PathTrace {
  /// Version of the keys of docs/trace.md.
  public static let version = 1

  let config: FundConfig
  let record: PathRecord
  let hash: String
  let seed: UInt64
  let path: UInt64
  private let draws: PathDraws

  /// - Parameters:
  ///   - record: the path `path` of `config` with `seed`.
  ///   - hash: the configuration's.
  public init(config: FundConfig, record: PathRecord, hash: String, seed: UInt64, path: UInt64) {
    self.config = config
    self.record = record
    self.hash = hash
    self.seed = seed
    self.path = path
    draws = PathDraws(seed: seed, path: path, fund: config.simulation.fundNumber)
  }

  /// Hands out the objects in order.
  public func write(_ emit: (ConfigValue) throws -> Void) rethrows {
    try emit(header)
    try marketDraws(draws).forEach(emit)
    try inputs.forEach(emit)
    try market.forEach(emit)
    try months(draws, emit)
    try emit(metrics)
  }

  private var header: ConfigValue {
    line(
      "run",
      [
        ("trace_version", .int(Self.version)), ("engine", .string(ResultVersion.engine)),
        ("config_hash", .string(hash)), ("name", .string(config.fund.name)),
        ("seed", .number(ConfigNumber(seed))), ("path", .number(ConfigNumber(path))),
        ("months", .int(record.horizonMonths)), ("currency", .string(config.fund.currency)),
        ("size", .figure(config.fund.size)),
        ("zones", .list(config.zones.map { .string($0.name) })),
        ("products", .list(config.products.map { .string($0.name) })),
      ])
  }

  private var metrics: ConfigValue {
    line("metrics", Metric.allCases.map { ($0.name, .figure(record.metric($0))) })
  }

  func line(_ stage: String, _ fields: [(String, ConfigValue)]) -> ConfigValue {
    .record([("stage", .string(stage))] + fields)
  }

  func figures(_ values: [Double]) -> ConfigValue { .list(values.map { .figure($0) }) }

  /// One value a zone, by its name.
  func byZone(_ value: (Int) -> Double) -> ConfigValue {
    .record(config.zones.enumerated().map { ($1.name, .figure(value($0))) })
  }
}
