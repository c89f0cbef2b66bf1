import FundLog
import FundModel
import FundResults
import FundScripting
import FundService

extension Command {
  static let report = Command(
    name: "report", operands: "FILE.json|FILE.lua|PRESET|REFERENCE",
    summary:
      "Write the report of a run: one file with charts and tables, for a browser or on paper",
    details: """
      A fund is run first, with its flows and its breakdown; REFERENCE is a stored run (latest, the beginning of
      its id, a tag). The plan says which analyses are made of the fund beside the run (bridge, stress tests,
      tornado, sweep, frontier): `standard`, a Lua file of yours, or none. Its options are given with --opt,
      lists with commas.
      """,
    options: runOptions.filter { reportTakes.contains($0.name) } + storeOptions + [
      OptionSpec("out", .text("FILE"), "the file to write (after the fund's name, .html)"),
      OptionSpec(
        "format", .word(ReportRequest.Format.allCases.map(\.rawValue)),
        "what is written; the end of the file's name says it otherwise"),
      OptionSpec("plan", .text("NAME|FILE|none"), "which analyses are made (standard)"),
      OptionSpec("opt", .text("NAME=VALUE"), "an option of the plan", repeats: true),
      OptionSpec("title", .text("TEXT"), "title, in place of the fund's name"),
    ] + scriptOptions, positionals: 1...1
  ) { arguments, console in
    let operand = arguments.positionals[0]
    let planOptions = try arguments.planOptions()
    var request = try arguments.reportRequest()
    var options = try scriptOptions(arguments, console)
    // The fund has the changes already.
    options.overrides = []
    let session = try ScriptSession(options)
    // A wrong plan is told before anything is run.
    if let plan = request.plan { _ = try session.planOptions(plan) }
    guard isFund(operand) else {
      let stored = try storedRun(operand, arguments)
      request.name(after: stored.entry.name)
      request.commands = reproduction(stored.entry)
      try session.report(stored, request, options: planOptions)
      console.log.of(LogModule.report).info("report written", [.init("file", request.file)])
      console.note("wrote \(request.file)")
      return .ok
    }
    let (kept, prepared) = try reported(operand, arguments, console)
    request.name(after: prepared.config.fund.name)
    request.commands = [reproduction(operand, prepared, arguments)]
    if let entry = kept.entry { request.commands += reproduction(entry) }
    try session.report(kept, of: prepared, request, options: planOptions)
    console.log.of(LogModule.report).info("report written", [.init("file", request.file)])
    console.note("wrote \(request.file)")
    arguments.note(kept, console)
    return FundService.fails(kept.result, on: try arguments.runOptions(console).failOn)
      ? .failed : .ok
  }

  private static let reportTakes = ["paths", "seed", "threads", "set", "check", "fail-on"]

  /// Whether an operand is a file or a preset; everything else names a stored run.
  private static func isFund(_ operand: String) -> Bool {
    operand.hasSuffix(".lua") || operand.hasSuffix(".json") || fileExists(operand)
      || PresetLibrary.standard.names.contains(operand)
  }

  private static func storedRun(_ operand: String, _ arguments: Arguments) throws -> StoredRun {
    do {
      return try FundService.stored(operand, in: arguments.store())
    } catch let error as RunStoreError where error.code == .notFound {
      let near = EditDistance.nearest(operand, in: PresetLibrary.standard.names)
      throw UsageError(
        "\"\(operand)\" is neither a file nor a preset"
          + (near.map { " (did you mean \($0)?)" } ?? "") + " nor a stored run: \(error)",
        command: "report")
    }
  }

  /// The run of an operand with its breakdown and flows.
  private static func reported(
    _ operand: String, _ arguments: Arguments, _ console: Console
  ) throws -> (KeptRun, PreparedRun) {
    let document =
      try operand.hasSuffix(".lua")
      ? scriptedFund(operand, arguments, console) : ConfigDocument.open(operand)
    let changed = try document.with(
      arguments.changes(), origin: .commandLine(arguments.changesText))
    var options = try arguments.runOptions(console)
    options.breakdown = true
    options.keep = .flows
    let prepared = try PreparedRun(changed, options: options)
    let use = try arguments.storeUse(console)
    let kept = try arguments.watched(console, options: options) {
      try FundService.run(prepared, keeping: use, control: $0)
    }
    return (kept, prepared)
  }

  /// What to type for the same run from its operand.
  private static func reproduction(
    _ operand: String, _ prepared: PreparedRun, _ arguments: Arguments
  ) -> String {
    let simulation = prepared.config.simulation
    let words =
      ["equihome run", operand.quotedForShell, "--paths \(simulation.paths)"]
      + ["--seed \(simulation.seed)"] + arguments.texts("set").map { "--set " + $0.quotedForShell }
    return words.joined(separator: " ")
  }

  /// What to type for a run that is kept.
  private static func reproduction(_ entry: RunEntry) -> [String] {
    [
      "equihome results export \(entry.id) --format config --out fund.json",
      "equihome run fund.json --paths \(entry.identity.paths) --seed \(entry.identity.seed) --rerun",
    ]
  }
}

extension ReportRequest {
  /// A file after the fund's name where none was asked for: `Equihome Fund II` as `equihome-fund-ii.html`.
  fileprivate mutating func name(after fund: String) {
    guard file.isEmpty else { return }
    let words = fund.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let ending = [Format.html: "html", .markdown: "md", .json: "json"][format] ?? "html"
    file = (words.isEmpty ? "fund" : String(words.joined(separator: "-").prefix(60))) + "." + ending
  }
}

extension Arguments {
  /// What `--out`, `--format`, `--plan` and `--title` ask for; the file's name may still be missing.
  fileprivate func reportRequest() throws -> ReportRequest {
    let file = text("out")
    let named = text("format").flatMap { ReportRequest.Format(rawValue: $0) }
    guard let format = named ?? file.map({ ReportRequest.Format(file: $0) }) ?? .html else {
      throw UsageError(
        "--out \(file ?? ""): a name that ends in .html, .md or .json says what to write; "
          + "otherwise say --format", command: "report")
    }
    var request = ReportRequest(file: file ?? "", format: format)
    request.plan = text("plan") ?? request.plan
    if request.plan == "none" { request.plan = nil }
    request.title = text("title")
    return request
  }

  fileprivate func planOptions() throws -> [(name: String, text: String)] {
    try texts("opt").map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw UsageError("--opt takes NAME=VALUE, found \"\(text)\"", command: "report")
      }
      return (String(parts[0]), String(parts[1]))
    }
  }
}

extension String {
  /// A word as a shell reads it.
  fileprivate var quotedForShell: String {
    let plain = allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,~".contains($0))
    }
    return plain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
