import FundEngine
import Synchronization

/// How far a run is.
public struct RunProgress: Sendable {
  /// What `done` and `total` count.
  public enum Unit: String, Sendable { case paths, steps }

  public var done: Int
  public var total: Int
  /// Seconds since the start.
  public var elapsed: Double
  /// Mean net IRR of the paths merged so far and its standard error; nil below two defined values.
  public var netIrr: (mean: Double, standardError: Double)?
  /// Finished cells of a batch of runs; nil for one run. `done` and `total` then count the paths of
  /// all cells.
  public var cells: (done: Int, total: Int)?
  /// Finished runs of a search or a series, and the most there can be (nil when that is open). `done`
  /// counts the paths of all of them, and `total` is what they come to at most, or an estimate where
  /// the number is open.
  public var runs: (done: Int, most: Int?)?
  /// Finished and all steps of the script's loop around the run.
  public var loop: (done: Int, total: Int)?
  /// Steps are those of a script's own loop, or of what `stage` names.
  public var unit: Unit
  /// What is being done, one word: `paths`, `cells`, `check`, `draws`, `loop`, or the name of an
  /// analysis.
  public var stage: String

  public init(
    done: Int, total: Int, elapsed: Double, netIrr: (mean: Double, standardError: Double)? = nil,
    cells: (done: Int, total: Int)? = nil, unit: Unit = .paths, stage: String = "paths"
  ) {
    self.done = done
    self.total = total
    self.elapsed = elapsed
    self.netIrr = netIrr
    self.cells = cells
    self.unit = unit
    self.stage = stage
  }
}

/// The handle by which a caller watches and stops a run.
///
/// `cancel()` may be called from any thread, any number of times; the run then ends within about one
/// path and throws `MonteCarloError.cancelled`.
public final class RunControl: Sendable {
  private let cancelled = Atomic<Bool>(false)
  private let poll: (@Sendable () -> Bool)?
  let report: (@Sendable (RunProgress) -> Void)?

  /// - Parameters:
  ///   - poll: asked now and then by every worker whether to stop; must be quick.
  ///   - report: called about ten times a second from one worker at a time; `done` never falls within
  ///     one run.
  public init(
    poll: (@Sendable () -> Bool)? = nil, report: (@Sendable (RunProgress) -> Void)? = nil
  ) {
    self.poll = poll
    self.report = report
  }

  /// Tells whoever watches; for work that is made of several runs.
  public func send(_ progress: RunProgress) { report?(progress) }

  public func cancel() { cancelled.store(true, ordering: .relaxed) }

  public var isCancelled: Bool {
    cancelled.load(ordering: .relaxed) || (poll?() ?? false)
  }
}

public enum MonteCarloError: Error, Sendable, CustomStringConvertible {
  /// The caller stopped the run after so many paths.
  case cancelled(done: Int, total: Int)
  /// A path broke a law of the engine.
  case violated(InvariantViolation)
  /// A path bought more loans than `EngineLimits.loans`.
  case tooManyLoans(path: UInt64)
  /// A function of the fund's own failed.
  case hook(HookFailure)

  /// The path that failed; nil when none did.
  var path: UInt64? {
    switch self {
    case .cancelled: nil
    case .violated(let violation): violation.path
    case .tooManyLoans(let path): path
    case .hook(let failure): failure.path
    }
  }

  /// This failure, or another one of a lower path.
  func earlier(than other: MonteCarloError) -> MonteCarloError {
    guard let path, let theirs = other.path else { return self }
    return theirs < path ? other : self
  }

  public var description: String {
    switch self {
    case .cancelled(let done, let total): "interrupted after \(done) of \(total) paths"
    case .tooManyLoans(let path):
      "path \(path) buys more than \(EngineLimits.loans) loans: recycled receipts grow without bound; "
        + "look at reinvestment.receipts, reinvestment.share, loans.amount and the products' claims"
    case .hook(let failure): failure.description
    case .violated(let violation): "the engine broke its own law: \(violation)"
    }
  }
}
