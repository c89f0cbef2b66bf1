/// From which level on records of a module are written.
public struct LogFilter: Sendable, Equatable {
  /// For modules that no rule names.
  public var level: LogLevel
  /// A rule holds for its module and those below: `fund` for `fund.store`. The longest wins.
  public private(set) var rules: [(module: String, level: LogLevel)] = []

  public init(_ level: LogLevel) { self.level = level }

  public mutating func set(_ module: String, _ level: LogLevel) {
    rules.removeAll { $0.module == module }
    rules.append((module, level))
  }

  public func level(of module: String) -> LogLevel {
    let found = rules.filter {
      module == $0.module || module.hasPrefix($0.module + ".")
    }
    return found.max { $0.module.utf8.count < $1.module.utf8.count }?.level ?? level
  }

  public static func == (left: LogFilter, right: LogFilter) -> Bool {
    left.level == right.level
      && left.rules.elementsEqual(right.rules) { $0.module == $1.module && $0.level == $1.level }
  }

  /// What is wrong with a part of a text.
  public struct Problem: Error, Sendable, Equatable {
    public enum Kind: Sendable, Equatable { case level, module, twice, empty }
    public let kind: Kind
    /// The words in question, as they were given.
    public let text: String
  }

  /// Reads `info`, `fund.store=debug`, `fund.store=debug,info`: rules by module, and at most one level
  /// for all others; without it that stays what it was.
  ///
  /// - Parameter modules: names that a rule may have.
  /// - Returns: every problem; the filter is as it was when there are some.
  public mutating func read(_ text: String, modules: [String]) -> [Problem] {
    var problems: [Problem] = []
    var result = self
    var named: Set<String> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(trimmed)
      let module = words.count == 2 ? words[0] : ""
      if words.allSatisfy(\.isEmpty) {
        problems.append(.init(kind: .empty, text: trimmed(part)))
        continue
      }
      let level = LogLevel(rawValue: words[words.count - 1])
      if level == nil { problems.append(.init(kind: .level, text: words[words.count - 1])) }
      if words.count == 2, !modules.contains(module) {
        problems.append(.init(kind: .module, text: module))
      }
      if !named.insert(module).inserted {
        problems.append(.init(kind: .twice, text: trimmed(part)))
      }
      guard let level else { continue }
      if words.count == 2 { result.set(module, level) } else { result.level = level }
    }
    if problems.isEmpty { self = result }
    return problems
  }
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}
