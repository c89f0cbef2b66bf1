import FundAnalysis
import FundResults
import Testing

/// Against indices that are known in full. Truth: the formulas of the sources, written out here.
@Suite struct SobolEstimatorTests {
  /// T. Homma, A. Saltelli, Reliab. Eng. Syst. Saf. 52 (1996): V1 = (1 + b pi^4/5)^2 / 2, V2 = a^2/8,
  /// V13 = b^2 pi^8 (1/18 - 1/50).
  private func ishigamiTruth(a: Double, b: Double) -> (first: [Double], total: [Double]) {
    let pi4 = Double.pi * .pi * .pi * .pi
    let v1 = 0.5 * (1 + b * pi4 / 5) * (1 + b * pi4 / 5)
    let v2 = a * a / 8
    let v13 = b * b * pi4 * pi4 * (1 / 18.0 - 1 / 50.0)
    let v = v1 + v2 + v13
    return ([v1 / v, v2 / v, 0], [(v1 + v13) / v, v2 / v, v13 / v])
  }

  /// A. Saltelli, I. Sobol 1995: V_i = 1/(3 (1 + a_i)^2), V = prod(1 + V_i) - 1,
  /// T_i = V_i prod_(j != i)(1 + V_j) / V.
  private func productTruth(_ a: [Double]) -> (first: [Double], total: [Double]) {
    let parts = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
    let all = parts.reduce(1) { $0 * (1 + $1) }
    return (parts.map { $0 / (all - 1) }, parts.map { $0 * all / (1 + $0) / (all - 1) })
  }

  private func check(
    _ function: SeparableFunction, _ truth: (first: [Double], total: [Double]), rows: Int,
    seed: UInt64
  ) throws {
    let design = SaltelliDesign(rows: rows, dimensions: function.dimensions, seed: seed)
    let found = try #require(
      SobolEstimator(
        values: design.points.map { function($0) }, dimensions: function.dimensions,
        resamples: 200, seed: seed))
    #expect(found.rows == rows)
    for i in 0..<function.dimensions {
      for (estimate, wanted) in [
        (found.first[i], truth.first[i]), (found.total[i], truth.total[i]),
      ] {
        let error = try #require(estimate.standardError)
        // z = 4 standard errors of the bootstrap, plus rounding where an index is all but 0.
        #expect(
          abs(estimate.value - wanted) <= 4 * error + 1e-12,
          "\(i): \(estimate.value) against \(wanted), error \(error)")
        // An interval so wide that it says nothing would pass as well.
        #expect(error < 0.08)
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func ishigami(seed: UInt64) throws {
    try check(
      .ishigami(a: 7, b: 0.1), ishigamiTruth(a: 7, b: 0.1), rows: 1024, seed: seed)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func productFunction(seed: UInt64) throws {
    let a = [0, 1, 4.5, 9, 99, 99, 99, 99]
    try check(.product(a), productTruth(a), rows: 1024, seed: seed)
  }

  /// The closed form that answers the cases, against the formulas of the sources: a few roundings.
  @Test func separableFunctionAgreesWithTheFormulas() {
    let function = SeparableFunction.ishigami(a: 5, b: 0.2)
    let truth = ishigamiTruth(a: 5, b: 0.2)
    let a = [0.5, 3, 10]
    let product = SeparableFunction.product(a)
    let other = productTruth(a)
    for i in 0..<3 {
      #expect(abs(function.first(i) - truth.first[i]) < 1e-13)
      #expect(abs(function.total(i) - truth.total[i]) < 1e-13)
      #expect(abs(product.first(i) - other.first[i]) < 1e-13)
      #expect(abs(product.total(i) - other.total[i]) < 1e-13)
    }
  }

  /// The interval at 95 % holds the truth in at least 80 % of 60 designs; 18 or more misses of 60
  /// would be too many for a level of 0.8 (P < 0.04 at exactly 0.8).
  @Test func intervalsCover() throws {
    let function = SeparableFunction.ishigami(a: 7, b: 0.1)
    let truth = ishigamiTruth(a: 7, b: 0.1)
    var misses = [Int](repeating: 0, count: 6)
    for seed in 100..<160 {
      let design = SaltelliDesign(rows: 64, dimensions: 3, seed: UInt64(seed))
      let found = try #require(
        SobolEstimator(
          values: design.points.map { function($0) }, dimensions: 3, resamples: 100,
          seed: UInt64(seed)))
      for (k, (estimate, wanted)) in zip(found.first + found.total, truth.first + truth.total)
        .enumerated()
      {
        let low = try #require(estimate.low)
        let high = try #require(estimate.high)
        if wanted < low || wanted > high { misses[k] += 1 }
      }
    }
    #expect(misses.allSatisfy { $0 < 18 }, "\(misses)")
  }

  @Test func undefinedRowsAreLeftOut() throws {
    let design = SaltelliDesign(rows: 64, dimensions: 2, seed: 1)
    var values = design.points.map { $0[0] + 2 * $0[1] }
    values[5] = .nan
    let found = try #require(SobolEstimator(values: values, dimensions: 2, seed: 1))
    #expect(found.rows == 63)
    #expect(found.leftOut == 1)
    #expect(SobolEstimator(values: [1, 1, 1, 1, 1, 1, 1, 1], dimensions: 2, seed: 1) == nil)
    #expect(SobolEstimator(values: [1, 2, 3, 4], dimensions: 2, seed: 1) == nil)
  }
}
