import Foundation
import FundModel
import FundReport
import FundScripting
import FundService

extension Command {
  /// Options of everything that executes Lua.
  static let scriptOptions = [
    OptionSpec("sandbox", .none, "no files, no processes, only an allow-list of functions"),
    OptionSpec(
      "memory-limit", .integer("MB", atLeast: 16),
      "memory ceiling of the script (1024; 256 with --sandbox)"),
    OptionSpec(
      "time-limit", .integer("SECONDS", atLeast: 1),
      "stop the script after so long (never; 60 with --sandbox)"),
    OptionSpec(
      "output-limit", .integer("KB", atLeast: 1),
      "stop a script that prints more (none; 1024 with --sandbox)"),
    OptionSpec(
      "instruction-limit", .integer("N", atLeast: 1),
      "stop the script after N instructions of Lua (none); counting more than doubles its time"),
    OptionSpec("arg", .text("WORD"), "handed to the script in the table arg", repeats: true),
  ]

  /// - Parameter store: where the runs of the script are kept; nil keeps none.
  static func scriptOptions(
    _ arguments: Arguments, _ console: Console, store: StoreUse? = nil
  ) throws -> ScriptOptions {
    var options = ScriptOptions()
    options.run = try arguments.runOptions(console)
    options.overrides = try arguments.changes()
    options.format = console.format
    try limit(&options, arguments)
    options.arguments = arguments.texts("arg")
    options.isTerminal = isatty(STDIN_FILENO) == 1
    options.handlesInterrupt = true
    options.chartLibraries = Console.chartLibraries
    options.output = { console.print($0) }
    keep(&options, store, console)
    let progress = console.progress
    if progress.isOn {
      options.progress = { progress.draw($0) }
      options.wipeProgress = { progress.wipe() }
    }
    return options
  }

  /// Runs are kept in a store; what fails about it is told once, not with every run.
  private static func keep(
    _ options: inout ScriptOptions, _ store: StoreUse?, _ console: Console
  ) {
    options.store = store
    options.clock = { StorePlace.now() }
    var told: Set<String> = []
    options.storeNote = { note in
      if told.insert(note).inserted { console.note(note) }
    }
  }

  /// The profile and its limits; docs/threat-model.md says what each is for.
  private static func limit(_ options: inout ScriptOptions, _ arguments: Arguments) throws {
    options.sandboxed = arguments.has("sandbox")
    if options.sandboxed {
      options.memoryLimit = 256 << 20
      options.deadline = 60
      options.abandonAfter = 2
    }
    if let megabytes = try arguments.count("memory-limit") {
      options.memoryLimit = min(megabytes, 1 << 30) << 20
    }
    // Not `map(Double.init)`: of a UInt64 that is its bit pattern.
    if let seconds = arguments.number("time-limit") { options.deadline = Double(seconds) }
    options.outputLimit = try arguments.count("output-limit").map { min($0, 1 << 40) << 10 }
    options.instructionLimit = try arguments.count("instruction-limit")
  }

  /// Executes a Lua file, and writes the run or runs the fund that it returns.
  static func runScript(
    _ file: String, _ arguments: Arguments, _ console: Console
  ) throws -> ExitStatus {
    let store = try arguments.storeUse(console)
    var options = try scriptOptions(arguments, console, store: store)
    let trace = try TraceOutput(arguments)
    let output = try RunOutput(arguments)
    if output.showsBreakdown { options.run.breakdown = true }
    let outcome = try ScriptSession(options).run(file: file)
    if let result = outcome.run {
      try trace.write(result, name: file, console)
      try output.write(result, console: console)
      if let kept = outcome.kept { arguments.note(kept, console) }
      return FundService.fails(result, on: options.run.failOn) ? .failed : .ok
    }
    if let fund = outcome.fund {
      return try runDocument(fund, arguments, console, store: store)
    }
    guard !trace.isWanted else {
      throw UsageError("--trace: \(file) returns neither a run nor a fund", command: "run")
    }
    return .ok
  }

  static let emit = Command(
    name: "emit", operands: "FILE.lua",
    summary: "Execute a script and write the fund it returns as a validated JSON config",
    details: "The script returns a fund, or a run whose fund is written.",
    options: [
      OptionSpec("out", .text("FILE"), "write to a file instead of standard output"),
      OptionSpec("set", .text("PATH=VALUE"), "change a parameter of the fund", repeats: true),
    ] + scriptOptions, positionals: 1...1, writesData: true
  ) { arguments, console in
    let file = arguments.positionals[0]
    var options = try scriptOptions(arguments, console)
    // What the script prints is for the person; standard output carries the config alone.
    options.output = { console.note($0.hasSuffix("\n") ? String($0.dropLast()) : $0) }
    let outcome = try ScriptSession(options).run(file: file)
    guard
      var document = try outcome.fund
        ?? outcome.run.map({ result in
          try ConfigDocument.parse(bytes: result.canonicalConfig, name: file)
        })
    else {
      console.error("\(file) returns no fund; end it with: return fund")
      return .usage
    }
    document = try document.with(arguments.changes(), origin: .commandLine(arguments.changesText))
    _ = try document.fundConfig()
    if let out = arguments.text("out") {
      try document.write(to: out)
      console.note("wrote \(out)")
    } else {
      console.write(document.canonicalJSON)
    }
    return .ok
  }

  static let repl = Command(
    name: "repl", operands: "", summary: "Explore interactively in Lua",
    details: "Tab completes parameters and methods, ?x explains, :help lists the commands.",
    options: [
      OptionSpec("no-history", .none, "neither read nor write the history file"),
      OptionSpec("threads", .integer("N", atLeast: 1), "worker threads of runs (all cores)"),
    ] + storeOptions + scriptOptions, positionals: 0...0
  ) { arguments, console in
    let options = try scriptOptions(arguments, console, store: arguments.storeUse(console))
    try Repl.run(options, historyFile: arguments.has("no-history") ? nil : historyFile(console))
    return .ok
  }

  /// Where the history of the console lives, after the XDG base directory rules.
  private static func historyFile(_ console: Console) -> String? {
    let environment = ProcessInfo.processInfo.environment
    if let file = environment["EQUIHOME_HISTORY"], !file.isEmpty { return file }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    let state = environment["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let folder = (state ?? home + "/.local/state") + "/equihome"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      console.error("no history is kept: \(error.localizedDescription)")
      return nil
    }
    return folder + "/history.lua"
  }
}
