import Dispatch
import FundEngine

/// Where the time of a path goes, measured on one thread.
///
/// Reading the clock some hundred times a path costs a few per cent, so the shares are to be read, not
/// the sum.
final class PhaseProfile {
  private var nanoseconds = [UInt64](repeating: 0, count: PathPhase.allCases.count)
  private var last: UInt64 = 0

  /// Shares of wall time by phase over the first `paths` paths.
  func shares(_ fund: CompiledFund, seed: UInt64, paths: Int) -> [(phase: PathPhase, share: Double)]
  {
    let workspace = PathWorkspace(fund)
    workspace.onPhase = { phase in
      let now = DispatchTime.now().uptimeNanoseconds
      self.nanoseconds[phase.rawValue] += now - self.last
      self.last = now
    }
    for path in 0..<UInt64(paths) {
      last = DispatchTime.now().uptimeNanoseconds
      workspace.run(seed: seed, path: path)
    }
    let total = Double(nanoseconds.reduce(0, +))
    return PathPhase.allCases.map { ($0, Double(nanoseconds[$0.rawValue]) / total) }
  }
}
