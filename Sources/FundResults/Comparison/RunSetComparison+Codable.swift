import FundModel

/// `{"path": …, "values": [{"value": 0.02}, {}]}`: an empty object where a configuration has no value.
extension RunSetComparison.Setting: Codable {
  enum CodingKeys: String, CodingKey { case path, values }
  private enum ValueKey: String, CodingKey { case value }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    path = try members.decode(String.self, forKey: .path)
    var list = try members.nestedUnkeyedContainer(forKey: .values)
    values = []
    while !list.isAtEnd {
      let entry = try list.nestedContainer(keyedBy: ValueKey.self)
      // A bare nil would be read as a value: a configuration can hold null.
      let value: ConfigValue? =
        entry.contains(.value)
        ? .some(try entry.decode(JSONValue.self, forKey: .value).value) : Optional.none
      values.append(value)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(path, forKey: .path)
    var list = members.nestedUnkeyedContainer(forKey: .values)
    for value in values {
      var entry = list.nestedContainer(keyedBy: ValueKey.self)
      if let value { try entry.encode(JSONValue(value), forKey: .value) }
    }
  }
}

/// A value of a configuration as part of a document.
private struct JSONValue: Codable {
  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  var value: ConfigValue

  init(_ value: ConfigValue) { self.value = value }

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Key.self) {
      value = .record(
        try members.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
          ($0.stringValue, try members.decode(JSONValue.self, forKey: $0).value)
        })
      return
    }
    if var list = try? decoder.unkeyedContainer() {
      var items: [ConfigValue] = []
      while !list.isAtEnd { items.append(try list.decode(JSONValue.self).value) }
      value = .list(items)
      return
    }
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      value = .null
    } else if let flag = try? single.decode(Bool.self) {
      value = .bool(flag)
    } else if let whole = try? single.decode(UInt64.self) {
      value = .number(ConfigNumber(whole))
    } else if let number = try? single.decode(Double.self) {
      value = .double(number)
    } else {
      value = .string(try single.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch value {
    case .array(let items):
      var list = encoder.unkeyedContainer()
      for item in items { try list.encode(JSONValue(item.value)) }
    case .object(let object):
      var members = encoder.container(keyedBy: Key.self)
      for entry in object.entries {
        try members.encode(JSONValue(entry.node.value), forKey: Key(entry.key))
      }
    case .null:
      var single = encoder.singleValueContainer()
      try single.encodeNil()
    case .bool(let flag):
      var single = encoder.singleValueContainer()
      try single.encode(flag)
    case .number(let number):
      var single = encoder.singleValueContainer()
      if let whole = number.unsigned {
        try single.encode(whole)
      } else if number.double.isFinite {
        try single.encode(number.double)
      } else {
        try single.encode(number.text)
      }
    case .string(let text):
      var single = encoder.singleValueContainer()
      try single.encode(text)
    }
  }
}
