import Dispatch
import FundMonteCarlo

/// A loop of a script with a progress line.
final class ScriptLoop {
  let count: Int
  /// Steps that are over.
  private(set) var done = 0
  /// Steps that were begun.
  private var begun = 0
  private var isClosed = false
  private let start = DispatchTime.now()

  init(count: Int) { self.count = count }

  /// Number of the next step, from 1; nil when there is none.
  func next(_ context: ScriptContext) -> Int? {
    guard begun < count, !isClosed else {
      close(context)
      return nil
    }
    if begun == 0 { context.loops.append(self) }
    done = begun
    begun += 1
    let now = DispatchTime.now().uptimeNanoseconds
    var progress = RunProgress(
      done: done, total: count, elapsed: Double(now - start.uptimeNanoseconds) / 1e9,
      unit: .steps, stage: "loop")
    if let outer = context.loops.first, outer !== self { progress.loop = (outer.done, outer.count) }
    context.options.progress?(progress)
    return begun
  }

  /// Takes the loop, and those inside it, off the open ones; with the last the line goes away.
  func close(_ context: ScriptContext) {
    guard !isClosed else { return }
    isClosed = true
    if let at = context.loops.firstIndex(where: { $0 === self }) {
      context.loops.removeSubrange(at...)
    }
    context.progressEnded()
  }
}

extension ScriptContext {
  /// Where the runs of the script report to: as parts of the loop that they are in.
  var report: (@Sendable (RunProgress) -> Void)? {
    guard let progress = options.progress, let loop = loops.first else { return options.progress }
    let place = (loop.done, loop.count)
    return {
      var part = $0
      part.loop = place
      progress(part)
    }
  }

  /// A run or a loop is over; the line stays while a loop goes on.
  func progressEnded() {
    if loops.isEmpty { options.wipeProgress?() }
  }

  /// Loops that were left without an end, by an iterator that was never used up.
  func forgetLoops() {
    guard !loops.isEmpty else { return }
    loops = []
    options.wipeProgress?()
  }
}
