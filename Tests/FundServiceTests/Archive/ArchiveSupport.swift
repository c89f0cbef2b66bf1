import FundEngine
import FundModel
import FundResults
import FundService
import TestSupport

/// Runs that are archived, and how two runs are held against each other.
enum Archived {
  static let runtime = NativeRuntime(["everything": { hooks, _ in HookLibrary.everything(hooks) }])

  /// A random fund with everything kept; every third has functions of its own.
  ///
  /// Random funds are made for the engine, which takes some that a document may not hold: parts that
  /// break a rule are those of the plain fund.
  static func document(seed: UInt64) throws -> ConfigDocument {
    let plain = houseConfig()
    for attempt in 0..<40 as Range<UInt64> {
      var config = RandomConfig.make(seed: seed + 1000 * attempt)
      let document = try document(of: config, seed: seed)
      let paths = document.validate().filter { $0.severity == .error }.map(\.path)
      if paths.isEmpty { return document }
      if paths.contains(where: { $0.hasPrefix("capital_calls") }) {
        config.capitalCalls = plain.capitalCalls
      }
      if paths.contains(where: { $0.hasPrefix("market.overlays") }) { config.market.overlays = [] }
      if paths.contains(where: { $0.hasPrefix("exits.lockout") }) { config.exits.lockoutMonths = 0 }
      let repaired = try self.document(of: config, seed: seed)
      if !repaired.validate().contains(where: { $0.severity == .error }) { return repaired }
    }
    throw NativeHooks.Failing("no random fund near seed \(seed) is a valid document")
  }

  private static func document(of random: FundConfig, seed: UInt64) throws -> ConfigDocument {
    var config = random
    config.fund.name = "fund \(seed) \"of\" <ä>"
    config.simulation.paths = 1 + Int(seed % 5)
    config.simulation.seed = .max - seed
    config.simulation.keep = seed % 4 == 3 ? .metrics : .flows
    if seed % 3 == 0 {
      config.hooks = HookLibrary.terms(isAmerican: config.waterfall.structure == .american)
    }
    let written = ConfigDocument(reflecting: config)
    return try ConfigDocument.parse(bytes: Array(written.canonicalJSON.utf8), name: "random.json")
  }

  static func run(_ document: ConfigDocument) throws -> (document: ConfigDocument, run: RunResult) {
    let prepared = try PreparedRun(
      document,
      options: Service.options(threads: 2) {
        $0.breakdown = true
        $0.failOn = .never
        $0.hookRuntime = runtime
      })
    return (prepared.document, try FundService.run(prepared))
  }

  static func reading(_ parts: [RunPart]) -> (RunPart.Name) -> [UInt8]? {
    let bytes = Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0.bytes) })
    return { bytes[$0] }
  }

  /// What differs between two runs, to the bit; empty when nothing does.
  static func differences(_ a: RunResult, _ b: RunResult) throws -> [String] {
    var found: [String] = []
    func same(_ what: String, _ equal: Bool) { if !equal { found.append(what) } }
    func bits(_ values: some Sequence<Double>) -> [UInt64] { values.map(\.bitPattern) }

    same("manifest", a.manifest == b.manifest)
    same("config", a.config == b.config)
    same("canonical config", a.canonicalConfig == b.canonicalConfig)
    same("guardrails", a.guardrails == b.guardrails)
    same("warnings", a.warnings == b.warnings)
    same("timings", a.timings == b.timings)
    for metric in Metric.allCases {
      same(metric.name, bits(a.samples.column(metric)) == bits(b.samples.column(metric)))
    }
    same("flow paths", a.flows.count == b.flows.count && a.flows.months == b.flows.months)
    for item in FlowItem.allCases {
      same("monthly \(item)", bits(a.flows.monthly(item)) == bits(b.flows.monthly(item)))
      same("yearly \(item)", bits(a.flows.yearly(item)) == bits(b.flows.yearly(item)))
      for month in 0..<a.flows.months {
        same(
          "error of \(item) in month \(month)",
          a.flows.standardError(item, month: month)?.bitPattern
            == b.flows.standardError(item, month: month)?.bitPattern)
      }
      for year in 0..<a.flows.years {
        same(
          "error of \(item) in year \(year)",
          a.flows.standardError(item, year: year)?.bitPattern
            == b.flows.standardError(item, year: year)?.bitPattern)
      }
    }
    same("market", a.market == b.market)
    same("whether there is a matrix", (a.matrix == nil) == (b.matrix == nil))
    if let x = a.matrix, let y = b.matrix {
      for part in FlowMatrix.Part.allCases {
        for path in 0..<x.paths {
          same("\(part) \(path)", bits(x.row(part, path: path)) == bits(y.row(part, path: path)))
        }
      }
    }
    same("whether there is a breakdown", (a.breakdown == nil) == (b.breakdown == nil))
    if let x = a.breakdown, let y = b.breakdown {
      same("layout", x.layout == y.layout)
      for column in 0..<x.layout.columns {
        same("breakdown \(column)", bits(x.column(column)) == bits(y.column(column)))
      }
      for index in 0..<x.layout.pooled {
        same("pooled \(index)", x.pooled(index).bitPattern == y.pooled(index).bitPattern)
      }
    }
    same("classes", a.notes?.classes == b.notes?.classes)
    if let x = a.notes, let y = b.notes {
      for note in 0..<x.classes {
        for figure in NoteTable.Figure.allCases {
          same(
            "\(figure) of \(note)",
            bits(x.column(figure, of: note)) == bits(y.column(figure, of: note)))
        }
      }
    }
    same("own metrics", a.hookMetrics?.names == b.hookMetrics?.names)
    for name in a.hookMetrics?.names ?? [] {
      let (x, y) = (a.hookMetrics?.column(name), b.hookMetrics?.column(name))
      same(name, x.map { bits($0) } == y.map { bits($0) })
    }
    var options = RunDocument.Options()
    options.includeSamples = true
    same(
      "document",
      try RunDocument(a, options: options).json() == RunDocument(b, options: options).json())
    return found
  }
}
