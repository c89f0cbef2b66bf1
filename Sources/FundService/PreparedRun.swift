import FundEngine
import FundModel
import FundResults

/// A fund that is ready to run: valid, compiled, and past its static guardrails.
public struct PreparedRun: Sendable {
  public let document: ConfigDocument
  public let config: FundConfig
  public let options: RunOptions
  public let fund: CompiledFund
  /// What the files that the configuration names hold.
  public let data: FundData
  /// The functions of the fund's own; nil when it has none.
  public let hooks: (any HookProgram)?
  let hash: String

  /// Validates and compiles a document.
  ///
  /// - Throws: `ConfigError` with every issue, those of data files and of hooks included; `ServiceError`
  ///   when the engine's limits are exceeded, a static guardrail of a failing severity trips, or the fund
  ///   has hooks and the options no runtime for them.
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
    try RunMemory.check(config, breakdown: options.breakdown)
    try Self.checkStaticGuardrails(config, failOn: options.failOn)
    hooks = try Self.compileHooks(of: self.document, config, options)
    do {
      data = try FundData.load(
        for: config, folder: self.document.folder(of:))
      fund = try CompiledFund(config, data: data)
    } catch let error as EngineError {
      throw ServiceError(.limit, error.message)
    }
    RunLog.tell(of: self)
  }

  private static func compileHooks(
    of document: ConfigDocument, _ config: FundConfig, _ options: RunOptions
  ) throws -> (any HookProgram)? {
    guard !config.hooks.isEmpty else { return nil }
    guard let runtime = options.hookRuntime else {
      throw ServiceError(
        .hook,
        "the fund has functions of its own (\(config.hooks.map(\.title).joined(separator: ", "))), "
          + "and nothing here runs them")
    }
    do {
      return try runtime.compile(config.hooks)
    } catch {
      throw document.invalidHooks(error.issues)
    }
  }

  /// Hooks of one thread; nil when the fund has none.
  func makeHooks() throws(ServiceError) -> (any PathHooks)? {
    do {
      return try hooks?.makeHooks()
    } catch {
      throw ServiceError(.hook, error.description)
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
