import FundNumerics

/// The variance of log growth under `market.price_model` momentum, exactly (docs/model.md, 2.2).
///
/// Of a volatility 1: component c has persistence phi and share q of the variance of monthly growth, and starts from its
/// stationary law.
public struct MomentumLaw: Sendable, Equatable {
  public struct Component: Sendable, Equatable {
    /// Monthly persistence, in [0, 1).
    public var phi: Double
    public var share: Double

    public init(phi: Double, share: Double) {
      self.phi = phi
      self.share = share
    }
  }

  public var components: [Component]

  public init(_ components: [Component]) { self.components = components }

  /// Variance of the sum over `months` of an autoregression with stationary variance 1.
  public static func variance(phi: Double, months: Int) -> Double {
    AutoregressiveGrowth(mean: 0, phi: phi, innovation: (1 - phi * phi).squareRoot())
      .logVariance(periods: months, stationaryStart: true)
  }

  /// Variance of the log change over `months`, of an annual volatility of 1.
  public func variance(months: Int) -> Double {
    components.reduce(0) { $0 + $1.share * Self.variance(phi: $1.phi, months: months) } / 12
  }

  /// Volatility a year over `months`, per square root of a year, in units of `appreciation_volatility`.
  public func volatility(months: Int) -> Double {
    (variance(months: months) * 12 / Double(months)).squareRoot()
  }

  /// Months after which half of a shock is gone; 0 without persistence.
  public static func halfLife(phi: Double) -> Double {
    phi > 0 ? guardedLog(0.5) / guardedLog(phi) : 0
  }

  public static func persistence(halfLife: Double) -> Double {
    halfLife > 0 ? exponential(guardedLog(0.5) / halfLife) : 0
  }
}
