import FundModel

/// The mean ledger by year as a document holds it.
public struct YearlyFlows: Sendable, Equatable, Codable {
  public struct Series: Sendable, Equatable {
    /// One a year, from year 0; nil is undefined.
    public var mean: [Double?]
    public var standardError: [Double?]
  }

  /// Number of years, year 0 included.
  public var years: Int
  /// By `FlowItem.name`.
  public var items: [String: Series]

  public init(_ table: FlowTable) {
    years = table.years
    items = Dictionary(
      uniqueKeysWithValues: FlowItem.allCases.map { item in
        let range = 0..<table.years
        return (
          item.name,
          Series(
            mean: range.map { finite(table.mean(item, year: $0)) },
            standardError: range.map { finite(table.standardError(item, year: $0)) })
        )
      })
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    years = try members.decode(Int.self, forKey: .years)
    items = try members.decode([String: Series].self, forKey: .items)
    let expected = years
    guard expected >= 1,
      items.values.allSatisfy({
        $0.mean.count == expected && $0.standardError.count == expected
      })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .years, in: members, debugDescription: "series do not all have \(years) years")
    }
  }

  public subscript(item: FlowItem) -> Series? { items[item.name] }
}

extension YearlyFlows.Series: Codable {
  enum CodingKeys: String, CodingKey {
    case mean
    case standardError = "se"
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    mean = try members.decode([Double?].self, forKey: .mean)
    standardError = try members.decode([Double?].self, forKey: .standardError)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encodeFigures(mean, forKey: .mean)
    try members.encodeFigures(standardError, forKey: .standardError)
  }
}

/// The value, or nil when it is not finite.
func finite(_ value: Double?) -> Double? {
  value.flatMap { $0.isFinite ? $0 : nil }
}
