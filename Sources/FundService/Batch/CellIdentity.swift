import FundDigest
import FundModel
import FundResults

/// What the figures of a cell are a function of, and its name in the cache.
struct CellIdentity: Sendable, Equatable {
  /// Version of the files and of the recipe of the key.
  static let format = 1

  let record: ConfigValue
  /// SHA-256 of the record as one line of JSON, 64 hexadecimal digits.
  let key: String
  let paths: Int
  let seed: UInt64

  /// The configuration's hash holds its hooks; threads and checks change no figure.
  init(_ prepared: PreparedRun, figures: [Objective]) throws {
    let simulation = prepared.config.simulation
    paths = simulation.paths
    seed = simulation.seed
    record = .record([
      ("format", .int(Self.format)), ("engine", .string(ResultVersion.engine)),
      ("config", .string(prepared.hash)),
      ("data", .list(prepared.data.files.map { .string($0.sha256) })),
      // As text: a number of JSON holds 53 bits.
      ("seed", .string("\(seed)")), ("first_path", .string("\(prepared.options.firstPath)")),
      // The hash leaves all of `simulation` out.
      ("paths", .int(paths)), ("fund_number", .int(simulation.fundNumber)),
      ("figures", .list(figures.map { .string($0.name) })),
    ])
    key = try SHA256.hex(of: record.jsonLine.utf8)
  }
}
