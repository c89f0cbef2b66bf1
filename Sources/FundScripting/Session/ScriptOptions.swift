import FundModel
import FundMonteCarlo
import FundReport
import FundService

/// What whoever starts a script decides about it.
public struct ScriptOptions {
  /// Paths, seed, threads, keep, checks and severity for every run of the script; they go before what the script's
  /// `run{}` says.
  public var run = RunOptions()
  /// Changes to every fund that the script runs or returns, made last.
  public var overrides: [(path: String, value: ConfigValue)] = []
  /// For tables and summaries.
  public var format = TextFormat()
  /// Receives what the script prints.
  public var output: (String) -> Void = { print($0, terminator: "") }
  /// Draws a progress bar, and takes it away when the run is over.
  public var progress: (@Sendable (RunProgress) -> Void)?
  public var wipeProgress: (@Sendable () -> Void)?
  /// No files, processes or modules: for scripts of strangers.
  public var sandboxed = false
  /// Bytes of Lua's heap and of results that the script keeps; 0 is no limit.
  public var memoryLimit = 1 << 30
  /// Seconds after which the script is stopped; nil is never.
  public var deadline: Double?
  /// The words after the script's name: `...` and `arg` of the script.
  public var arguments: [String] = []
  /// Whether a person reads the output.
  public var isTerminal = false
  /// Whether Ctrl-C stops the script instead of the process.
  public var handlesInterrupt = false

  public init() {}
}
