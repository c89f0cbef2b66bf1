import FundNumerics

/// The number of defaults among equal loans under a Gaussian copula, exactly: its probabilities by
/// quadrature over the common factors, binomial given them.
public struct DefaultCounts: Sendable, Equatable {
  /// `probabilities[k]` = P(k defaults), k = 0...n.
  public let probabilities: [Double]

  public init(probabilities: [Double]) { self.probabilities = probabilities }

  /// n loans, one factor: every pair correlated by `rho` in [0, 1).
  public init(count n: Int, probability p: Double, correlation rho: Double) {
    let threshold = inverseNormal(p)
    let binomial = BinomialTable(count: n)
    var sum = Array(repeating: 0.0, count: n + 1)
    for node in Quadrature.normalNodes(step: Self.step(n, rho)) {
      let z = (threshold - rho.squareRoot() * node.z) / (1 - rho).squareRoot()
      binomial.add(defaultAt: z, weight: node.weight, to: &sum)
    }
    probabilities = sum
  }

  /// `zones` zones of `perZone` loans: pairs correlated by `within` in a zone and by `between` across,
  /// `X_i = sqrt(q) M + sqrt(w-q) G_z + sqrt(1-w) e_i` with w = within (which includes q = between).
  public init(
    zones: Int, perZone: Int, probability p: Double, within w: Double, between q: Double
  ) {
    let threshold = inverseNormal(p)
    let binomial = BinomialTable(count: perZone)
    let step = Self.step(perZone, w)
    let nodes = Quadrature.normalNodes(step: step)
    var sum = Array(repeating: 0.0, count: zones * perZone + 1)
    for market in Quadrature.normalNodes(step: max(step, 1.0 / 32)) {
      var zone = Array(repeating: 0.0, count: perZone + 1)
      for node in nodes {
        let shift = q.squareRoot() * market.z + (w - q).squareRoot() * node.z
        binomial.add(
          defaultAt: (threshold - shift) / (1 - w).squareRoot(), weight: node.weight, to: &zone)
      }
      let all = Self.sumOfIndependent(zone, times: zones)
      for k in sum.indices { sum[k] += market.weight * all[k] }
    }
    probabilities = sum
  }

  /// Given the factor, the count of n loans is a bump of width about `sqrt((1-rho)/(n rho))` in it.
  private static func step(_ n: Int, _ rho: Double) -> Double {
    var step = 1.0 / 16
    let width = rho > 0 ? ((1 - rho) / (Double(n) * rho)).squareRoot() : 1
    while step > width / 3 { step /= 2 }
    return step
  }

  private static func sumOfIndependent(_ one: [Double], times: Int) -> [Double] {
    var all = [1.0]
    for _ in 0..<times {
      var next = Array(repeating: 0.0, count: all.count + one.count - 1)
      for (i, a) in all.enumerated() {
        for (j, b) in one.enumerated() { next[i + j] += a * b }
      }
      all = next
    }
    return all
  }

  public var mean: Double { probabilities.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 } }
  public var variance: Double {
    let mean = mean
    return probabilities.enumerated().reduce(0) {
      $0 + (Double($1.0) - mean) * (Double($1.0) - mean) * $1.1
    }
  }

  /// The smallest k with P(count <= k) >= q.
  public func quantile(_ q: Double) -> Int {
    var sum = 0.0
    for (k, probability) in probabilities.enumerated() {
      sum += probability
      if sum >= q { return k }
    }
    return probabilities.count - 1
  }

  /// Mean of the worst share 1 - q of outcomes, the atom at the quantile split.
  public func expectedShortfall(_ q: Double) -> Double {
    let values = probabilities.indices.map(Double.init)
    return DiscreteRisk(values: values, probabilities: probabilities)?.expectedShortfall(q) ?? .nan
  }
}

/// ln of the binomial coefficients of n, kept for many evaluations.
struct BinomialTable {
  let logCoefficients: [Double]

  init(count n: Int) {
    var list = [0.0]
    for k in stride(from: 1, through: n, by: 1) {
      list.append(list[k - 1] + guardedLog(Double(n - k + 1)) - guardedLog(Double(k)))
    }
    logCoefficients = list
  }

  /// Adds `weight` times the binomial probabilities at default chance Phi(z).
  func add(defaultAt z: Double, weight: Double, to sum: inout [Double]) {
    let n = logCoefficients.count - 1
    let logDefault = guardedLog(normalCumulative(z))
    let logSurvive = guardedLog(normalUpperTail(z))
    for k in 0...n {
      sum[k] +=
        weight
        * exponential(
          logCoefficients[k] + Double(k) * logDefault + Double(n - k) * logSurvive)
    }
  }
}
