import Foundation
import FundModel

/// Why a stored result could not be read or written.
public struct RunDocumentError: Error, Equatable, CustomStringConvertible {
  public struct Code: Sendable, Equatable {
    public let name: String
    /// Not a JSON object, or a member has the wrong form.
    public static let malformed = Code(name: "malformed")
    public static let missingMember = Code(name: "missing_member")
    public static let unsupportedVersion = Code(name: "unsupported_version")
    public static let notWritable = Code(name: "not_writable")
  }

  public var code: Code
  public var message: String
  public var description: String { message }

  public init(code: Code, message: String) {
    self.code = code
    self.message = message
  }
}

extension RunDocument {
  /// The document as UTF-8 JSON, ending in a newline.
  /// - Throws: `RunDocumentError` when the configuration is empty or a figure cannot be written.
  public func json() throws -> [UInt8] {
    guard !canonicalConfig.isEmpty else {
      throw RunDocumentError(code: .notWritable, message: "the run holds no configuration")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes = Array("{".utf8)
    func append(_ name: String, _ value: some Sequence<UInt8>) {
      bytes += (bytes.count == 1 ? "\n" : ",\n").utf8
      bytes += "\"\(name)\": ".utf8
      bytes += value
    }
    do {
      append("manifest", try encoder.encode(manifest))
      append("terms", try encoder.encode(terms))
      // Without the line end of a file, which reading does not give back.
      let end = canonicalConfig.lastIndex { $0 != UInt8(ascii: "\n") } ?? 0
      append("config", canonicalConfig[...end])
      append("metrics", try encoder.encode(statistics.summaries))
      if let hookMetrics { append("hook_metrics", try encoder.encode(hookMetrics)) }
      append("risk", try encoder.encode(statistics.risk))
      append("guardrails", try encoder.encode(guardrails))
      append("warnings", try encoder.encode(warnings))
      if let tailDrivers { append("tail_drivers", try encoder.encode(tailDrivers)) }
      if let bootstrap { append("bootstrap", try encoder.encode(bootstrap)) }
      append("yearly", try encoder.encode(yearly))
      if let market { append("market", try encoder.encode(market)) }
      append("histograms", try encoder.encode(histograms))
      if let breakdown { append("breakdown", try encoder.encode(breakdown)) }
      if let bridge { append("bridge", try encoder.encode(bridge)) }
      if let notes { append("notes", try encoder.encode(notes)) }
      if let samples { append("samples", SamplesJSON.write(samples)) }
      if let timings { append("timings", try encoder.encode(timings)) }
    } catch {
      throw RunDocumentError(code: .notWritable, message: "cannot write the result: \(error)")
    }
    return bytes + "\n}\n".utf8
  }

  /// Reads what `json()` wrote, of the present schema version.
  /// - Throws: `RunDocumentError`.
  public init(json: [UInt8]) throws {
    guard let members = JSONMembers(json) else {
      throw RunDocumentError(
        code: .malformed, message: "a result is one JSON object; this is something else")
    }
    let decoder = JSONDecoder()
    func optional<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value? {
      guard let bytes = members[name] else { return nil }
      do {
        return try decoder.decode(type, from: Data(bytes))
      } catch {
        throw RunDocumentError(
          code: .malformed, message: "member \"\(name)\" of the result cannot be read: \(error)")
      }
    }
    func required<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
      guard let value = try optional(name, as: type) else {
        throw RunDocumentError(
          code: .missingMember, message: "the result has no member \"\(name)\"")
      }
      return value
    }
    struct Version: Decodable {
      var schema: Int
      enum CodingKeys: String, CodingKey { case schema = "schema_version" }
    }
    let version = try required("manifest", as: Version.self).schema
    guard version == ResultVersion.schema else {
      throw RunDocumentError(
        code: .unsupportedVersion,
        message: "the result has schema version \(version); this program reads version "
          + "\(ResultVersion.schema)")
    }
    manifest = try required("manifest", as: RunManifest.self)
    terms = try required("terms", as: RunTerms.self)
    guard let config = members["config"] else {
      throw RunDocumentError(code: .missingMember, message: "the result has no member \"config\"")
    }
    canonicalConfig = Array(config)
    let summaries = try required("metrics", as: [MetricSummary].self)
    guard summaries.map(\.metric) == Metric.allCases else {
      throw RunDocumentError(
        code: .malformed, message: "member \"metrics\" does not list every metric once, in order")
    }
    statistics = RunStatistics(
      summaries: summaries, risk: try required("risk", as: RiskSummary.self))
    guardrails = try required("guardrails", as: [GuardrailOutcome].self)
    warnings = try required("warnings", as: [RunWarning].self)
    yearly = try required("yearly", as: YearlyFlows.self)
    market = try optional("market", as: MarketTable.self)
    histograms = try required("histograms", as: [String: MetricHistogram].self)
    samples = try members["samples"].map { bytes in
      guard let columns = SamplesJSON.read(bytes) else {
        throw RunDocumentError(
          code: .malformed,
          message: "member \"samples\" of the result is not an object of lists of numbers and null")
      }
      return columns
    }
    timings = try optional("timings", as: RunTimings.self)
    tailDrivers = try optional("tail_drivers", as: TailDrivers.self)
    bootstrap = try optional("bootstrap", as: [String: BootstrapBands].self)
    breakdown = try optional("breakdown", as: BreakdownSummary.self)
    bridge = try optional("bridge", as: FundBridge.self)
    notes = try optional("notes", as: [NoteSummary].self)
    hookMetrics = try optional("hook_metrics", as: [HookMetricSummary].self)
  }
}
