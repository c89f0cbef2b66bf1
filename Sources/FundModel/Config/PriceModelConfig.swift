/// Markov switching of growth, volatility and hazards, one chain for all zones (docs/model.md, 2.2).
public struct RegimeModel: Sendable, Equatable, Decodable {
  public enum Start: String, Sendable, Decodable, CaseIterable {
    /// Month 0 is drawn from the chain's long-run law.
    case stationary
    /// Month 0 is drawn from `initial`.
    case given
  }

  public struct Regime: Sendable, Equatable, Decodable {
    public var name: String
    /// Added to the zone's annual growth.
    public var appreciationChange: Double
    /// Multiple of the zone's volatility.
    public var volatilityFactor: Double
    /// Multiple of default hazards.
    public var defaultMultiplier: Double
    /// Multiple of sale and refinance hazards.
    public var turnoverMultiplier: Double
  }

  public var regimes: [Regime]
  /// Monthly probabilities, a row a regime to leave, a column a regime to enter.
  public var transition: [[Double]]
  public var start: Start
  /// Probabilities of month 0, for start `given`.
  public var initial: [Double]?
  /// Whether growth is shifted so that E[I] is that of the zone's rate.
  public var recentre: Bool
}

/// Stationary block bootstrap of an index from a file (docs/model.md, 2.2).
public struct BlockBootstrap: Sendable, Equatable, Decodable {
  public struct Series: Sendable, Equatable, Decodable {
    public var zone: String
    /// Place or code of a publisher's file, or column of a plain one.
    public var series: String
  }

  /// Path of the file, from the folder of the configuration that names it.
  public var file: String
  /// Whether the seasonally adjusted index is taken where a file has both.
  public var seasonallyAdjusted: Bool
  /// Every zone once.
  public var series: [Series]
  public var meanBlockMonths: Double
  /// Whether growth is shifted so that E[I] is that of the zone's rate.
  public var recentre: Bool
}
