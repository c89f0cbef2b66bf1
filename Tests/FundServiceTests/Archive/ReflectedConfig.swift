import FundModel

extension ConfigDocument {
  /// The document of a typed configuration, member by member, so that random funds can go the way of
  /// documents.
  init(reflecting config: FundConfig) {
    var object = Self.tree(config)?.objectValue ?? ConfigObject()
    object["schema_version"] = ConfigNode(.int(Self.schemaVersion))
    self.init(root: ConfigNode(.object(object)))
  }

  private static func tree(_ value: Any) -> ConfigValue? {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional { return mirror.children.first.flatMap { tree($0.value) } }
    switch value {
    case let flag as Bool: return .bool(flag)
    case let number as Double: return .double(number)
    case let number as Int: return .int(number)
    case let number as UInt64: return .number(ConfigNumber(number))
    case let text as String: return .string(text)
    case let word as any RawRepresentable: return tree(word.rawValue)
    default: break
    }
    if mirror.displayStyle == .collection {
      return .list(mirror.children.compactMap { tree($0.value) })
    }
    return .record(
      mirror.children.compactMap { child in
        guard let label = child.label, let value = tree(child.value) else { return nil }
        return (snake(label), value)
      })
  }

  private static func snake(_ name: String) -> String {
    name.reduce(into: "") { text, letter in
      text += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }
}
