/// The inputs of a case, read by name and type; what is missing or of another type is an error that
/// names it.
struct CaseInputs: Sendable {
  var members: [String: CaseValue]
  /// All cases of the run, for one that refers to another.
  var suite: CaseSuite
  /// Folder of the case's file, which the names of funds start from.
  var folder = "."
  var engine = EngineOptions()

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Thrown by a calculation that cannot treat this shape of inputs, on purpose.
  struct LeftOut: Error {
    var reason: String
  }

  func has(_ key: String) -> Bool {
    guard let value = members[key] else { return false }
    if case .null = value { return false }
    return true
  }

  func value(_ key: String) throws -> CaseValue {
    guard let value = members[key] else { throw Failure(description: "no input \"\(key)\"") }
    return value
  }

  func number(_ key: String) throws -> Double { try Self.number(value(key), key) }

  func number(_ key: String, orNone none: Double) throws -> Double {
    has(key) ? try number(key) : none
  }

  func optionalNumber(_ key: String) throws -> Double? { has(key) ? try number(key) : nil }

  /// A number within bounds that keep the calculation finite.
  func number(_ key: String, in range: ClosedRange<Double>) throws -> Double {
    let number = try number(key)
    guard range.contains(number) else {
      throw Failure(
        description: "input \"\(key)\" must be \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A number strictly between 0 and 1.
  func probability(_ key: String) throws -> Double {
    let number = try number(key)
    guard number > 0, number < 1 else {
      throw Failure(description: "input \"\(key)\" must be between 0 and 1")
    }
    return number
  }

  func integer(
    _ key: String, in range: ClosedRange<Int>, orNone none: Int? = nil
  ) throws -> Int {
    if let none, !has(key) { return none }
    guard let whole = Int(exactly: try number(key)), range.contains(whole) else {
      throw Failure(
        description: "input \"\(key)\" must be a whole number, \(range.lowerBound) to"
          + " \(range.upperBound)")
    }
    return whole
  }

  func string(_ key: String) throws -> String {
    guard case .string(let text) = try value(key) else {
      throw Failure(description: "input \"\(key)\" is not a string")
    }
    return text
  }

  func numbers(_ key: String) throws -> [Double] {
    try Self.list(value(key), key).map { try Self.number($0, key) }
  }

  /// A list of whole years of a contract, up to 100.
  func years(_ key: String) throws -> [Int] {
    try numbers(key).map { year in
      guard let whole = Int(exactly: year), (0...100).contains(whole) else {
        throw Failure(description: "\(year) in input \"\(key)\" is not a year of a contract")
      }
      return whole
    }
  }

  /// A list in which null stands for a missing value: not a number.
  func numbersOrMissing(_ key: String) throws -> [Double] {
    try Self.list(value(key), key).map {
      if case .null = $0 { return .nan }
      return try Self.number($0, key)
    }
  }

  func matrix(_ key: String) throws -> [[Double]] {
    try Self.list(value(key), key).map { row in
      try Self.list(row, key).map { try Self.number($0, key) }
    }
  }

  /// A matrix of rows of one length.
  func rows(_ key: String, of width: Int) throws -> [[Double]] {
    let rows = try matrix(key)
    guard rows.allSatisfy({ $0.count == width }) else {
      throw Failure(description: "input \"\(key)\" must have rows of \(width) numbers")
    }
    return rows
  }

  func strings(_ key: String) throws -> [String] {
    try Self.list(value(key), key).map {
      guard case .string(let text) = $0 else {
        throw Failure(description: "input \"\(key)\" is not a list of strings")
      }
      return text
    }
  }

  /// An object, sorted by name.
  func object(_ key: String) throws -> [(name: String, value: CaseValue)] {
    guard case .object(let members) = try value(key) else {
      throw Failure(description: "input \"\(key)\" is not an object")
    }
    return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// An object among the inputs, read like them.
  func nested(_ value: CaseValue, _ key: String) throws -> CaseInputs {
    guard case .object(let members) = value else {
      throw Failure(description: "input \"\(key)\" is not an object")
    }
    return CaseInputs(members: members, suite: suite, folder: folder, engine: engine)
  }

  static func list(_ value: CaseValue, _ key: String) throws -> [CaseValue] {
    guard case .array(let values) = value else {
      throw Failure(description: "input \"\(key)\" is not a list")
    }
    return values
  }

  static func number(_ value: CaseValue, _ key: String) throws -> Double {
    guard case .number(let number) = value else {
      throw Failure(description: "input \"\(key)\" is not a number")
    }
    return number
  }
}
