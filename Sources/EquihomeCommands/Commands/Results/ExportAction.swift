import FundExport
import FundModel
import FundReport
import FundResults
import FundScripting
import FundService

extension ResultsAction {
  static let export = ResultsAction(
    name: "export", operands: "REF",
    summary: "a kept run for spreadsheets, pandas, R, Julia",
    details: """
      Without --format the ending of --out decides: .json .csv .parquet .xlsx .npz .h5. csv and parquet hold
      one table in a file, or all of them in a folder: --out results/. Nothing is run, but for the report to
      the LPs on one path (--path), which is that path alone. docs/exports.md says what is in them.
      """,
    options: [
      OptionSpec(
        "format", .word(RunExport.Format.allCases.map(\.rawValue)),
        "in place of the ending of --out"),
      OptionSpec("out", .text("FILE"), "the file, or with csv and parquet a folder"),
      OptionSpec("what", .word(RunTable.allCases.map(\.rawValue)), RunOutput.whatHelp),
      OptionSpec("samples", .none, "json, xlsx: every metric of every path as well"),
      OptionSpec(
        "path", .integer("I", atLeast: 0), "the report to the LPs on this path, not on the mean"),
    ], positionals: 1...1
  ) { arguments, console in
    let out = arguments.text("out")
    let format = try arguments.exportFormat(out)
    let stored = try FundService.stored(arguments.positionals[0], in: arguments.store())
    var options = RunExport.Options(
      table: arguments.text("what").flatMap { RunTable(rawValue: $0) },
      samples: arguments.has("samples"))
    options.path = try arguments.number("path").map { try pathReport($0, of: stored) }
    // Without what is another with each run: the same run gives the same bytes.
    var wanted = RunDocument.Options()
    wanted.includeTimings = false
    let source = VisualSource(
      stored.result, document: RunDocument(stored.result, options: wanted), config: stored.config)
    if let out {
      try RunExport.write(source, as: format, to: out, options: options)
      console.note("wrote \(out)")
    } else {
      console.write(
        try RunExport.text(source, as: format, options: options), isPage: false)
    }
    return .ok
  }

  /// One path of a kept run, told by the reference implementation.
  private static func pathReport(_ number: UInt64, of stored: StoredRun) throws -> PathReport {
    let manifest = stored.result.manifest
    let last = manifest.firstPath &+ UInt64(max(1, manifest.paths)) &- 1
    guard (manifest.firstPath...max(manifest.firstPath, last)).contains(number) else {
      throw UsageError(
        "--path \(number): the run has paths \(manifest.firstPath) to \(last)", command: "results")
    }
    let prepared = try FundService.replay(
      stored.config, seed: manifest.seed, origin: ConfigOrigin(.program, "command line"),
      hookRuntime: LuaHookRuntime())
    for (now, then) in zip(prepared.data.files, manifest.dataFiles) where now.sha256 != then.sha256
    {
      throw UsageError(
        "--path \(number): \(then.path) is not the file that the run has read", command: "results")
    }
    return try ToldPath(number, of: prepared).report
  }
}

extension Arguments {
  /// The format of an export and whether its options go together.
  ///
  /// - Throws: `UsageError` with everything that is wrong.
  fileprivate func exportFormat(_ out: String?) throws -> RunExport.Format {
    var problems: [String] = []
    let format =
      text("format").flatMap { RunExport.Format(rawValue: $0) }
      ?? out.flatMap { RunExport.format(ofFile: $0) }
    if let format {
      if !format.isText, out == nil {
        problems.append("--format \(format.rawValue) needs a file: --out FILE")
      }
      if has("what"), !format.isByTable {
        problems.append("--what goes with --format csv or parquet, not \(format.rawValue)")
      }
      if has("samples"), format != .json, format != .xlsx {
        problems.append("--samples goes with --format json or xlsx, not \(format.rawValue)")
      }
      if has("path"), format == .json || format == .visual {
        problems.append(
          "--path is of the report to the LPs, which \(format.rawValue) does not hold")
      }
      if has("path"), format.isByTable, text("what") != RunTable.lp.rawValue,
        text("what") != nil || !RunExport.isFolder(out ?? "")
      {
        problems.append("--path is of the report to the LPs: --what lp, or a folder of all tables")
      }
    } else {
      problems.append(
        out.map { "nothing is known of the ending of '\($0)'; --format says what it is to be" }
          ?? "--format F or --out FILE is missing")
    }
    guard let format, problems.isEmpty else {
      throw UsageError(
        problems.map { "equihome results export: " + $0 }.joined(separator: "\n"),
        command: "results")
    }
    return format
  }
}
