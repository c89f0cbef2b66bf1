extension ParameterRegistry {
  static let analyticsRows: [Parameter] = [
    Parameter(
      "analytics.discount_rate", "Discount rate", .number, .rate, .open(-0.5, 1), .analytics,
      example: 0.08, "Annual effective rate of NPV and duration: factor (1+r)^(-m/12)."),
    Parameter(
      "analytics.risk_free_rate", "Risk-free rate", .number, .rate, .open(-0.5, 0.5), .analytics,
      example: 0.04, "Annual rate that Sharpe and Sortino ratios measure returns above."),
    Parameter(
      "analytics.var_metric", "VaR metric",
      .choice(Analytics.VarMetric.allCases.map(\.rawValue)), .none, .any, .analytics,
      example: "tvpi_loss",
      "What VaR counts as loss: 1 - TVPI, hurdle - net IRR, or the worst yearly NAV fall."),
    Parameter(
      "analytics.var_levels", "VaR levels", .numbers(minCount: 1), .probability, .open(0, 1),
      .analytics, example: [0.95, 0.99], "Confidence levels of VaR and CVaR, rising."),
    Parameter(
      "analytics.quantiles", "Quantiles", .numbers(minCount: 1), .probability, .closed(0, 1),
      .analytics, example: [0.05, 0.5, 0.95], "Quantiles that summaries show, rising."),
    Parameter(
      "analytics.confidence_level", "Confidence level", .number, .probability, .open(0, 1),
      .analytics, example: 0.95, "Level of the confidence intervals of estimates."),
    Parameter(
      "analytics.histogram_bins", "Histogram bins", .integer, .count, .closed(1, 10_000),
      .analytics, example: 50, "Number of bins of a histogram."),
    Parameter(
      "analytics.target_wal_years", "Target WAL", .number, .years, .above(0, to: 50), .analytics,
      example: 5, "Weighted average life that the manager aims at; guardrails may name it."),
    Parameter(
      "analytics.label_price_band", "Band of price trends", .number, .multiple, .closed(0, 100),
      .labels, example: 0.5,
      "Volatilities from its rate beyond which a year's growth counts as appreciating or depreciating."
    ),
    Parameter(
      "analytics.label_rate_band", "Band of rate trends", .number, .rate, .closed(0, 1), .labels,
      example: 0.005, "Change over a year beyond which the short rate counts as rising or falling."),
    Parameter(
      "analytics.label_outlook_band", "Band of outlooks", .number, .rate, .closed(0, 1), .labels,
      example: 0.02,
      "Growth less default rate beyond which a year counts as an expansion or a recession."),
    Parameter(
      "analytics.benchmark.kind", "Benchmark",
      .choice(Benchmark.Kind.allCases.map(\.rawValue)), .none, .any, .analytics,
      example: "price_index",
      "Index that KS-PME and direct alpha compare LP flows with: one rate, a rate a year, or the house prices of the path."
    ),
    Parameter(
      "analytics.benchmark.rate", "Benchmark rate", .number, .rate, .open(-0.5, 1), .analytics,
      example: 0.07, presence: .whileActive,
      active: .when("analytics.benchmark.kind", "constant"),
      "Annual effective growth of the benchmark: B(m) = (1 + rate)^(m/12)."),
    Parameter(
      "analytics.benchmark.path", "Benchmark path", .numbers(minCount: 1), .rate, .above(-1),
      .analytics, example: [0.1, -0.05, 0.08], presence: .whileActive,
      active: .when("analytics.benchmark.kind", "path"),
      "Growth of the benchmark in each year, to the horizon of the fund at least."),
    Parameter(
      "analytics.tail_share", "Tail share", .number, .share, .open(0, 1), .analytics,
      example: 0.05,
      "Share of paths, those of the largest loss, whose metrics tail drivers set against the rest."),
    Parameter(
      "analytics.bootstrap_samples", "Bootstrap samples", .integer, .count, .closed(0, 100_000),
      .analytics, example: 1000,
      "Resamples of the bands stored with a run; 0 stores none."),
    Parameter(
      "guardrails", "Guardrails", .records(key: "name", minCount: 0), .none, .any, .guardrails,
      example: [
        [
          "name": "cltv", "metric": "max_cltv", "op": ">", "limit": 0.85, "severity": "error",
        ]
      ], "Limits that a run is held against; each trips when `metric op limit` is true."),
    Parameter(
      "guardrails[].name", "Guardrail name", .string(.identifier), .name, .any, .guardrails,
      example: "cltv", "Name by which results call the guardrail."),
    Parameter(
      "guardrails[].metric", "Guardrail metric", .string(.metric), .name, .any, .guardrails,
      example: "default_rate.mean", "What is watched: `metric.statistic`, or a static metric."),
    Parameter(
      "guardrails[].op", "Relation", .choice(Guardrail.Operation.allCases.map(\.rawValue)), .none,
      .any, .guardrails, example: ">", "The guardrail trips when the metric stands so to the limit."
    ),
    Parameter(
      "guardrails[].limit", "Limit", .number, .none, .any, .guardrails, example: 0.1,
      "The limit, in the unit of the metric."),
    Parameter(
      "guardrails[].severity", "Severity", .choice(Guardrail.Severity.allCases.map(\.rawValue)),
      .none, .any, .guardrails, example: "error", "How bad it is when the guardrail trips."),
    Parameter(
      "guardrails[].when", "Only when", .object, .none, .any, .guardrails,
      example: ["metric": "target_wal", "op": "<=", "limit": 6], presence: .optional,
      "A second relation that must hold too for the guardrail to trip."),
    Parameter(
      "guardrails[].when.metric", "Condition metric", .string(.metric), .name, .any, .guardrails,
      example: "target_wal", "What the condition looks at."),
    Parameter(
      "guardrails[].when.op", "Condition relation",
      .choice(Guardrail.Operation.allCases.map(\.rawValue)), .none, .any, .guardrails,
      example: "<=", "How it must stand to the condition's limit."),
    Parameter(
      "guardrails[].when.limit", "Condition limit", .number, .none, .any, .guardrails, example: 6,
      "The condition's limit, in the unit of its metric."),
    Parameter(
      "simulation.paths", "Paths", .integer, .count, .closed(1, 100_000_000), .monteCarlo,
      example: 10_000, "Number of simulated paths."),
    Parameter(
      "simulation.seed", "Seed", .integer, .none, .from(0, below: 0x1p64),
      .monteCarlo, example: 42,
      "Key of the random numbers; the same seed gives the same bits. Any whole number below 2^64."),
    Parameter(
      "simulation.keep", "Keep", .choice(Simulation.Keep.allCases.map(\.rawValue)), .none, .any,
      .monteCarlo, example: "metrics",
      "What is kept of every path: its metrics, or its monthly LP flows as well."),
    Parameter(
      "simulation.fund_number", "Fund number", .integer, .none, .closed(0, 255), .monteCarlo,
      example: 0,
      "Which loans are drawn: funds of one seed and path share the market, and loans by their number."
    ),
  ]
}
