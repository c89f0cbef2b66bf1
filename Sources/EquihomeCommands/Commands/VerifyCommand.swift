import FundAnalysis
import FundModel
import FundService

extension Command {
  static let verify = Command(
    name: "verify", operands: "[--cases FILE|FOLDER]",
    summary: "Hold the product against closed forms and published figures",
    details: """
      Runs the checks that come with the program (stdlib-lua/verification), or those of --cases, through
      the product's own functions: computed, expected, difference in standard errors (SE), units in the
      last place (ulp) or the figure's own unit, and whether it is allowed. Status 0 when all hold, 1
      when one fails or its kind is unknown. The files are described in docs/verification.md.
      """,
    options: [
      OptionSpec("cases", .text("FILE|FOLDER"), "your own case files", repeats: true),
      OptionSpec("suite", .none, "with --cases: the checks of the program as well"),
      OptionSpec("all", .none, "with --cases: print the figures that pass as well"),
      OptionSpec("only", .text("TEXT"), "cases whose file, name or kind contains the text"),
      OptionSpec("paths", .integer("N", atLeast: 2), "paths of every statistical check"),
      OptionSpec(
        "threads", .integer("N", atLeast: 1), "worker threads, all cores if absent; same bits"),
      OptionSpec("format", .word(["text", "json"]), "form of the output, text if absent"),
      OptionSpec("markdown", .text("FILE"), "write the report as a Markdown page too"),
      OptionSpec("xlsx", .text("FILE"), "write the report as a spreadsheet too"),
      OptionSpec("list", .none, "print the checks and their sources; run nothing"),
    ], positionals: 0...0
  ) { arguments, console in
    let suite = try cases(arguments)
    var options = Verification.Options(only: arguments.text("only"))
    options.engine.paths = try arguments.count("paths")
    options.engine.threads = try arguments.count("threads") ?? FundService.defaultThreads
    let chosen = Verification.chosen(suite, options: options)
    guard !chosen.isEmpty else {
      throw UsageError(
        "equihome verify: no case has \"\(arguments.text("only") ?? "")\" in its file, name or kind",
        command: "verify")
    }
    if arguments.has("list") {
      console.write(Verification.list(suite, options: options))
      return .ok
    }
    let report = Verification.run(suite, options: options)
    let isShort = arguments.has("cases") && !arguments.has("all")
    console.write(
      arguments.text("format") == "json"
        ? try report.json() : report.text(onlyFailures: isShort))
    if let path = arguments.text("markdown") {
      try ConfigFile.write(Array(report.markdown.utf8), to: path)
      console.note("wrote \(path)")
    }
    if let path = arguments.text("xlsx") {
      try report.workbook.write(to: path)
      console.note("wrote \(path)")
    }
    return report.isSuccess ? .ok : .failed
  }

  private static func cases(_ arguments: Arguments) throws -> CaseSuite {
    let places = arguments.texts("cases")
    var suite = CaseSuite(files: [])
    if places.isEmpty || arguments.has("suite") {
      suite.files += try VerificationLibrary().suite().files
    }
    suite.files += try CaseSuite.load(paths: places).files
    return suite
  }
}
