import FundNumerics
import Testing

/// One number folded from the bits of every function a simulation uses. Builds with SSE2, AVX2 and
/// AVX-512 give the same; a new value means that golden results of every run change.
@Suite struct SameBitsTests {
  private struct Fold {
    // FNV-1a over whole words.
    var hash: UInt64 = 14_695_981_039_346_656_037

    mutating func add(_ value: Double) {
      hash = (hash ^ value.bitPattern) &* 1_099_511_628_211
    }
  }

  @Test func bitsOfTheSimulationFunctions() {
    var fold = Fold()
    var flows: [Double] = []
    for index in 0..<4096 {
      let block = Philox.block(seed: 20_240_607, path: 17, stream: 3, index: UInt32(index))
      let u = Uniform.fine(low: block.0, high: block.1)
      let z = inverseNormal(u)
      flows.append(index % 128 < 40 ? 0 - u : Uniform.coarse(block.2))
      for value in [
        u, z, exponential(z * 3), naturalLog(u), normalCumulative(z), normalUpperTail(z * 3),
        normalDensity(z), squareRoot(u), power(u, 1.0 / 12),
      ] { fold.add(value) }
    }
    for start in stride(from: 0, to: flows.count, by: 128) {
      fold.add(Irr.solve(amounts: Array(flows[start..<start + 128]), periodsPerYear: 12).rate)
    }
    #expect(fold.hash == 0xcedb_a4f6_c5da_fcce, "\(String(fold.hash, radix: 16))")
  }
}
