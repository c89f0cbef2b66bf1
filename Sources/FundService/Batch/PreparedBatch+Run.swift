import Dispatch
import FundLog
import FundModel
import FundMonteCarlo
import FundResults
import Synchronization

extension PreparedBatch {
  /// Runs the cells that the cache does not hold.
  ///
  /// With many cells every thread runs cells alone; with fewer cells than threads, or a single one,
  /// the threads share the paths of a cell. Either way the figures are the same to the bit. A finished
  /// cell is in the cache at once, so that a batch that was stopped goes on where it was.
  /// - Throws: `ServiceError` with code `.interrupted` when stopped, else what ended a cell.
  public func run(control: RunControl = RunControl()) throws -> BatchResult {
    var figures: [String: [GroupedFigure]] = [:]
    var notes: [String] = []
    var todo: [Int] = []
    for number in distinct() {
      switch cache?.read(identities[number]) ?? .nothing {
      case .figures(let found): figures[identities[number].key] = found
      case .nothing: todo.append(number)
      case .unusable(let why):
        notes.append(why + "; it was run again")
        todo.append(number)
      }
    }
    let cached = Set(figures.keys)
    var options = request.options
    let told = AnalysisLog(
      "cells", &options,
      [
        .init("cells", identities.count), .init("to_run", todo.count),
        .init("cached", cached.count),
      ])
    for note in notes { request.options.log.of(LogModule.store).warning(note) }
    let work = BatchWork(batch: self, todo: todo, options: options, control: control)
    figures.merge(try work.run()) { first, _ in first }
    told.end([.init("runs", todo.count)])
    let cells = try identities.map { identity in
      guard let found = figures[identity.key] else {
        throw ServiceError(.defect, "a cell of the batch has no figures")
      }
      return BatchResult.Cell(figures: found, isCached: cached.contains(identity.key))
    }
    return BatchResult(
      cells: cells, paths: identities.map(\.paths).max() ?? 0, seed: identities.first?.seed ?? 0,
      runs: todo.count, notes: notes)
  }
}

extension FundService {
  /// Looks at all cells, then runs them.
  public static func run(
    _ request: BatchRequest, control: RunControl = RunControl()
  ) throws -> BatchResult {
    try PreparedBatch(request, control: control).run(control: control)
  }
}

/// The cells to run, shared by the workers.
private final class BatchWork: Sendable {
  private let batch: PreparedBatch
  private let todo: [Int]
  private let options: RunOptions
  private let control: RunControl
  private let total: Int
  private let start = DispatchTime.now()
  private let next = Atomic<Int>(0)
  private let state: Mutex<State>
  private let sending = Mutex<Void>(())

  private struct State {
    var figures: [String: [GroupedFigure]] = [:]
    var failure: (any Error)?
    /// Paths of finished cells, and those of the cells that are running.
    var finished = 0
    var running: [Int: Int] = [:]
    var lastReport = -1.0
  }

  init(batch: PreparedBatch, todo: [Int], options: RunOptions, control: RunControl) {
    self.batch = batch
    self.todo = todo
    self.options = options
    self.control = control
    total = todo.reduce(0) { $0 + batch.identities[$1].paths }
    state = Mutex(State())
  }

  func run() throws -> [String: [GroupedFigure]] {
    guard !todo.isEmpty else { return [:] }
    let threads = max(1, batch.request.options.threads ?? FundService.defaultThreads)
    let split = BatchSplit(
      cells: todo.count, threads: threads, paths: todo.map { batch.identities[$0].paths })
    DispatchQueue.concurrentPerform(iterations: split.workers) { _ in
      while !stops {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < todo.count else { break }
        do {
          try finish(todo[place], run(todo[place], threads: split.inner))
        } catch {
          state.withLock { $0.failure = $0.failure ?? error }
        }
      }
    }
    return try state.withLock { state in
      if control.isCancelled {
        let kept = batch.cache == nil ? "" : "; finished cells are kept"
        throw ServiceError(
          .interrupted,
          "interrupted after \(state.figures.count) of \(todo.count) cells\(kept)")
      }
      if let failure = state.failure { throw failure }
      return state.figures
    }
  }

  private var stops: Bool {
    control.isCancelled || state.withLock { $0.failure != nil }
  }

  private func run(_ number: Int, threads: Int) throws -> [GroupedFigure] {
    let request = batch.request
    var options = options
    options.threads = threads
    options.log = options.log.with(LogField("cell", number + 1))
    let inner = RunControl(
      poll: { [self] in stops }, report: { [self] in report($0.done, of: number) })
    do {
      let prepared = try PreparedRun(
        request.document(request.cells[number]), options: options)
      let result = try FundService.run(prepared, control: inner)
      return request.figures.map { $0.grouped(result) }
    } catch let error as ServiceError where error.code != .interrupted {
      throw ServiceError(
        error.code, "cell \(number + 1) (\(request.cells[number].text)): \(error.message)")
    }
  }

  private func finish(_ number: Int, _ figures: [GroupedFigure]) throws {
    let identity = batch.identities[number]
    try batch.cache?.write(figures, identity)
    state.withLock { state in
      state.figures[identity.key] = figures
      state.running[number] = nil
      state.finished += identity.paths
    }
    report(nil, of: number)
  }

  /// About ten times a second, and whenever a cell is finished; one at a time, in rising order.
  private func report(_ done: Int?, of number: Int) {
    sending.withLock { _ in
      let elapsed = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
      let progress: RunProgress? = state.withLock { state in
        if let done { state.running[number] = done }
        guard done == nil || elapsed - state.lastReport > 0.1 else { return nil }
        state.lastReport = elapsed
        return RunProgress(
          done: state.finished + state.running.values.reduce(0, +), total: total,
          elapsed: elapsed, cells: (state.figures.count, todo.count), stage: "cells")
      }
      if let progress { control.send(progress) }
    }
  }
}
