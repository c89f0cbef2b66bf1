/// Counts of a metric in bins of equal width from its least to its largest value.
///
/// Bin k holds `edges[k] <= x < edges[k + 1]`, the last one its upper edge too. A sample of equal
/// values has one bin of width 0; an empty one has none.
public struct MetricHistogram: Sendable, Equatable, Codable {
  /// One more than bins; empty for an empty sample.
  public var edges: [Double]
  public var counts: [Int]
  public var undefinedCount: Int

  enum CodingKeys: String, CodingKey {
    case edges, counts
    case undefinedCount = "undefined_count"
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    edges = try members.decode([Double].self, forKey: .edges)
    counts = try members.decode([Int].self, forKey: .counts)
    undefinedCount = try members.decodePathCount(forKey: .undefinedCount)
    guard counts.isEmpty ? edges.isEmpty : edges.count == counts.count + 1,
      counts.allSatisfy({ pathCounts.contains($0) })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .counts, in: members,
        debugDescription: "a histogram has one edge more than counts, and counts of at least 0")
    }
  }

  /// Counts that were made before; nil unless there is one edge more than counts, or neither.
  public init?(edges: [Double], counts: [Int], undefinedCount: Int = 0) {
    guard counts.isEmpty ? edges.isEmpty : edges.count == counts.count + 1 else { return nil }
    self.edges = edges
    self.counts = counts
    self.undefinedCount = undefinedCount
  }

  /// - Parameter bins: at least 1; less is taken as 1.
  public init(_ sample: Sample, bins: Int) {
    undefinedCount = sample.undefinedCount
    guard let low = sample.min, let high = sample.max else {
      (edges, counts) = ([], [])
      return
    }
    guard low < high else {
      (edges, counts) = ([low, high], [sample.count])
      return
    }
    let number = Swift.max(1, bins)
    var edges = (0...number).map { low + (high - low) * (Double($0) / Double(number)) }
    edges[number] = high
    var below = 0
    counts = (0..<number).map { bin in
      let upTo = bin == number - 1 ? sample.count : sample.count(.below, edges[bin + 1])
      defer { below = upTo }
      return upTo - below
    }
    self.edges = edges
  }
}
