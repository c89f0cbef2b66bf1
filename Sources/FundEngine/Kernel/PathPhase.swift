/// The parts of a path that a profile tells apart.
public enum PathPhase: Int, Sendable, CaseIterable {
  /// Draws, house prices, climate, hazard weights.
  case market
  /// Attributes, exits and claims of the loans bought, hazard tables included.
  case purchases
  /// Collections, obligations, calls, distributions.
  case ledger
  /// NAV at the valuation dates.
  case valuation
  case metrics
}

extension PathWorkspace {
  /// Tells a profiler that the work since the last call belonged to a phase.
  @inline(__always)
  func mark(_ phase: PathPhase) {
    if let onPhase { onPhase(phase) }
  }
}
