import FundModel
import FundReport
import LuaRuntime

extension ScriptModule {
  /// Funds and lists that come from files of other kinds.
  var imports: [LuaFunction] {
    [
      LuaFunction("import_legacy") { [context] call in
        try context.checkFiles(call)
        let file = try call.string(1)
        let preset = try call.optionalString(2) ?? "equihome-v2"
        let result = try call.explaining {
          try LegacyImport.load(file: file, preset: preset, assumptions: .standard())
        }
        let format = context.options.format
        let items = result.rows.map { row in
          LuaValue.object(
            ScriptRecord(
              "row of an import",
              fields: [
                ("kind", .string(row.kind.rawValue)), ("old", .string(row.old)),
                ("value", .string(row.oldValue)), ("default", .bool(row.isDefault)),
                ("new", .string(row.new)), ("new_value", .string(row.newValue)),
                ("remark", .string(row.remark)),
              ]
            ) { "\(row.old) -> \(row.new.isEmpty ? row.remark : row.new)" })
        }
        let report = ScriptRecord("report of an import", items: items) {
          importTables(result, format).joined(separator: "\n")
        }
        return try call.returns([
          .object(FundObject(result.document)), .object(report),
        ])
      },
      LuaFunction("import_suburbs") { [context] call in
        try context.checkFiles(call)
        let fund = try call.object(1, as: FundObject.self)
        let file = try call.string(2)
        let document = try call.explaining {
          try fund.document.with(SuburbTable.load(file: file))
        }
        return try call.returns(object: FundObject(document))
      },
      LuaFunction("classify") { [context] call in
        try context.checkFiles(call)
        let (file, source) = (try call.string(1), try call.string(2))
        let rules = try call.optionalString(3)
        let result = try call.explaining {
          var issues = DataIssues()
          let list = try RecordFile.load(file, issues: &issues)
          return try PropertyClassification(
            list, suburbs: SuburbTable.load(file: source), rules: rules.map { try ScoreRules($0) },
            issues: issues)
        }
        let format = context.options.format
        let items = result.properties.map { property in
          LuaValue.object(
            ScriptRecord(
              "property",
              fields: [
                ("id", .string(property.id)), ("suburb", .string(property.suburb)),
                ("value", .number(property.value)),
                ("risk_score", property.riskScore.map { .number($0) } ?? .nil),
                ("zone", property.zone.map { .string($0) } ?? .nil),
                ("decided_by", .string(property.decidedBy)),
                ("suggestion", property.suggestion.map { .string($0) } ?? .nil),
                ("row", .int(property.row)),
              ]
            ) { "\(property.id): \(property.zone ?? "no zone")" })
        }
        return try call.returns(
          object: ScriptRecord("list of properties", items: items) {
            classificationTable(result).lines(format).joined(separator: "\n")
          })
      },
    ]
  }
}
