import FundDigest
import FundModel

/// What the figures of a run are a function of. Two runs of one identity have the same bits, whoever ran
/// them, on whatever machine, with however many threads.
public struct RunIdentity: Sendable, Hashable, Codable {
  /// Version of the recipe of `key`.
  public static let format = 1

  /// Version of the engine that computed.
  public var engineVersion: String
  /// `ConfigDocument.hash`: the model, its hooks included.
  public var configHash: String
  /// SHA-256 of every file of data that was read, in the order of the configuration.
  public var dataHashes: [String]
  public var seed: UInt64
  public var firstPath: UInt64
  public var paths: Int
  /// `simulation.fund_number`: which streams the loans are drawn from. The hash leaves it out, as all of
  /// `simulation`.
  public var fundNumber: Int

  public init(_ result: RunResult) {
    self.init(result.manifest, fundNumber: result.config.simulation.fundNumber)
  }

  /// - Parameter fundNumber: `simulation.fund_number`, which a manifest does not state.
  public init(_ manifest: RunManifest, fundNumber: Int = 0) {
    self.init(
      engineVersion: manifest.engineVersion, configHash: manifest.configHash,
      dataHashes: manifest.dataFiles.map(\.sha256), seed: manifest.seed,
      firstPath: manifest.firstPath, paths: manifest.paths, fundNumber: fundNumber)
  }

  public init(
    engineVersion: String = ResultVersion.engine, configHash: String, dataHashes: [String],
    seed: UInt64, firstPath: UInt64, paths: Int, fundNumber: Int = 0
  ) {
    self.engineVersion = engineVersion
    self.configHash = configHash
    self.dataHashes = dataHashes
    self.seed = seed
    self.firstPath = firstPath
    self.paths = paths
    self.fundNumber = fundNumber
  }

  enum CodingKeys: String, CodingKey {
    case seed, paths
    case engineVersion = "engine_version"
    case configHash = "config_hash"
    case dataHashes = "data_hashes"
    case firstPath = "first_path"
    case fundNumber = "fund_number"
  }

  /// SHA-256, 64 hexadecimal digits, of the members as one line of JSON: format, engine, config, data,
  /// seed, first_path, paths, fund_number; seed and first path as text, since a number of JSON holds 53 bits.
  /// - Throws: `DigestError` if OpenSSL refuses.
  public var key: String {
    get throws {
      let record = ConfigValue.record([
        ("format", .int(Self.format)), ("engine", .string(engineVersion)),
        ("config", .string(configHash)), ("data", .list(dataHashes.map { .string($0) })),
        ("seed", .string("\(seed)")), ("first_path", .string("\(firstPath)")),
        ("paths", .int(paths)), ("fund_number", .int(fundNumber)),
      ])
      return try SHA256.hex(of: record.jsonLine.utf8)
    }
  }

  /// What people call the run: the first 12 digits of the key.
  /// - Throws: as `key`.
  public var id: String { get throws { String(try key.prefix(12)) } }
}
