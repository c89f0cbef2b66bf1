import FundEngine
import FundModel
import FundResults

/// A fund that is ready to run: valid, compiled, and past its static guardrails.
public struct PreparedRun: Sendable {
  public let document: ConfigDocument
  public let config: FundConfig
  public let options: RunOptions
  public let fund: CompiledFund
  let hash: String

  /// Validates and compiles a document.
  ///
  /// - Throws: `ConfigError` with every issue; `ServiceError` when the engine's limits are exceeded or
  ///   a static guardrail of a failing severity trips.
  public init(_ document: ConfigDocument, options: RunOptions = RunOptions()) throws {
    var changes: [(path: String, value: ConfigValue)] = []
    if let paths = options.paths { changes.append(("simulation.paths", .int(paths))) }
    if let seed = options.seed {
      changes.append(("simulation.seed", .number(ConfigNumber(seed))))
    }
    if let keep = options.keep { changes.append(("simulation.keep", .string(keep.rawValue))) }
    self.document = try document.with(changes, origin: options.origin)
    self.options = options
    config = try self.document.fundConfig()
    hash = try self.document.hash
    try Self.checkMemory(config)
    try Self.checkStaticGuardrails(config, failOn: options.failOn)
    do {
      fund = try CompiledFund(config)
    } catch let error as EngineError {
      throw ServiceError(.limit, error.message)
    }
  }

  /// Refuses a run whose kept figures would not fit: better a sentence now than a dead process later.
  private static func checkMemory(_ config: FundConfig) throws {
    let simulation = config.simulation
    let flows = simulation.keep == .flows ? 3 * (config.fund.horizonMonths + 1) : 0
    let needed = Double(simulation.paths) * Double(8 * (Metric.count + flows))
    guard needed <= Machine.memory * 0.8 else {
      throw ServiceError(
        .limit,
        "\(simulation.paths) paths with keep \(simulation.keep.rawValue) need "
          + "\(Int(needed / 1e9)) GB; this machine has \(Int(Machine.memory / 1e9)) GB; ask for "
          + "fewer paths" + (flows > 0 ? ", or keep metrics only" : ""))
    }
  }

  private static func checkStaticGuardrails(
    _ config: FundConfig, failOn: RunOptions.FailOn
  ) throws {
    let tripped = staticGuardrails(config).filter {
      $0.tripped && failOn.includes($0.guardrail.severity)
    }
    guard !tripped.isEmpty else { return }
    let lines = tripped.map { result in
      let rule = result.guardrail
      return
        "\(rule.severity.rawValue): guardrail \(rule.name): \(rule.metric) is \(result.value), "
        + "\(rule.op.rawValue) \(rule.limit)"
    }
    throw ServiceError(
      .guardrail,
      "the fund breaks \(tripped.count == 1 ? "a guardrail" : "\(tripped.count) guardrails") before "
        + "it runs (fail_on never runs it all the same)\n  " + lines.joined(separator: "\n  "))
  }
}
