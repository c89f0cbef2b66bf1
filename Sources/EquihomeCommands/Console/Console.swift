import Foundation
import FundLog
import FundReport

/// Where output goes and how it may look.
struct Console {
  /// Results, for people or for a pipe.
  let format: TextFormat
  /// What standard error can show: it is asked for itself, not for standard output.
  let errors: TerminalAbility
  let quiet: Bool
  let progress: ProgressLine
  /// What happens, for whoever asked for logs.
  let log: Logger
  private let logs: LogSetup
  /// Whether the signs of pages are drawn in ASCII.
  private let isPlain: Bool
  private let isTerminal: Bool

  /// For a command.
  ///
  /// - Parameter writesData: what it writes is for programs whatever its options say.
  /// - Throws: as `LogSetup`.
  init(_ arguments: Arguments, command: String, writesData: Bool = false) throws {
    let environment = ProcessInfo.processInfo.environment
    let color = arguments.text("color").flatMap(TerminalAbility.Choice.init) ?? .auto
    let form = arguments.text("format") ?? "table"
    let pages = ["table", "text", "markdown"]
    try self.init(
      environment: environment, color: color, quiet: arguments.has("quiet"), command: command,
      mode: arguments.text("progress").flatMap(ProgressLine.Mode.init) ?? .auto,
      isData: writesData || !pages.contains(form)
    ) { progress in
      try LogSetup(arguments, environment: environment) { line in
        progress.clear()
        StandardStream.errors.write(line)
      }
    }
  }

  /// For what has no options: help, and errors before a command is known.
  ///
  /// - Parameter words: those of the command line, of which `--color` is looked for.
  init(words: [String] = []) {
    let chosen = words.indices.compactMap { index -> TerminalAbility.Choice? in
      if words[index].hasPrefix("--color=") {
        return .init(rawValue: String(words[index].dropFirst(8)))
      }
      return words[index] == "--color" && index + 1 < words.count
        ? .init(rawValue: words[index + 1]) : nil
    }
    self.init(
      environment: ProcessInfo.processInfo.environment, color: chosen.last ?? .auto, quiet: false,
      command: "", mode: .none, isData: false, logs: { _ in .none })
  }

  private init(
    environment: [String: String], color: TerminalAbility.Choice, quiet: Bool, command: String,
    mode: ProgressLine.Mode, isData: Bool, logs: (ProgressLine) throws -> LogSetup
  ) rethrows {
    self.quiet = quiet
    let output = TerminalAbility(
      isTerminal: StandardStream.output.isTerminal, environment: environment, color: color)
    errors = TerminalAbility(
      isTerminal: StandardStream.errors.isTerminal, environment: environment, color: color)
    let width = Self.width(environment)
    format = TextFormat(width: width, style: TextStyle(output.level))
    isTerminal = output.isTerminal
    isPlain = !output.isUnicode && !isData
    progress = ProgressLine(mode, command: command, ability: errors, quiet: quiet, columns: width)
    self.logs = try logs(progress)
    log = self.logs.logger
  }

  private static func width(_ environment: [String: String]) -> Int {
    if let text = environment["COLUMNS"], let columns = Int(text), columns >= 40 { return columns }
    guard let columns = StandardStream.output.columns, columns >= 40 else { return 100 }
    return columns
  }

  /// Writes to standard output.
  func write(_ text: String) {
    progress.clear()
    StandardStream.output.write(isPlain ? asciiText(text) : text)
  }

  /// Writes what a script prints: data as like as a page, so that its signs are changed for a terminal
  /// alone.
  func print(_ text: String) {
    progress.clear()
    StandardStream.output.write(isPlain && isTerminal ? asciiText(text) : text)
  }

  /// Writes bytes of text to standard output.
  ///
  /// - Parameter isPage: whether they are for people; data is written as it is.
  func write(_ bytes: [UInt8], isPage: Bool) {
    if isPage { return write(String(decoding: bytes, as: UTF8.self)) }
    progress.clear()
    _ = FileDescriptor.write(bytes, to: StandardStream.output.rawValue)
  }

  /// A note for the person, not part of the result; a record of the log too.
  func note(_ text: String) {
    log.info(text)
    guard !quiet else { return }
    say(text)
  }

  /// Says what went wrong.
  func error(_ text: String) {
    let style = TextStyle(errors.level)
    say(style.apply(.red, "equihome:") + " " + Self.marked(Self.harmless(text), style))
  }

  /// The text without controls that could steer the terminal: it may quote a file or a name.
  private static func harmless(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      safe.append(isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
    }
    return String(safe)
  }

  /// The error that ends the program: a message, and a record where the log has it.
  func end(_ text: String, status: ExitStatus, kind: String) {
    error(text)
    guard logs.tellsErrors else { return }
    log.error(text, [.init("status", Int(status.rawValue)), .init("error", kind)])
  }

  /// What the end of the program has to add: a log that is not whole.
  func close() {
    if let problem = logs.file?.problem { error(problem) }
  }

  private func say(_ text: String) {
    progress.clear()
    StandardStream.errors.write((errors.isUnicode ? text : asciiText(text)) + "\n")
  }

  /// The words `error:` and `warning:` in colour, the first of each line.
  private static func marked(_ text: String, _ style: TextStyle) -> String {
    guard style.color else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      for (word, ink) in [("error:", TextStyle.Ink.red), ("warning:", .yellow)] {
        guard let range = line.range(of: word) else { continue }
        return line[..<range.lowerBound] + style.apply(ink, word) + line[range.upperBound...]
      }
      return String(line)
    }.joined(separator: "\n")
  }
}
