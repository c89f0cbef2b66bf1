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
  /// Where the runs of the script are kept; nil keeps none. Sandboxed scripts have none.
  public var store: StoreUse?
  /// The time of each kept run, ISO 8601, UTC, to the millisecond; nil gives all of them that of `store`.
  public var clock: (@Sendable () -> String)?
  /// Told what failed about keeping a run.
  public var storeNote: ((String) -> Void)?
  /// No files, processes or modules: for scripts of strangers.
  public var sandboxed = false
  /// Bytes of Lua's heap and of results that the script keeps; 0 is no limit.
  public var memoryLimit = 1 << 30
  /// Seconds after which the script is stopped; nil is never.
  public var deadline: Double?
  /// Seconds past the deadline after which the process leaves with status 124: a single instruction
  /// can take minutes. For processes that run nothing but scripts of strangers; nil is never.
  public var abandonAfter: Double?
  /// Instructions of Lua that a script, or an entry of the console, may take; nil is no limit.
  public var instructionLimit: Int?
  /// Bytes that it may print; nil leaves the limit of the profile: 1 MiB when sandboxed, else none.
  public var outputLimit: Int?
  /// Folders that are searched for recipes behind the library's; nil is `./recipes` and `EQUIHOME_PATH`.
  public var recipeFolders: [String]?
  /// Where the library that draws the charts of reports is looked for, the first place that has it.
  public var chartLibraries = ChartLibrary.systemPaths
  /// The words after the script's name: `...` and `arg` of the script.
  public var arguments: [String] = []
  /// Whether a person reads the output.
  public var isTerminal = false
  /// Whether Ctrl-C stops the script instead of the process.
  public var handlesInterrupt = false

  public init() {}
}
