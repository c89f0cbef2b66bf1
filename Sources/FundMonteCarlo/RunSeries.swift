import Dispatch
import Synchronization

/// Several runs one after the other that are watched and stopped as one piece of work.
public final class RunSeries: Sendable {
  /// How many runs there will be.
  public enum Budget: Sendable {
    /// At most so many.
    case atMost(Int)
    /// Nobody knows; so many are usual.
    case usually(Int)
  }

  private let whole: RunControl
  private let stage: String
  private let budget: Budget
  private let start = DispatchTime.now()
  /// Runs that were begun, and the paths of those before the last.
  private let state = Mutex<(begun: Int, paths: Int, last: Int)>((0, 0, 0))

  /// - Parameter stage: what the runs are for, one word.
  public init(_ whole: RunControl, stage: String, budget: Budget) {
    self.whole = whole
    self.stage = stage
    self.budget = budget
  }

  /// A control for the next run, of so many paths: stopped with the whole, and reporting to it as a
  /// part of it. The run before is over.
  public func next(paths: Int) -> RunControl {
    let (begun, before) = state.withLock { state in
      state.paths += state.last
      state.last = paths
      state.begun += 1
      return (state.begun, state.paths)
    }
    guard let report = whole.report else {
      return RunControl(poll: { [whole] in whole.isCancelled })
    }
    let most: Int? = if case .atMost(let most) = budget { max(most, begun) } else { nil }
    let expected =
      switch budget {
      case .atMost(let most): max(most, begun)
      case .usually(let usual): max(usual, begun + 1)
      }
    // The runs to come are taken to be as long as this one; a budget may be any number.
    let (rest, isTooMuch) = (expected - begun + 1).multipliedReportingOverflow(by: paths)
    let (sum, isBeyond) = before.addingReportingOverflow(rest)
    let total = isTooMuch || isBeyond ? .max : sum
    return RunControl(
      poll: { [whole] in whole.isCancelled },
      report: { [stage, start] progress in
        var part = progress
        let now = DispatchTime.now().uptimeNanoseconds
        part.done = before + progress.done
        part.total = total
        part.elapsed = Double(now - start.uptimeNanoseconds) / 1e9
        part.runs = (progress.done == progress.total ? begun : begun - 1, most)
        part.stage = stage
        report(part)
      })
  }
}
