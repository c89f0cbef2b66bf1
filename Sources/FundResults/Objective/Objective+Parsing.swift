import FundModel

extension Objective {
  /// Reads `text` by the grammar of this type.
  ///
  /// - Parameter own: metrics of the fund's own that may be named (`ConfigDocument.ownMetrics`).
  public init(parsing text: String, own: [String] = []) throws(ObjectiveError) {
    var scanner = ObjectiveScanner(text, own: own)
    self = try scanner.objective()
    try scanner.end()
  }
}

extension ObjectiveCondition {
  /// Reads an objective, one of `< <= > >= =` (`==` too), and a number.
  public init(parsing text: String, own: [String] = []) throws(ObjectiveError) {
    var scanner = ObjectiveScanner(text, own: own)
    objective = try scanner.objective()
    relation = try scanner.relation()
    target = try scanner.number()
    try scanner.end()
  }
}

/// Reads the parts of an objective from the left.
struct ObjectiveScanner {
  let text: String
  let bytes: [UInt8]
  let own: [String]
  var position = 0

  init(_ text: String, own: [String]) {
    self.text = text
    self.own = own
    bytes = Array(text.utf8)
  }

  mutating func objective() throws(ObjectiveError) -> Objective {
    skipSpace()
    let start = position
    let name = word()
    if name == "probability" { return try probability() }
    if let known = Self.alias(name) { return known }
    guard peek() == UInt8(ascii: ".") else {
      if let subject = subject(name) {
        throw error(
          at: position, "\(name) names no statistic", "metric.statistic, for example net_irr.mean",
          subject.name + (subject == .loss ? ".cvar0.99" : ".mean"))
      }
      throw unknown(name, at: start)
    }
    guard let subject = subject(name) else { throw unknown(name, at: start) }
    position += 1
    let at = position
    let statistic = take { $0.isWord || $0 == UInt8(ascii: ".") }
    guard let known = MetricStatistic(statistic) else {
      let near = EditDistance.nearest(statistic, in: MetricStatistic.words.map(\.0))
      throw error(
        at: at, "\(name) has no statistic '\(statistic)'",
        "mean, sd, se, median, min, max, or a level in (0, 1): q0.05, var0.95, cvar0.95",
        near.map { "\(name).\($0)" })
    }
    return Objective(subject, .statistic(known))
  }

  private mutating func probability() throws(ObjectiveError) -> Objective {
    try expect("(", "'(' after probability, as in probability(net_irr < 0)")
    skipSpace()
    let start = position
    let name = word()
    guard let subject = subject(name) else { throw unknown(name, at: start) }
    let at = position
    let relation = try relation()
    guard let side = Sample.Relation(rawValue: relation.rawValue) else {
      throw error(
        at: at, "a probability of being equal has no use here", "<, <=, > or >=", nil)
    }
    let bound: Objective.Bound
    skipSpace()
    if peek()?.isLetter == true {
      let at = position
      let word = word()
      guard word == "hurdle" else {
        throw error(
          at: at, "'\(word)' is no number", "a number, or hurdle for waterfall.hurdle_rate",
          EditDistance.nearest(word, in: ["hurdle"]))
      }
      bound = .hurdle
    } else {
      bound = .number(try number())
    }
    try expect(")", "')' at the end of the probability")
    return Objective(subject, .probability(side, bound))
  }

  mutating func relation() throws(ObjectiveError) -> ObjectiveCondition.Relation {
    skipSpace()
    let at = position
    let sign = take { "<>=".utf8.contains($0) }
    guard let relation = ObjectiveCondition.Relation(rawValue: sign == "==" ? "=" : sign) else {
      throw error(
        at: at, sign.isEmpty ? "a comparison is missing" : "'\(sign)' is no comparison",
        "<, <=, >, >= or = and a number", nil)
    }
    return relation
  }

  /// A number, or one with a percent sign.
  mutating func number() throws(ObjectiveError) -> Double {
    skipSpace()
    let at = position
    let digits = take { $0.isWord || "+-.".utf8.contains($0) }
    guard let value = Double(digits), value.isFinite, digits.first?.isLetter == false else {
      throw error(
        at: at, digits.isEmpty ? "a number is missing" : "'\(digits)' is no number",
        "a number such as 0.05 or 5%", nil)
    }
    guard peek() == UInt8(ascii: "%") else { return value }
    position += 1
    return value / 100
  }

  mutating func end() throws(ObjectiveError) {
    skipSpace()
    guard position < bytes.count else { return }
    let rest = String(decoding: bytes[position...], as: UTF8.self)
    throw error(at: position, "'\(rest)' is left over", "the end", nil)
  }

  // MARK: - Names

  private func subject(_ name: String) -> Objective.Subject? {
    if name == "loss" { return .loss }
    return own.contains(name) ? .own(name) : Metric.named(name).map { .metric($0) }
  }

  /// The probabilities that guardrails name.
  private static func alias(_ name: String) -> Objective? {
    GuardrailMetric.ProbabilityMetric(rawValue: name).map { Objective($0) }
  }

  private func unknown(_ name: String, at start: Int) -> ObjectiveError {
    let names =
      Metric.allCases.map(\.name) + own + ["loss", "probability"]
      + GuardrailMetric.ProbabilityMetric.allCases.map(\.rawValue)
    return error(
      at: start, name.isEmpty ? "a metric is missing" : "there is no metric '\(name)'",
      "metric.statistic such as net_irr.mean, or probability(net_irr < 0)",
      EditDistance.nearest(name, in: names))
  }

  // MARK: - Characters

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek(), byte == 32 || (9...13).contains(byte) { position += 1 }
  }

  private mutating func word() -> String { take { $0.isWord } }

  private mutating func take(while isPart: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = peek(), isPart(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func expect(_ sign: Unicode.Scalar, _ what: String) throws(ObjectiveError) {
    skipSpace()
    guard peek() == UInt8(ascii: sign) else {
      throw error(at: position, "'\(sign)' is missing", what, nil)
    }
    position += 1
  }

  private func error(
    at position: Int, _ message: String, _ expected: String, _ suggestion: String?
  ) -> ObjectiveError {
    ObjectiveError(
      text: text, position: position + 1, message: message, expected: expected,
      suggestion: suggestion)
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (97...122).contains(self) || (65...90).contains(self) }
  fileprivate var isWord: Bool { isLetter || (48...57).contains(self) || self == 95 }
}
