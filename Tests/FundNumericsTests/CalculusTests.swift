import FundNumerics
import Testing

@Suite struct CalculusTests {
  private func integerPower(_ x: Double, _ degree: Int) -> Double {
    (0..<degree).reduce(1.0) { product, _ in product * x }
  }

  @Test func legendreIsExactForItsDegree() {
    for count in [1, 2, 5, 16, 40] {
      let rule = GaussRule.legendre(count)
      #expect(rule.nodes.count == count)
      for degree in 0..<(2 * count) {
        let exact = degree % 2 == 1 ? 0 : 2 / Double(degree + 1)
        #expect(abs(rule.sum { integerPower($0, degree) } - exact) < 1e-14, "\(count) \(degree)")
      }
    }
    // And not beyond: the two-point rule misses x^4.
    #expect(abs(GaussRule.legendre(2).sum { integerPower($0, 4) } - 0.4) > 0.1)
  }

  @Test func normalRuleHasTheMomentsOfTheNormal() {
    for count in [1, 3, 10, 64] {
      let rule = GaussRule.normal(count)
      var moment = 1.0
      for degree in stride(from: 0, to: min(2 * count, 24), by: 2) {
        #expect(
          abs(rule.sum { integerPower($0, degree) } / moment - 1) < 2e-13, "\(count) \(degree)")
        moment *= Double(degree + 1)
      }
    }
    // E[exp(Z)] = sqrt(e).
    #expect(abs(GaussRule.normal(32).sum { exponential($0) } - 1.6487212707001281468) < 1e-14)
  }

  @Test func adaptiveIntegrals() {
    // The 15-point rule alone is exact to degree 22.
    let polynomial = Integral.adaptive(from: 0, to: 1, maximumPieces: 1) { integerPower($0, 22) }
    #expect(abs(polynomial.value - 1.0 / 23) < 1e-16)
    let bell = Integral.adaptive(from: -8, to: 8) { normalDensity($0) }
    #expect(abs(bell.value - 1) < 1e-14 && bell.error < 1e-12)
    let corner = Integral.adaptive(from: 0, to: 1) { abs($0 - 0.3) }
    #expect(abs(corner.value - 0.29) < 1e-13)
    let nothing = Integral.adaptive(from: 2, to: 2) { $0 }
    #expect(nothing.value == 0)
  }

  @Test func brentFindsZeros() throws {
    var calls = 0
    let root = try #require(
      RootFinding.brent(from: 0, to: 4) { x in
        calls += 1
        return x * x * x - 2
      })
    #expect(abs(root - 1.2599210498948731648) < 2e-14)
    // Bisection alone would need 48; a wrong sign in the interpolation shows here.
    #expect(calls < 16, "\(calls) calls")
    #expect(RootFinding.brent(from: 0, to: 1) { $0 + 1 } == nil)
    #expect(RootFinding.brent(from: 0, to: 1) { _ in .nan } == nil)
    #expect(RootFinding.brent(from: 0, to: 1) { $0 } == 0)
    let steep = try #require(RootFinding.brent(from: -1, to: 30) { exponential($0) - 5 })
    #expect(abs(steep - 1.6094379124341003746) < 2e-14)
  }
}
