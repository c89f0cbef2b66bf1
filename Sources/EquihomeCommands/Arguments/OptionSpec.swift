/// One option of a command, as data: the parser, the help and the messages read it.
struct OptionSpec: Sendable {
  enum Value: Sendable {
    case none
    /// Free text, shown in help under that name.
    case text(String)
    /// A whole number of at least the bound.
    case integer(String, atLeast: UInt64)
    case word([String])
  }

  let name: String
  let value: Value
  let help: String
  /// May be given several times.
  let repeats: Bool

  init(_ name: String, _ value: Value = .none, _ help: String, repeats: Bool = false) {
    self.name = name
    self.value = value
    self.help = help
    self.repeats = repeats
  }

  /// `--paths N` as help prints it.
  var usage: String {
    switch value {
    case .none: "--\(name)"
    case .text(let label), .integer(let label, _): "--\(name) \(label)"
    case .word(let words): "--\(name) \(words.joined(separator: "|"))"
    }
  }
}

/// Wrong usage of the command line; exit status 2.
struct UsageError: Error, CustomStringConvertible {
  let message: String
  /// Command whose help is worth a look; nil for the program's.
  let command: String?

  init(_ message: String, command: String? = nil) {
    self.message = message
    self.command = command
  }

  var description: String {
    "\(message)\nsee: equihome help\(command.map { " " + $0 } ?? "")"
  }
}
