extension Guardrail.Operation {
  /// Whether `value op limit` is true; never for a value that is not a number.
  public func holds(_ value: Double, _ limit: Double) -> Bool {
    switch self {
    case .above: value > limit
    case .atLeast: value >= limit
    case .below: value < limit
    case .atMost: value <= limit
    }
  }
}

extension GuardrailMetric {
  /// The value, when the configuration alone tells it.
  ///
  /// Sums of shares are rounded to 12 digits after the point, so that 0.15 + 0.7 does not stand
  /// above a limit of 0.85 by the last bit.
  public func staticValue(in config: FundConfig) -> Double? {
    guard case .fixed(let metric) = self else { return nil }
    func rounded(_ x: Double) -> Double { (x * 1e12).rounded() / 1e12 }
    switch metric {
    case .maxCltv:
      return config.zones.map { rounded($0.ltv.max + config.loans.seniorLtv.max) }.max()
    case .maxLtv: return config.zones.map(\.ltv.max).max()
    case .maxSeniorLtv: return config.loans.seniorLtv.max
    case .maxZoneAllocation: return config.zones.map(\.allocation).max()
    case .paths: return Double(config.simulation.paths)
    case .targetWal: return config.analytics.targetWalYears
    }
  }
}

/// A guardrail held against the configuration, before a run.
public struct StaticGuardrailResult: Sendable, Equatable {
  public let guardrail: Guardrail
  public let value: Double
  /// The relation holds, and so does the condition if there is one.
  public let tripped: Bool
}

/// The guardrails whose metric and condition are known before a run, in the order of the config.
///
/// A guardrail with a static metric and a condition on a run is left for after the run.
public func staticGuardrails(_ config: FundConfig) -> [StaticGuardrailResult] {
  config.guardrails.compactMap { guardrail in
    guard let value = staticValue(guardrail.metric, config) else { return nil }
    var tripped = guardrail.op.holds(value, guardrail.limit)
    if let condition = guardrail.when {
      guard let other = staticValue(condition.metric, config) else { return nil }
      tripped = tripped && condition.op.holds(other, condition.limit)
    }
    return StaticGuardrailResult(guardrail: guardrail, value: value, tripped: tripped)
  }
}

private func staticValue(_ name: String, _ config: FundConfig) -> Double? {
  (try? GuardrailMetric.parse(name))?.staticValue(in: config)
}
