/// Parameters of the market fitted to price indices, and how well they fit.
public struct CalibrationResult: Sendable, Equatable, Codable {
  public enum Model: String, Sendable, Codable, CaseIterable { case momentum, gbm }

  /// A volatility at one horizon: of the history, its standard error, and of the fitted model.
  public struct Volatility: Sendable, Equatable, Codable {
    public var months: Int
    /// Per root-year, of overlapping log changes.
    public var target: Double
    public var targetError: Double?
    public var model: Double
    /// `ln(model) - ln(target)`
    public var residual: Double
    /// Overlapping changes, and how many of them have no month in common.
    public var changes: Int
    public var independent: Double

    enum CodingKeys: String, CodingKey {
      case months, target, model, residual, changes, independent
      case targetError = "target_se"
    }

    public init(
      months: Int, target: Double, targetError: Double?, model: Double, residual: Double,
      changes: Int, independent: Double
    ) {
      self.months = months
      self.target = target
      self.targetError = targetError
      self.model = model
      self.residual = residual
      self.changes = changes
      self.independent = independent
    }
  }

  /// A figure with its standard error.
  public struct Figure: Sendable, Equatable, Codable {
    public var value: Double
    public var standardError: Double?

    enum CodingKeys: String, CodingKey {
      case value
      case standardError = "se"
    }

    public init(_ value: Double, _ standardError: Double?) {
      self.value = value
      self.standardError = standardError
    }
  }

  public struct Zone: Sendable, Equatable, Codable {
    public var name: String
    public var series: String
    /// Mean log growth a year.
    public var logGrowth: Figure
    /// `zones[].appreciation_rate`: of the mean of the index, `exp(log growth + variance/2) - 1`.
    public var appreciationRate: Figure
    /// `zones[].appreciation_volatility`.
    public var appreciationVolatility: Figure
    public var volatilities: [Volatility]

    enum CodingKeys: String, CodingKey {
      case name, series, volatilities
      case logGrowth = "log_growth"
      case appreciationRate = "appreciation_rate"
      case appreciationVolatility = "appreciation_volatility"
    }

    public init(
      name: String, series: String, logGrowth: Figure, appreciationRate: Figure,
      appreciationVolatility: Figure, volatilities: [Volatility]
    ) {
      self.name = name
      self.series = series
      self.logGrowth = logGrowth
      self.appreciationRate = appreciationRate
      self.appreciationVolatility = appreciationVolatility
      self.volatilities = volatilities
    }
  }

  public struct Component: Sendable, Equatable, Codable {
    public var phi: Double
    public var share: Double
    /// Months.
    public var halfLife: Double

    enum CodingKeys: String, CodingKey {
      case phi, share
      case halfLife = "half_life_months"
    }

    public init(phi: Double, share: Double, halfLife: Double) {
      self.phi = phi
      self.share = share
      self.halfLife = halfLife
    }
  }

  public var file: String
  public var model: Model
  public var zones: [Zone]
  /// Of model momentum, the quickest first; empty for gbm.
  public var components: [Component]
  /// By zone, in the order of `zones`, and the standard errors; of changes over `correlationMonths`.
  public var correlation: [[Double]]
  public var correlationErrors: [[Double]]
  public var correlationMonths: Int
  /// First and last date, `YYYY-MM`, months from one to the next, and periods of growth.
  public var first: String
  public var last: String
  public var monthsPerPeriod: Int
  public var periods: Int
  /// Root mean square of the residuals.
  public var residual: Double
  /// Resamples behind the errors, and their mean block in months.
  public var resamples: Int
  public var meanBlockMonths: Double
  /// Years over which log growth and growth of the mean are tied.
  public var growthYears: Int

  enum CodingKeys: String, CodingKey {
    case file, model, zones, components, correlation, first, last, periods, residual, resamples
    case correlationErrors = "correlation_se"
    case correlationMonths = "correlation_months"
    case monthsPerPeriod = "months_per_period"
    case meanBlockMonths = "mean_block_months"
    case growthYears = "growth_years"
  }

  public init(
    file: String, model: Model, zones: [Zone], components: [Component], correlation: [[Double]],
    correlationErrors: [[Double]], correlationMonths: Int, first: String, last: String,
    monthsPerPeriod: Int, periods: Int, residual: Double, resamples: Int, meanBlockMonths: Double,
    growthYears: Int
  ) {
    self.file = file
    self.model = model
    self.zones = zones
    self.components = components
    self.correlation = correlation
    self.correlationErrors = correlationErrors
    self.correlationMonths = correlationMonths
    self.first = first
    self.last = last
    self.monthsPerPeriod = monthsPerPeriod
    self.periods = periods
    self.residual = residual
    self.resamples = resamples
    self.meanBlockMonths = meanBlockMonths
    self.growthYears = growthYears
  }
}
