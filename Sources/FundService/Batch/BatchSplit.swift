import FundMonteCarlo

/// How the threads are spent: cells side by side, and threads within each.
public struct BatchSplit: Sendable, Equatable {
  public let workers: Int
  public let inner: Int

  /// - Parameters:
  ///   - paths: of each cell.
  ///   - atOnce: most cells that memory holds side by side; asked of the machine when nil.
  public init(cells: Int, threads: Int, paths: [Int], atOnce: Int? = nil) {
    let room = atOnce ?? RunMemory.runsAtOnce(paths: paths.max() ?? 1)
    let side = max(1, min(cells, threads, room))
    // Threads of one run take chunks of paths; where there are fewer chunks, cells go side by side.
    let chunks = (max(1, paths.min() ?? 1) - 1) / MonteCarlo.chunkSize + 1
    if cells < threads, chunks >= threads {
      (workers, inner) = (1, threads)
    } else {
      (workers, inner) = (side, max(1, threads / side))
    }
  }
}
