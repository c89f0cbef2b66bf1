/// How loans end: sale, refinance, default, maturity.
public struct Exits: Sendable, Equatable, Decodable {
  public enum Model: String, Sendable, Decodable, CaseIterable { case hazard, timing }

  public struct Hazard: Sendable, Equatable, Decodable {
    /// Annual probability by year of loan age; the last holds on.
    public var sale: [Double]
    public var refinance: [Double]
    /// Exponent of the zone's price gain since origination.
    public var salePriceSensitivity: Double
    public var refinancePriceSensitivity: Double
    /// Exponent of the fall of the mortgage rate since origination.
    public var refinanceRateSensitivity: Double
  }

  public struct Timing: Sendable, Equatable, Decodable {
    /// Years from origination to a sale or refinance.
    public var years: TruncatedNormal
    public var saleWeight: Double
    public var refinanceWeight: Double
  }

  public struct Default: Sendable, Equatable, Decodable {
    public struct Recovery: Sendable, Equatable, Decodable {
      public enum Kind: String, Sendable, Decodable, CaseIterable { case rate, foreclosure }
      public var kind: Kind
      /// Share of min(contract value, collectable).
      public var rate: Double?
      /// Forced-sale discount on the home, and cost as a share of the discounted price.
      public var discount: Double?
      public var cost: Double?
    }

    /// Correlation of two loans of one zone, and of two zones (the first includes the second).
    public var correlationWithinZone: Double
    public var correlationBetweenZones: Double
    /// Multiple of the zone's default hazard by year of loan age; the last holds on.
    public var seasoning: [Double]
    /// Exponent with which price gain lowers default.
    public var equitySensitivity: Double
    public var lagMonths: Int
    public var recovery: Recovery
  }

  public var model: Model
  public var lockoutMonths: Int
  /// Selling cost as a share of the home's value, on a sale and on a refinance.
  public var saleCost: Double
  public var refinanceCost: Double
  /// Share of maturities settled by sale; the rest refinance.
  public var maturitySaleShare: Double
  public var hazard: Hazard?
  public var timing: Timing?
  public var `default`: Default
}

public struct Analytics: Sendable, Equatable, Decodable {
  public enum VarMetric: String, Sendable, Decodable, CaseIterable {
    case tvpiLoss = "tvpi_loss"
    case irrShortfall = "irr_shortfall"
    case annualNavChange = "annual_nav_change"
  }

  public var discountRate: Double
  public var riskFreeRate: Double
  public var varMetric: VarMetric
  public var varLevels: [Double]
  public var quantiles: [Double]
  public var confidenceLevel: Double
  public var histogramBins: Int
  public var targetWalYears: Double
  /// Beyond how many volatilities of the mean rate a year's growth is a trend.
  public var labelPriceBand: Double
  /// Beyond what change over a year rates rise or fall.
  public var labelRateBand: Double
  /// Beyond what growth less defaults a year is an expansion or a recession.
  public var labelOutlookBand: Double
  public var benchmark: Benchmark
  /// Share of paths that the tail drivers set apart.
  public var tailShare: Double
  /// Resamples of a stored bootstrap; 0 is none.
  public var bootstrapSamples: Int
}

public struct Guardrail: Sendable, Equatable, Decodable {
  public enum Operation: String, Sendable, Decodable, CaseIterable {
    case above = ">"
    case atLeast = ">="
    case below = "<"
    case atMost = "<="
  }
  public enum Severity: String, Sendable, Decodable, CaseIterable { case error, warning }
  public struct Condition: Sendable, Equatable, Decodable {
    public var metric: String
    public var op: Operation
    public var limit: Double
  }

  public var name: String
  /// The guardrail trips when the metric stands in this relation to the limit.
  public var metric: String
  public var op: Operation
  public var limit: Double
  public var severity: Severity
  /// Only looked at when this holds too.
  public var when: Condition?

  public init(
    name: String, metric: String, op: Operation, limit: Double, severity: Severity,
    when: Condition? = nil
  ) {
    self.name = name
    self.metric = metric
    self.op = op
    self.limit = limit
    self.severity = severity
    self.when = when
  }
}

public struct Simulation: Sendable, Equatable, Decodable {
  public enum Keep: String, Sendable, Decodable, CaseIterable { case metrics, flows }

  public var paths: Int
  public var seed: UInt64
  /// Per-path metrics only, or each path's monthly LP flows as well.
  public var keep: Keep
  /// Number of the fund among those that share a seed: its loans are drawn from streams of their own,
  /// 16 apart, while price, climate and credit draws are common. 0...255.
  public var fundNumber: Int
}
