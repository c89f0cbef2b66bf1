import FundModel
import FundNumerics
import FundOptimization
import FundResults

/// Fits the market of a fund to the history of price indices.
public struct Calibration: Sendable {
  public struct Options: Sendable {
    public var model = CalibrationResult.Model.momentum
    /// Most momentum components, 1 to 3.
    public var components = 2
    /// Months at which volatilities are matched.
    public var horizons = [3, 12, 36, 60]
    /// Months over whose changes zones are correlated.
    public var correlationMonths = 12
    /// Years over which the growth of the mean is tied to log growth.
    public var growthYears = 10
    /// Resamples behind the standard errors; 0 gives none.
    public var resamples = 200
    /// Mean block of the resamples, in months; nil is the longest horizon.
    public var meanBlockMonths: Double?
    public var seed: UInt64 = 1

    public init() {}
  }

  /// Why a history cannot be used; names what and what would do.
  public struct Failure: Error, Sendable, Equatable, CustomStringConvertible {
    public let description: String
  }

  /// Estimates of one history or of one resample of it.
  private struct Estimate {
    var growth: [Double]
    var targets: [[Double]]
    var fit: MomentumFit
    var correlation: [[Double]]
    var rates: [Double]
  }

  /// The fit, and its standard errors by resampling blocks of the history.
  ///
  /// - Parameters:
  ///   - zones: names of zones and of their series, in the order of `history.levels`.
  ///   - file: for the report.
  /// - Throws: `Failure` for options and histories that do not go together; `OptimizationError`.
  public static func fit(
    _ history: PriceHistory, zones: [(zone: String, series: String)], file: String,
    options: Options = Options()
  ) throws -> CalibrationResult {
    let step = history.monthsPerPeriod
    try check(options, history)
    let moments = IndexMoments(levels: history.levels, monthsPerPeriod: step)
    let estimate = try estimate(moments, options)
    let block = options.meanBlockMonths ?? Double(options.horizons.last ?? 60)
    let errors = Errors(
      resamples(moments, options: options, block: max(1, block / Double(step))))
    let (components, isGbm) = (estimate.fit.law.components, options.model == .gbm)
    return CalibrationResult(
      file: file, model: options.model,
      zones: zones.indices.map { zone in
        .init(
          name: zones[zone].zone, series: zones[zone].series,
          logGrowth: .init(estimate.growth[zone], errors.of { $0.growth[zone] }),
          appreciationRate: .init(estimate.rates[zone], errors.of { $0.rates[zone] }),
          appreciationVolatility: .init(
            estimate.fit.volatility[zone], errors.of { $0.fit.volatility[zone] }),
          volatilities: options.horizons.indices.map { index in
            let months = options.horizons[index]
            let target = estimate.targets[zone][index]
            let model = estimate.fit.volatility[zone] * estimate.fit.law.volatility(months: months)
            return .init(
              months: months, target: target,
              targetError: errors.of { $0.targets[zone][index] }, model: model,
              residual: guardedLog(model) - guardedLog(target),
              changes: moments.periods - months / step + 1,
              independent: Double(moments.periods * step) / Double(months))
          })
      },
      components: isGbm
        ? []
        : components.map {
          .init(phi: $0.phi, share: $0.share, halfLife: MomentumLaw.halfLife(phi: $0.phi))
        },
      correlation: estimate.correlation,
      correlationErrors: errors.count < 2
        ? []
        : zones.indices.map { row in
          zones.indices.map { column in errors.of { $0.correlation[row][column] } ?? 0 }
        }, correlationMonths: options.correlationMonths, first: history.first, last: history.last,
      monthsPerPeriod: step, periods: moments.periods,
      residual: (estimate.fit.squares / Double(zones.count * options.horizons.count)).squareRoot(),
      resamples: errors.count, meanBlockMonths: block, growthYears: options.growthYears)
  }

  private static func estimate(_ moments: IndexMoments, _ options: Options) throws -> Estimate {
    let series = 0..<moments.series
    let growth = series.map { moments.meanGrowth($0) }
    let targets = try series.map { zone in
      try options.horizons.map { months in
        guard let value = moments.volatility(zone, months: months), value > 0 else {
          throw Failure(
            description: "series \(zone + 1) does not vary over \(months) months")
        }
        return value
      }
    }
    let fit = try MomentumFit(
      targets: targets, horizons: options.horizons,
      components: options.model == .gbm ? 0 : options.components)
    guard let correlation = moments.correlation(months: options.correlationMonths) else {
      throw Failure(
        description: "the correlation over \(options.correlationMonths) months is undefined")
    }
    // E[I] grows by half the variance beyond the log growth; the variance by year depends on the years.
    let months = 12 * options.growthYears
    let extra = fit.law.variance(months: months) / (2 * Double(options.growthYears))
    return Estimate(
      growth: growth, targets: targets, fit: fit, correlation: correlation,
      rates: series.map {
        exponential(growth[$0] + fit.volatility[$0] * fit.volatility[$0] * extra) - 1
      })
  }

  /// The estimates of every resample on which there are any.
  private static func resamples(
    _ moments: IndexMoments, options: Options, block: Double
  ) -> [Estimate] {
    let changes = (0..<moments.series).map { moments.changes($0) }
    let resample = BlockResample(seed: options.seed, meanBlock: block)
    return (0..<options.resamples).compactMap { number in
      let rows = resample.rows(number, of: moments.periods)
      return try? estimate(
        IndexMoments(
          changes: changes.map { column in rows.map { column[$0] } },
          monthsPerPeriod: moments.monthsPerPeriod), options)
    }
  }

  /// Deviations over resamples.
  private struct Errors {
    let estimates: [Estimate]
    var count: Int { estimates.count }

    init(_ estimates: [Estimate]) { self.estimates = estimates }

    func of(_ figure: (Estimate) -> Double) -> Double? {
      SampleMoments(estimates.map(figure)).standardDeviation
    }
  }

  private static func check(_ options: Options, _ history: PriceHistory) throws {
    let step = history.monthsPerPeriod
    let all = options.horizons + [options.correlationMonths]
    if let odd = all.first(where: { $0 < step || $0 % step != 0 }) {
      throw Failure(
        description:
          "a horizon of \(odd) months: the file has a value every \(step) months, so horizons are "
          + "multiples of \(step)")
    }
    guard !options.horizons.isEmpty, options.horizons == options.horizons.sorted(),
      Set(options.horizons).count == options.horizons.count
    else { throw Failure(description: "horizons have to rise: \(options.horizons)") }
    guard (1...3).contains(options.components) else {
      throw Failure(description: "components: 1 to 3 expected, got \(options.components)")
    }
    guard (1...100).contains(options.growthYears) else {
      throw Failure(description: "growth_years: 1 to 100 expected, got \(options.growthYears)")
    }
    guard (0...10_000).contains(options.resamples) else {
      throw Failure(description: "resamples: 0 to 10000 expected, got \(options.resamples)")
    }
    let longest = all.max() ?? 0
    guard history.periods >= longest / step + 2 else {
      throw Failure(
        description:
          "a horizon of \(longest) months needs \(longest / step + 2) periods of history, there are "
          + "\(history.periods)")
    }
  }
}
