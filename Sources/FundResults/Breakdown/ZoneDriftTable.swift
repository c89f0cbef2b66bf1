import FundModel

/// How far the zones' shares of outstanding principal are from their targets, by year end
/// (docs/model.md, 6.1). A year with nothing outstanding on any path has no figures.
public struct ZoneDriftTable: Sendable, Equatable, Codable {
  public struct Zone: Sendable, Equatable, Codable {
    public var name: String
    public var target: Double
    /// By year, from year 0: mean share, its deviation over paths, and mean distance to the target.
    public var share: [Double?]
    public var deviation: [Double?]
    public var distance: [Double?]
  }

  public var zones: [Zone]
  /// Number of paths with something outstanding, by year.
  public var paths: [Int]

  public init(_ table: BreakdownTable, config: FundConfig) {
    let layout = table.layout
    let counts = (0..<layout.years).map { table.pooled(layout.pooledCount(year: $0)) }
    paths = counts.map { Int($0) }
    zones = config.zones.enumerated().map { position, zone in
      func mean(_ sum: BreakdownLayout.DriftSum, _ year: Int) -> Double? {
        guard counts[year] > 0 else { return nil }
        return table.pooled(layout.pooledDrift(sum, zone: position, year: year)) / counts[year]
      }
      let years = 0..<layout.years
      return Zone(
        name: zone.name, target: zone.allocation, share: years.map { mean(.share, $0) },
        deviation: years.map { year in
          guard let square = mean(.square, year), let share = mean(.share, year) else {
            return nil
          }
          return Swift.max(0, square - share * share).squareRoot()
        },
        distance: years.map { mean(.distance, $0) })
    }
  }
}
