import FundExport
import FundModel
import FundReport
import FundResults
import LuaRuntime

extension RunObject {
  static func addExport(_ type: inout Definition, _ context: ScriptContext) {
    type.methods["export"] = { run, call in
      try context.checkFiles(call)
      let file = try call.string(1)
      let options = try OptionReader(
        call, at: 2, owner: "run:export", known: ["format", "table", "samples", "path"])
      try run.export(to: file, options, call)
      return call.returns(file)
    }
  }

  private func export(
    to file: String, _ given: OptionReader, _ call: borrowing LuaCall
  ) throws {
    var options = RunExport.Options(
      table: try given.word("table"), samples: try given.flag("samples") ?? false)
    let word: RunExport.Format? = try given.word("format")
    guard let format = word ?? RunExport.format(ofFile: file) else {
      throw LuaError(
        "run:export: nothing is known of the ending of '\(file)'; format = one of "
          + RunExport.Format.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if let number = try given.whole("path", atLeast: 1) {
      guard number <= result.samples.paths else {
        throw LuaError(
          "run:export: path is \(number); expected a path from 1 to \(result.samples.paths)")
      }
      options.path = try PathObject(
        call.explaining { try prepared.get() },
        path: result.manifest.firstPath &+ UInt64(number - 1), number: number,
        format: TextFormat(width: 100)
      ).report
    }
    do {
      try RunExport.write(
        VisualSource(result, document: reproducible, config: source), as: format, to: file,
        options: options)
    } catch let error as ConfigError {
      try call.explaining { throw error }
    } catch {
      throw LuaError("run:export: \(error)")
    }
  }
}
