import FundModel
import FundReport
import LuaRuntime

extension RunObject {
  private static let reportOptions = ["format", "plan", "options", "title"] + ReportAnalyses.names

  /// `run:report(file [, { plan, options, title, format, bridge, stress, sensitivity, sweep, frontier }])`
  static func addReport(_ type: inout Definition, _ context: ScriptContext) {
    type.methods["report"] = { run, call in
      try context.checkFiles(call)
      let file = try call.string(1)
      let table = try call.optionalTable(2) ?? LuaTable()
      let options = try OptionReader(call, at: 2, owner: "run:report", known: reportOptions)
      let format = try options.word("format") ?? ReportRequest.Format(file: file)
      guard let format else {
        throw call.argumentError(
          1, "a file that ends in .html, .md or .json expected, or a format, got '\(file)'")
      }
      var request = ReportRequest(file: file, format: format)
      if case .bool(let flag)? = table.fields["plan"] {
        guard !flag else {
          throw options.wrong("plan", "the name of a plan, or false", .bool(flag))
        }
        request.plan = nil
      } else {
        request.plan = try options.text("plan") ?? request.plan
      }
      request.title = try options.text("title")
      var given = ReportAnalyses()
      let problems = ReportAnalyses.names.compactMap {
        given.read($0, table.fields[$0] ?? .nil)
      }
      guard problems.isEmpty else {
        throw LuaError("run:report: " + problems.joined(separator: "\n  "))
      }
      let planOptions = table.fields["options"]?.tableValue ?? LuaTable()
      defer { context.progressEnded() }
      try call.explaining {
        try ReportWriter(context: context, state: call.state).write(
          run, request, given: given, options: { _ in planOptions })
      }
      return call.returnsSelf()
    }
  }
}
