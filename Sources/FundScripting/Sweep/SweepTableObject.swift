import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

/// The result of a sweep in the hands of a script.
final class SweepTableObject {
  let table: SweepTable

  init(_ table: SweepTable) { self.table = table }

  static func type(_ context: ScriptContext) -> LuaTypeDefinition<SweepTableObject> {
    let format = context.options.format
    var type = LuaTypeDefinition<SweepTableObject>(name: "SweepTable")
    type.index = { table, name, call in
      try call.returns(table.member(name, call))
    }
    type.element = { table, i, call in
      guard table.table.rows.indices.contains(i - 1) else { return try call.returns(.nil) }
      return try call.returns(table.record(table.table.rows[i - 1], format))
    }
    type.length = { $0.table.rows.count }
    type.description = { sweepText($0.table, format: format).joined(separator: "\n") }
    type.foreignBytes = { object in
      object.table.rows.reduce(0) { $0 + $1.figures.reduce(0) { $0 + 8 * $1.groups.count + 64 } }
    }
    type.members = { object, path in path.isEmpty ? Self.members + object.table.columnNames : [] }
    addTexts(&type, context)
    addViews(&type, context)
    return type
  }

  private static let members = ["cached", "columns", "notes"]

  private static func addTexts(
    _ type: inout LuaTypeDefinition<SweepTableObject>, _ context: ScriptContext
  ) {
    type.methods["csv"] = { table, call in call.returns(sweepCSV(table.table)) }
    type.methods["write_csv"] = { table, call in
      try context.checkFiles(call)
      let file = try call.string(1)
      try call.explaining {
        try ConfigFile.write(Array(sweepCSV(table.table).utf8), to: file)
      }
      return call.returnsSelf()
    }
    type.methods["rows"] = { table, call in
      try call.returns(
        .table(LuaTable(array: table.table.rows.map { .table(table.plain($0)) })))
    }
  }

  private static func addViews(
    _ type: inout LuaTypeDefinition<SweepTableObject>, _ context: ScriptContext
  ) {
    let format = context.options.format
    type.methods["pivot"] = { object, call in
      let row = try object.parameter(call.string(1), call)
      let column = try object.parameter(call.string(2), call)
      guard row != column else { throw call.argumentError(2, "another parameter expected") }
      let figure = try object.figure(call.optionalString(3), call)
      return try call.returns(object: object.pivot(row, column, figure, format))
    }
    type.methods["heatmap"] = { object, call in
      let figure = try object.figure(call.optionalString(1), call)
      let table = object.table
      let axes = try object.mapAxes(call)
      let pivot = SweepPivot(table, row: axes.row, column: axes.column, figure: figure)
      guard pivot.rowValues.count <= 100, pivot.columnValues.count <= 100 else {
        throw LuaError(
          "a heat map of \(pivot.rowValues.count) by \(pivot.columnValues.count) values cannot be "
            + "read; at most 100 by 100, so sweep a grid")
      }
      context.write(
        heatMap(
          pivot, row: table.parameters[axes.row], column: axes.column.map { table.parameters[$0] },
          figure: table.figures[figure], format: format
        ).joined(separator: "\n"))
      return call.returns()
    }
    type.methods["best"] = { object, call in
      let figure = try object.figure(call.optionalString(1), call)
      let count = try call.optionalInt(2) ?? 5
      guard count >= 1 else { throw call.argumentError(2, "a count of at least 1 expected") }
      let way = try call.optionalString(3)
      guard way == nil || way == "min" || way == "max" else {
        throw call.argumentError(3, "'min' or 'max' expected, got '\(way ?? "")'")
      }
      let rows = object.table.best(figure, count: count, lowest: way.map { $0 == "min" })
      return try call.returns(
        object: ScriptRecord(
          "list of cells", items: rows.map { object.record($0, format) }
        ) { sweepTable(object.table, rows: rows).lines(format).joined(separator: "\n") })
    }
  }

  private func member(_ name: String, _ call: borrowing LuaCall) throws -> LuaValue {
    switch name {
    case "cached": return .int(table.cached)
    case "notes": return .table(LuaTable(array: table.notes.map { .string($0) }))
    case "columns":
      return .table(LuaTable(array: table.columnNames.map { .string($0) }))
    default: break
    }
    // A column as a list, one entry a cell.
    guard table.columnNames.contains(name) else {
      throw call.unknown(
        "the table has no column or member", name, among: table.columnNames + Self.members)
    }
    return .table(
      LuaTable(array: table.rows.map { plain($0).fields[name] ?? .number(.nan) }))
  }

  private func plain(_ row: SweepTable.Row) -> LuaTable {
    var fields: [String: LuaValue] = ["cell": .int(row.cell)]
    for (path, value) in zip(table.parameters, row.inputs) {
      fields[path] = value.luaValue(at: path)
    }
    for (figure, found) in zip(table.figures, row.figures) {
      fields[figure.name] = .figure(found.value)
      fields[figure.name + "_se"] = .figure(found.standardError)
    }
    return LuaTable(fields: fields.filter { !$0.value.isNil })
  }

  private func record(_ row: SweepTable.Row, _ format: TextFormat) -> LuaValue {
    let plain = plain(row)
    let fields = table.columnNames.map { (name: $0, value: plain.fields[$0] ?? .nil) }
    return .object(
      ScriptRecord("cell", fields: fields) { [table] in
        sweepTable(table, rows: [row]).lines(format).joined(separator: "\n")
      })
  }

  private func pivot(
    _ row: Int, _ column: Int, _ figure: Int, _ format: TextFormat
  ) -> ScriptRecord {
    let pivot = SweepPivot(table, row: row, column: column, figure: figure)
    func list(_ values: [LuaValue]) -> LuaValue { .table(LuaTable(array: values)) }
    func grid(_ part: (GroupedFigure) -> Double?) -> LuaValue {
      list(pivot.figures.map { list($0.map { .number($0.flatMap(part) ?? .nan) }) })
    }
    let (rowPath, columnPath) = (table.parameters[row], table.parameters[column])
    return ScriptRecord(
      "pivot",
      fields: [
        ("row_values", list(pivot.rowValues.map { $0.luaValue(at: rowPath) })),
        ("column_values", list(pivot.columnValues.map { $0.luaValue(at: columnPath) })),
        ("values", grid(\.value)), ("se", grid(\.standardError)),
      ]
    ) { [table] in
      pivotTable(pivot, row: rowPath, column: columnPath, figure: table.figures[figure])
        .lines(format).joined(separator: "\n")
    }
  }

  private func figure(_ name: String?, _ call: borrowing LuaCall) throws -> Int {
    guard let name else { return 0 }
    // Two spellings of one figure are one; a metric of the fund's own is found as it is written.
    let known = (try? Objective(parsing: name))?.name
    guard let found = table.figureIndex(known ?? name) else {
      throw call.unknown(
        "the sweep has no figure", name, among: table.figures.map(\.name))
    }
    return found
  }

  private func parameter(_ path: String, _ call: borrowing LuaCall) throws -> Int {
    guard let found = table.parameterIndex(path) else {
      throw call.unknown("the sweep has no parameter", path, among: table.parameters)
    }
    return found
  }

  /// Parameters down and across: those named, else the first two that vary.
  private func mapAxes(_ call: borrowing LuaCall) throws -> (row: Int, column: Int?) {
    if let row = try call.optionalString(2) {
      let column = try call.optionalString(3).map { try parameter($0, call) }
      return (try parameter(row, call), column)
    }
    guard table.varied <= 2 else {
      throw LuaError(
        "\(table.varied) parameters vary: name two, as in t:heatmap(figure, row, column); the others "
          + "are averaged over")
    }
    return (0, table.varied == 2 ? 1 : nil)
  }
}
