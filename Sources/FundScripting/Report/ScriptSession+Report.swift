import FundModel
import FundMonteCarlo
import FundResults
import FundService
import LuaRuntime

/// Reports for those who start them without a script.
extension ScriptSession {
  /// Names and types of the options of a plan.
  ///
  /// - Throws: `ScriptError` when there is none of that name, or it is broken.
  public func planOptions(_ name: String) throws -> [(name: String, type: String, help: String)] {
    try explaining { try stoppable { try ReportPlan(name, context, state).options } }
  }

  /// Writes the report of a run that was just made.
  ///
  /// - Parameter options: of the plan, as words of a command line.
  /// - Throws: `ScriptError`, `ServiceError`, `ConfigError`.
  public func report(
    _ kept: KeptRun, of prepared: PreparedRun, _ request: ReportRequest,
    options: [(name: String, text: String)] = []
  ) throws {
    try report(
      RunObject(kept.result, prepared, entry: kept.entry, isAnswer: kept.isAnswer), request, options
    )
  }

  /// Writes the report of a run from the store.
  ///
  /// - Throws: as above.
  public func report(
    _ stored: StoredRun, _ request: ReportRequest, options: [(name: String, text: String)] = []
  ) throws {
    try report(
      RunObject(stored, entry: stored.entry, hookRuntime: context.hooks), request, options)
  }

  private func report(
    _ run: RunObject, _ request: ReportRequest, _ options: [(name: String, text: String)]
  ) throws {
    try explaining {
      try stoppable {
        try ReportWriter(context: context, state: state).write(
          run, request, options: { $0.read(options) })
      }
    }
  }
}
