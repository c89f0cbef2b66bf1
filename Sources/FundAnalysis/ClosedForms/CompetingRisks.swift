import FundNumerics

/// Several causes of exit with hazards that are constant between knots, the last holding on.
public struct CompetingRisks: Sendable, Equatable {
  /// Start of each piece in years, the first 0, ascending.
  public var knots: [Double]
  /// `hazards[cause][piece]`, per year, as many as knots.
  public var hazards: [[Double]]

  public init(knots: [Double], hazards: [[Double]]) {
    self.knots = knots
    self.hazards = hazards
  }

  public struct Outcome: Sendable, Equatable {
    /// P(left by this cause before T), per cause; with `survival` they sum to 1.
    public var incidence: [Double]
    public var survival: Double
    /// E[min(exit time, T)] in years: the integral of survival.
    public var expectedLife: Double
  }

  /// Exact up to T years: in a piece of length d with total hazard H, a survivor leaves with
  /// `1 - e^(-H d)`, split by the hazards' ratio.
  public func outcome(years: Double) -> Outcome {
    var result = Outcome(
      incidence: Array(repeating: 0, count: hazards.count), survival: 1, expectedLife: 0)
    for (piece, start) in knots.enumerated() where start < years {
      let end = piece + 1 < knots.count ? min(knots[piece + 1], years) : years
      let total = hazards.reduce(0) { $0 + $1[piece] }
      guard total > 0 else {
        result.expectedLife += result.survival * (end - start)
        continue
      }
      let left = result.survival * (1 - exponential(-total * (end - start)))
      for cause in hazards.indices {
        result.incidence[cause] += left * hazards[cause][piece] / total
      }
      result.expectedLife += left / total
      result.survival -= left
    }
    return result
  }

  /// The hazard of a constant-hazard law with this chance of leaving within a year, `-ln(1 - p)`.
  public static func hazard(annualProbability p: Double) -> Double { -guardedLog(1 - p) }

  /// The chance of a month of a constant hazard with this chance a year, `1 - (1-p)^(1/12)`.
  public static func monthlyProbability(annualProbability p: Double) -> Double {
    1 - power(1 - p, 1.0 / 12)
  }

  /// Mean month of exit, 1...12, given exit in the first year: exits at month ends.
  public static func meanExitMonth(annualProbability p: Double) -> Double {
    let monthly = monthlyProbability(annualProbability: p)
    var (survival, sum) = (1.0, 0.0)
    for month in 1...12 {
      sum += Double(month) * survival * monthly
      survival *= 1 - monthly
    }
    return sum / (1 - survival)
  }
}

/// A Weibull sale time, `P(T > t) = e^(-(t/scale)^shape)`, against a constant default hazard.
public struct WeibullRisk: Sendable, Equatable {
  public var shape: Double
  public var scale: Double
  public var defaultHazard: Double

  public init(shape: Double, scale: Double, defaultHazard: Double) {
    self.shape = shape
    self.scale = scale
    self.defaultHazard = defaultHazard
  }

  public func survival(_ years: Double) -> Double {
    exponential(-power(years / scale, shape) - defaultHazard * years)
  }

  /// P(default before T): the integral of hazard times survival, to near machine precision.
  public func defaultIncidence(_ years: Double) -> Double {
    defaultHazard * Quadrature.integral(from: 0, to: years, survival)
  }

  /// P(sale before T): what neither survives nor defaults.
  public func saleIncidence(_ years: Double) -> Double {
    1 - survival(years) - defaultIncidence(years)
  }
}
