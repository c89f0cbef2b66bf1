import FundModel
import FundMonteCarlo
import FundResults
import FundService
import LuaRuntime

extension RunObject {
  /// Bytes of flows by path beyond which a report does with years.
  private static let mostFlowBytes = 256 << 20

  /// The run with its breakdown, and with the flows of every path where they take no more than 256 MB. What the run did not keep is
  /// had by running the same paths again, and counts only if every metric of every path is the same.
  ///
  /// - Throws: as `FundService.run`; `LuaError` when the runs differ, which is a defect.
  func complete(_ control: RunControl) throws -> RunResult {
    let wantsFlows =
      result.matrix == nil
      && 24 * result.samples.paths * result.flows.months <= Self.mostFlowBytes
    guard wantsFlows || result.breakdown == nil else { return result }
    let prepared = try prepared.get()
    var options = prepared.options
    options.firstPath = result.manifest.firstPath
    options.breakdown = result.breakdown == nil
    options.keep = wantsFlows ? .flows : nil
    options.failOn = .never
    let again = try FundService.run(
      PreparedRun(prepared.document, options: options), control: control)
    guard again.samples.isIdentical(to: result.samples) else {
      throw LuaError(
        "the run came out differently when it was run again for its report: a defect of the engine, or a "
          + "data file that changed since")
    }
    var whole = result
    whole.breakdown = result.breakdown ?? again.breakdown
    whole.matrix = result.matrix ?? again.matrix
    return whole
  }
}

extension SampleTable {
  /// Whether all figures have the same bits.
  fileprivate func isIdentical(to other: SampleTable) -> Bool {
    guard paths == other.paths else { return false }
    return withExtendedLifetime((self, other)) {
      (0..<Metric.count * paths).allSatisfy {
        baseAddress[$0].bitPattern == other.baseAddress[$0].bitPattern
      }
    }
  }
}
