import Foundation
import FundMonteCarlo
import FundReport
import Synchronization

/// A progress bar on standard error that is redrawn in place and wiped when the run is over.
final class ProgressLine: Sendable {
  private let format: TextFormat
  private let drawn = Atomic<Bool>(false)

  init(format: TextFormat) { self.format = format }

  func draw(_ progress: RunProgress) {
    // A run that is over at once needs no bar.
    guard progress.elapsed > 0.3 || drawn.load(ordering: .relaxed) else { return }
    drawn.store(true, ordering: .relaxed)
    var bar = ProgressBar(
      done: progress.done, total: progress.total, elapsed: progress.elapsed,
      mean: progress.netIrr?.mean, standardError: progress.netIrr?.standardError,
      cells: progress.cells.map { .init(done: $0.done, total: $0.total) })
    bar.countsPaths = progress.unit == .paths
    FileHandle.standardError.write(Data(("\r" + bar.line(format) + "\u{1B}[K").utf8))
  }

  func wipe() {
    guard drawn.load(ordering: .relaxed) else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
