import Foundation
import FundModel

extension RunArchive {
  /// Pieces of a run; `origins` are kept when `config` is given.
  ///
  /// - Parameter config: the document that was run, with the origin of every value.
  /// - Throws: `Problem` when `config` is another document or the run cannot be written;
  ///   `RunDocumentError`.
  public static func parts(of result: RunResult, config: ConfigDocument?) throws -> [RunPart] {
    var parts = [
      RunPart(.document, try RunDocument(result).json()),
      RunPart(.config, result.canonicalConfig),
      RunPart(.samples, try bytes(result.samples)),
      RunPart(.flows, try bytes(result.flows)),
    ]
    if let config {
      guard Array(config.canonicalJSON.utf8) == result.canonicalConfig else {
        throw Problem(.origins, "the configuration given is not the one that was run")
      }
      parts.append(RunPart(.origins, try origins(of: config)))
    }
    if let market = result.market { parts.append(RunPart(.market, try bytes(market))) }
    if let matrix = result.matrix { parts.append(RunPart(.matrix, try bytes(matrix))) }
    if let breakdown = result.breakdown { parts.append(RunPart(.breakdown, try bytes(breakdown))) }
    if let notes = result.notes { parts.append(RunPart(.notes, try bytes(notes))) }
    if let own = result.hookMetrics { parts.append(RunPart(.hookMetrics, try bytes(own))) }
    return parts
  }

  /// The run back from its pieces, bit for bit.
  ///
  /// - Parameter part: gives a piece by its name, nil when it is not stored. Matrix and breakdown may be
  ///   missing; the others may be when the run had none of them.
  /// - Throws: `Problem`, and what `part` throws.
  public static func result(_ part: (RunPart.Name) throws -> [UInt8]?) throws -> RunResult {
    func need(_ name: RunPart.Name) throws -> [UInt8] {
      guard let bytes = try part(name) else { throw Problem(name, "it is not stored") }
      return bytes
    }
    let document = try Document(need(.document))
    let canonical = try need(.config)
    let config: FundConfig
    let own: [String]
    do {
      let tree = try ConfigDocument.parse(bytes: canonical, name: "stored run")
      config = try tree.fundConfig()
      own = tree.ownMetrics
      guard try tree.hash == document.manifest.configHash else {
        throw Problem(.config, "it is not the configuration whose hash the run states")
      }
    } catch let error as ConfigError {
      throw Problem(.config, "it cannot be read: \(error)")
    }
    let paths = document.manifest.paths
    let months = config.fund.horizonMonths + 1
    /// A piece that is there when the document speaks of it.
    func described(_ name: RunPart.Name) throws -> [UInt8]? {
      document.describes(name) ? try need(name) : nil
    }
    return RunResult(
      manifest: document.manifest, config: config, canonicalConfig: canonical,
      samples: try samples(need(.samples), paths: paths),
      flows: try flows(need(.flows), paths: paths, months: months),
      market: try described(.market).map { try market($0) },
      matrix: try part(.matrix).map { try matrix($0, paths: paths, months: months) },
      breakdown: try part(.breakdown).map {
        try breakdown($0, paths: paths, layout: BreakdownLayout(config))
      },
      notes: try described(.notes).map {
        try notes($0, paths: paths, classes: config.notes.issued.count)
      },
      hookMetrics: try described(.hookMetrics).map {
        try hookMetrics($0, paths: paths, names: own)
      },
      guardrails: document.guardrails, warnings: document.warnings, timings: document.timings)
  }

  /// The members of the piece `document` that a result is made of.
  private struct Document {
    let manifest: RunManifest
    let guardrails: [GuardrailOutcome]
    let warnings: [RunWarning]
    let timings: RunTimings
    private let members: JSONMembers

    init(_ bytes: [UInt8]) throws(Problem) {
      guard let members = JSONMembers(bytes) else {
        throw Problem(.document, "it is no JSON object")
      }
      struct Version: Decodable {
        var schema: Int
        enum CodingKeys: String, CodingKey { case schema = "schema_version" }
      }
      func member<Value: Decodable>(_ name: String, _ type: Value.Type) throws(Problem) -> Value {
        guard let bytes = members[name] else {
          throw Problem(.document, "it has no member \"\(name)\"")
        }
        do {
          return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
          throw Problem(.document, "its member \"\(name)\" cannot be read: \(error)")
        }
      }
      let version = try member("manifest", Version.self).schema
      guard version == ResultVersion.schema else {
        throw Problem(
          .document,
          "it has schema version \(version); this program reads version "
            + "\(ResultVersion.schema)")
      }
      manifest = try member("manifest", RunManifest.self)
      guardrails = try member("guardrails", [GuardrailOutcome].self)
      warnings = try member("warnings", [RunWarning].self)
      timings = try member("timings", RunTimings.self)
      self.members = members
    }

    func describes(_ name: RunPart.Name) -> Bool { members[name.description] != nil }
  }
}
