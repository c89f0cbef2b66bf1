/// A value of a configuration tree: JSON's kinds, with ordered keys.
public enum ConfigValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(ConfigNumber)
  case string(String)
  case array([ConfigNode])
  case object(ConfigObject)
}

/// A value and where it came from. Equality looks at the value alone.
public struct ConfigNode: Sendable, Equatable {
  public var value: ConfigValue
  public var origin: ConfigOrigin

  public init(_ value: ConfigValue, origin: ConfigOrigin = .program) {
    self.value = value
    self.origin = origin
  }

  public static func == (a: ConfigNode, b: ConfigNode) -> Bool { a.value == b.value }

  /// The same value with `origin` on it and on everything below.
  public func stamped(_ origin: ConfigOrigin) -> ConfigNode {
    switch value {
    case .array(let items):
      return .init(.array(items.map { $0.stamped(origin) }), origin: origin)
    case .object(let object):
      let entries = object.entries.map { ConfigObject.Entry($0.key, $0.node.stamped(origin)) }
      return .init(.object(ConfigObject(entries)), origin: origin)
    default:
      return .init(value, origin: origin)
    }
  }
}

/// Keys with their values, in the order they were written; no key twice.
///
/// Equality ignores the order of keys. Look-up is linear: objects here have tens of keys.
public struct ConfigObject: Sendable, Equatable {
  public struct Entry: Sendable {
    public let key: String
    public var node: ConfigNode
    public init(_ key: String, _ node: ConfigNode) {
      self.key = key
      self.node = node
    }
  }

  public private(set) var entries: [Entry]

  /// - Precondition: no key twice; the reader and the literals see to it.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  public var keys: [String] { entries.map(\.key) }
  public var isEmpty: Bool { entries.isEmpty }
  public var count: Int { entries.count }

  /// The node under `key`; assigning nil removes the key, a new key goes to the end.
  public subscript(key: String) -> ConfigNode? {
    get { entries.first { $0.key == key }?.node }
    set {
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let node?): entries[index].node = node
      case (let index?, nil): entries.remove(at: index)
      case (nil, let node?): entries.append(Entry(key, node))
      case (nil, nil): break
      }
    }
  }

  public static func == (a: ConfigObject, b: ConfigObject) -> Bool {
    a.count == b.count && a.entries.allSatisfy { b[$0.key] == $0.node }
  }
}
