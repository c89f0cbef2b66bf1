import FundModel
import FundResults
import FundService
import LuaRuntime

/// A finished run in the hands of a script. Samples and tables are made when they are first asked for.
final class RunObject {
  let result: RunResult
  /// The configuration as it was run.
  let source: ConfigDocument
  /// As the store has it; nil for a run that is not kept.
  var entry: RunEntry?
  /// Read from the store, not run.
  let isAnswer: Bool
  private let prepare: () throws -> PreparedRun
  private var samples: [String: SampleObject] = [:]
  /// The path asked for last: a script that explains one asks for it again.
  var told: PathObject?

  init(
    _ result: RunResult, _ prepared: PreparedRun, entry: RunEntry? = nil, isAnswer: Bool = false
  ) {
    self.result = result
    self.entry = entry
    self.isAnswer = isAnswer
    source = prepared.document
    prepare = { prepared }
  }

  /// A run from the store: its single paths need the files of data that it read, as they were.
  init(_ stored: StoredRun, entry: RunEntry, hookRuntime: LuaHookRuntime) {
    result = stored.result
    self.entry = entry
    isAnswer = true
    source = stored.config
    let files = stored.result.manifest.dataFiles
    prepare = {
      let prepared = try FundService.replay(stored.config, hookRuntime: hookRuntime)
      for (now, then) in zip(prepared.data.files, files) where now.sha256 != then.sha256 {
        throw LuaError(
          "\(then.path) is not the file that the run has read; its single paths cannot be told")
      }
      return prepared
    }
  }

  /// The fund, ready to run single paths.
  ///
  /// - Throws: `LuaError` or `ConfigError` for a stored run whose files of data are not what they were.
  lazy var prepared = Result { try prepare() }

  lazy var document = RunDocument(result)

  /// Without what is another with each run: for JSON and comparisons of bytes.
  var reproducible: RunDocument {
    var copy = document
    copy.timings = nil
    return copy
  }

  lazy var fund = FundObject(source)

  /// Mean flows over paths, by month: members are the columns of the ledger.
  lazy var flows: ScriptRecord = {
    let table = result.flows
    let columns = FlowItem.allCases.map { item -> (name: String, value: LuaValue) in
      (item.name, .vector(DoubleBuffer(table.monthly(item))))
    }
    return ScriptRecord("mean ledger", fields: columns) {
      "mean ledger by month (0 to \(table.months - 1)): "
        + FlowItem.allCases.map(\.name).joined(separator: ", ")
    }
  }()

  static let lossName = "loss"

  /// Metrics that are functions of the fund's own.
  var ownMetrics: [String] { result.hookMetrics?.names ?? [] }

  /// A metric by name, or the loss that VaR is taken of; nil for other names.
  func sample(_ name: String) -> SampleObject? {
    if let sample = samples[name] { return sample }
    let made: SampleObject
    let confidence = result.config.analytics.confidenceLevel
    let bins = result.config.analytics.histogramBins
    if name == Self.lossName {
      made = SampleObject(
        name: name, label: "Loss", unit: .rate, isLoss: true,
        storage: DoubleBuffer(result.lossesByPath()), confidence: confidence, bins: bins)
    } else if let metric = Metric.named(name) {
      let description = metric.description
      made = SampleObject(
        name: name, label: description.label, unit: description.unit,
        isLoss: description.direction == .lower,
        storage: ColumnStorage(result.samples, metric), confidence: confidence, bins: bins)
    } else if let column = result.hookMetrics?.column(name) {
      made = SampleObject(
        name: name, label: name, unit: .ratio, isLoss: false,
        storage: DoubleBuffer(Array(column)), confidence: confidence, bins: bins)
    } else {
      return nil
    }
    samples[name] = made
    return made
  }

  /// The kept flows.
  ///
  /// - Throws: `LuaError` when the run kept none.
  func paths() throws -> ScriptRecord {
    guard let matrix = result.matrix else {
      throw LuaError(
        "this run did not keep the flows of its paths; run the fund with keep = \"flows\"")
    }
    let parts: [(String, FlowMatrix.Part)] = [
      ("net", .net), ("contributions", .contributions), ("distributions", .distributions),
    ]
    let fields = parts.map { (name: $0.0, value: MatrixStorage(matrix, $0.1).value) }
    return ScriptRecord("set of kept flows", fields: fields) {
      "LP flows of \(matrix.paths) paths by \(matrix.months) months: "
        + "net, contributions, distributions"
    }
  }

  /// Bytes of samples, flows and breakdown.
  var bytes: Int {
    let paths = result.samples.paths
    return 8 * paths * (Metric.count + ownMetrics.count + (result.breakdown?.layout.columns ?? 0))
      + (result.matrix.map { 24 * paths * $0.months } ?? 0)
  }
}
