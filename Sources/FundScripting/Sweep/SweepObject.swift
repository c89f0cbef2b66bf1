import FundModel
import FundReport
import FundService
import LuaRuntime

/// A sweep in the hands of a script: a fund, a plan, and once it was called with parameters its cells.
final class SweepObject {
  let base: ConfigDocument
  let plan: SweepPlan
  /// Number of cells; nil before the parameters are given.
  let cells: Int?

  init(_ base: ConfigDocument, _ plan: SweepPlan, cells: Int? = nil) {
    self.base = base
    self.plan = plan
    self.cells = cells
  }

  private static let names = ["design", "n", "seed", "rescale"]

  /// `eq.sweep(fund, { design = "lhs", n = 64, seed = 1, rescale = { ... } })`.
  static func make(_ call: borrowing LuaCall, _ context: ScriptContext) throws -> SweepObject {
    let fund = try call.object(1, as: FundObject.self)
    let options = try OptionReader(call, at: 2, owner: "eq.sweep", known: names)
    let seed = try options.whole("seed", atLeast: 0).map { UInt64($0) }
    let plan = SweepPlan(
      axes: [], design: try options.word("design") ?? SweepPlan.Design.grid,
      count: try options.whole("n", atLeast: 1), seed: seed ?? 1,
      rescale: try options.texts("rescale") ?? [])
    return SweepObject(try call.explaining { try context.overridden(fund.document) }, plan)
  }

  static func type(_ context: ScriptContext) -> LuaTypeDefinition<SweepObject> {
    var type = LuaTypeDefinition<SweepObject>(name: "Sweep")
    type.call = { sweep, call in
      var plan = sweep.plan
      plan.axes = try SweepAxis.all(call.table(1), forSensitivity: false)
      try context.checkOverrides(plan.axes.map(\.path))
      let cells = try call.explaining { try plan.cells(on: sweep.base).cells.count }
      return try call.returns(object: SweepObject(sweep.base, plan, cells: cells))
    }
    type.methods["run"] = { sweep, call in
      try call.returns(object: sweep.run(call, context))
    }
    type.length = { $0.cells ?? 0 }
    type.description = { $0.text }
    return type
  }

  private var text: String {
    guard let cells else {
      return "Sweep without parameters: call it with a table, eq.sweep(fund) { [path] = values }"
    }
    let lines = plan.axes.map { axis in
      switch axis.span {
      case .values(let values):
        "  \(axis.path): " + values.map(inputText).joined(separator: ", ")
      case .range(let low, let high):
        "  \(axis.path): \(inputText(.double(low))) to \(inputText(.double(high)))"
      case .relative(let part): "  \(axis.path): by \(part)"
      }
    }
    return ["Sweep (\(plan.design.rawValue)) of \(cells) cells"].joined() + "\n"
      + lines.joined(separator: "\n")
  }

  private func run(
    _ call: borrowing LuaCall, _ context: ScriptContext
  ) throws -> SweepTableObject {
    guard let cells else {
      throw LuaError("the sweep has no parameters yet: eq.sweep(fund) { [path] = values }")
    }
    let request = try RunRequest.forCells(call, argument: 1, context, others: ["metrics", "cache"])
    let all = RunRequest.cellNames + ["metrics", "cache"]
    let options = try OptionReader(call, at: 1, owner: "sweep:run", known: all)
    let names = try options.texts("metrics") ?? ["net_irr.mean", "tvpi.mean"]
    let figures = try names.map { try options.figure($0, of: base) }
    let cache = try options.text("cache")
    if cache != nil { try context.checkFiles(call) }
    // Values, errors and groups of every figure.
    try request.reserve(paths: cells, perPath: 260 * figures.count, call)
    defer { context.progressEnded() }
    let result = try call.explaining {
      try FundService.run(
        SweepRequest(
          base: base, plan: plan, figures: figures, options: request.options, cache: cache),
        control: request.control)
    }
    return SweepTableObject(result)
  }
}

extension RunRequest {
  /// Run options that have a meaning for cells of which only figures are kept.
  static let cellNames = ["paths", "seed", "threads", "check", "fail_on"]

  /// Options of a run of many cells.
  static func forCells(
    _ call: borrowing LuaCall, argument: Int, _ context: ScriptContext, others: [String]
  ) throws -> RunRequest {
    let table = try call.optionalTable(argument) ?? LuaTable()
    for name in ["keep", "breakdown"] where table.fields[name] != nil {
      throw LuaError("run option \(name): of a cell only its figures are kept")
    }
    return try RunRequest(call, argument: argument, context: context, others: others)
  }
}

extension ScriptContext {
  /// A change by whoever started the script goes before what the script says; a parameter cannot have
  /// one and vary.
  func checkOverrides(_ paths: [String]) throws {
    if let path = options.overrides.map(\.path).first(where: paths.contains) {
      throw LuaError("\(path) varies here, and was set by whoever started the script as well")
    }
  }
}
