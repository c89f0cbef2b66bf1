/// House prices, their correlation, short rates, the default climate, and overlays on all of them.
public struct Market: Sendable, Equatable, Decodable {
  /// Correlation of the zones' shocks, in the order of `zones`.
  public var correlation: [[Double]]
  public var priceModel: PriceModel
  public var rates: Rates
  public var defaultClimate: DefaultClimate
  public var overlays: [Overlay]
}

public struct PriceModel: Sendable, Equatable, Decodable {
  public enum Kind: String, Sendable, Decodable, CaseIterable {
    case gbm, momentum, regime, bootstrap, path
  }

  public struct Momentum: Sendable, Equatable, Decodable {
    public enum Start: String, Sendable, Decodable, CaseIterable { case stationary, zero }

    public struct Component: Sendable, Equatable, Decodable {
      /// Monthly persistence, in [0, 1).
      public var phi: Double
      /// Share of the variance of monthly growth.
      public var share: Double
    }

    public var components: [Component]
    public var start: Start
  }

  public struct Path: Sendable, Equatable, Decodable {
    public enum Period: String, Sendable, Decodable, CaseIterable { case annual, monthly }

    public struct Growth: Sendable, Equatable, Decodable {
      public var zone: String
      /// Growth of each period, as a decimal of that period.
      public var rates: [Double]
    }

    public var period: Period
    public var growth: [Growth]
  }

  public var kind: Kind
  public var momentum: Momentum?
  public var regime: RegimeModel?
  public var bootstrap: BlockBootstrap?
  public var path: Path?
}

public struct DefaultClimate: Sendable, Equatable, Decodable {
  public var volatility: Double
  public var appreciationCorrelation: Double
}

/// A change of one model input over some zones and months.
public struct Overlay: Sendable, Equatable, Decodable {
  public enum Target: String, Sendable, Decodable, CaseIterable {
    case appreciation
    case appreciationVolatility = "appreciation_volatility"
    case defaultHazard = "default_hazard"
    case saleHazard = "sale_hazard"
    case refinanceHazard = "refinance_hazard"
    case recovery
    case saleCost = "sale_cost"
    case idiosyncraticVolatility = "idiosyncratic_volatility"
    case propertyValue = "property_value"
    case shortRate = "short_rate"
    case facilityLimit = "facility_limit"

    /// Whether the target is one figure of the fund, not one a zone.
    public var isFundWide: Bool { self == .shortRate || self == .facilityLimit }
  }
  public enum Operation: String, Sendable, Decodable, CaseIterable { case add, multiply, set }

  public var target: Target
  /// Names of zones; empty means all.
  public var zones: [String]
  public var fromMonth: Int
  public var toMonth: Int
  public var op: Operation
  /// One value for the whole range, or one per month of it.
  public var values: [Double]

  public init(
    target: Target, zones: [String] = [], fromMonth: Int, toMonth: Int, op: Operation,
    values: [Double]
  ) {
    self.target = target
    self.zones = zones
    self.fromMonth = fromMonth
    self.toMonth = toMonth
    self.op = op
    self.values = values
  }
}

/// A risk zone: its share of the fund, its market and its homes.
public struct Zone: Sendable, Equatable, Decodable {
  public var name: String
  public var allocation: Double
  public var appreciationRate: Double
  public var appreciationVolatility: Double
  /// Annual probability of default before seasoning and multipliers.
  public var defaultRate: Double
  public var ltv: TruncatedNormal
  /// Parts of the zone that its loans are placed in; empty when it has none.
  public var suburbs: [Suburb]
}

/// A normal law cut to [min, max]; `sd` of 0 is the mean itself.
public struct TruncatedNormal: Sendable, Equatable, Decodable {
  public var mean: Double
  public var sd: Double
  public var min: Double
  public var max: Double
}

public struct Loans: Sendable, Equatable, Decodable {
  public struct SeniorMortgage: Sendable, Equatable, Decodable {
    public var rate: Double
    /// Remaining term at origination of the advance.
    public var termMonths: Int
  }

  public var amount: TruncatedNormal
  public var seniorLtv: TruncatedNormal
  public var seniorMortgage: SeniorMortgage
  /// Annual volatility of one home around its zone.
  public var idiosyncraticVolatility: Double
}

/// A contract, composed of parts (docs/model.md, Contract).
public struct Product: Sendable, Equatable, Decodable {
  public struct Interest: Sendable, Equatable, Decodable {
    public enum Compounding: String, Sendable, Decodable, CaseIterable { case simple, annual }
    public var rate: Double
    public var compounding: Compounding
  }

  public struct Share: Sendable, Equatable, Decodable {
    public enum Of: String, Sendable, Decodable, CaseIterable { case none, appreciation, value }
    public enum Sizing: String, Sendable, Decodable, CaseIterable {
      /// `size` times advance / starting value.
      case proRata = "pro_rata"
      /// `size` itself.
      case fixed
    }
    public struct Step: Sendable, Equatable, Decodable {
      /// First age in months at which `size` holds.
      public var fromMonth: Int
      public var size: Double
    }

    public var of: Of
    public var sizing: Sizing
    public var size: Double
    public var steps: [Step]
    /// Whether later steps also hold when the home is worth less than at the start.
    public var stepsInDecline: Bool
    public var riskAdjustment: Double
    public var shareInDepreciation: Bool
  }

  public enum Floor: String, Sendable, Decodable, CaseIterable { case none, zero, principal }

  public struct Cap: Sendable, Equatable, Decodable {
    public enum Kind: String, Sendable, Decodable, CaseIterable { case none, annual, monthly }
    /// none, or how `rate` compounds.
    public var kind: Kind
    public var rate: Double
  }

  public var name: String
  public var weight: Double
  public var termMonths: Int
  public var returnsPrincipal: Bool
  public var interest: Interest
  public var share: Share
  public var floor: Floor
  /// Age in months before which the claim is at least the principal; 0 is never.
  public var principalFloorMonths: Int
  public var cap: Cap
}
