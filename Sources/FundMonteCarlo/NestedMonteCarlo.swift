import Dispatch
import FundEngine
import FundModel
import FundResults
import Synchronization

extension MonteCarlo {
  /// What to run: several draws of the loans in each of several markets (docs/model.md, 6.1).
  public struct NestedRequest: Sendable {
    public var seed: UInt64
    /// Markets `firstPath ..< firstPath + markets`.
    public var firstPath: UInt64
    public var markets: Int
    /// Draws of the loans in each market; draw 0 is the path itself.
    public var inner: Int
    public var threads: Int
    /// Functions of the fund's own; every worker makes hooks of them.
    public var hooks: (any HookProgram)?

    public init(
      seed: UInt64, firstPath: UInt64 = 0, markets: Int, inner: Int, threads: Int,
      hooks: (any HookProgram)? = nil
    ) {
      self.seed = seed
      self.firstPath = firstPath
      self.markets = markets
      self.inner = inner
      self.threads = threads
      self.hooks = hooks
    }
  }

  /// The figures of every draw: draw j of market i is row `i * inner + j` of the table.
  ///
  /// - Precondition: markets and inner are at least 1; path numbers stay below
  ///   `EngineLimits.nestedPaths` and inner below 2^24, so that no two draws share numbers.
  /// - Throws: as `run`.
  public static func nested(
    _ fund: CompiledFund, _ request: NestedRequest, control: RunControl
  ) throws(MonteCarloError) -> SampleTable {
    precondition(request.markets >= 1 && request.inner >= 1 && request.inner < 1 << 24)
    precondition(request.firstPath < EngineLimits.nestedPaths)
    precondition(UInt64(request.markets) <= EngineLimits.nestedPaths - request.firstPath)
    try checkHooks(fund, request.hooks, path: request.firstPath)
    let total = request.markets * request.inner
    let samples = SampleTable(paths: total)
    let next = Atomic<Int>(0)
    let stopped = Atomic<Bool>(false)
    let failure = Mutex<MonteCarloError?>(nil)
    let progress = NestedProgress(total: total, control: control)
    let workers = max(1, min(request.threads, request.markets))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      func stop(_ error: MonteCarloError) {
        failure.withLock { $0 = $0?.earlier(than: error) ?? error }
        stopped.store(true, ordering: .relaxed)
      }
      let workspace: PathWorkspace
      do throws(HookFailure) {
        workspace = PathWorkspace(fund, hooks: try request.hooks?.makeHooks())
      } catch { return stop(.hook(error)) }
      while !stopped.load(ordering: .relaxed) {
        let market = next.add(1, ordering: .relaxed).oldValue
        guard market < request.markets else { break }
        let path = request.firstPath &+ UInt64(market)
        for draw in 0..<request.inner {
          if control.isCancelled { return stopped.store(true, ordering: .relaxed) }
          workspace.run(seed: request.seed, path: path, inner: UInt64(draw))
          if let failure = workspace.hookFailure, !control.isCancelled {
            return stop(.hook(failure))
          }
          if control.isCancelled { return stopped.store(true, ordering: .relaxed) }
          if workspace.exceedsLimits { return stop(.tooManyLoans(path: path)) }
          samples.store(workspace.metrics, path: market * request.inner + draw)
        }
        progress.add(request.inner)
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    guard !stopped.load(ordering: .relaxed) else {
      throw MonteCarloError.cancelled(done: progress.done, total: total)
    }
    return samples
  }
}

/// Counts finished draws and reports about ten times a second.
private final class NestedProgress: Sendable {
  private let total: Int
  private let control: RunControl
  private let start = DispatchTime.now()
  private let state = Mutex<(done: Int, lastReport: Double)>((0, 0))
  private let told = Mutex(0)

  init(total: Int, control: RunControl) {
    self.total = total
    self.control = control
  }

  var done: Int { state.withLock { $0.done } }

  func add(_ count: Int) {
    let elapsed = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
    let finished: Int? = state.withLock { state in
      state.done += count
      guard elapsed - state.lastReport > 0.1 || state.done == total else { return nil }
      state.lastReport = elapsed
      return state.done
    }
    guard let finished, let report = control.report else { return }
    told.withLock { told in
      guard finished > told else { return }
      told = finished
      report(RunProgress(done: finished, total: total, elapsed: elapsed, stage: "draws"))
    }
  }
}
