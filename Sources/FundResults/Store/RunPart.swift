/// A piece of a stored run. Pieces are read one by one: a list of runs reads none.
public struct RunPart: Sendable, Equatable {
  /// What a piece holds; the set can grow.
  public struct Name: Sendable, Hashable, Codable, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }

    /// `RunDocument` as JSON, without samples: what `equihome run --format json` writes.
    public static let document = Name("document")
    /// The whole configuration as canonical JSON.
    public static let config = Name("config")
    /// Every metric of every path.
    public static let samples = Name("samples")
    /// Mean ledgers by month and year, with their errors.
    public static let flows = Name("flows")
    /// Words and rates of the market by year.
    public static let market = Name("market")
    /// LP flows of every path (`simulation.keep = "flows"`).
    public static let matrix = Name("matrix")
    /// The breakdown of every path.
    public static let breakdown = Name("breakdown")
    public static let notes = Name("notes")
    /// Metrics of the fund's own.
    public static let hookMetrics = Name("hook_metrics")
    /// Where every value of the configuration came from.
    public static let origins = Name("origins")

    public init(from decoder: any Decoder) throws {
      self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(description)
    }
  }

  public var name: Name
  public var bytes: [UInt8]

  public init(_ name: Name, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
