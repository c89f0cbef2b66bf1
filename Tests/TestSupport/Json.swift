/// Any JSON, numbers to the last bit (`JSONSerialization` may be an ulp off).
public indirect enum Json: Decodable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case list([Json])
  case object([String: Json])

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let list = try? value.decode([Json].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: Json].self))
    }
  }

  /// A member of an object; nil when there is none.
  public subscript(name: String) -> Json? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  public var number: Double? { if case .number(let number) = self { number } else { nil } }
  public var int: Int? { number.flatMap { Int(exactly: $0) } }
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var list: [Json]? { if case .list(let items) = self { items } else { nil } }
}
