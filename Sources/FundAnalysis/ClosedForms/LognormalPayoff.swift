import FundNumerics

/// Expected payoffs of home-equity contracts at a fixed date on a lognormal home value. Undiscounted
/// money under the real-world law, from one function: `E[max(0, V - K)]` (Black and Scholes, 1973).
///
/// A home that moves with its market and on its own has the root of the summed variances as volatility:
/// idiosyncratic risk does not diversify in a convex payoff.
extension LognormalValue {
  /// `E[max(0, V - K)] = F Phi(d1) - K Phi(d2)`; `F - K` for K <= 0.
  public func call(strike: Double) -> Double {
    guard strike > 0 else { return mean - strike }
    guard logDeviation > 0 else { return max(0, mean - strike) }
    let d2 = (logMean - guardedLog(strike)) / logDeviation
    return mean * normalCumulative(d2 + logDeviation) - strike * normalCumulative(d2)
  }

  /// `E[max(0, K - V)]`.
  public func put(strike: Double) -> Double {
    guard strike > 0 else { return 0 }
    guard logDeviation > 0 else { return max(0, strike - mean) }
    let d2 = (logMean - guardedLog(strike)) / logDeviation
    return strike * normalCumulative(-d2) - mean * normalCumulative(-d2 - logDeviation)
  }

  /// E[share * max(0, V - V0)], at most `cap` if given: a call less the call where the cap binds.
  public func sharedAppreciation(share: Double, cap: Double? = nil) -> Double {
    let uncapped = call(strike: start)
    guard let cap else { return share * uncapped }
    return share * (uncapped - call(strike: start + cap / share))
  }

  /// E[advance + share * (V - V0)], floored at `floor` (nil: losses are shared without limit).
  public func principalPlusShare(advance: Double, share: Double, floor: Double?) -> Double {
    guard let floor else { return advance + share * (mean - start) }
    // advance + share (V - V0) >= floor from this value on.
    let strike = start - (advance - floor) / share
    return floor + share * call(strike: strike)
  }

  /// E[min(share * V, cap)].
  public func valueShare(share: Double, cap: Double) -> Double {
    share * (mean - call(strike: cap / share))
  }

  /// E[min(share * V, max(0, (1 - cost) V - senior))]: a value share behind a senior mortgage.
  ///
  /// With `net = 1 - cost`: a call struck where the senior is paid, less one struck where the share
  /// itself is covered. `share` must be below `net`.
  public func subordinatedShare(share: Double, senior: Double, cost: Double) -> Double {
    let net = 1 - cost
    return net * call(strike: senior / net)
      - (net - share) * call(strike: senior / (net - share))
  }
}
