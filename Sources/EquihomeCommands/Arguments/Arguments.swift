import FundModel

/// The parsed arguments of one command.
///
/// `--name value`, `--name=value`, `--` ends options. Every mistake is reported, not the first alone.
struct Arguments {
  private(set) var positionals: [String] = []
  private var values: [String: [String]] = [:]
  private var command: String

  init(
    _ words: [String], command: String, options: [OptionSpec], positionals limit: ClosedRange<Int>
  )
    throws
  {
    self.command = command
    var problems: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        positionals += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        positionals.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0].drop { $0 == "-" })
      guard let option = options.first(where: { $0.name == name }), word.hasPrefix("--") else {
        let near = EditDistance.nearest(name, in: options.map(\.name))
        problems.append(
          "unknown option \(parts[0])" + (near.map { "; did you mean --\($0)?" } ?? ""))
        continue
      }
      var text = parts.count > 1 ? String(parts[1]) : nil
      if case .none = option.value {
        if let text { problems.append("--\(name) takes no value, found \"\(text)\"") }
        text = ""
      } else if text == nil {
        text = rest.popFirst()
      }
      guard let text else {
        problems.append("\(option.usage): the value is missing")
        continue
      }
      if let problem = Self.problem(option, text) { problems.append(problem) }
      if values[name] != nil, !option.repeats { problems.append("--\(name) is given twice") }
      values[name, default: []].append(text)
    }
    if positionals.count < limit.lowerBound { problems.append("an argument is missing") }
    if positionals.count > limit.upperBound {
      problems.append("unexpected argument \"\(positionals[limit.upperBound])\"")
    }
    guard problems.isEmpty else {
      throw UsageError(
        "equihome \(command): " + problems.joined(separator: "\nequihome \(command): "),
        command: command)
    }
  }

  private static func problem(_ option: OptionSpec, _ text: String) -> String? {
    switch option.value {
    case .none, .text: return nil
    case .integer(_, let bound):
      guard let number = UInt64(text), number >= bound else {
        return "--\(option.name) takes a whole number of at least \(bound), found \"\(text)\""
      }
      return nil
    case .word(let words):
      guard !words.contains(text) else { return nil }
      let near = EditDistance.nearest(text, in: words).map { "; did you mean \($0)?" } ?? ""
      return "--\(option.name) takes \(words.joined(separator: ", ")), found \"\(text)\"\(near)"
    }
  }

  /// The same options for the action that the first word names; its number of words is checked.
  ///
  /// - Throws: `UsageError`.
  func droppingFirst(command: String, positionals limit: ClosedRange<Int>) throws -> Arguments {
    var rest = self
    rest.command = command
    rest.positionals.removeFirst()
    var problem: String?
    if rest.positionals.count < limit.lowerBound { problem = "an argument is missing" }
    if rest.positionals.count > limit.upperBound {
      problem = "unexpected argument \"\(rest.positionals[limit.upperBound])\""
    }
    if let problem { throw UsageError("equihome \(command): \(problem)", command: "results") }
    return rest
  }

  func has(_ name: String) -> Bool { values[name] != nil }
  func text(_ name: String) -> String? { values[name]?.last }
  func texts(_ name: String) -> [String] { values[name] ?? [] }
  func number(_ name: String) -> UInt64? { text(name).flatMap(UInt64.init) }

  /// A count that fits a machine integer.
  func count(_ name: String) throws -> Int? {
    guard let number = number(name) else { return nil }
    guard let count = Int(exactly: number) else {
      throw UsageError("--\(name) \(number) is too large", command: command)
    }
    return count
  }
}
