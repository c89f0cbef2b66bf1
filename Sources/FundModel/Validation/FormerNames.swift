/// Names of earlier engines, and of what people call things, with the parameter they mean now.
enum FormerNames {
  static let table: [String: String] = [
    "fund_size": "fund.size", "fund_term": "fund.term_years",
    "management_fee_rate": "fees.management.rate",
    "management_fee_basis": "fees.management.basis",
    "management_fee_step_down": "fees.management.step_downs",
    "management_fee_offset_percentage": "fees.management.origination_fee_offset",
    "origination_fee_rate": "fees.origination.rate",
    "expense_rate": "expenses.rate", "formation_costs": "expenses.formation",
    "deployment_pace": "deployment.pace", "deployment_period": "deployment.period_months",
    "capital_call_schedule": "capital_calls.schedule",
    "custom_capital_call_schedule": "capital_calls.custom",
    "reinvestment_period": "reinvestment.period_months",
    "reinvestment_rate": "reinvestment.share",
    "avg_loan_exit_year": "exits.timing.years.mean",
    "average_exit_year": "exits.timing.years.mean",
    "exit_year_std_dev": "exits.timing.years.sd",
    "waterfall_structure": "waterfall.structure", "catch_up_rate": "waterfall.catch_up",
    "preferred_return": "waterfall.hurdle_rate",
    "preferred_return_compounding": "waterfall.hurdle_compounding",
    "carried_interest": "waterfall.carry", "carried_interest_rate": "waterfall.carry",
    "carried_interest_percentage": "waterfall.carry",
    "distribution_frequency": "distributions.frequency",
    "distribution_policy": "distributions.policy",
    "avg_loan_size": "loans.amount.mean", "loan_size_std_dev": "loans.amount.sd",
    "min_loan_size": "loans.amount.min", "max_loan_size": "loans.amount.max",
    "avg_loan_term": "products[].term_months",
    "avg_loan_interest_rate": "products[].interest.rate",
    "interest_rate": "products[].interest.rate",
    "average_ltv": "zones[].ltv.mean", "avg_loan_ltv": "zones[].ltv.mean",
    "ltv_std_dev": "zones[].ltv.sd", "min_ltv": "zones[].ltv.min",
    "max_ltv": "zones[].ltv.max",
    "zone_allocations": "zones[].allocation", "appreciation_rates": "zones[].appreciation_rate",
    "default_rates": "zones[].default_rate",
    "zone_allocation_precision": "deployment.allocation_precision",
    "rebalancing_strength": "reinvestment.rebalancing_strength",
    "default_correlation": "exits.default.correlation_within_zone",
    "num_simulations": "simulation.paths", "monte_carlo_seed": "simulation.seed",
    "random_seed": "simulation.seed",
  ]

  /// The parameter that `key`, unknown at the place of `node`, was probably meant for: a former
  /// name, a near name at that place, or the same name elsewhere.
  static func suggestion(
    for key: String, at node: SchemaNode, in registry: ParameterRegistry
  ) -> String? {
    if let moved = table[key] { return moved }
    let here = node.children.map(\.key)
    if let near = EditDistance.nearest(key, in: here) {
      return node.path.isEmpty ? near : node.prefix + near
    }
    let elsewhere = registry.leaves.filter { $0.key == key }.map(\.path)
    if !elsewhere.isEmpty { return elsewhere.prefix(3).joined(separator: " or ") }
    return EditDistance.nearest(key, in: registry.leaves.map(\.key)).flatMap { near in
      registry.leaves.first { $0.key == near }?.path
    }
  }
}
