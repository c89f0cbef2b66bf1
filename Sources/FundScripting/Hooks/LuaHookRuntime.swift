import FundEngine
import FundModel
import FundMonteCarlo
import FundService
import LuaRuntime
import Synchronization

/// Runs the functions of a fund that are written in Lua: one pure state a worker.
public final class LuaHookRuntime: HookRuntime {
  /// Seconds that one call of a hook may take.
  static let callLimit = 2.0
  private let stop = Mutex<(@Sendable () -> Bool)?>(nil)

  public init() {}

  /// A runtime whose hooks stop when `stop` says so; asked about 50 times a second from another thread.
  public convenience init(stop: @escaping @Sendable () -> Bool) {
    self.init()
    self.stop.withLock { $0 = stop }
  }

  /// Stops a hook that runs when the run is cancelled; without, only between two paths.
  public func stop(with control: RunControl) {
    stop.withLock { $0 = { control.isCancelled } }
  }

  /// Reads every source once, in a state that is then dropped.
  public func compile(_ hooks: [HookTerms]) throws(HookIssues) -> any HookProgram {
    var issues: [(index: Int, message: String)] = []
    for (index, hook) in hooks.enumerated() {
      do {
        try HookFunction.check(hook)
      } catch {
        issues.append((index, HookMessage.text(error, source: hook.source)))
      }
    }
    guard issues.isEmpty else { throw HookIssues(issues) }
    return LuaHookProgram(hooks: hooks, runtime: self)
  }

  var isStopRequested: Bool {
    let asked = stop.withLock { $0 }
    return asked?() ?? false
  }
}

extension RunControl {
  /// Cancelling the run stops its hooks at once, in the middle of one too.
  public func stopsHooks(of options: RunOptions) {
    (options.hookRuntime as? LuaHookRuntime)?.stop(with: self)
  }
}

/// The sources of one fund.
struct LuaHookProgram: HookProgram {
  let hooks: [HookTerms]
  let runtime: LuaHookRuntime

  func makeHooks() throws(HookFailure) -> any PathHooks {
    do {
      return try LuaHooks(hooks, runtime: runtime)
    } catch let failure as HookFailure {
      throw failure
    } catch {
      throw HookFailure(hook: "hooks", path: 0, message: "\(error)")
    }
  }
}

/// Errors of hooks as messages: where in the source, and what.
enum HookMessage {
  static func text(_ error: any Error, source: String) -> String {
    guard let error = error as? LuaError else { return "\(error)" }
    let message =
      switch error.code {
      case .stopped(.user): "interrupted"
      case .stopped(.deadline):
        "it was stopped: one call may take \(Int(LuaHookRuntime.callLimit)) seconds"
      case .stopped(.memory), .memory:
        "it was stopped: it wants more than \(HookFunction.memoryLimit >> 20) MB"
      default: error.message
      }
    guard let line = error.line else { return message }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return message }
    let code = lines[line - 1].drop { $0 == " " || $0 == "\t" }.prefix(120)
    return "line \(line): \(message)\n    \(code)"
  }
}

extension ConfigDocument {
  /// What is wrong with the sources of hooks, which `validate()` does not read; empty for a document
  /// that is broken elsewhere.
  public func hookIssues() -> [ConfigIssue] {
    guard let config = try? fundConfig(), !config.hooks.isEmpty else { return [] }
    do {
      _ = try LuaHookRuntime().compile(config.hooks)
      return []
    } catch {
      return invalidHooks(error.issues).issues
    }
  }
}
