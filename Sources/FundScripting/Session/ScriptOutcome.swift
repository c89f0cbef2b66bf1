import FundModel
import FundResults
import FundService

/// What a script returned, as far as it is something of ours.
public struct ScriptOutcome {
  public var run: RunResult?
  /// The run with what the store had to do with it.
  public var kept: KeptRun?
  /// With the overrides of the options made.
  public var fund: ConfigDocument?

  public init(run: RunResult? = nil, kept: KeptRun? = nil, fund: ConfigDocument? = nil) {
    self.run = run
    self.kept = kept
    self.fund = fund
  }
}
