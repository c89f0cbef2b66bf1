import FundModel
import FundReport
import FundResults
import LuaRuntime

/// The table that `require "equihome"` gives.
struct ScriptModule {
  let context: ScriptContext
  /// See `closing(_:)`.
  var closing: LuaReference?

  /// Makes the types known to a state and puts the table into it.
  static func install(_ state: LuaState, _ context: ScriptContext) throws -> LuaReference {
    try state.defineType(FundObject.type(context))
    try state.defineType(FundSection.type(context))
    try state.defineType(FundHooks.type(context))
    try state.defineType(RunObject.type(context))
    try state.defineType(SampleObject.type(context))
    try state.defineType(ScriptRecord.type)
    try state.defineType(StoredRunObject.type(context))
    try state.defineType(ManagerObject.type(context))
    try state.defineType(ResultTable.type(context))
    try state.defineType(SweepObject.type(context))
    try state.defineType(SweepTableObject.type(context))
    try state.defineType(ScenarioObject.type)
    try state.defineType(StressObject.type(context))
    try state.defineType(ComparisonObject.type(context))
    let module = ScriptModule(context: context, closing: try closing(state))
    var fields: [String: LuaValue] = ["version": .string(ResultVersion.engine)]
    for function in module.functions { fields[function.name] = .native(function) }
    let table = try state.reference(to: .table(LuaTable(fields: fields)))
    let unknown = LuaFunction("equihome") { call in
      let name = call.type(2) == .string ? try call.string(2) : "?"
      throw call.unknown("equihome has no function", name, among: fields.keys.sorted())
    }
    // What is not there is an error with a suggestion; the metatable cannot be taken off.
    let guardian = try state.load(
      "local t, f = ... return setmetatable(t, { __index = f, __metatable = false })",
      chunkName: "=equihome")
    try guardian.callDiscarding([.reference(table), .native(unknown)])
    return table
  }

  private var functions: [LuaFunction] {
    let groups = [
      funds,
      imports,
      [manager, verify, progress, log],
      recipes,
      sweeps,
      scenarios,
      optimisation,
      results,
      texts,
      overriding,
      [LuaVectors.vector, LuaVectors.matrix, LuaVectors.linspace],
    ]
    return groups.flatMap { $0 }
  }

  private var funds: [LuaFunction] {
    [
      LuaFunction("preset") { [context] call in
        let name = try call.string(1)
        let preset = try call.explaining {
          try ConfigDocument.preset(name)
            .with([("based_on", .string(name))], origin: call.origin)
        }
        let changes = try call.optionalTable(2) ?? LuaTable()
        return try call.returns(
          object: FundObject(preset.with(changes, call, context.sources)))
      },
      LuaFunction("presets") { call in
        try call.returns(.table(LuaTable(array: PresetLibrary.standard.names.map { .string($0) })))
      },
      LuaFunction("config") { [context] call in
        let empty = ConfigDocument(root: ConfigNode(.object(ConfigObject()), origin: call.origin))
        return try call.returns(
          object: FundObject(empty.with(call.table(1), call, context.sources)))
      },
      LuaFunction("load") { [context] call in
        try context.checkFiles(call)
        let file = try call.string(1)
        let document = try call.explaining { try ConfigDocument.load(file: file) }
        return try call.returns(object: FundObject(document))
      },
      LuaFunction("replay") { [context] call in
        try PathReplay(call, context).result(call)
      },
      LuaFunction("compare") { [context] call in
        let format = context.options.format
        if let left = call.optionalObject(1, as: FundObject.self) {
          let right = try call.object(2, as: FundObject.self)
          return try call.returns(
            object: ConfigComparison.record(left.document, right.document, format: format))
        }
        guard let left = call.optionalObject(1, as: RunObject.self) else {
          throw call.typeError(1, expected: "Fund or Run")
        }
        return try call.returns(object: ComparisonObject.of(left, call, from: 2))
      },
    ]
  }

  /// A management company from a table, or from a file.
  private var manager: LuaFunction {
    LuaFunction("manager") { [context] call in
      if call.type(1) == .string {
        try context.checkFiles(call)
        let file = try call.string(1)
        let document = try call.explaining { try ManagerDocument.load(file: file) }
        return try call.returns(object: ManagerObject(document))
      }
      let (document, funds) = try ManagerDocument.read(call.table(1), origin: call.origin)
      // Funds in files are files.
      if document.namesFiles { try context.checkFiles(call) }
      return try call.returns(object: ManagerObject(document, funds: funds))
    }
  }

  private var texts: [LuaFunction] {
    [
      LuaFunction("describe") { call in
        let path = try call.string(1)
        return try call.explaining { try call.returns(object: ParameterPage.record(path)) }
      },
      LuaFunction("params") { call in
        let words = try call.optionalString(1) ?? ""
        let registry = ParameterRegistry.standard
        let rows = words.isEmpty ? registry.leaves : registry.search(words)
        let items = try rows.map { LuaValue.object(try ParameterPage.record($0.path)) }
        return try call.returns(
          object: ScriptRecord("list of parameters", items: items) {
            rows.isEmpty ? "no parameter mentions \(words)" : ScriptHelp.parameters(rows)
          })
      },
      LuaFunction("help") { [context] call in
        context.write(try Self.help(call))
        return call.returns()
      },
    ]
  }

  private static func help(_ call: borrowing LuaCall) throws -> String {
    if call.isNil(1) { return ScriptHelp.overview }
    if call.type(1) == .string { return try ScriptHelp.page(call.string(1)) }
    switch call.objectOrNil(1) {
    case is FundObject: return try ScriptHelp.page("fund")
    case is RunObject: return try ScriptHelp.page("run")
    case let sample as SampleObject:
      return sample.summary + "\n" + (try ScriptHelp.page("sample"))
    case let section as FundSection: return try ScriptHelp.page(section.path)
    case let record as ScriptRecord:
      return "a \(record.kind) with " + record.fields.map(\.name).joined(separator: ", ")
    default: break
    }
    return call.type(1) == .table
      ? try ScriptHelp.page("eq") : "a \(call.typeName(1)); help \"fund.size\" explains a name"
  }
}
