/// What the LPs' flows are measured against: an index by month (docs/model.md, section 6).
public struct Benchmark: Sendable, Equatable, Decodable {
  public enum Kind: String, Sendable, Decodable, CaseIterable {
    /// One annual rate.
    case constant
    /// Annual rates, year by year.
    case path
    /// House prices of the same path, zones weighted by their allocation.
    case priceIndex = "price_index"
  }

  public var kind: Kind
  /// Annual effective rate, for constant.
  public var rate: Double?
  /// Growth of each year, for path.
  public var path: [Double]?
}
