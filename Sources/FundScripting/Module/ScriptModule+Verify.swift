import FundAnalysis
import FundReport
import FundService
import LuaRuntime

extension ScriptModule {
  /// The checks that come with the program, or somebody's own, from a script.
  var verify: LuaFunction {
    LuaFunction("verify") { [context] call in
      let table = try call.optionalTable(1) ?? LuaTable()
      let request = try VerifyRequest(table, call)
      if !request.files.isEmpty { try context.checkFiles(call) }
      let suite = try call.explaining { try request.suite() }
      let chosen = Verification.chosen(suite, options: request.options)
      guard !chosen.isEmpty else {
        throw LuaError(
          "no check has \"\(request.options.only ?? "")\" in its file, name or kind")
      }
      let runner = CaseRunner(suite: suite, engine: request.options.engine)
      var results: [CaseResult] = []
      for (file, one) in chosen {
        // Between two checks a script can be stopped; Lua raises the stop on return.
        if context.stop.isStopRequested { return call.returns() }
        results.append(runner.run(one, in: file))
      }
      return try call.returns(object: Self.record(VerificationReport(results: results)))
    }
  }

  private static func record(_ report: VerificationReport) -> ScriptRecord {
    let items = report.results.map { result in
      LuaValue.object(
        ScriptRecord(
          "check",
          fields: [
            ("file", .string(result.file)), ("id", .string(result.id)),
            ("kind", .string(result.kind)), ("passed", .bool(result.outcome == .passed)),
            ("source", .string(result.source)),
          ]
        ) { "\(result.id): \(result.outcome)" })
    }
    return ScriptRecord(
      "verification",
      fields: [
        ("passed", .int(report.passed)), ("failed", .int(report.failed)),
        ("left_out", .int(report.leftOut)), ("ok", .bool(report.isSuccess)),
      ], items: items
    ) { report.text(onlyFailures: false) }
  }
}

/// `eq.verify { only = "irr", paths = 1000, threads = 2, cases = { "folder" } }`.
private struct VerifyRequest {
  var options = Verification.Options()
  var files: [String] = []

  init(_ table: LuaTable, _ call: borrowing LuaCall) throws {
    options.engine.threads = FundService.defaultThreads
    let names = ["only", "paths", "threads", "cases"]
    for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) {
      switch name {
      case "only":
        guard let text = value.stringValue else {
          throw LuaError("verify option only: a text expected, got a \(value.typeName)")
        }
        options.only = text
      case "paths": options.engine.paths = try RunRequest.whole(name, value, atLeast: 2)
      case "threads": options.engine.threads = try RunRequest.whole(name, value, atLeast: 1)
      case "cases":
        let list = value.tableValue?.array ?? [value]
        files = try list.map {
          guard let file = $0.stringValue else {
            throw LuaError(
              "verify option cases: a file or a list of files expected, got a \($0.typeName)")
          }
          return file
        }
      default: throw call.unknown("there is no verify option", name, among: names)
      }
    }
  }

  func suite() throws -> CaseSuite {
    try files.isEmpty ? VerificationLibrary().suite() : CaseSuite.load(paths: files)
  }
}
