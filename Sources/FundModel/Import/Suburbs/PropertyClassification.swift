/// Zones of a list of properties.
///
/// A property has the zone of its suburb. Where rules by score are given and the property has a
/// score, it has the riskier of the two zones (the later one of the rules).
public struct PropertyClassification: Sendable {
  public struct Property: Sendable, Equatable {
    public let id: String
    public let suburb: String
    public let value: Double
    public let riskScore: Double?
    /// Nil when the suburb is not in the table.
    public let zone: String?
    /// `suburb` or `score`: what decided; empty without a zone.
    public let decidedBy: String
    /// The nearest suburb of the table, for one that is not in it.
    public let suggestion: String?
    public let row: Int
  }

  public let properties: [Property]

  public static let columns = [
    CSVColumn("id", aliases: ["property", "property_id"], required: true, "name, unique"),
    CSVColumn("suburb", required: true, "name of a suburb"),
    CSVColumn("value", aliases: ["property_value"], required: true, "value, above 0"),
    CSVColumn("risk_score", aliases: ["score"], "the property's own risk score, 0 to 1,000,000"),
  ]

  /// Classifies the properties of a table.
  ///
  /// - Throws: `ConfigError` with code `.invalid` and every row that cannot be read, every suburb's
  ///   zone that the rules do not know, and every score above the rules' last limit.
  public init(
    _ table: CSVTable, suburbs: SuburbTable, rules: ScoreRules? = nil, issues: DataIssues = .init()
  ) throws {
    var issues = issues
    if let rules {
      for zone in suburbs.zones where !rules.steps.contains(where: { $0.zone == zone }) {
        issues.add(
          ConfigIssue(
            path: "score zones", expected: suburbs.zones.joined(separator: ", "),
            message: "the zone \(zone) of \(suburbs.name) has no limit"))
      }
    }
    let before = issues.count
    let place = table.positions(of: Self.columns, &issues)
    if issues.count > before { try issues.check(table.origin.name) }
    var found: [Property] = []
    var seen: [String: Int] = [:]
    for row in table.rows {
      let values = CSVValues(table, row)
      guard let idAt = place["id"], let suburbAt = place["suburb"], let valueAt = place["value"]
      else { continue }
      let id = values.requiredText(idAt, &issues)
      let name = values.requiredText(suburbAt, &issues)
      let value = values.requiredNumber(valueAt, in: 0...1e12, &issues)
      if value == 0 { values.add(valueAt, "0", expected: "above 0", "is out of range", &issues) }
      let score = values.number(place["risk_score"], in: 0...1e6, &issues)
      if let id {
        if let first = seen[id] {
          values.add(idAt, id, "is in row \(first) already", &issues)
        } else {
          seen[id] = row.number
        }
      }
      if let score, let rules, rules.position(of: score) == nil, let column = place["risk_score"] {
        values.add(
          column, String(row.fields[column].trimmed),
          expected: "at most \(EcmaNumber.text(rules.steps.last?.limit ?? 0))",
          "is above the last zone's limit", &issues)
      }
      guard let id, let name, let value else { continue }
      found.append(
        Self.classify(
          id: id, suburb: name, value: value, score: score, row: row.number, suburbs, rules))
    }
    try issues.check(table.origin.name)
    properties = found
  }

  private static func classify(
    id: String, suburb name: String, value: Double, score: Double?, row: Int,
    _ suburbs: SuburbTable, _ rules: ScoreRules?
  ) -> Property {
    let suburb = suburbs.suburb(name)
    var zone = suburb?.zone
    var reason = zone == nil ? "" : "suburb"
    if let rules, let score, let current = zone, let other = rules.position(of: score),
      let position = rules.steps.firstIndex(where: { $0.zone == current }), other > position
    {
      zone = rules.steps[other].zone
      reason = "score"
    }
    return Property(
      id: id, suburb: suburb?.name ?? name, value: value, riskScore: score, zone: zone,
      decidedBy: reason, suggestion: suburb == nil ? suburbs.nearest(name) : nil, row: row)
  }

  /// Properties whose suburb the table does not have.
  public var unmatched: [Property] { properties.filter { $0.zone == nil } }

  /// Properties and their value by zone, in the order in which zones are first seen.
  public var byZone: [(zone: String, count: Int, value: Double)] {
    var sums: [(zone: String, count: Int, value: Double)] = []
    for property in properties {
      guard let zone = property.zone else { continue }
      if let index = sums.firstIndex(where: { $0.zone == zone }) {
        sums[index].count += 1
        sums[index].value += property.value
      } else {
        sums.append((zone, 1, property.value))
      }
    }
    return sums
  }
}
