extension ParameterRegistry {
  static let deploymentAndCalls: [Parameter] = [
    Parameter(
      "deployment.share", "Deployed share", .number, .share, .above(0, to: 1), .deployment,
      example: 0.94, "Share of commitments that the first loans are bought with."),
    Parameter(
      "deployment.period_months", "Deployment period", .integer, .months, .closed(1, 600),
      .deployment, example: 36, "Months over which the deployed share is invested."),
    Parameter(
      "deployment.pace", "Deployment pace",
      .choice(Deployment.Pace.allCases.map(\.rawValue)), .none, .any, .deployment,
      example: "linear", "How purchases spread over the deployment period."),
    Parameter(
      "deployment.intensity", "Pace intensity", .number, .multiple, .above(0, to: 20), .deployment,
      example: 2, presence: .whileActive,
      active: .when("deployment.pace", "front_loaded", "back_loaded", "s_curve"),
      "Steepness of a loaded or S-shaped pace; larger is further from linear."),
    Parameter(
      "deployment.custom", "Custom pace", .numbers(minCount: 1), .share, .atLeast(0), .deployment,
      example: [1, 1, 2], presence: .whileActive, active: .when("deployment.pace", "custom"),
      "Weight of each month of the deployment period; month m invests weight[m] / sum of weights."),
    Parameter(
      "deployment.allocation_precision", "Allocation precision", .number, .share, .share,
      .deployment, example: 0.8,
      "Share of each month's loans placed to hit the zone targets by largest remainder; the rest is drawn."
    ),
    Parameter(
      "capital_calls.schedule", "Call schedule",
      .choice(CapitalCalls.Schedule.allCases.map(\.rawValue)), .none, .any, .capitalCalls,
      example: "on_demand", "When commitments are called; on_demand calls exactly what is needed."),
    Parameter(
      "capital_calls.count", "Number of calls", .integer, .count, .closed(1, 600), .capitalCalls,
      example: 12, presence: .whileActive,
      active: .when("capital_calls.schedule", "equal", "front_loaded", "back_loaded"),
      "Number of capital calls."),
    Parameter(
      "capital_calls.interval_months", "Call interval", .integer, .months, .closed(1, 120),
      .capitalCalls, example: 3, presence: .whileActive,
      active: .when("capital_calls.schedule", "equal", "front_loaded", "back_loaded"),
      "Months between two calls; call i falls in month (i-1) * interval."),
    Parameter(
      "capital_calls.intensity", "Call intensity", .number, .multiple, .above(0, to: 20),
      .capitalCalls, example: 2, presence: .whileActive,
      active: .when("capital_calls.schedule", "front_loaded", "back_loaded"),
      "Steepness of a loaded call schedule; larger is further from equal calls."),
    Parameter(
      "capital_calls.custom", "Custom calls", .records(key: nil, minCount: 1), .none, .any,
      .capitalCalls, example: [["month": 0, "share": 0.5], ["month": 12, "share": 0.5]],
      presence: .whileActive, active: .when("capital_calls.schedule", "custom"),
      "Calls by month; their shares of commitments sum to 1."),
    Parameter(
      "capital_calls.custom[].month", "Call month", .integer, .months, .closed(0, 840),
      .capitalCalls, example: 12, "Month of the call."),
    Parameter(
      "capital_calls.custom[].share", "Call share", .number, .share, .above(0, to: 1),
      .capitalCalls, example: 0.5, "Share of commitments called in that month."),
    Parameter(
      "cash.yield_rate", "Cash yield", .number, .rate, .open(-0.2, 0.5), .cash, example: 0.03,
      "Simple annual rate on cash: income of a month = rate / 12 * opening cash."),
  ]
}
