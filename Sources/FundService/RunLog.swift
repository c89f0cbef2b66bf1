import Dispatch
import FundLog
import FundModel
import FundMonteCarlo
import FundResults

/// Names of the parts that speak in logs.
public enum LogModule {
  public static let engine = "fund.engine"
  public static let monteCarlo = "fund.mc"
  public static let service = "fund.service"
  public static let store = "fund.store"
  public static let script = "fund.script"
  public static let report = "fund.report"
  public static let commands = "fund.cli"

  /// Every name, and `fund` for all of them.
  public static let all = ["fund", engine, monteCarlo, service, store, script, report, commands]
}

/// What a run tells of itself.
struct RunLog {
  private let service: Logger
  private let paths: Logger
  private let begin = DispatchTime.now()

  /// Tells what was compiled.
  static func tell(of prepared: PreparedRun) {
    let log = named(prepared)
    guard log.isOn(.debug) || log.of(LogModule.engine).isOn(.debug) else { return }
    log.of(LogModule.engine).debug(
      "fund compiled",
      [
        .init("config_hash", prepared.hash), .init("months", prepared.fund.horizon),
        .init("zones", prepared.config.zones.count), .init("data_files", prepared.data.files.count),
      ])
    for hook in prepared.config.hooks {
      log.debug("hook compiled", [.init("hook", hook.title)])
    }
  }

  init(_ prepared: PreparedRun, threads: Int) {
    service = Self.named(prepared)
    paths = service.of(LogModule.monteCarlo)
    let simulation = prepared.config.simulation
    service.info(
      "run starts",
      [
        .init("fund", prepared.config.fund.name), .init("config_hash", prepared.hash),
        .init("paths", simulation.paths), .init("seed", simulation.seed),
        .init("first_path", prepared.options.firstPath), .init("threads", threads),
        .init("keep", simulation.keep.rawValue),
      ])
  }

  /// The service's logger, with the beginning of the run's identity where anybody would read it.
  private static func named(_ prepared: PreparedRun) -> Logger {
    let log = prepared.options.log.of(LogModule.service)
    let isRead = [LogModule.service, LogModule.engine, LogModule.monteCarlo].contains {
      log.of($0).isOn(.error)
    }
    guard isRead else { return log }
    // Without a digest there is no name; the run itself would have failed on it before.
    guard let id = try? prepared.identity.id else { return log }
    return log.run(id)
  }

  /// The stage that was timed last.
  func stage(_ timings: RunTimings) {
    guard let stage = timings.stages.last else { return }
    let log = stage.name == RunTimings.pathsStage ? paths : service
    log.debug("stage ended", [.init("stage", stage.name), .init("seconds", stage.seconds)])
  }

  func end(
    _ timings: RunTimings, _ guardrails: [GuardrailOutcome], _ warnings: [RunWarning]
  ) {
    for outcome in guardrails where outcome.tripped {
      let rule = outcome.guardrail
      service.warning(
        "guardrail tripped",
        [
          .init("guardrail", rule.name), .init("metric", rule.metric),
          .init("op", rule.op.rawValue), .init("limit", rule.limit), .init("value", outcome.value),
          .init("severity", rule.severity.rawValue),
        ])
    }
    for warning in warnings {
      service.warning(warning.message, [.init("code", warning.code)])
    }
    let nanoseconds = DispatchTime.now().uptimeNanoseconds - begin.uptimeNanoseconds
    service.info("run ended", [.init("seconds", Double(nanoseconds) / 1e9)])
  }
}

/// What an analysis of several runs tells of itself; the runs inside it speak a level lower.
struct AnalysisLog {
  private let log: Logger
  private let name: String
  private let begin = DispatchTime.now()

  init(_ name: String, _ options: inout RunOptions, _ fields: [LogField] = []) {
    self.name = name
    log = options.log.of(LogModule.service)
    options.log = options.log.inner
    log.info("\(name): starts", fields)
  }

  func end(_ fields: [LogField] = []) {
    let nanoseconds = DispatchTime.now().uptimeNanoseconds - begin.uptimeNanoseconds
    log.info("\(name): ended", [.init("seconds", Double(nanoseconds) / 1e9)] + fields)
  }
}
