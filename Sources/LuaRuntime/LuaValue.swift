/// A value of Lua as Swift sees it: tables are copied, objects and functions are referred to.
public indirect enum LuaValue {
  case `nil`
  case bool(Bool)
  case int(Int)
  case number(Double)
  /// Bytes that are not UTF-8 are repaired on the way in.
  case string(String)
  case table(LuaTable)
  /// An instance of a class that the state knows through `defineType`.
  case object(AnyObject)
  case vector(any DoubleStorage)
  /// Row after row; `rows * columns` numbers.
  case matrix(any DoubleStorage, rows: Int, columns: Int)
  /// A function of Lua.
  case function(LuaReference)
  /// Any other value of Lua, or a table that must stay the same table.
  case reference(LuaReference)
  /// A function of Swift; only towards Lua.
  case native(LuaFunction)
}

/// A table: the sequence from 1, and what has other keys.
public struct LuaTable {
  public var array: [LuaValue]
  public var fields: [String: LuaValue]
  /// Integer keys outside of the sequence.
  public var integers: [Int: LuaValue]

  public init(
    array: [LuaValue] = [], fields: [String: LuaValue] = [:], integers: [Int: LuaValue] = [:]
  ) {
    self.array = array
    self.fields = fields
    self.integers = integers
  }

  public subscript(name: String) -> LuaValue? { fields[name] }

  public var isEmpty: Bool { array.isEmpty && fields.isEmpty && integers.isEmpty }
}

/// How much of a table may be read.
public struct LuaLimits: Sendable {
  /// Tables within tables.
  public var depth: Int
  /// Values in all.
  public var values: Int

  public init(depth: Int = 50, values: Int = 1_000_000) {
    self.depth = depth
    self.values = values
  }
}

extension LuaValue {
  /// The number, when it is one, integer or not.
  public var doubleValue: Double? {
    switch self {
    case .number(let number): number
    case .int(let integer): Double(integer)
    default: nil
    }
  }

  public var stringValue: String? {
    if case .string(let string) = self { string } else { nil }
  }

  public var tableValue: LuaTable? {
    if case .table(let table) = self { table } else { nil }
  }

  public var isNil: Bool {
    if case .nil = self { true } else { false }
  }

  /// The name of the type as a script's author knows it.
  public var typeName: String {
    switch self {
    case .nil: "nil"
    case .bool: "boolean"
    case .int: "integer"
    case .number: "number"
    case .string: "string"
    case .table: "table"
    case .object(let object): "\(type(of: object))"
    case .vector: "Vector"
    case .matrix: "Matrix"
    case .function, .native: "function"
    case .reference(let reference): "\(reference.type)"
    }
  }
}

/// Equal in value; objects, vectors and functions when they are the same instance.
extension LuaValue: Equatable {
  public static func == (first: LuaValue, second: LuaValue) -> Bool {
    switch (first, second) {
    case (.nil, .nil): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.table(let a), .table(let b)): a == b
    case (.object(let a), .object(let b)): a === b
    case (.vector(let a), .vector(let b)): a === b
    case (.matrix(let a, let r, let c), .matrix(let b, let s, let d)): a === b && r == s && c == d
    case (.function(let a), .function(let b)), (.reference(let a), .reference(let b)): a === b
    case (.native(let a), .native(let b)): a === b
    default: false
    }
  }
}

extension LuaTable: Equatable {}

extension LuaValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .nil }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: LuaValue...) { self = .table(LuaTable(array: elements)) }
  public init(dictionaryLiteral elements: (String, LuaValue)...) {
    self = .table(LuaTable(fields: Dictionary(elements) { _, last in last }))
  }
}
