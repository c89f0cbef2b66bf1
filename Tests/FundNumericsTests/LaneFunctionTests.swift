import FundNumerics
import Testing

/// Error of `result` against a value in two parts, relative to the value.
func relativeError(_ result: Double, _ high: Double, _ low: Double) -> Double {
  high == 0 ? abs(result) : abs(((result - high) - low) / high)
}

/// A seeded stream of uniforms for tests: block i of a Philox path.
func testUniform(seed: UInt64, index: Int) -> Double {
  let block = Philox.block(
    seed: seed, path: UInt64(index), stream: 0, index: 0)
  return Uniform.fine(low: block.0, high: block.1)
}

@Suite struct LaneFunctionTests {
  @Test func exponentialMatchesFiftyDigits() {
    for (x, high, low) in Reference.exponential {
      // Two roundings in the last Horner steps, each half an ulp: 2.2e-16, and the reduction.
      #expect(relativeError(exponential(x), high, low) < 3e-16, "x = \(x)")
      #expect(exponentialUnguarded(x).bitPattern == exponential(x).bitPattern, "x = \(x)")
    }
  }

  @Test func exponentialOutsideItsDomainStaysPlain() {
    for x in [-708.0001, -745.2, -1e4, -1e300, -Double.infinity] { #expect(exponential(x) == 0) }
    for x in [709.5, 1e4, 1e300, Double.infinity] {
      #expect(exponential(x) == exponential(709.0))
      #expect(exponential(x).isFinite)
    }
    #expect(exponential(Double.nan).isNaN)
    #expect(exponential(0.0) == 1)
  }

  @Test func logarithmMatchesFiftyDigits() {
    for (x, high, low) in Reference.logarithm {
      #expect(relativeError(naturalLog(x), high, low) < 2.3e-16, "x = \(x)")  // 1 ulp
    }
    #expect(naturalLog(1.0) == 0)
    #expect(guardedLog(0) == -.infinity)
    #expect(guardedLog(-1).isNaN)
    #expect(guardedLog(.infinity) == .infinity)
    #expect(abs(guardedLog(0x1p-1022 * 0x1p-52) + 744.44007192138126231) < 2e-13)
  }

  @Test func normalCumulativeMatchesFiftyDigits() {
    for (x, high, low) in Reference.normalCumulative {
      #expect(relativeError(normalCumulative(x), high, low) < 2e-15, "x = \(x)")
      #expect(normalUpperTail(-x).bitPattern == normalCumulative(x).bitPattern, "x = \(x)")
    }
    #expect(normalCumulative(-100.0) > 0)
    #expect(normalCumulative(100.0) == 1)
  }

  @Test func inverseNormalMatchesFiftyDigits() {
    for (p, high, low) in Reference.inverseNormal {
      let error = abs((inverseNormal(p) - high) - low)
      // 3e-15 absolute in the centre, 2e-15 relative in the tails.
      #expect(error < max(3e-15, 2e-15 * abs(high)), "p = \(p), error \(error)")
    }
    #expect(inverseNormal(0.5) == 0)
    #expect(inverseNormal(0) == -.infinity)
    #expect(inverseNormal(1) == .infinity)
    #expect(inverseNormal(.nan).isNaN)
  }

  @Test func inverseNormalRisesAndUndoesTheCumulative() {
    var before = -Double.infinity
    for i in 1..<20_000 {
      // Dense around the seam between centre and tail at 4.8275e-4, and over the whole range.
      let p = i < 10_000 ? 4.8e-4 + Double(i) * 6e-10 : 4.9e-4 + Double(i - 10_000) * 9.99e-5
      guard p < 1 else { break }
      let z = inverseNormal(p)
      #expect(z > before, "p = \(p)")
      before = z
      // Condition of the round trip: |z| phi(z) / p times an error of a few 1e-16.
      #expect(abs(normalCumulative(z) / p - 1) < 4e-14, "p = \(p)")
    }
    for i in 0..<1000 {
      let u = testUniform(seed: 3, index: i)
      #expect(inverseNormal(1 - u) == 0 - inverseNormal(u))
    }
  }

  @Test func lanesHaveTheBitsOfTheSingleNumber() {
    for round in 0..<500 {
      var uniforms = Lanes()
      var wide = Lanes()
      for lane in 0..<8 {
        let u = testUniform(seed: 11, index: round * 8 + lane)
        uniforms[lane] = u
        wide[lane] = (u - 0.5) * (round % 3 == 0 ? 2000 : (round % 3 == 1 ? 76 : 8))
      }
      let exponentials = exponential(wide)
      let logarithms = naturalLog(uniforms)
      let cumulative = normalCumulative(wide)
      let upper = normalUpperTail(wide)
      let density = normalDensity(wide)
      let roots = squareRoot(uniforms)
      for lane in 0..<8 {
        let x = wide[lane]
        #expect(exponentials[lane].bitPattern == exponential(x).bitPattern)
        #expect(logarithms[lane].bitPattern == naturalLog(uniforms[lane]).bitPattern)
        #expect(cumulative[lane].bitPattern == normalCumulative(x).bitPattern)
        #expect(upper[lane].bitPattern == normalUpperTail(x).bitPattern)
        #expect(density[lane].bitPattern == normalDensity(x).bitPattern)
        #expect(roots[lane].bitPattern == uniforms[lane].squareRoot().bitPattern)
      }
    }
  }

  @Test func passHasTheBitsOfTheSingleQuantile() {
    let count = 4096
    let uniforms = (0..<count).map { (i: Int) -> Double in
      // Every eighth vector gets an extreme uniform in one lane.
      i % 64 == 5 ? 0x1p-53 * Double(1 + 2 * i) : testUniform(seed: 5, index: i)
    }
    var scratch = [Double](repeating: 0, count: count)
    var out = [Double](repeating: 0, count: count)
    inverseNormalPass(
      uniforms: uniforms, scratch: &scratch, out: &out, count: count, shift: 0.25, scale: 1.5)
    for i in 0..<count {
      #expect(out[i].bitPattern == (inverseNormal(uniforms[i]) * 1.5 + 0.25).bitPattern)
    }
    var inPlace = uniforms
    inPlace.withUnsafeMutableBufferPointer { buffer in
      let base = buffer.baseAddress!
      inverseNormalPass(
        uniforms: base, scratch: &scratch, out: base, count: count, shift: 0.25, scale: 1.5)
    }
    #expect(inPlace == out)
  }

  @Test func smallHelpers() {
    let a = Lanes(1, 2, 3, 4, 5, 6, 7, 8)
    let b = Lanes(repeating: 4.5)
    #expect(laneMin(a, b) == Lanes(1, 2, 3, 4, 4.5, 4.5, 4.5, 4.5))
    #expect(laneMax(a, b) == Lanes(4.5, 4.5, 4.5, 4.5, 5, 6, 7, 8))
    #expect(countLess(a, b) == 4)
    #expect(anyLess(a, b))
    #expect(!anyLess(a, Lanes(repeating: 1)))
    #expect(runningSum(a) == Lanes(1, 3, 6, 10, 15, 21, 28, 36))
    #expect(exponentialDraw(uniform: 0.25) == 0 - naturalLog(0.25))
    #expect(abs(power(1.08, 5) - 1.4693280768) < 1e-15)
    #expect(power(0, 2) == 0 && power(0, 0) == 1 && power(-1, 0.5).isNaN)
    var memory = [Double](repeating: 0, count: 9)
    storeLanes(&memory, 1, a)
    #expect(memory == [0, 1, 2, 3, 4, 5, 6, 7, 8])
    #expect(loadLanes(memory, 1) == a)
  }
}
