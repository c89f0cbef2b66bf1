import FundModel
import FundResults

/// What a script returned, as far as it is something of ours.
public struct ScriptOutcome {
  public var run: RunResult?
  /// With the overrides of the options made.
  public var fund: ConfigDocument?

  public init(run: RunResult? = nil, fund: ConfigDocument? = nil) {
    self.run = run
    self.fund = fund
  }
}
