import FundEngine
import FundLog
import FundModel
import FundMonteCarlo
import FundResults

extension FundService {
  /// The bridge from net to gross: the fund is run as it is, then without one layer after the
  /// other, on the same paths (docs/model.md, 6.1).
  ///
  /// A layer that the fund does not have costs no run and gives no step. Static guardrails do not
  /// stop the runs.
  /// - Throws: as `PreparedRun` and `run`.
  public static func bridge(
    _ document: ConfigDocument, options: RunOptions = RunOptions(),
    control: RunControl = RunControl()
  ) throws -> FundBridge {
    var options = options
    options.failOn = .never
    options.breakdown = false
    options.keep = .metrics
    let work = AnalysisLog("bridge", &options)
    var documents = [document]
    var layers: [(name: String, label: String)] = []
    for layer in FundLayer.all {
      let present = documents[documents.count - 1]
      let changed = try layer.removed(present)
      guard try changed.hash != present.hash else { continue }
      documents.append(changed)
      layers.append((layer.name, layer.label))
    }
    let series = RunSeries(control, stage: "bridge", budget: .atMost(documents.count))
    func run(_ document: ConfigDocument) throws -> SampleTable {
      let prepared = try PreparedRun(document, options: options)
      return try FundService.run(
        prepared, control: series.next(paths: prepared.config.simulation.paths)
      ).samples
    }
    var samples = try run(document)
    var states = [FundBridge.State(net: samples)]
    for document in documents.dropFirst() {
      samples = try run(document)
      states.append(.init(net: samples))
    }
    states.append(
      .init(
        irr: Array(samples.column(.grossIrr)), multiple: Array(samples.column(.grossMultiple))))
    layers.append(FundLayer.cashDrag)
    work.end([.init("runs", documents.count)])
    return FundBridge(states: states, layers: layers)
  }
}

extension FundService {
  /// The bridge of a finished run, on its paths.
  public static func bridge(
    _ result: RunResult, threads: Int? = nil, hookRuntime: (any HookRuntime)? = nil,
    control: RunControl = RunControl()
  ) throws -> FundBridge {
    var options = RunOptions()
    options.hookRuntime = hookRuntime
    options.threads = threads
    options.firstPath = result.manifest.firstPath
    return try bridge(
      ConfigDocument.parse(bytes: result.canonicalConfig, name: result.config.fund.name),
      options: options, control: control)
  }
}

extension FundBridge.State {
  init(net samples: SampleTable) {
    self.init(irr: Array(samples.column(.netIrr)), multiple: Array(samples.column(.tvpi)))
  }
}
