import FundEngine
import FundModel
import FundMonteCarlo
import FundReport
import FundResults
import FundService
import TestSupport

/// Runs that the suites of visual documents look at.
enum VisualRuns {
  /// A run of a random fund, kept as asked; hooks are those of the test library.
  static func random(
    _ config: FundConfig, paths: Int = 40, flows: Bool = true, breakdown: Bool = true,
    hooks: Bool = false
  ) throws -> RunResult {
    var config = config
    config.simulation.paths = paths
    config.simulation.keep = flows ? .flows : .metrics
    if hooks {
      config.hooks = HookLibrary.terms(isAmerican: config.waterfall.structure == .american)
    }
    let output = try MonteCarlo.run(
      CompiledFund(config),
      .init(
        seed: 7, paths: paths, threads: 1, keepsFlows: flows, keepsBreakdown: breakdown,
        hooks: hooks ? NativeProgram(HookLibrary.everything) : nil),
      control: RunControl())
    let statistics = RunStatistics(
      samples: output.samples, analytics: config.analytics,
      hurdleRate: config.waterfall.hurdleRate)
    let evaluator = GuardrailEvaluator(
      samples: output.samples, statistics: statistics, config: config, own: output.hookMetrics)
    return RunResult(
      manifest: RunManifest(
        configHash: String(repeating: "0123456789abcdef", count: 4),
        configName: config.fund.name, seed: 7, paths: paths, keep: config.simulation.keep),
      config: config, canonicalConfig: Array("{}".utf8), samples: output.samples,
      flows: output.flows,
      market: MarketTable(output.market, mortgageSpread: config.market.rates.mortgageSpread),
      matrix: output.matrix, breakdown: output.breakdown, notes: output.notes,
      hookMetrics: output.hookMetrics, guardrails: evaluator.outcomes(config.guardrails),
      warnings: statistics.warnings, timings: RunTimings(threads: 1))
  }

  /// Random funds of every kind: any, with debt, with functions of their own, of one zone, without
  /// volatility, with one path.
  static func all() throws -> [Run] { try made.get() }

  struct Run: Sendable {
    var name: String
    var source: VisualSource
    var document: VisualDocument
  }

  /// Made once for all suites: runs without optimisation take their time.
  private static let made = Result { try make() }

  private static func make() throws -> [Run] {
    var runs: [Run] = []
    func add(_ name: String, _ result: RunResult) throws {
      let source = VisualSource(result)
      runs.append(Run(name: name, source: source, document: try VisualDocument(source)))
    }
    for seed in 0..<6 as Range<UInt64> {
      try add("fund \(seed)", random(RandomConfig.make(seed: seed)))
      try add("indebted \(seed)", random(RandomConfig.indebted(seed: seed), flows: seed % 2 == 0))
    }
    for seed in [11, 12] as [UInt64] {
      try add("hooks \(seed)", random(RandomConfig.make(seed: seed), hooks: true))
    }
    try add("one zone", random(oneZone()))
    try add("no volatility", random(still()))
    try add("one path", random(houseConfig(), paths: 1))
    try add("neither flows nor breakdown", random(houseConfig(), flows: false, breakdown: false))
    return runs
  }

  static func oneZone() -> FundConfig {
    var config = houseConfig()
    config.zones = [config.zones[0]]
    config.zones[0].allocation = 1
    config.market.correlation = [[1]]
    return config
  }

  static func still() -> FundConfig {
    var config = houseConfig()
    for zone in config.zones.indices { config.zones[zone].appreciationVolatility = 0 }
    config.loans.idiosyncraticVolatility = 0
    config.market.defaultClimate.volatility = 0
    return config
  }

  /// A preset, run as a user runs it.
  static func preset(
    _ name: String = "equihome-v2", _ changes: [(path: String, value: ConfigValue)] = [],
    paths: Int = 120
  ) throws -> (document: ConfigDocument, result: RunResult) {
    let library = PresetLibrary(
      folder: Cases.packageRoot.appendingPathComponent("stdlib-lua/presets").path)
    let document = try ConfigDocument.preset(name, library: library)
      .with([("fund.size", 20_000_000), ("based_on", .string(name))] + changes)
    var options = RunOptions()
    options.paths = paths
    options.threads = 1
    options.keep = .flows
    options.breakdown = true
    options.failOn = .never
    let prepared = try PreparedRun(document, options: options)
    return (prepared.document, try FundService.run(prepared))
  }
}

extension VisualDocument {
  var items: [VisualItem] { views.flatMap(\.items) }

  func chart(_ id: String) -> VisualChart? {
    items.compactMap { if case .chart(let chart) = $0, chart.id == id { chart } else { nil } }.first
  }
  func table(_ id: String) -> VisualTable? {
    items.compactMap { if case .table(let table) = $0, table.id == id { table } else { nil } }.first
  }
  func text(_ id: String) -> VisualText? {
    items.compactMap { if case .text(let text) = $0, text.id == id { text } else { nil } }.first
  }
  func figures(_ id: String) -> VisualFigures? {
    items.compactMap { if case .figures(let found) = $0, found.id == id { found } else { nil } }
      .first
  }
}

extension VisualCell {
  /// The number of a cell, however it is held.
  var value: Double? {
    switch self {
    case .number(let number): number
    case .figure(let figure): figure.value
    case .empty, .text: nil
    }
  }
}
