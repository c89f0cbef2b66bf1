/// Suburbs of a file, in its order; no name twice.
public struct SuburbTable: Sendable {
  public let suburbs: [ListedSuburb]
  /// The file.
  public let name: String
  private let byName: [String: Int]

  public static let columns = [
    CSVColumn("suburb", aliases: ["name"], required: true, "name, unique in the file"),
    CSVColumn("zone", aliases: ["tls_zone"], required: true, "name of a zone of the config"),
    CSVColumn(
      "weight", aliases: ["share"], required: true,
      "how often the zone's loans lie in it, at least 0; taken relative to the sum of the zone"),
    CSVColumn(
      "risk_score", aliases: ["score", "risk"], required: true,
      "multiplies the default hazard, relative to the zone's weighted mean; 0 to 1,000,000"),
    CSVColumn(
      "forecast", aliases: ["appreciation_forecast", "growth"], required: true,
      "expected growth of prices per year, as a decimal between -0.5 and 0.5"),
    CSVColumn(
      "volatility", aliases: ["appreciation_volatility"], required: true,
      "annualised volatility of prices, as a decimal from 0 to 2"),
  ]

  /// The suburbs in a CSV or JSON file.
  ///
  /// - Throws: `ConfigError`: `.unreadable`, `.syntax`, or `.invalid` with every problem and its row.
  public static func load(file path: String) throws -> SuburbTable {
    var issues = DataIssues()
    let table = try RecordFile.load(path, issues: &issues)
    return try SuburbTable(table, issues: issues)
  }

  /// - Parameter issues: what reading the table found; it counts among the problems.
  public init(_ table: CSVTable, issues: DataIssues = .init()) throws {
    var issues = issues
    let before = issues.count
    let place = table.positions(of: Self.columns, &issues)
    // Without its columns a row says nothing.
    if issues.count > before { try issues.check(table.origin.name) }
    var found: [ListedSuburb] = []
    var seen: [String: ListedSuburb] = [:]
    for row in table.rows {
      guard let suburb = Self.suburb(CSVValues(table, row), place, &issues) else { continue }
      let plain = ListedSuburb.plain(suburb.name)
      if let first = seen[plain] {
        issues.add(
          row: row.number, column: "suburb", value: suburb.name,
          "is in row \(first.row) already", origin: suburb.origin)
      } else {
        seen[plain] = suburb
        found.append(suburb)
      }
    }
    if issues.isEmpty {
      for zone in Self.unique(found.map(\.zone))
      where !found.contains(where: { $0.zone == zone && $0.weight > 0 }) {
        issues.add(
          ConfigIssue(
            path: "zone \(zone)", message: "every suburb has weight 0",
            origin: found.first { $0.zone == zone }?.origin))
      }
    }
    if found.isEmpty, issues.isEmpty {
      issues.add(
        ConfigIssue(path: "suburbs", message: "the file has no rows", origin: table.origin))
    }
    try issues.check(table.origin.name)
    name = table.origin.name
    suburbs = found
    byName = Dictionary(
      uniqueKeysWithValues: found.enumerated().map { (ListedSuburb.plain($1.name), $0) })
  }

  private static func suburb(
    _ values: CSVValues, _ place: [String: Int], _ issues: inout DataIssues
  ) -> ListedSuburb? {
    guard let nameAt = place["suburb"], let zoneAt = place["zone"], let weightAt = place["weight"],
      let riskAt = place["risk_score"], let forecastAt = place["forecast"],
      let volatilityAt = place["volatility"]
    else { return nil }
    let name = values.requiredText(nameAt, &issues)
    let zone = values.requiredText(zoneAt, &issues)
    let weight = values.requiredNumber(weightAt, in: 0...1e9, &issues)
    let risk = values.requiredNumber(riskAt, in: 0...1e6, &issues)
    let forecast = values.requiredNumber(forecastAt, in: -0.5...0.5, &issues)
    let volatility = values.requiredNumber(volatilityAt, in: 0...2, &issues)
    guard let name, let zone, let weight, let risk, let forecast, let volatility else { return nil }
    return ListedSuburb(
      name: name, zone: zone, weight: weight, riskScore: risk, forecast: forecast,
      volatility: volatility, origin: values.origin(nameAt), row: values.number)
  }

  /// The suburb of that name; case and runs of spaces do not count.
  public func suburb(_ name: String) -> ListedSuburb? {
    byName[ListedSuburb.plain(name)].map { suburbs[$0] }
  }

  /// The name nearest to one that is not in the table.
  public func nearest(_ name: String) -> String? {
    EditDistance.nearest(ListedSuburb.plain(name), in: suburbs.map { ListedSuburb.plain($0.name) })
      .flatMap { suburb($0)?.name }
  }

  /// Names of zones, in the order of the file.
  public var zones: [String] { Self.unique(suburbs.map(\.zone)) }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
