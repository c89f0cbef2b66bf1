import FundModel
import FundResults

/// All that a visual document is made from: a finished run, and the analyses that were made of its fund.
public struct VisualSource: Sendable {
  /// A view of its own for each analysis; one that was not made has none, or a text that says why.
  public struct Analyses: Sendable {
    public var bridge: FundBridge?
    public var stress: StressReport?
    public var sensitivity: SensitivityResult?
    public var sweep: SweepTable?
    public var frontier: Frontier?
    /// By name of the view, why an analysis that was asked for is not there.
    public var missing: [VisualView.Name: String] = [:]

    public init() {}
  }

  public var result: RunResult
  /// The figures of the result, with what a document adds.
  public var document: RunDocument
  /// The configuration with the origin of every value; without it values are listed without origins.
  public var config: ConfigDocument?
  public var analyses: Analyses
  /// Lines of shell that make the same run again.
  public var commands: [String]

  public init(
    _ result: RunResult, document: RunDocument? = nil, config: ConfigDocument? = nil,
    analyses: Analyses = Analyses(), commands: [String] = []
  ) {
    self.result = result
    self.document = document ?? RunDocument(result)
    self.config = config
    self.analyses = analyses
    self.commands = commands
  }
}
