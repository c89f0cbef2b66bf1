import FundModel
import FundReport
import LuaRuntime

extension ResultTable {
  /// How scripts see a table: `t[i]` is a row, `t.name` a figure.
  static func type(_ context: ScriptContext) -> LuaTypeDefinition<ResultTable> {
    var type = LuaTypeDefinition<ResultTable>(name: "Table")
    type.methods["csv"] = { table, call in call.returns(table.csv) }
    type.methods["write_csv"] = { table, call in
      try context.checkFiles(call)
      let file = try call.string(1)
      try call.explaining { try ConfigFile.write(Array(table.csv.utf8), to: file) }
      return call.returnsSelf()
    }
    type.methods["rows"] = { table, call in
      try call.returns(
        .table(LuaTable(array: table.rows.map { .table(LuaTable(fields: $0)) })))
    }
    type.methods["column"] = { table, call in
      let name = try call.string(1)
      guard table.names.contains(name) else {
        throw call.unknown("the table has no column", name, among: table.names)
      }
      let values = table.rows.map { $0[name] ?? .nil }
      // Numbers are a vector, a missing one nan; a column with any text is a plain list.
      if values.contains(where: { $0.stringValue != nil }) {
        return try call.returns(.table(LuaTable(array: values)))
      }
      return try call.returns(
        vector: DoubleBuffer(values.map { $0.doubleValue ?? .nan }))
    }
    type.index = { table, name, call in
      guard let value = table.figures.first(where: { $0.name == name })?.value else {
        throw call.unknown(
          "the table has no figure", name,
          among: table.figures.map(\.name) + type.methods.keys.sorted())
      }
      return try call.returns(value)
    }
    type.element = { table, i, call in
      table.rows.indices.contains(i - 1)
        ? try call.returns(.table(LuaTable(fields: table.rows[i - 1])))
        : try call.returns(.nil)
    }
    type.length = { $0.rows.count }
    type.description = { $0.text(context.options.format) }
    type.members = { table, path in path.isEmpty ? table.figures.map(\.name) : [] }
    return type
  }
}
