import Dispatch
import FundModel
import FundMonteCarlo
import FundResults
import Synchronization

/// A batch whose cells are all known to be fit to run.
public struct PreparedBatch: Sendable {
  public let request: BatchRequest
  let identities: [CellIdentity]
  let cache: CellCache?

  /// Validates and compiles every cell, on all threads, and keeps none of it but its name: memory
  /// does not grow with the size of a fund.
  ///
  /// - Throws: `ConfigError` with the issues of all cells, equal ones told once with the cells they
  ///   are in; `ServiceError` when what stands in the way is a guardrail or a limit, or when stopped.
  public init(_ request: BatchRequest, control: RunControl = RunControl()) throws {
    self.request = request
    cache = try request.cache.map { try CellCache(folder: $0) }
    let cells = request.cells
    let found = Mutex<[Result<CellIdentity, any Error>?]>(
      .init(repeating: nil, count: cells.count))
    let next = Atomic<Int>(0)
    let threads = max(1, request.options.threads ?? FundService.defaultThreads)
    let checked = CheckProgress(cells: cells.count, control: control)
    var options = request.options
    options.log = options.log.inner
    let quiet = options
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, cells.count))) { _ in
      while !control.isCancelled {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < cells.count else { break }
        let result = Result<CellIdentity, any Error> {
          try CellIdentity(
            PreparedRun(request.document(cells[number]), options: quiet),
            figures: request.figures)
        }
        checked.finish()
        found.withLock { $0[number] = result }
      }
    }
    guard !control.isCancelled else {
      throw ServiceError(.interrupted, "interrupted while the cells were looked at; none was run")
    }
    var identities: [CellIdentity] = []
    var problems = BatchProblems(request: request)
    for (number, result) in found.withLock({ $0 }).enumerated() {
      switch result {
      case .success(let identity): identities.append(identity)
      case .failure(let error): problems.add(error, cell: number)
      case nil: throw ServiceError(.defect, "cell \(number + 1) was not looked at")
      }
    }
    try problems.check()
    self.identities = identities
  }

  /// Cells whose figures have to be run, each once: positions of the first of equal cells.
  func distinct() -> [Int] {
    var seen: Set<String> = []
    return identities.indices.filter { seen.insert(identities[$0].key).inserted }
  }
}

/// Counts the cells that were looked at, about ten times a second.
private final class CheckProgress: Sendable {
  private let cells: Int
  private let control: RunControl
  private let start = DispatchTime.now()
  private let state = Mutex<(done: Int, last: Double)>((0, 0))

  init(cells: Int, control: RunControl) {
    self.cells = cells
    self.control = control
  }

  func finish() {
    state.withLock { state in
      state.done += 1
      let elapsed = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
      guard elapsed - state.last > 0.1 else { return }
      state.last = elapsed
      control.send(
        RunProgress(
          done: state.done, total: cells, elapsed: elapsed, unit: .steps, stage: "check"))
    }
  }
}
