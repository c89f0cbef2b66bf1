extension ConfigDocument {
  /// A copy whose zones list these suburbs; zones that the table does not name have none.
  ///
  /// - Throws: `ConfigError` with code `.invalid` and every suburb whose zone the config does not
  ///   have, or that breaks a rule of the config.
  public func with(_ table: SuburbTable) throws -> ConfigDocument {
    let zones = (try value(at: "zones")?.arrayValue ?? []).compactMap {
      $0.value.objectValue?["name"]?.value.stringValue
    }
    var issues = DataIssues()
    for suburb in table.suburbs where !zones.contains(suburb.zone) {
      issues.add(
        row: suburb.row, column: "zone", value: suburb.zone,
        expected: zones.joined(separator: ", "), "is no zone of the config",
        origin: suburb.origin,
        suggestion: EditDistance.nearest(suburb.zone, in: zones))
    }
    try issues.check(table.name)
    var copy = self
    for zone in zones {
      let list = table.suburbs.filter { $0.zone == zone }
      try copy.set(
        "zones.\(zone).suburbs", .list(list.map(\.record)), origin: ConfigOrigin(.file, table.name))
    }
    let broken = copy.validate().filter { $0.severity == .error }
    guard broken.isEmpty else {
      throw ConfigError(
        .invalid, "the configuration with the suburbs of \(table.name) is not valid",
        issues: broken)
    }
    return copy
  }
}
