extension ConfigValue {
  /// JSON on one line, keys in their order, numbers shortest and exact; without a line end.
  public var jsonLine: String {
    switch self {
    case .array(let items):
      "[" + items.map(\.value.jsonLine).joined(separator: ",") + "]"
    case .object(let object):
      "{"
        + object.entries.map { JsonWriter.quoted($0.key) + ":" + $0.node.value.jsonLine }
        .joined(separator: ",") + "}"
    default: JsonWriter.scalar(self)
    }
  }

  /// JSON over several lines, two spaces a level, keys in their order, with a line end.
  public var jsonPretty: String { JsonWriter.pretty(self) }

  /// The number; null where it is not finite, because JSON has no other word for it.
  public static func figure(_ value: Double?) -> ConfigValue {
    guard let value, value.isFinite else { return .null }
    return .double(value)
  }
}
