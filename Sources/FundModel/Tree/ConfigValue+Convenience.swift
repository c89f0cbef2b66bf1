extension ConfigValue {
  /// A list of plain values.
  public static func list(_ items: [ConfigValue]) -> ConfigValue {
    .array(items.map { ConfigNode($0) })
  }

  /// An object of plain values; of a key given twice the last value holds.
  public static func record(_ fields: [(String, ConfigValue)]) -> ConfigValue {
    var object = ConfigObject()
    for (key, value) in fields { object[key] = ConfigNode(value) }
    return .object(object)
  }

  public static func double(_ value: Double) -> ConfigValue { .number(ConfigNumber(value)) }
  public static func int(_ value: Int) -> ConfigValue { .number(ConfigNumber(value)) }

  public var numberValue: Double? {
    if case .number(let number) = self { number.double } else { nil }
  }
  public var intValue: Int? { if case .number(let number) = self { number.int } else { nil } }
  public var stringValue: String? { if case .string(let text) = self { text } else { nil } }
  public var boolValue: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  public var arrayValue: [ConfigNode]? { if case .array(let items) = self { items } else { nil } }
  public var objectValue: ConfigObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// What JSON calls this kind of value, with its article.
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The value given as text on a command line: JSON where it reads as JSON, else a string.
  public init(argument text: String) {
    if let node = try? JsonReader.read(Array(text.utf8), origin: .commandLine(text)) {
      self = node.value
    } else {
      self = .string(text)
    }
  }
}

extension ConfigValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: ConfigValue...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (String, ConfigValue)...) { self = .record(elements) }
  public init(nilLiteral: ()) { self = .null }
}
