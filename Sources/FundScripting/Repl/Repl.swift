import Foundation
import FundReport
import LineEditor
import LuaRuntime

/// The console: reads entries, runs them in one session, shows what they give. Errors leave the session alive.
public enum Repl {
  /// Runs until the input ends or `:quit`. Without a terminal it reads lines and shows no prompts.
  ///
  /// - Parameter historyFile: where entries are kept from session to session; nil keeps none.
  /// - Throws: `ScriptError` or `LineEditorError` when there is no memory or no input to read.
  public static func run(_ options: ScriptOptions, historyFile: String?) throws {
    let console = try ReplConsole(options, historyFile: historyFile)
    try console.loop()
  }
}

/// One run of the console.
final class ReplConsole {
  /// When the time of an entry is shown.
  enum Timing {
    case always, never
    /// On a terminal, from one second on.
    case slow
  }

  let session: ScriptSession
  let options: ScriptOptions
  let recorder: ReplRecorder
  var timing = Timing.slow
  private let editor: LineEditor
  private let historyFile: String?
  private var pending = ""
  private var entries = 0

  init(_ options: ScriptOptions, historyFile: String?) throws {
    self.options = options
    self.historyFile = historyFile
    session = try ScriptSession(options)
    recorder = ReplRecorder(session.state)
    editor = try LineEditor(name: "equihome", historyFile: historyFile)
    try session.explaining {
      try session.state.setGlobal("eq", .reference(session.module))
      try session.state.setGlobal("help", session.module.get("help"))
    }
    editor.completion = { [session] line, cursor in
      ReplCompletion(session, line: line, cursor: cursor).found
    }
  }

  func loop() throws {
    if editor.isTerminal {
      write("equihome console, Lua 5.4. Tab completes, ? explains, :help lists commands.")
    }
    var goesOn = true
    while goesOn {
      switch try editor.read(prompt: pending.isEmpty ? "equihome> " : "      ..> ") {
      case .line(let line): goesOn = take(line)
      case .interrupted: pending = ""
      case .endOfInput:
        // What is unfinished now stays unfinished; running it says why.
        if !pending.isEmpty { run(pending, isWhole: true) }
        if editor.isTerminal { write("") }
        goesOn = false
      }
    }
    if historyFile != nil { try editor.saveHistory() }
  }

  /// Takes a line; false when it was the last.
  private func take(_ line: String) -> Bool {
    if pending.isEmpty {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.isEmpty { return true }
      // A label of Lua starts with two colons.
      if text.hasPrefix("?") || (text.hasPrefix(":") && !text.hasPrefix("::")) {
        editor.addHistory(text)
        return command(text)
      }
    }
    pending += pending.isEmpty ? line : "\n" + line
    // An empty line ends an entry that would otherwise go on for ever.
    run(pending, isWhole: line.allSatisfy(\.isWhitespace) && editor.isTerminal)
    return true
  }

  /// Runs an entry when it is whole, else waits for more lines.
  private func run(_ text: String, isWhole: Bool) {
    let name = "input \(entries + 1)"
    let done = attempt {
      session.context.sources.add(name, text)
      switch try session.state.loadEntry(text, chunkName: "=" + name) {
      case .incomplete where !isWhole: return
      case .incomplete:
        finish()
        _ = try session.state.load(text, chunkName: "=" + name)
      case .expression(let chunk):
        finish()
        try timed { try echo(session.stoppable { try chunk.callKeeping() }) }
        recorder.add(text, .expression)
      case .statement(let chunk):
        finish()
        try timed { try session.stoppable { try chunk.callDiscarding() } }
        recorder.add(text, .statement)
      }
    }
    if !done {
      pending = ""
      recorder.add(text, .failed)
    }
    saveRecord()
  }

  /// The entry is whole: it goes into the history, and the next starts anew.
  private func finish() {
    editor.addHistory(pending)
    pending = ""
    entries += 1
  }

  /// Evaluates an expression of a console command, with its time shown when `isTimed`.
  func evaluate(_ text: String, isTimed: Bool = false) throws -> [LuaReference] {
    let name = "input"
    session.context.sources.add(name, text)
    switch try session.state.loadEntry(text, chunkName: "=" + name) {
    case .incomplete:
      _ = try session.state.load(text, chunkName: "=" + name)
      return []
    case .expression(let chunk), .statement(let chunk):
      return try timed(always: isTimed) { try session.stoppable { try chunk.callKeeping() } }
    }
  }

  private func timed<Value>(always: Bool = false, _ body: () throws -> Value) rethrows -> Value {
    let start = DispatchTime.now().uptimeNanoseconds
    let value = try body()
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    let shows =
      switch timing {
      case .always: true
      case .never: always
      case .slow: always || (seconds >= 1 && editor.isTerminal)
      }
    if shows { write(options.format.style.apply(.faint, "(\(duration(seconds)))")) }
    return value
  }

  /// Shows results, and keeps the first as `_`.
  func echo(_ results: [LuaReference]) throws {
    guard let first = results.first, results.count > 1 || first.type != .nil else { return }
    try session.state.setGlobal("_", .reference(first))
    let texts = try session.stoppable { try results.map { try session.state.describe($0) } }
    write(texts.joined(separator: "\t"))
  }

  func show(_ outcome: ScriptOutcome) {
    if let run = outcome.run { write(runSummary(.init(run), format: options.format)) }
    if let fund = outcome.fund { write(FundObject(fund).summary) }
  }

  /// Runs `body`; an error is shown and dropped. Whether there was none.
  @discardableResult
  func attempt(_ body: () throws -> Void) -> Bool {
    do {
      try session.explaining(body)
      return true
    } catch let error as ScriptError {
      // The line of an entry is still on the screen; a file's is not.
      let typed = error.file?.hasPrefix("input") == true && error.traceback.isEmpty
      write(options.format.style.apply(.red, typed ? error.message : error.description))
    } catch {
      write(options.format.style.apply(.red, "\(error)"))
    }
    return false
  }

  /// Not through the session: its limit on output is for scripts.
  func write(_ text: String) { options.output(text.hasSuffix("\n") ? text : text + "\n") }
}
