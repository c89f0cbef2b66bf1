/// What a parameter of the original flat config may hold.
public enum LegacyType: Sendable, Equatable {
  case integer, number, boolean, text
  case word([String])
  /// Whole numbers as keys (years or months), numbers as values.
  case schedule
  /// Names of zones as keys, numbers as values.
  case byZone
  /// An object whose keys are rows of the table.
  case group
  /// An object or list of any shape, which nothing reads.
  case anyObject, anyList

  /// The type as messages and pages say it.
  public var description: String {
    switch self {
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .text: "a string"
    case .word(let words): "one of " + words.joined(separator: ", ")
    case .schedule: "an object of numbers, its keys whole numbers (\"1\": 0.5)"
    case .byZone: "an object of numbers, its keys names of zones (\"green\": 0.6)"
    case .group, .anyObject: "an object"
    case .anyList: "a list"
    }
  }

  /// What is wrong with a value, at its place; empty when it fits.
  func problems(_ node: ConfigNode, path: String) -> [ConfigIssue] {
    func issue(_ message: String, _ node: ConfigNode, at path: String) -> ConfigIssue {
      ConfigIssue(
        path: path, value: JsonWriter.short(node.value), expected: description, message: message,
        origin: node.origin)
    }
    switch (self, node.value) {
    case (.number, .number), (.boolean, .bool), (.text, .string), (.group, .object),
      (.anyObject, .object), (.anyList, .array):
      return []
    case (.integer, .number(let number)):
      return number.int == nil ? [issue("is not a whole number", node, at: path)] : []
    case (.word(let words), .string(let text)):
      if words.contains(text) { return [] }
      return [
        ConfigIssue(
          path: path, value: JsonWriter.short(node.value), expected: description,
          message: "is a word that the original design does not know", origin: node.origin,
          suggestion: EditDistance.nearest(text, in: words))
      ]
    case (.schedule, .object(let object)), (.byZone, .object(let object)):
      return object.entries.flatMap { entry -> [ConfigIssue] in
        var found: [ConfigIssue] = []
        let place = path + "." + entry.key
        if self == .schedule, Self.period(entry.key) == nil {
          found.append(issue("has a key that is no year or month", entry.node, at: place))
        }
        if entry.node.value.numberValue == nil {
          found.append(issue("is \(entry.node.value.kindName)", entry.node, at: place))
        }
        return found
      }
    default: return [issue("is \(node.value.kindName)", node, at: path)]
    }
  }

  /// The year or month that a key names: 0 to 1000.
  static func period(_ key: String) -> Int? {
    guard let value = Int(key), (0...1000).contains(value), String(value) == key else { return nil }
    return value
  }
}
