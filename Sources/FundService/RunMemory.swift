import Foundation
import FundModel
import FundResults

/// What a run keeps in memory, known before it starts.
enum RunMemory {
  /// Bytes of the tables by path: every metric, one sorted column beside it, with `keep: flows`
  /// three matrices by month, and the columns of a breakdown.
  static func bytesPerPath(
    months: Int, keep: Simulation.Keep, breakdown: BreakdownLayout?, hookMetrics: Int = 0
  ) -> UInt64 {
    let columns =
      Metric.count + hookMetrics + 1
      + (keep == .flows ? FlowMatrix.Part.allCases.count * months : 0)
      + (breakdown?.columns ?? 0)
    return UInt64(columns * MemoryLayout<Double>.size)
  }

  /// Refuses a run that this machine cannot hold: allocation would end the process.
  static func check(_ config: FundConfig, breakdown: Bool) throws {
    let perPath = bytesPerPath(
      months: config.fund.horizonMonths + 1, keep: config.simulation.keep,
      breakdown: breakdown ? BreakdownLayout(config) : nil,
      hookMetrics: config.hooks.count { $0.point == .metric })
    try check(
      config.simulation.paths, perPath: perPath,
      what: "simulation.paths is \(config.simulation.paths): with keep "
        + config.simulation.keep.rawValue + (breakdown ? " and a breakdown" : ""))
  }

  /// Runs of so many paths that may be held side by side in half of this machine's memory; at least 1.
  static func runsAtOnce(paths: Int) -> Int {
    // Every metric, and as much again for sorting and statistics.
    let bytes = UInt64(max(1, paths)).multipliedReportingOverflow(
      by: UInt64(2 * (Metric.count + 1) * MemoryLayout<Double>.size))
    guard !bytes.overflow else { return 1 }
    return max(1, Int(ProcessInfo.processInfo.physicalMemory / 2 / bytes.partialValue))
  }

  /// Whether this machine holds a run three times: as it is, as its pieces, and as those are compressed.
  static func holdsPieces(of result: RunResult) -> Bool {
    let perPath = bytesPerPath(
      months: result.config.fund.horizonMonths + 1, keep: result.matrix == nil ? .metrics : .flows,
      breakdown: result.breakdown?.layout, hookMetrics: result.hookMetrics?.names.count ?? 0)
    let bytes = UInt64(result.samples.paths).multipliedReportingOverflow(by: 3 * perPath)
    return !bytes.overflow && bytes.partialValue <= ProcessInfo.processInfo.physicalMemory
  }

  /// Refuses inner draws in many markets that this machine cannot hold.
  ///
  /// - Parameter draws: nil when their number is beyond a machine integer.
  static func check(markets: Int, inner: Int, draws: Int?) throws {
    try check(
      draws ?? .max, perPath: UInt64(Metric.count * MemoryLayout<Double>.size),
      what: "\(inner) draws in each of \(markets) markets:")
  }

  private static func check(_ paths: Int, perPath: UInt64, what: String) throws {
    let (needed, overflow) = UInt64(paths).multipliedReportingOverflow(by: perPath)
    let memory = ProcessInfo.processInfo.physicalMemory
    guard overflow || needed > memory else { return }
    throw ServiceError(
      .limit,
      "\(what) they take \(gigabytes(overflow ? .max : needed)) of memory, and this machine has "
        + "\(gigabytes(memory)); run at most \(memory / perPath) paths")
  }

  private static func gigabytes(_ bytes: UInt64) -> String {
    "\((Double(bytes) / 1e8).rounded() / 10) GB"
  }
}
