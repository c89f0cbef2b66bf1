import FundReport
import FundResults
import LuaRuntime

/// An explanation as scripts see it: it prints as the walk, and every part of it can be read.
enum ExplanationRecord {
  static func make(_ part: Explanation, format: TextFormat) -> ScriptRecord {
    let inputs = part.inputs.map { ($0.name, LuaValue.figure(finite($0.value))) }
    let tables = part.tables.map {
      ($0.name, LuaValue.object(FactRecord.rows($0, kind: "row", format: format)))
    }
    let parts = part.parts.map { ($0.name, LuaValue.object(make($0, format: format))) }
    return ScriptRecord(
      "explanation",
      fields: [
        ("name", .string(part.name)), ("label", .string(part.label)),
        ("value", .figure(finite(part.value))), ("unit", .string(part.unit.rawValue)),
        ("rule", .string(part.rule)), ("section", .string(part.section)),
        ("formula", part.formula.map { .string($0.text) } ?? .nil),
        ("inputs", .object(FactRecord.group("set of inputs", inputs))),
        ("clauses", .object(clauses(part.clauses))),
        ("tables", .object(FactRecord.group("set of tables", tables))),
        ("notes", .table(LuaTable(array: part.notes.map { .string($0) }))),
        ("parts", .object(FactRecord.group("set of parts", parts))),
      ]
    ) { explanationText(part, format: format) }
  }

  private static func clauses(_ clauses: [Explanation.Clause]) -> ScriptRecord {
    func text(_ clause: Explanation.Clause) -> String {
      clause.path + (clause.value.map { " = \($0)" } ?? "")
        + (clause.origin.map { " (\($0))" } ?? "")
    }
    let items = clauses.map { clause -> LuaValue in
      let fields: [(name: String, value: LuaValue)] = [
        ("path", .string(clause.path)), ("value", clause.value.map { .string($0) } ?? .nil),
        ("origin", clause.origin.map { .string($0) } ?? .nil),
      ]
      return .object(ScriptRecord("clause", fields: fields) { text(clause) })
    }
    return ScriptRecord("list of clauses", items: items) {
      clauses.map(text).joined(separator: "\n")
    }
  }

  private static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
}
