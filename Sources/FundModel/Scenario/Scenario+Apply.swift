extension Scenario {
  /// The fund under this scenario: settings first (groups before what is in them), then factors, then
  /// shifts, then the overlays behind those the fund has. Every value changed has the origin
  /// `scenario NAME`.
  ///
  /// What depends on several values (sums of shares, months in order) waits for `validate()`.
  /// - Throws: `ConfigError`: `.scenario` when the fund has no such part, `.invalid` with every
  ///   change that cannot be made.
  public func apply(to document: ConfigDocument) throws -> ConfigDocument {
    let origin = ConfigOrigin(.program, "scenario \(name)")
    var changed = document
    var issues: [ConfigIssue] = []
    func change(_ pattern: String, _ value: (ConfigValue, String) throws -> ConfigValue) throws {
      for path in try paths(pattern, in: changed) {
        guard let own = try changed.value(at: path) else {
          throw error("changes \(path), and this fund has no such value")
        }
        do {
          changed = try changed.with([(path, value(own, path))], origin: origin)
        } catch let error as ConfigError where error.code == .invalid {
          issues += error.issues
        }
      }
    }
    let depth = { (path: String) in path.utf8.count { $0 == UInt8(ascii: ".") } }
    for (pattern, setting) in settings.sorted(by: {
      (depth($0.key), $0.key) < (depth($1.key), $1.key)
    }) {
      if setting.weight == 1 {
        for path in try paths(pattern, in: changed) {
          do {
            changed = try changed.with([(path, setting.value)], origin: origin)
          } catch let error as ConfigError where error.code == .invalid {
            issues += error.issues
          }
        }
      } else {
        try change(pattern) { try blend($0, setting, at: $1) }
      }
    }
    for (pattern, factor) in factors.sorted(by: { $0.key < $1.key }) {
      try change(pattern) { try map($0, at: $1) { $0 * factor } }
    }
    for (pattern, shift) in shifts.sorted(by: { $0.key < $1.key }) {
      try change(pattern) { try map($0, at: $1) { $0 + shift } }
    }
    guard issues.isEmpty else {
      throw ConfigError(
        .invalid, "scenario '\(name)' cannot be applied to this fund", issues: issues)
    }
    guard !overlays.isEmpty else { return changed }
    try checkParts(of: changed)
    let own = try changed.node(at: "market.overlays")?.value.arrayValue ?? []
    let added = overlays.map { ConfigNode($0.configValue).stamped(origin) }
    var all = changed
    try all.put(own + added, at: "market.overlays", origin: origin)
    return all
  }

  /// Overlays of parts that the fund does not have would change nothing.
  private func checkParts(of document: ConfigDocument) throws {
    if overlays.contains(where: { $0.target == .facilityLimit }),
      try document.value(at: "facilities")?.arrayValue?.isEmpty ?? true
    {
      throw error("changes the limits of facilities, and this fund has no facilities")
    }
    let zones = Set(
      (try document.value(at: "zones")?.arrayValue ?? []).compactMap {
        $0.value.objectValue?["name"]?.value.stringValue
      })
    for zone in overlays.flatMap(\.zones) where !zones.contains(zone) {
      throw error(
        "changes zone '\(zone)', and this fund has no such zone, only "
          + zones.sorted().joined(separator: ", "))
    }
  }

  private func blend(_ own: ConfigValue, _ setting: Setting, at path: String) throws -> ConfigValue
  {
    guard let own = own.numberValue, let value = setting.value.numberValue else {
      throw error("moves \(path) part of the way to a value, and it is \(own.kindName)")
    }
    return .double((1 - setting.weight) * own + setting.weight * value)
  }

  /// A number, or every number of a list.
  private func map(
    _ value: ConfigValue, at path: String, _ change: (Double) -> Double
  ) throws -> ConfigValue {
    if let number = value.numberValue { return .double(change(number)) }
    guard let items = value.arrayValue, !items.isEmpty else {
      throw error("scales or shifts \(path), which is \(value.kindName); expected numbers")
    }
    return .list(
      try items.map { item in
        guard let number = item.value.numberValue else {
          throw error("scales or shifts \(path), which is no list of numbers")
        }
        return .double(change(number))
      })
  }

  /// The paths that a pattern stands for, `[]` being every record of its list.
  func paths(_ pattern: String, in document: ConfigDocument) throws -> [String] {
    guard let gap = pattern.range(of: "[]") else {
      do {
        _ = try document.value(at: pattern)
      } catch let problem as ConfigError where problem.code == .unknownPath {
        throw error("cannot change \(pattern): \(problem.message)")
      }
      return [pattern]
    }
    let list = String(pattern[..<gap.lowerBound])
    let rest = pattern[gap.upperBound...]
    let names: [String]
    do {
      // Every list is looked for by its own name first, so that a wrong name is told as one.
      _ = try document.registry.describe(pattern)
      let items = try document.value(at: list)?.arrayValue ?? []
      let place = try ConfigPath(list)
      let key = try document.registry.resolve(place).schema.recordKey
      names = items.indices.map {
        place.appending(RecordName.step($0, in: items, key: key)).description
      }
    } catch let problem as ConfigError where problem.code == .unknownPath {
      throw error("cannot change \(pattern): \(problem.message)")
    }
    guard !names.isEmpty else { throw error("changes \(pattern), and this fund has no \(list)") }
    return try names.flatMap { try paths($0 + rest, in: document) }
  }
}

extension ConfigDocument {
  /// Puts a list whose elements keep their own origins.
  fileprivate mutating func put(
    _ items: [ConfigNode], at path: String, origin: ConfigOrigin
  ) throws {
    var check = self
    try check.set(path, .array(items), origin: origin)
    try root.put(
      ConfigNode(.array(items), origin: origin), at: ConfigPath(path), schema: registry.root)
  }
}
