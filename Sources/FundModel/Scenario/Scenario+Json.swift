extension Scenario {
  private static let keys = [
    "name", "description", "source", "date", "overlays", "set", "blend", "scale", "shift",
  ]

  /// The scenario that a record stands for:
  ///
  /// ```
  /// { "name": …, "description": …, "source": …, "date": …,
  ///   "overlays": [ { "target": …, "op": …, "values": […], "zones": […], "from_month": …, "to_month": … } ],
  ///   "set": { PATH: VALUE }, "scale": { PATH: FACTOR }, "shift": { PATH: NUMBER },
  ///   "blend": { PATH: { "value": NUMBER, "weight": SHARE } } }
  /// ```
  /// Only `name` has to be there. Paths are checked against the registry.
  /// - Throws: `ConfigError` with code `.scenario` and every issue.
  public init(_ value: ConfigValue, origin: ConfigOrigin? = nil) throws {
    guard let fields = value.objectValue else {
      throw ConfigError(
        .scenario, "a scenario is a record with a name; found \(value.kindName)", origin: origin)
    }
    var reader = OverlayReader()
    for key in fields.keys where !Self.keys.contains(key) {
      reader.issues.append(
        ConfigIssue(
          path: key, message: "is no part of a scenario",
          suggestion: EditDistance.nearest(key, in: Self.keys)))
    }
    var texts: [String: String] = [:]
    for key in ["name", "description", "source", "date"] {
      let value = fields[key]?.value
      if let text = value?.stringValue, !(key == "name" && text.isEmpty) {
        texts[key] = text
      } else if value != nil || key == "name" {
        reader.issues.append(
          ConfigIssue(
            path: key, value: value?.jsonLine, expected: "a text",
            message: value == nil ? "is missing" : "is no text"))
      }
    }
    self.init(
      name: texts["name"] ?? "", description: texts["description"] ?? "",
      source: texts["source"] ?? "", date: texts["date"] ?? "")
    if let list = fields["overlays"]?.value, list.objectValue?.isEmpty != true {
      if let items = list.arrayValue {
        overlays = items.enumerated().compactMap {
          reader.read($1.value, at: "overlays[\($0 + 1)]")
        }
      } else {
        reader.issues.append(
          ConfigIssue(path: "overlays", expected: "a list of overlays", message: "is no list"))
      }
    }
    for (path, value) in reader.changes("set", fields) { settings[path] = Setting(value) }
    for (path, value) in reader.changes("blend", fields) {
      if let number = value.objectValue?["value"]?.value, number.numberValue != nil,
        let weight = value.objectValue?["weight"]?.value.numberValue, weight > 0, weight <= 1,
        settings[path] == nil
      {
        settings[path] = Setting(number, weight: weight)
      } else {
        reader.issues.append(
          ConfigIssue(
            path: "blend.\(path)", value: value.jsonLine,
            expected: "a value and a weight above 0, at most 1, of a path that is not set",
            message: "is no blend"))
      }
    }
    factors = reader.numbers("scale", fields, ParameterRange.atLeast(0))
    shifts = reader.numbers("shift", fields, ParameterRange.any)
    guard reader.issues.isEmpty else {
      throw ConfigError(
        .scenario, "scenario '\(name)' cannot be read", origin: origin, issues: reader.issues)
    }
  }

  /// The record that `init(_:)` reads back; empty parts are left out.
  public var configValue: ConfigValue {
    var fields: [(String, ConfigValue)] = [("name", .string(name))]
    for (key, text) in [("description", description), ("source", source), ("date", date)]
    where !text.isEmpty {
      fields.append((key, .string(text)))
    }
    if !overlays.isEmpty { fields.append(("overlays", .list(overlays.map(\.configValue)))) }
    let sorted = settings.sorted { $0.key < $1.key }
    let whole = sorted.filter { $0.value.weight == 1 }.map { ($0.key, $0.value.value) }
    let partial = sorted.filter { $0.value.weight < 1 }.map { path, setting in
      (
        path,
        ConfigValue.record([("value", setting.value), ("weight", .double(setting.weight))])
      )
    }
    if !whole.isEmpty { fields.append(("set", .record(whole))) }
    if !partial.isEmpty { fields.append(("blend", .record(partial))) }
    for (key, changes) in [("scale", factors), ("shift", shifts)] where !changes.isEmpty {
      let rows = changes.sorted { $0.key < $1.key }.map { ($0.key, ConfigValue.double($0.value)) }
      fields.append((key, .record(rows)))
    }
    return .record(fields)
  }

  /// Pretty JSON.
  public var json: String { JsonWriter.pretty(configValue) }

  /// The scenario in a JSON file.
  ///
  /// - Throws: `ConfigError`: `.unreadable`, `.syntax`, `.scenario`.
  public static func load(file path: String) throws -> Scenario {
    let node = try JsonReader.read(ConfigFile.read(path), origin: ConfigOrigin(.file, path))
    return try Scenario(node.value, origin: node.origin)
  }
}

extension OverlayReader {
  /// The changes by path under a key; paths that the registry does not know are issues.
  mutating func changes(_ key: String, _ fields: ConfigObject) -> [(String, ConfigValue)] {
    guard let value = fields[key]?.value else { return [] }
    guard let object = value.objectValue else {
      // An empty table of Lua may come as an empty list.
      guard value.arrayValue?.isEmpty == true else {
        issues.append(
          ConfigIssue(
            path: key, value: value.jsonLine, expected: "a record of values by path",
            message: "is no record"))
        return []
      }
      return []
    }
    return object.entries.compactMap { entry in
      do {
        _ = try ParameterRegistry.standard.describe(entry.key)
        return (entry.key, entry.node.value)
      } catch let error as ConfigError {
        issues.append(ConfigIssue(path: "\(key).\(entry.key)", message: error.message))
      } catch {
        issues.append(ConfigIssue(path: "\(key).\(entry.key)", message: "\(error)"))
      }
      return nil
    }
  }

  mutating func numbers(
    _ key: String, _ fields: ConfigObject, _ range: ParameterRange
  ) -> [String: Double] {
    var result: [String: Double] = [:]
    for (path, value) in changes(key, fields) {
      guard let number = value.numberValue, number.isFinite, range.contains(number) else {
        issues.append(
          ConfigIssue(
            path: "\(key).\(path)", value: value.jsonLine,
            expected: "a number \(range)", message: "is no number to \(key) by"))
        continue
      }
      result[path] = number
    }
    return result
  }
}
