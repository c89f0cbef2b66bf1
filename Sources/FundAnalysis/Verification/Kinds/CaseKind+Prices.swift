import FundNumerics

/// Laws of house prices.
extension CaseKind {
  static let priceKinds: [String: CaseKind] = [
    "gbm_moments": CaseKind { inputs in
      let value = try lognormal(inputs)
      return [
        "mean": .number(value.mean), "variance": .number(value.variance),
        "median": .number(value.median), "mode": .number(value.mode),
        "skewness": .number(value.skewness), "log_mean": .number(value.logMean),
        "log_std": .number(value.logDeviation), "q05": .number(value.quantile(0.05)),
        "q95": .number(value.quantile(0.95)),
        "p_below_V0": .number(value.probability(below: value.start)),
      ]
    },
    "gbm_convention": CaseKind { inputs in
      let (g, years) = (try inputs.number("annual_growth"), try inputs.number("T"))
      let sigma = try inputs.number("sigma")
      func mean(_ growth: Double) -> CaseValue {
        .number(
          LognormalValue(start: 100, growth: growth, volatility: sigma, years: years).mean)
      }
      return [
        "mean_if_effective_4pct": mean(guardedLog(1 + g)), "mean_if_continuous_4pct": mean(g),
        "monthly_simple_4pct": mean(12 * guardedLog(1 + g / 12)),
        "mu_equivalent": .number(guardedLog(1 + g)),
      ]
    },
    "gbm_covariance": CaseKind { inputs in
      let years = try inputs.number("T")
      func value(_ suffix: String) throws -> LognormalValue {
        LognormalValue(
          start: try inputs.number("V" + suffix), growth: try inputs.number("mu" + suffix),
          volatility: try inputs.number("sigma" + suffix), years: years)
      }
      let (first, second) = (try value("1"), try value("2"))
      let rho = try inputs.number("rho")
      return [
        "cov": .number(first.covariance(with: second, correlation: rho)),
        "corr_levels": .number(first.levelCorrelation(with: second, correlation: rho)),
        "corr_log": .number(rho),
      ]
    },
    "factor_gbm": CaseKind { inputs in
      let value = FactorValue(
        national: try inputs.number("sigma_national"), metro: try inputs.number("sigma_metro"),
        own: try inputs.number("sigma_idio"), growth: try inputs.number("mu"),
        years: try inputs.number("T"))
      let variance = value.poolVariance(count: try inputs.integer("n", in: 1...Int.max))
      return [
        "total_sigma": .number(value.totalVolatility),
        "rho_same_metro": .number(value.correlationWithinMetro),
        "rho_other_metro": .number(value.correlationBetweenMetros),
        "pool_mean": .number(value.poolMean), "pool_variance": .number(variance),
        "pool_std": .number(variance.squareRoot()),
        "pool_variance_limit": .number(value.poolVariance(count: nil)),
      ]
    },
    "ar1_log_growth": CaseKind { try momentum($0) },
    "ou": CaseKind { inputs in
      let process = OrnsteinUhlenbeck(
        start: try inputs.number("x0"), level: try inputs.number("theta"),
        speed: try inputs.number("kappa"), volatility: try inputs.number("sigma"))
      let years = try inputs.number("T", in: 0...1000)
      let month = process.step(1.0 / 12)
      return [
        "mean": .number(process.mean(years)), "variance": .number(process.variance(years)),
        "stationary_variance": .number(process.stationaryVariance),
        "autocov_T_2T": .number(process.autocovariance(years, lag: years)),
        "exp_mean": .number(process.exponentialMean(years)), "monthly_phi": .number(month.phi),
        "monthly_innovation_sd": .number(month.innovation),
        "euler_monthly_variance": .number(
          process.eulerVariance(steps: Int((12 * years).rounded()), length: 1.0 / 12)),
      ]
    },
    "gbm_barrier": CaseKind { inputs in
      let value = try lognormal(inputs)
      let barrier = try inputs.number("barrier")
      return [
        "p_hit_continuous": .number(value.probability(ofTouching: barrier)),
        "p_hit_monthly_bgk_approx": .number(
          value.probability(ofTouching: barrier, watchedEvery: 1.0 / 12)),
      ]
    },
  ]

  /// `V0`, `mu`, `sigma`, `T`.
  static func lognormal(_ inputs: CaseInputs) throws -> LognormalValue {
    LognormalValue(
      start: try inputs.number("V0"), growth: try inputs.number("mu"),
      volatility: try inputs.number("sigma"), years: try inputs.number("T"))
  }

  private static func momentum(_ inputs: CaseInputs) throws -> Answer {
    let process = AutoregressiveGrowth(
      mean: try inputs.number("mean_growth"), phi: try inputs.number("phi"),
      innovation: try inputs.number("innovation_sd"))
    let periods = try inputs.integer("periods", in: 1...100_000)
    guard case .bool(let stationary) = try inputs.value("stationary_start") else {
      throw CaseInputs.Failure(description: "input \"stationary_start\" is not true or false")
    }
    let first = stationary ? process.mean : try inputs.number("g0")
    let mean = process.logMean(periods: periods, first: first)
    let variance = process.logVariance(periods: periods, stationaryStart: stationary)
    let deviation = process.stationaryDeviation
    let independent = Double(periods) * deviation * deviation
    return [
      "log_mean": .number(mean), "log_variance": .number(variance),
      "level_mean": .number(exponential(mean + variance / 2)),
      "level_median": .number(exponential(mean)),
      "growth_stationary_sd": .number(deviation),
      "long_run_variance_rate": .number(process.longRunVarianceRate),
      "iid_variance_same_sd": .number(independent),
      "variance_ratio": .number(variance / independent),
    ]
  }
}
