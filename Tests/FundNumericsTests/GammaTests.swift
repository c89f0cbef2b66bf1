import FundNumerics
import Testing

@Suite struct GammaTests {
  /// Quantiles to 20 digits, by root finding on mpmath's regularised incomplete gamma at 40 digits.
  static let known: [(shape: Double, u: Double, x: Double)] = [
    (0.25, 0.001, 6.7496978931153747949e-13), (0.25, 0.7, 0.18734822837019716479),
    (0.5, 0.5, 0.22746821155978637597), (1, 0.25, 0.28768207245178092744),
    (2.5, 1e-9, 0.00040614478283282703919), (2.5, 0.975, 6.4162509970150141109),
    (4.3, 0.5, 3.9716548194567955067), (12, 0.01, 5.4281807377661398375),
    (100, 0.999, 133.77026391137859732), (1250.5, 0.3, 1231.717050322425981),
    (49999.5, 0.5, 49999.16666706173523), (49999.5, 0.9999, 50835.373376809668979),
  ]

  /// In units of the law's deviation, or of x where that is smaller: a few roundings of each tail.
  @Test(arguments: known) func quantile(row: (shape: Double, u: Double, x: Double)) {
    let x = GammaDistribution(shape: row.shape).quantile(row.u)
    let unit = min(row.x, row.shape.squareRoot())
    #expect(abs(x - row.x) <= 1e-12 * unit + 4 * row.x.ulp)
  }

  @Test func tailsSumToOneAndInvert() {
    for shape in [0.01, 0.3, 1, 2.96, 30, 4000, 50_000] {
      let law = GammaDistribution(shape: shape)
      var before = 0.0
      for k in 1..<40 {
        let u = Double(k) / 40
        let x = law.quantile(u)
        let (lower, upper) = law.tails(x)
        #expect(abs(lower + upper - 1) <= 1e-15)
        // Where x underflows nothing is left to invert.
        if x > 1e-290 { #expect(abs(lower - u) <= 1e-12 * min(u, 1 - u)) }
        #expect(x >= before)
        before = x
      }
    }
  }

  /// The ends of what a draw of 52 bits can be.
  @Test func extremeDraws() {
    for shape in [0.01, 0.5, 3, 400, 50_000] {
      let law = GammaDistribution(shape: shape)
      let low = law.quantile(0x1p-53)
      let high = law.quantile(1 - 0x1p-53)
      #expect(low >= 0 && low < high && high.isFinite)
    }
  }
}
