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
  let session: ScriptSession
  let options: ScriptOptions
  private let editor: LineEditor
  private let historyFile: String?
  private var pending = ""
  private var entries = 0

  init(_ options: ScriptOptions, historyFile: String?) throws {
    self.options = options
    self.historyFile = historyFile
    session = try ScriptSession(options)
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
      if text.hasPrefix(":") || text.hasPrefix("?") {
        editor.addHistory(text)
        return command(text)
      }
    }
    pending += pending.isEmpty ? line : "\n" + line
    // An empty line ends an entry that would otherwise go on for ever.
    run(pending, isWhole: line.allSatisfy(\.isWhitespace) && editor.isTerminal)
    return true
  }

  private func command(_ text: String) -> Bool {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1].trimmingCharacters(in: .whitespaces) : ""
    switch words[0] {
    case ":quit", ":q", ":exit": return false
    case ":help": write(Self.help)
    case ":load":
      guard !rest.isEmpty else {
        write("usage: :load FILE.lua")
        break
      }
      attempt { try show(session.run(file: rest)) }
    case let word where word.hasPrefix("?"):
      let topic = text.dropFirst().trimmingCharacters(in: .whitespaces)
      attempt { try session.explaining { write(try ScriptHelp.page(topic)) } }
    default: write("unknown command \(words[0]); :help lists them")
    }
    return true
  }

  private static let help = """
    :load FILE   run a script in this session
    :quit        leave (or Ctrl-D)
    ?NAME        explain a parameter, function, object or metric; help(x) the same
    Ctrl-C       drops the line, or stops what runs
    _            the last result

    """ + ScriptHelp.overview

  /// Runs an entry when it is whole, else waits for more lines.
  private func run(_ text: String, isWhole: Bool) {
    let start = DispatchTime.now().uptimeNanoseconds
    let name = "input \(entries + 1)"
    attempt {
      try session.explaining {
        session.context.sources.add(name, text)
        switch try session.state.loadEntry(text, chunkName: "=" + name) {
        case .incomplete where !isWhole: return
        case .incomplete:
          finish()
          _ = try session.state.load(text, chunkName: "=" + name)
        case .expression(let chunk):
          finish()
          try echo(session.stoppable { try chunk.callKeeping() })
        case .statement(let chunk):
          finish()
          try session.stoppable { try chunk.callDiscarding() }
        }
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        if seconds > 0.5, editor.isTerminal {
          write(options.format.style.apply(.faint, "(\(duration(seconds)))"))
        }
      }
    }
  }

  /// The entry is whole: it goes into the history, and the next starts anew.
  private func finish() {
    editor.addHistory(pending)
    pending = ""
    entries += 1
  }

  /// Shows results, and keeps the first as `_`.
  private func echo(_ results: [LuaReference]) throws {
    guard let first = results.first, results.count > 1 || first.type != .nil else { return }
    try session.state.setGlobal("_", .reference(first))
    let texts = try session.stoppable { try results.map { try session.state.describe($0) } }
    write(texts.joined(separator: "\t"))
  }

  private func show(_ outcome: ScriptOutcome) {
    if let run = outcome.run { write(runSummary(.init(run), format: options.format)) }
    if let fund = outcome.fund { write(FundObject(fund).summary) }
  }

  /// Runs `body`; an error is shown and dropped.
  private func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch let error as ScriptError {
      pending = ""
      // The line of an entry is still on the screen; a file's is not.
      let typed = error.file?.hasPrefix("input ") == true && error.traceback.isEmpty
      write(options.format.style.apply(.red, typed ? error.message : error.description))
    } catch {
      pending = ""
      write(options.format.style.apply(.red, "\(error)"))
    }
  }

  private func write(_ text: String) { session.context.write(text) }
}
