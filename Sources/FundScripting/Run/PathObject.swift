import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

/// One path as scripts see it. Path and loans are numbered from 1, months from 0.
struct PathObject {
  /// Number of the first loan in tables and texts.
  static let firstLoan = 1

  let number: Int
  private let path: ToldPath
  private let format: TextFormat

  /// - Parameter number: the path's number in the script, from 1.
  /// - Throws: `ServiceError` when the path cannot be told.
  init(_ prepared: PreparedRun, path: UInt64, number: Int, format: TextFormat) throws {
    self.path = try ToldPath(path, of: prepared, firstLoan: Self.firstLoan)
    self.number = number
    self.format = format
  }

  /// The path as tables, numbered as the engine does.
  var report: PathReport { path.report }

  /// Ledger, market, loans, events and metrics as a record.
  var record: ScriptRecord {
    let report = path.report
    let months = FactRecord.columns(report.months, kind: "ledger")
    let market = FactRecord.columns(report.market, kind: "market")
    let index = path.prepared.config.zones.map { ($0.name, market[$0.name] ?? .nil) }
    let climate = report.market.numbers("climate").dropFirst()
    return ScriptRecord(
      "path",
      fields: [
        ("number", .int(number)), ("horizon", .int(report.months.rows.count - 1)),
        ("metrics", metrics(report)), ("months", .object(months)), ("ledger", .object(months)),
        ("net", .vector(DoubleBuffer(report.net))),
        ("gross", .vector(DoubleBuffer(report.gross))), ("market", .object(market)),
        ("index", .object(FactRecord.group("price index", index))),
        ("climate", .vector(DoubleBuffer(everyYear(Array(climate))))),
        ("loans", .object(FactRecord.rows(report.loans, kind: "loan", format: format))),
        ("events", .object(FactRecord.rows(report.events, kind: "event", format: format))),
        ("explain", .native(explain)),
      ]
    ) { text(report) }
  }

  /// The explanation of a metric of this path.
  func explanation(_ metric: Metric) -> ScriptRecord {
    ExplanationRecord.make(path.explain(metric), format: format)
  }

  /// `path.explain(metric)`, and `path:explain(metric)` as well.
  private var explain: LuaFunction {
    LuaFunction("explain") { call in
      let isMethod = call.optionalObject(1, as: ScriptRecord.self) != nil
      return try call.returns(object: explanation(call.metric(isMethod ? 2 : 1)))
    }
  }

  private func metrics(_ report: PathReport) -> LuaValue {
    let fields = Metric.allCases.map { metric -> (String, LuaValue) in
      let value = report.metrics[metric.rawValue]
      return (metric.name, .figure(value.isFinite ? value : nil))
    }
    return .object(FactRecord.group("set of metrics", fields))
  }

  /// The factor of each year, from the months that repeat it.
  private func everyYear(_ monthly: [Double]) -> [Double] {
    stride(from: 0, to: monthly.count, by: 12).map { monthly[$0] }
  }

  private func text(_ report: PathReport) -> String {
    let main: [Metric] = [.netIrr, .tvpi, .grossIrr, .defaultCount, .lossRate, .carry]
    let figures = main.map { metric in
      let about = metric.description
      return "\(about.label) \(figure(report.metrics[metric.rawValue], about.unit))"
    }
    let head =
      "path \(number): \(report.loans.rows.count) loans, \(report.events.rows.count) events, "
      + "seed \(report.seed)\n  " + figures.joined(separator: ", ")
    let ledger = yearlyFlowTable(report.yearly).lines(format)
    return ([head] + ledger + factTable(report.exits).lines(format)).joined(separator: "\n")
  }
}

extension LuaCall {
  /// The metric that the `i`-th argument names.
  ///
  /// - Throws: `LuaError` with the nearest name when there is none.
  func metric(_ i: Int) throws -> Metric {
    let name = try string(i)
    guard let metric = Metric.named(name) else {
      throw unknown("there is no metric", name, among: Metric.allCases.map(\.name))
    }
    return metric
  }
}
