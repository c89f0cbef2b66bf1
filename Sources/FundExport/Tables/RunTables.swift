import FundColumns
import FundModel
import FundReport
import FundResults

/// The tables of a run as columns.
///
/// Paths count from the manifest's first path, as on the command line; months and years from the first
/// closing (0). Rates and shares are fractions, money is in the fund's currency, undefined is not a number.
struct RunTables {
  let source: VisualSource
  private var result: RunResult { source.result }

  init(_ source: VisualSource) { self.source = source }

  /// Those of columns that this run has; the report to the LPs is one of its own.
  var present: [RunTable] {
    RunTable.allCases.filter { table in
      switch table {
      case .flows: result.matrix != nil
      case .breakdown: result.breakdown != nil
      case .guardrails: !result.guardrails.isEmpty
      case .lp: false
      default: true
      }
    }
  }

  /// - Throws: `ExportError` for what the run did not keep.
  func columns(_ table: RunTable) throws -> ColumnTable {
    switch table {
    case .metrics: metrics
    case .yearly: yearly
    case .monthly: monthly
    case .samples: samples
    case .exits: exits
    case .guardrails: guardrails
    case .flows: try flows()
    case .breakdown: try breakdown()
    case .lp: LPReport(result).columns
    }
  }

  private var pathNumbers: ColumnTable.Column {
    let first = result.manifest.firstPath
    return .init(
      "path", unit: "count",
      .integers((0..<result.samples.paths).map { Int64(truncatingIfNeeded: first &+ UInt64($0)) }))
  }

  private var samples: ColumnTable {
    let columns = Metric.allCases.map { metric in
      ColumnTable.Column(
        metric.name, unit: metric.description.unit.rawValue,
        .doubles(result.samples.column(metric).map(Self.defined)))
    }
    // A metric of the fund's own may be called `path`, which the first column is.
    var taken = Set(["path"] + columns.map(\.name))
    let own = (result.hookMetrics?.names ?? []).compactMap { name -> ColumnTable.Column? in
      guard let values = result.hookMetrics?.column(name) else { return nil }
      var free = name
      while !taken.insert(free).inserted { free += "_own" }
      return ColumnTable.Column(free, .doubles(values.map(Self.defined)))
    }
    return ColumnTable(
      "samples", rows: result.samples.paths, columns: [pathNumbers] + columns + own)
  }

  private var metrics: ColumnTable {
    let statistics = source.document.statistics
    let own = source.document.hookMetrics ?? []
    let rows =
      statistics.summaries.map {
        ($0.metric.description.name, $0.metric.description.unit.rawValue, $0)
      } + own.map { ($0.name, "", $0.figures) }
    func figures(_ name: String, _ value: (MetricSummary) -> Double?) -> ColumnTable.Column {
      .init(name, .doubles(rows.map { Self.defined(value($0.2) ?? .nan) }))
    }
    func counts(_ name: String, _ value: (MetricSummary) -> Int) -> ColumnTable.Column {
      .init(name, unit: "count", .integers(rows.map { Int64(value($0.2)) }))
    }
    let levels = statistics[.netIrr].quantiles.map(\.level)
    let quantiles = levels.flatMap { level -> [ColumnTable.Column] in
      func found(_ summary: MetricSummary) -> MetricSummary.Quantile? {
        summary.quantiles.first { $0.level == level }
      }
      return [
        figures("q\(level)") { found($0)?.value },
        figures("q\(level)_low") { found($0)?.interval.low },
        figures("q\(level)_high") { found($0)?.interval.high },
      ]
    }
    return ColumnTable(
      "metrics", rows: rows.count,
      columns: [
        .init("metric", .texts(rows.map { $0.0 })), .init("unit", .texts(rows.map { $0.1 })),
        counts("count", \.count), counts("undefined_count", \.undefinedCount),
        figures("mean", \.mean), figures("se", \.standardError),
        figures("sd", \.standardDeviation), figures("skewness", \.skewness),
        figures("excess_kurtosis", \.excessKurtosis), figures("min", \.min), figures("max", \.max),
      ] + quantiles)
  }

  private var monthly: ColumnTable {
    let flows = result.flows
    return ledger("monthly", "month", rows: flows.months, FlowItem.allCases) { item, month in
      (flows.mean(item, month: month), flows.standardError(item, month: month))
    }
  }

  private var yearly: ColumnTable { byYear("yearly", FlowItem.allCases) }

  private var exits: ColumnTable {
    byYear("exits", [.loansBought, .sales, .refinancings, .maturities, .defaults])
  }

  private func byYear(_ name: String, _ items: [FlowItem]) -> ColumnTable {
    let flows = result.flows
    return ledger(name, "year", rows: flows.years, items) { item, year in
      (flows.mean(item, year: year), flows.standardError(item, year: year))
    }
  }

  private func ledger(
    _ name: String, _ time: String, rows: Int, _ items: [FlowItem],
    _ figure: (FlowItem, Int) -> (mean: Double, error: Double?)
  ) -> ColumnTable {
    ColumnTable(
      name, rows: rows,
      columns: [.init(time, unit: time + "s", .integers((0..<rows).map { Int64($0) }))]
        + items.flatMap { item -> [ColumnTable.Column] in
          let figures = (0..<rows).map { figure(item, $0) }
          let unit = item.isCount ? "count" : "money"
          return [
            .init(item.name, unit: unit, .doubles(figures.map { Self.defined($0.mean) })),
            .init(
              item.name + "_se", unit: unit,
              .doubles(figures.map { Self.defined($0.error ?? .nan) })),
          ]
        })
  }

  private var guardrails: ColumnTable {
    let all = result.guardrails
    return ColumnTable(
      "guardrails", rows: all.count,
      columns: [
        .init("name", .texts(all.map(\.guardrail.name))),
        .init("severity", .texts(all.map(\.severity.rawValue))),
        .init("metric", .texts(all.map { "\($0.guardrail.metric)" })),
        .init("op", .texts(all.map(\.guardrail.op.rawValue))),
        .init("limit", .doubles(all.map { Self.defined($0.guardrail.limit) })),
        .init("value", .doubles(all.map { Self.defined($0.value ?? .nan) })),
        .init("verdict", .texts(all.map(\.verdict.rawValue))),
        .init("note", .texts(all.map(\.note))),
      ])
  }

  /// A row a path and month, which readers of tables expect; `matrices` is the same as matrices.
  private func flows() throws -> ColumnTable {
    guard let matrix = result.matrix else {
      throw ExportError(
        .notKept,
        "the run did not keep the flows of its paths; run it with --keep flows (simulation.keep)")
    }
    let first = result.manifest.firstPath
    let months = matrix.months
    let rows = matrix.paths * months
    let paths = (0..<rows).map { Int64(truncatingIfNeeded: first &+ UInt64($0 / months)) }
    return ColumnTable(
      "lp_flows", rows: rows,
      columns: [
        .init("path", unit: "count", .integers(paths)),
        .init("month", unit: "months", .integers((0..<rows).map { Int64($0 % months) })),
      ]
        + FlowMatrix.Part.allCases.map { part in
          .init("\(part)", unit: "money", .doubles(Self.all(matrix, part)))
        })
  }

  /// LP flows by path and month; empty where they were not kept.
  var matrices: [ColumnMatrix] {
    guard let matrix = result.matrix else { return [] }
    return FlowMatrix.Part.allCases.map { part in
      ColumnMatrix(
        "lp_flows/\(part)", rows: matrix.paths, columns: matrix.months,
        values: Self.all(matrix, part))
    }
  }

  private static func all(_ matrix: FlowMatrix, _ part: FlowMatrix.Part) -> [Double] {
    withExtendedLifetime(matrix) {
      Array(
        UnsafeBufferPointer(
          start: matrix.baseAddress(part), count: matrix.paths * matrix.months))
    }
  }

  private func breakdown() throws -> ColumnTable {
    guard let breakdown = result.breakdown else {
      throw ExportError(
        .notKept,
        "the run did not keep its breakdown; ask for one of its tables (--tables, breakdown = true)"
      )
    }
    let names = BreakdownNames(breakdown.layout, config: result.config).names
    return ColumnTable(
      "breakdown", rows: breakdown.paths,
      columns: [pathNumbers]
        + names.enumerated().map { position, name in
          .init(name, .doubles(breakdown.column(position).map(Self.defined)))
        })
  }

  /// Figures that are not finite are undefined in every format, as in JSON and CSV.
  private static func defined(_ value: Double) -> Double { value.isFinite ? value : .nan }
}

extension FlowItem {
  /// Whether its figures are numbers of loans, not money.
  var isCount: Bool {
    switch self {
    case .loansBought, .sales, .refinancings, .defaults, .maturities: true
    default: false
    }
  }
}
