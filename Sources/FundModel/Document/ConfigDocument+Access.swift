extension ConfigDocument {
  /// The value at a path (`zones.green.ltv.max`, `zones[1].allocation`), nil when it is absent.
  ///
  /// - Throws: `ConfigError` with code `.unknownPath` when the registry knows no such path, or the
  ///   document no such record.
  public func value(at path: String) throws -> ConfigValue? {
    try node(at: path)?.value
  }

  /// Where the value at a path came from; nil when it is absent.
  public func why(_ path: String) throws -> ConfigOrigin? {
    try node(at: path)?.origin
  }

  func node(at path: String) throws -> ConfigNode? {
    let place = try ConfigPath(path)
    _ = try registry.resolve(place)
    return try root.find(place, schema: registry.root)
  }

  /// Puts a value at a path: a parameter, an element of a list, a record, or a whole list.
  ///
  /// Type, range and words are checked at once; what depends on other values (sums, orders) waits
  /// for `validate()`. One past the end of a list appends.
  /// - Throws: `ConfigError`: `.unknownPath` with a suggestion, or `.invalid` with the issues. The
  ///   document is then unchanged.
  public mutating func set(
    _ path: String, _ value: ConfigValue, origin: ConfigOrigin = .program
  ) throws {
    let place = try ConfigPath(path)
    let found = try registry.resolve(place)
    var changed = root
    try changed.put(ConfigNode(value).stamped(origin), at: place, schema: registry.root)
    // An element of a list is checked with its list.
    let whole = ConfigPath(steps: Array(place.steps.dropLast(found.elementSteps)))
    if let node = changed.node(at: whole, schema: registry.root) {
      var check = StructureCheck(registry: registry)
      check.check(node, found.schema, path: whole)
      let broken = check.issues.filter { $0.severity == .error }
      guard broken.isEmpty else {
        throw ConfigError(.invalid, "cannot set \(path)", origin: origin, issues: broken)
      }
    }
    root = changed
  }

  /// Takes the value at a path away; whether there was one.
  ///
  /// - Throws: `ConfigError` with code `.unknownPath`.
  @discardableResult
  public mutating func remove(_ path: String) throws -> Bool {
    let place = try ConfigPath(path)
    _ = try registry.resolve(place)
    return root.remove(at: place, schema: registry.root)
  }

  /// A copy with these changes, made in order.
  ///
  /// - Throws: `ConfigError` with code `.invalid` and the issues of all changes that cannot be made.
  public func with(
    _ changes: [(path: String, value: ConfigValue)], origin: ConfigOrigin = .program
  ) throws -> ConfigDocument {
    var copy = self
    var issues: [ConfigIssue] = []
    for (path, value) in changes {
      do {
        try copy.set(path, value, origin: origin)
      } catch let error as ConfigError {
        if error.issues.isEmpty {
          issues.append(
            ConfigIssue(
              path: path, value: JsonWriter.short(value), message: error.message, origin: origin))
        }
        issues += error.issues
      }
    }
    guard issues.isEmpty else {
      throw ConfigError(.invalid, "cannot make the changes", issues: issues)
    }
    return copy
  }
}
