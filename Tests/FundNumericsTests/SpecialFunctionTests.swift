import FundNumerics
import Testing

// Reference numbers: mpmath, 40 digits, at the double arguments written here.
@Suite struct SpecialFunctionTests {
  @Test func smallArgumentsKeepTheirDigits() {
    for (x, logarithm, exponentialLessOne) in [
      (1e-12, 9.9999999999949997989e-13, 1.0000000000004999799e-12),
      (1e-05, 9.9999500003333316514e-6, 0.000010000050000166667901),
      (-0.0003, -0.00030004500900202545983, -0.00029995500449966249398),
      (0.02, 0.019802627296179713434, 0.020201340026755810585),
      (0.3, 0.2623642644674910435, 0.349858807576003089),
      (-0.45, -0.59783700075562046956, -0.36237184837822671394),
      (0.5, 0.40546510810816438198, 0.64872127070012814685),
      (0.51, 0.41210965082683296664, 0.66529119494588632322),
      (-0.6, -0.91629073187415500967, -0.45118836390597355519),
      (2.0, 1.0986122886681096914, 6.3890560989306502272),
    ] {
      #expect(abs(logOnePlus(x) / logarithm - 1) < 5e-16, "x = \(x)")
      #expect(abs(exponentialMinusOne(x) / exponentialLessOne - 1) < 6e-16, "x = \(x)")
    }
    #expect(logOnePlus(0) == 0 && exponentialMinusOne(0) == 0)
    #expect(logOnePlus(-1) == -.infinity)
  }

  @Test func logGammaAgainstReference() {
    for (x, value) in [
      (0.1, 2.252712651734205902),
      (0.5, 0.57236494292470008707),
      (1, 0.0),
      (2.5, 0.28468287047291915963),
      (9.99, 12.77931521435019336),
      (10, 12.801827480081469611),
      (33.3, 82.603723581654943008),
      (500.25, 2606.6693148551128976),
    ] {
      #expect(abs(SpecialFunctions.logGamma(x) - value) < 4e-15 * max(1, abs(value)), "x = \(x)")
    }
  }

  @Test func incompleteBetaAgainstReference() {
    for (x, a, b, value) in [
      (0.1, 0.5, 3.0, 0.55458444465202953868),
      (0.9, 2.0, 5.0, 0.99994500000000000006),
      (0.5, 10.0, 10.0, 0.5),
      (0.001, 1.5, 0.5, 0.000013425151723196837072),
      (0.7, 100.0, 40.0, 0.34582801012999046503),
    ] {
      let result = SpecialFunctions.incompleteBeta(x, a: a, b: b)
      // logGamma of 140 alone carries 5e-14.
      #expect(abs(result / value - 1) < 2e-13, "x = \(x), a = \(a), b = \(b)")
      let mirror = SpecialFunctions.incompleteBeta(1 - x, a: b, b: a)
      // Both carry the rounding of the exponent, up to 100 ln 0.7 in size.
      #expect(abs(result + mirror - 1) < 1e-14)
    }
  }

  @Test func studentQuantileAgainstReference() {
    for (p, degrees, value) in [
      (0.01, 1.0, -31.820515953773957377),
      (0.05, 2.5, -2.5582186141359365506),
      (1e-06, 4.0, -41.577854150450975198),
      (0.3, 7.0, -0.54910965794728504901),
      (0.025, 30.0, -2.0422724563012382836),
      (0.001, 200.0, -3.1314798142211214702),
      (0.49, 3.0, -0.027211467049118020418),
    ] {
      let quantile = StudentT.quantile(p, degrees: degrees)
      #expect(abs(quantile / value - 1) < 3e-13, "p = \(p), degrees = \(degrees): \(quantile)")
      #expect(abs(StudentT.cumulative(quantile, degrees: degrees) / p - 1) < 1e-12)
      // By symmetry from above: 1 - p is rounded, which moves p by up to 2^-54 / p.
      let upper = StudentT.quantile(1 - p, degrees: degrees)
      #expect(abs(upper / value + 1) < 1e-9)
    }
    #expect(StudentT.quantile(0.5, degrees: 3) == 0)
    #expect(StudentT.quantile(0, degrees: 3) == -.infinity)
    #expect(StudentT.quantile(0.3, degrees: -1).isNaN)
    // One degree is Cauchy: density 1 / (pi (1 + x^2)).
    #expect(abs(StudentT.density(2, degrees: 1) - 0.063661977236758134308) < 4e-16)
  }

  @Test func bivariateNormalAgainstReference() {
    for (h, k, correlation, value) in [
      (-1.0, -2.0, 0.3, 0.008687897414719305588),
      (0.0, 0.0, 0.5, 0.33333333333333333333),
      (1.5, -0.7, -0.6, 0.19452937108294221856),
      (-2.3, -2.3, 0.999, 0.010218901189065147193),
      (0.3, 0.31, 0.99999, 0.61790391515155843805),
      (-3.0, 2.0, -0.95, 1.1128789511998631056e-6),
      (1.0, 1.0, 0.05, 0.71086172225015794284),
      (-6.0, -5.0, 0.4, 2.8454438799017570985e-12),
    ] {
      let result = BivariateNormal.cumulative(h, k, correlation: correlation)
      #expect(abs(result - value) < 1e-14, "\(h) \(k) \(correlation): \(result)")
      let other = BivariateNormal.cumulative(k, h, correlation: correlation)
      #expect(abs(result - other) < 1e-15)
      // P(X <= h, Y <= k) + P(X <= h, Y > k) = P(X <= h), the second by the mirrored correlation.
      let rest = BivariateNormal.cumulative(h, 0 - k, correlation: 0 - correlation)
      #expect(abs(result + rest - normalCumulative(h)) < 1e-14)
    }
    #expect(BivariateNormal.cumulative(1, -1, correlation: 1) == normalCumulative(-1.0))
    #expect(BivariateNormal.cumulative(-1, -1, correlation: -1) == 0)
    #expect(BivariateNormal.cumulative(.infinity, 0.3, correlation: 0.2) == normalCumulative(0.3))
    #expect(BivariateNormal.cumulative(0, 0, correlation: 1.1).isNaN)
  }

  /// The published values of 04_credit_copula.json that are a bivariate normal and nothing else.
  @Test func jointDefaultCases() throws {
    for truth in try CaseFile.load("04_credit_copula") where truth.kind == "joint_default" {
      let joint = BivariateNormal.cumulative(
        inverseNormal(try #require(truth.number("pd1"))),
        inverseNormal(try #require(truth.number("pd2"))),
        correlation: try #require(truth.number("rho")))
      #expect(truth.agrees(joint, try #require(truth.expectedNumber("joint"))), "\(truth.id)")
    }
  }
}
