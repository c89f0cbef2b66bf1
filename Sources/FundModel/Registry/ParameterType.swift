/// What kind of value a parameter takes.
public enum ParameterType: Sendable, Equatable {
  case number
  case integer
  case boolean
  case string(TextRule)
  /// One of these words.
  case choice([String])
  /// A list of numbers, at least `minCount` long.
  case numbers(minCount: Int)
  case strings
  /// A square list of lists of numbers.
  case matrix
  /// A list of records; `key` is the field that names a record, nil when only the position does.
  case records(key: String?, minCount: Int)
  /// A record that is not always there; its fields are parameters of their own.
  case object

  /// Words for messages and tables.
  public var name: String {
    switch self {
    case .number: "number"
    case .integer: "integer"
    case .boolean: "boolean"
    case .string: "string"
    case .choice: "choice"
    case .numbers: "list of numbers"
    case .strings: "list of strings"
    case .matrix: "matrix"
    case .records: "list of records"
    case .object: "record"
    }
  }

  /// Whether the value has parameters below it.
  public var isContainer: Bool {
    switch self {
    case .records, .object: true
    default: false
    }
  }
}

/// What a text may be.
public enum TextRule: String, Sendable, Equatable {
  /// Anything but the empty text.
  case title
  /// `[a-z][a-z0-9_]*`
  case identifier
  /// Three capital letters, as in ISO 4217.
  case currency
  /// A metric of docs/model.md, Guardrails.
  case metric
  /// An identifier, or nothing.
  case optionalIdentifier = "optional_identifier"
  /// Lines of a program.
  case source

  /// Most bytes of a program.
  static let longestSource = 65_536

  /// Regular expression that the text matches (the part of the rule a pattern can say).
  public var pattern: String {
    switch self {
    case .title, .metric: "^.+$"
    case .identifier: "^[a-z][a-z0-9_]*$"
    case .currency: "^[A-Z]{3}$"
    case .optionalIdentifier: "^([a-z][a-z0-9_]*)?$"
    case .source: "^[\\s\\S]+$"
    }
  }

  var expected: String {
    switch self {
    case .title: "a text that is not empty"
    case .identifier: "a name of lower-case letters, digits and '_' that starts with a letter"
    case .currency: "three capital letters such as USD"
    case .metric: "the name of a metric such as net_irr.mean"
    case .optionalIdentifier:
      "empty, or a name of lower-case letters, digits and '_' that starts with a letter"
    case .source: "a program of 1 to \(Self.longestSource) bytes"
    }
  }

  /// Whether `text` matches `pattern`.
  func admits(_ text: String) -> Bool {
    switch self {
    case .title, .metric: !text.isEmpty && !text.contains(where: \.isNewline)
    case .identifier:
      text.utf8.first.map { 97...122 ~= $0 } == true
        && text.utf8.allSatisfy { 97...122 ~= $0 || 48...57 ~= $0 || $0 == 95 }
    case .currency: text.utf8.count == 3 && text.utf8.allSatisfy { 65...90 ~= $0 }
    case .optionalIdentifier: text.isEmpty || Self.identifier.admits(text)
    case .source: 1...Self.longestSource ~= text.utf8.count
    }
  }
}

/// What a number is counted in.
public enum ParameterUnit: String, Sendable {
  case none
  /// Decimal per year.
  case rate
  /// Units of `fund.currency`.
  case money
  case months, years
  /// Part of a whole, 0.25 for a quarter.
  case share
  case multiple, correlation, count
  /// Annual standard deviation of log growth.
  case volatility
  case probability, name
}

/// Bounds of a number, each open, closed or absent.
public struct ParameterRange: Sendable, Equatable, CustomStringConvertible {
  public let min: Double?
  public let max: Double?
  public let minOpen: Bool
  public let maxOpen: Bool

  public static let any = ParameterRange(min: nil, max: nil, minOpen: false, maxOpen: false)
  /// [0, 1]
  public static let share = closed(0, 1)
  public static func closed(_ a: Double, _ b: Double) -> ParameterRange {
    .init(min: a, max: b, minOpen: false, maxOpen: false)
  }
  public static func open(_ a: Double, _ b: Double) -> ParameterRange {
    .init(min: a, max: b, minOpen: true, maxOpen: true)
  }
  /// [a, b)
  public static func from(_ a: Double, below b: Double) -> ParameterRange {
    .init(min: a, max: b, minOpen: false, maxOpen: true)
  }
  /// (a, b]
  public static func above(_ a: Double, to b: Double) -> ParameterRange {
    .init(min: a, max: b, minOpen: true, maxOpen: false)
  }
  public static func atLeast(_ a: Double) -> ParameterRange {
    .init(min: a, max: nil, minOpen: false, maxOpen: false)
  }
  public static func atMost(_ b: Double) -> ParameterRange {
    .init(min: nil, max: b, minOpen: false, maxOpen: false)
  }
  public static func above(_ a: Double) -> ParameterRange {
    .init(min: a, max: nil, minOpen: true, maxOpen: false)
  }

  public func contains(_ x: Double) -> Bool {
    guard !x.isNaN else { return false }
    if let min, minOpen ? x <= min : x < min { return false }
    if let max, maxOpen ? x >= max : x > max { return false }
    return true
  }

  /// Whether a number lies within, whole numbers up to 2^64 - 1 exactly.
  func contains(_ number: ConfigNumber) -> Bool {
    if let max, max >= 0x1p64, number.unsigned != nil {
      return number.double >= min ?? 0
    }
    return contains(number.double)
  }

  /// `in [0, 1)`, `above 0`, `at least 1`; empty when there are no bounds.
  public var description: String {
    switch (min, max) {
    case (nil, nil): ""
    case (let a?, nil): (minOpen ? "above " : "at least ") + EcmaNumber.text(a)
    case (nil, let b?): (maxOpen ? "below " : "at most ") + EcmaNumber.text(b)
    case (let a?, let b?):
      "in " + (minOpen ? "(" : "[") + EcmaNumber.text(a) + ", " + EcmaNumber.text(b)
        + (maxOpen ? ")" : "]")
    }
  }
}

/// The chapters that parameters are shown in.
public enum ParameterGroup: String, Sendable, CaseIterable {
  case fundStructure = "Fund structure"
  case feesAndExpenses = "Fees and expenses"
  case deploymentAndCalls = "Deployment and capital calls"
  case reinvestmentAndExit = "Reinvestment and exit"
  case waterfallAndReturns = "Waterfall and returns"
  case marketAndLoans = "Market and loans"
  case leverageAndCapital = "Leverage and capital structure"
  case analytics = "Analytics"
  case hooks = "Hooks"
}
