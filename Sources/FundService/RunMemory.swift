import Foundation
import FundModel
import FundResults

/// What a run keeps in memory, known before it starts.
enum RunMemory {
  /// Bytes of the tables by path: every metric, one sorted column beside it, and with `keep: flows`
  /// three matrices by month.
  static func bytes(paths: Int, months: Int, keep: Simulation.Keep) -> UInt64 {
    let columns = Metric.count + 1 + (keep == .flows ? FlowMatrix.Part.allCases.count * months : 0)
    return UInt64(paths) * UInt64(columns * MemoryLayout<Double>.size)
  }

  /// Refuses a run that this machine cannot hold: allocation would end the process.
  static func check(_ config: FundConfig) throws {
    let needed = bytes(
      paths: config.simulation.paths, months: config.fund.horizonMonths + 1,
      keep: config.simulation.keep)
    let memory = ProcessInfo.processInfo.physicalMemory
    guard needed > memory else { return }
    let perPath = needed / UInt64(config.simulation.paths)
    throw ServiceError(
      .limit,
      "simulation.paths is \(config.simulation.paths): with keep \(config.simulation.keep.rawValue) "
        + "they take \(gigabytes(needed)) of memory, and this machine has \(gigabytes(memory)); "
        + "run at most \(memory / perPath) paths")
  }

  private static func gigabytes(_ bytes: UInt64) -> String {
    "\((Double(bytes) / 1e8).rounded() / 10) GB"
  }
}
