import Foundation
import FundModel
import FundReport
import LuaRuntime

/// The commands of the console, for help and completion.
struct ReplCommand {
  let name: String
  let operands: String
  let summary: String

  init(_ name: String, _ operands: String, _ summary: String) {
    self.name = name
    self.operands = operands
    self.summary = summary
  }

  static let all = [
    ReplCommand(":load", "FILE", "run a script in this session; a JSON file becomes `fund`"),
    ReplCommand(
      ":set", "[PATH VALUE]", "change every fund that is run; without words, what is set"),
    ReplCommand(":unset", "PATH", "take such a change back"),
    ReplCommand(":plot", "EXPR", "draw a run, a sample or a vector"),
    ReplCommand(":time", "on|off|auto|EXPR", "show times always, never, from 1 s; or of one entry"),
    ReplCommand(":record", "FILE", "keep this session, from its start, as a script"),
    ReplCommand(":stop", "", "stop recording"),
    ReplCommand(":help", "", "this list"),
    ReplCommand(":quit", "", "leave (or Ctrl-D)"),
  ]

  static var help: String {
    let rows = all.map { ($0.name + ($0.operands.isEmpty ? "" : " " + $0.operands), $0.summary) }
    let keys = [
      ("?NAME", "explain a parameter, function, object or metric; help(x) the same"),
      ("Ctrl-C", "drops the line, or stops what runs"), ("_", "the last result"),
    ]
    let width = (rows + keys).map(\.0.count).max() ?? 0
    return (rows + keys).map {
      $0.padding(toLength: width + 2, withPad: " ", startingAt: 0) + $1
    }.joined(separator: "\n") + "\n\n" + ScriptHelp.overview
  }
}

extension ReplConsole {
  /// Runs a command; false when it ends the console.
  func command(_ text: String) -> Bool {
    if text.hasPrefix("?") {
      attempt {
        let page = try ReplExplanation.text(topic(of: text), self)
        if !page.isEmpty { write(page) }
      }
      recorder.add(text, .note)
      saveRecord()
      return true
    }
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1].trimmingCharacters(in: .whitespaces) : ""
    switch words[0] {
    case ":quit", ":q", ":exit": return false
    case ":help": write(ReplCommand.help)
    case ":load": load(rest)
    case ":set": set(rest)
    case ":unset": unset(rest)
    case ":plot": plot(rest)
    case ":time": time(rest)
    case ":record": record(rest)
    case ":stop":
      write(recorder.file.map { "recorded in \($0)" } ?? "nothing is being recorded")
      recorder.file = nil
    default:
      let near = EditDistance.nearest(words[0], in: ReplCommand.all.map(\.name))
      write(
        "unknown command \(words[0]); " + (near.map { "did you mean \($0)? " } ?? "")
          + ":help lists them")
    }
    saveRecord()
    return true
  }

  private func topic(of text: String) -> String {
    text.dropFirst().trimmingCharacters(in: .whitespaces)
  }

  private func load(_ file: String) {
    guard !file.isEmpty else { return usage(":load") }
    let quoted = ReplRecorder.quoted(file)
    if file.hasSuffix(".json") {
      let text = "fund = eq.load(\(quoted))"
      if attempt({ try echo(evaluate(text + " return fund")) }) { recorder.add(text, .statement) }
    } else if attempt({ try show(session.run(file: file)) }) {
      recorder.add(":load " + file, .note)
      recorder.add("dofile(\(quoted))", .expression)
    }
  }

  private func set(_ rest: String) {
    guard !rest.isEmpty else {
      let lines = session.context.overrides.map { "\($0.path) = \($0.value.shortText)" }
      return write(
        lines.isEmpty ? "no changes; usage: :set PATH VALUE" : lines.joined(separator: "\n"))
    }
    let parts = rest.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "=" }).map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: " ="))
    }
    guard parts.count == 2, !parts[1].isEmpty else { return usage(":set") }
    let value = ConfigValue(argument: parts[1])
    guard configured({ try session.context.override(parts[0], value) }) else { return }
    write("\(parts[0]) = \(value.shortText) in every fund that is run")
    recorder.add(
      "eq.set(\(ReplRecorder.quoted(parts[0])), \(ReplRecorder.literal(value)))", .statement)
  }

  private func unset(_ path: String) {
    guard !path.isEmpty else { return usage(":unset") }
    guard session.context.overrides.contains(where: { $0.path == path }) else {
      return write("\(path) is not set; :set lists what is")
    }
    if configured({ try session.context.override(path, nil) }) {
      recorder.add("eq.set(\(ReplRecorder.quoted(path)))", .statement)
    }
  }

  /// Errors of a configuration, worded as for a script's line.
  private func configured(_ body: () throws -> Void) -> Bool {
    attempt {
      do { try body() } catch let error as ConfigError { throw ScriptFault(error) }
    }
  }

  private func plot(_ expression: String) {
    guard !expression.isEmpty else { return usage(":plot") }
    var isVector = false
    let done = attempt {
      guard let first = try evaluate(expression).first else { return }
      if case .vector(let storage) = try first.value() {
        isVector = true
        let values = UnsafeBufferPointer(start: storage.baseAddress, count: storage.count)
        let chart = bandChart(
          BandSeries(curves: [Array(values)], note: "\(counted(storage.count)) values"),
          title: expression, format: options.format, scale: { figure($0, scaleUnit(values)) })
        return write(chart.joined(separator: "\n"))
      }
      let draw = try session.state.load(
        "local value = ... value:plot()", chunkName: "=input")
      try session.stoppable { try draw.callDiscarding([.reference(first)]) }
    }
    guard done else { return }
    let text = "do local value = \(expression)\n  value:plot() end"
    recorder.add(isVector ? ":plot " + expression : text, isVector ? .note : .block)
  }

  /// Large figures are amounts; others are shown with two decimals.
  private func scaleUnit(_ values: UnsafeBufferPointer<Double>) -> MetricUnit {
    values.contains { $0.isFinite && abs($0) >= 1000 } ? .money : .ratio
  }

  private func time(_ rest: String) {
    switch rest {
    case "": usage(":time")
    case "on": timing = .always
    case "off": timing = .never
    case "auto": timing = .slow
    default:
      if attempt({ try echo(evaluate(rest, isTimed: true)) }) {
        // What is no expression has no result to show.
        let isExpression = (try? session.state.load("return " + rest)) != nil
        recorder.add(rest, isExpression ? .expression : .statement)
      }
    }
  }

  private func record(_ file: String) {
    guard !file.isEmpty else {
      return write(
        recorder.file.map { "recording in \($0); :stop ends it" } ?? "usage: :record FILE.lua")
    }
    recorder.file = file
    saveRecord(says: true)
  }

  /// Writes the record; when that fails it says so and stops recording.
  func saveRecord(says: Bool = false) {
    guard let file = recorder.file else { return }
    do {
      try recorder.save()
      if says { write("recording in \(file); :stop ends it") }
    } catch {
      recorder.file = nil
      write(options.format.style.apply(.red, "not recorded: \(error)"))
    }
  }

  private func usage(_ name: String) {
    guard let command = ReplCommand.all.first(where: { $0.name == name }) else { return }
    write("usage: \(command.name) \(command.operands)")
  }
}
