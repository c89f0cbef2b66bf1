import FundModel

/// Turns the functions in a configuration into hooks; handed in from above, so that the engine knows
/// no language.
public protocol HookRuntime: Sendable {
  /// Reads the sources once.
  ///
  /// - Throws: `HookIssues` with one entry a hook that cannot be used.
  func compile(_ hooks: [HookTerms]) throws(HookIssues) -> any HookProgram
}

/// The functions of one fund, shared by the workers.
public protocol HookProgram: Sendable {
  /// Hooks of a worker of their own.
  func makeHooks() throws(HookFailure) -> any PathHooks
}

/// Hooks that cannot be used: position in the configuration's list, and why.
public struct HookIssues: Error, Sendable {
  public var issues: [(index: Int, message: String)]

  public init(_ issues: [(index: Int, message: String)]) { self.issues = issues }
}
