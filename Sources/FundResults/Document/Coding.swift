import FundModel

extension KeyedEncodingContainer {
  /// Writes a figure, or null when there is none or it is not finite.
  mutating func encodeFigure(_ value: Double?, forKey key: Key) throws {
    if let value, value.isFinite {
      try encode(value, forKey: key)
    } else {
      try encodeNil(forKey: key)
    }
  }

  /// Writes figures, those that are not finite as null.
  mutating func encodeFigures(_ values: [Double?], forKey key: Key) throws {
    try encode(values.map { $0.flatMap { $0.isFinite ? $0 : nil } }, forKey: key)
  }
}

/// Numbers of paths that a stored result may state; sums of a few million of them stay within Int.
let pathCounts = 0...1_000_000_000_000

extension KeyedDecodingContainer {
  /// Reads a number of paths.
  func decodePathCount(forKey key: Key) throws -> Int {
    let count = try decode(Int.self, forKey: key)
    guard pathCounts.contains(count) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "\(count) is not a number of paths")
    }
    return count
  }

  /// Reads a metric by its name.
  func decodeMetric(forKey key: Key) throws -> Metric {
    let name = try decode(String.self, forKey: key)
    guard let metric = Metric.named(name) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "no metric is named \(name)")
    }
    return metric
  }
}

/// A pair [low, high]; a bound that is not known is null.
extension Interval: Codable {
  public init(from decoder: any Decoder) throws {
    var pair = try decoder.unkeyedContainer()
    low = try pair.decodeIfPresent(Double.self)
    high = try pair.decodeIfPresent(Double.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var pair = encoder.unkeyedContainer()
    for bound in [low, high] {
      if let bound, bound.isFinite { try pair.encode(bound) } else { try pair.encodeNil() }
    }
  }
}
