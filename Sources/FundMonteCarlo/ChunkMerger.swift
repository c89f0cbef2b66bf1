import Dispatch
import FundNumerics
import FundResults
import Synchronization

/// Adds finished chunks to the table in chunk order, whatever order they finish in.
///
/// A chunk that is early waits in a small queue, at most one a worker in practice; its buffers are
/// used again, so memory does not grow with the number of paths.
final class ChunkMerger: Sendable {
  private struct State: ~Copyable {
    var table: FlowTable
    var market: MarketSums
    var waiting: [Int: FlowChunk] = [:]
    var spare: [FlowChunk] = []
    var nextChunk = 0
    var done = 0
    var failure: MonteCarloError?
    var lastReport = 0.0
    var irrCount = 0.0
    var irrMean = 0.0
    var irrSquares = 0.0
  }

  private let layout: FlowLayout
  private let blankMarket: MarketSums
  private let total: Int
  private let control: RunControl
  private let start = DispatchTime.now()
  private let stopped = Atomic<Bool>(false)
  private let state: Mutex<State>
  /// Paths that were told of: reports of two workers may overtake each other.
  private let told = Mutex(0)

  init(layout: FlowLayout, market: MarketSums, total: Int, control: RunControl) {
    self.layout = layout
    blankMarket = market
    self.total = total
    self.control = control
    state = Mutex(State(table: FlowTable(months: layout.months), market: market))
  }

  var isStopped: Bool { stopped.load(ordering: .relaxed) }
  func stop() { stopped.store(true, ordering: .relaxed) }
  /// Stops because a path failed; the failure of the lowest path is kept.
  func stop(_ failure: MonteCarloError) {
    state.withLock { $0.failure = $0.failure?.earlier(than: failure) ?? failure }
    stop()
  }
  var failure: MonteCarloError? { state.withLock { $0.failure } }
  var done: Int { state.withLock { $0.done } }
  var table: FlowTable { state.withLock { $0.table } }
  var market: MarketSums { state.withLock { $0.market } }

  func blankChunk() -> FlowChunk {
    state.withLock { $0.spare.popLast() }
      ?? FlowChunk(layout: layout, market: blankMarket)
  }

  /// Takes over a finished chunk, and reports progress when it is time.
  func finish(
    _ chunk: Int, _ sums: FlowChunk, netIrr: TableColumn, first: Int
  ) {
    let count = sums.count
    let progress: RunProgress? = state.withLock { state in
      state.waiting[chunk] = sums
      while let ready = state.waiting.removeValue(forKey: state.nextChunk) {
        state.table.add(ready)
        state.market.add(ready.market)
        ready.reset()
        state.spare.append(ready)
        state.nextChunk += 1
      }
      for path in first..<first + count where netIrr[path].isFinite {
        state.irrCount += 1
        let change = netIrr[path] - state.irrMean
        state.irrMean += change / state.irrCount
        state.irrSquares += change * (netIrr[path] - state.irrMean)
      }
      state.done += count
      let elapsed = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
      guard elapsed - state.lastReport > 0.1 || state.done == total else { return nil }
      state.lastReport = elapsed
      let spread =
        state.irrCount > 1
        ? (state.irrSquares / (state.irrCount - 1) / state.irrCount).squareRoot() : nil
      return RunProgress(
        done: state.done, total: total, elapsed: elapsed,
        netIrr: spread.map { (state.irrMean, $0) })
    }
    if let progress { send(progress) }
  }

  private func send(_ progress: RunProgress) {
    guard let report = control.report else { return }
    told.withLock { told in
      guard progress.done > told else { return }
      told = progress.done
      report(progress)
    }
  }
}
