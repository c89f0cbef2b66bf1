import FundEngine
import FundModel
import FundReport
import FundService
import LuaRuntime

extension RunObject {
  static func addPaths(_ type: inout Definition) {
    type.methods["path"] = { run, call in
      let number = try call.int(1)
      let paths = run.result.samples.paths
      guard number >= 1, number <= paths else {
        throw call.argumentError(1, "a path from 1 to \(paths) expected, got \(number)")
      }
      let first = run.result.manifest.firstPath
      let record = FundService.path(first &+ UInt64(number - 1), of: run.prepared)
      return try call.returns(object: PathTable(record, run.result.config, number: number).record)
    }
    type.methods["worst"] = { run, call in
      let name = try call.string(1)
      guard let sample = run.sample(name) else {
        throw call.unknown(
          "a run has no metric", name, among: Metric.allCases.map(\.name) + [lossName])
      }
      let count = try call.optionalInt(2) ?? 10
      guard count >= 0 else {
        throw call.argumentError(2, "a number of paths expected, got \(count)")
      }
      let worst = sample.worst(count)
      let items = worst.map { path, value -> LuaValue in
        .object(
          ScriptRecord(
            "path", fields: [("path", .int(path + 1)), ("value", .number(value))]
          ) { "path \(path + 1): \(figure(value, sample.unit))" })
      }
      return try call.returns(
        object: ScriptRecord("list of paths", items: items) {
          worst.map { "path \($0 + 1)  \(figure($1, sample.unit))" }.joined(separator: "\n")
        })
    }
  }
}

/// One path as scripts see it: ledger and index by month, loans, metrics, events.
struct PathTable {
  private let path: PathRecord
  private let config: FundConfig
  private let number: Int

  init(_ path: PathRecord, _ config: FundConfig, number: Int) {
    self.path = path
    self.config = config
    self.number = number
  }

  var record: ScriptRecord {
    let ledger = FlowItem.allCases.map {
      (name: $0.name, value: LuaValue.vector(DoubleBuffer(path.flows[$0.rawValue])))
    }
    let metrics = Metric.allCases.map { metric -> (name: String, value: LuaValue) in
      let value = path.metric(metric)
      return (metric.name, .figure(value.isFinite ? value : nil))
    }
    let index = zip(config.zones, path.index).map { zone, index in
      (name: zone.name, value: LuaValue.vector(DoubleBuffer(index)))
    }
    func part(_ kind: String, _ fields: [(name: String, value: LuaValue)]) -> LuaValue {
      .object(
        ScriptRecord(kind, fields: fields) { fields.map(\.name).joined(separator: ", ") })
    }
    let loans = path.loans.map(loan)
    let events = path.events.map(event)
    return ScriptRecord(
      "path",
      fields: [
        ("number", .int(number)), ("months", .int(path.horizonMonths)),
        ("metrics", part("set of metrics", metrics)), ("ledger", part("ledger", ledger)),
        ("net", .vector(DoubleBuffer(path.netFlows))),
        ("gross", .vector(DoubleBuffer(path.grossFlows))),
        ("index", part("price index", index)),
        ("climate", .vector(DoubleBuffer(path.climate))),
        (
          "loans",
          .object(ScriptRecord("list of loans", items: loans) { "\(loans.count) loans" })
        ),
        (
          "events",
          .object(ScriptRecord("list of events", items: events) { "\(events.count) events" })
        ),
      ]
    ) { text }
  }

  private var text: String {
    let main: [Metric] = [.netIrr, .tvpi, .grossIrr, .defaultCount, .lossRate, .carry]
    let figures = main.map { metric in
      "\(metric.description.label) \(figure(path.metric(metric), metric.description.unit))"
    }
    return "path \(number): \(path.loans.count) loans, \(path.events.count) events\n  "
      + figures.joined(separator: ", ")
  }

  private func loan(_ loan: LoanRecord) -> LuaValue {
    let zone = config.zones[loan.zone].name
    let fields: [(name: String, value: LuaValue)] = [
      ("number", .int(loan.number + 1)), ("zone", .string(zone)),
      ("product", .string(config.products[loan.product].name)),
      ("month_bought", .int(loan.monthBought)), ("amount", .number(loan.amount)),
      ("ltv", .number(loan.ltv)), ("senior_ltv", .number(loan.seniorLtv)),
      ("start_value", .number(loan.startValue)), ("exit_month", .int(loan.exitMonth)),
      ("exit", .string(loan.exitKind.rawValue)), ("value_at_exit", .number(loan.valueAtExit)),
      ("claim", .number(loan.claim)), ("collected", .number(loan.collected)),
      ("month_collected", .int(loan.monthCollected)), ("recovery", .number(loan.recovery)),
    ]
    return .object(
      ScriptRecord("loan", fields: fields) {
        "loan \(loan.number + 1) in \(zone): \(money(loan.amount)) in month \(loan.monthBought), "
          + "\(loan.exitKind.rawValue) in month \(loan.exitMonth), \(money(loan.collected)) collected"
      })
  }

  private func event(_ event: PathRecord.Event) -> LuaValue {
    let fields: [(name: String, value: LuaValue)] =
      switch event {
      case .deferredFee(let month, let unpaid):
        [("kind", "deferred_fee"), ("month", .int(month)), ("amount", .number(unpaid))]
      case .distressedSale(let month, let loan, let proceeds):
        [
          ("kind", "distressed_sale"), ("month", .int(month)), ("loan", .int(loan + 1)),
          ("amount", .number(proceeds)),
        ]
      case .unpaidObligations(let amount):
        [("kind", "unpaid_obligations"), ("amount", .number(amount))]
      }
    return .object(ScriptRecord("event", fields: fields) { "\(event)" })
  }
}
