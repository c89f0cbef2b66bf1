import FundNumerics
import Testing

@Suite struct PhiloxTests {
  @Test func lanesGiveTheWordsOfSingleBlocks() {
    for (seed, path, stream, first) in [
      (UInt64(1), UInt64(0), UInt32(0), UInt32(0)),
      (0xdead_beef_0123_4567, 0xffff_ffff_ffff_fffc, 7, 0xffff_fffb),
      (42, 1 << 40, 0xffff_ffff, 1000),
    ] {
      let lanes = Philox.blocks(seed: seed, path: path, stream: stream, firstIndex: first)
      let across = Philox.blocksAcrossPaths(
        seed: seed, firstPath: path, stream: stream, index: first)
      for lane in 0..<8 {
        let one = Philox.block(
          seed: seed, path: path, stream: stream, index: first &+ UInt32(lane))
        #expect(lanes.0[lane] == UInt64(one.0) && lanes.1[lane] == UInt64(one.1))
        #expect(lanes.2[lane] == UInt64(one.2) && lanes.3[lane] == UInt64(one.3))
        let fine = Uniform.fine(low: lanes.0, high: lanes.1)
        #expect(fine[lane].bitPattern == Uniform.fine(low: one.0, high: one.1).bitPattern)
        let coarse = Uniform.coarse(lanes.2)
        #expect(coarse[lane].bitPattern == Uniform.coarse(one.2).bitPattern)
        let other = Philox.block(
          seed: seed, path: path &+ UInt64(lane), stream: stream, index: first)
        #expect(across.0[lane] == UInt64(other.0) && across.3[lane] == UInt64(other.3))
      }
    }
  }

  @Test func uniformsAreOpenAndSymmetric() {
    let all = UInt32.max
    #expect(Uniform.fine(low: 0, high: 0) == 0x1p-53)
    #expect(Uniform.fine(low: all, high: all) == 1 - 0x1p-53)
    #expect(Uniform.coarse(0) == 0x1p-33)
    #expect(Uniform.coarse(all) == 1 - 0x1p-33)
    let half = UInt32(1) << 31
    #expect(Uniform.fine(low: 0, high: half) == 0.5 + 0x1p-53)
    #expect(Uniform.coarse(half) == 0.5 + 0x1p-33)
  }

  @Test func uniformsHaveTheMomentsOfTheUniformLaw() {
    let count = 200_000
    var sum = 0.0
    var squares = 0.0
    for index in 0..<count {
      let u = testUniform(seed: 2, index: index)
      sum += u
      squares += (u - 0.5) * (u - 0.5)
    }
    let n = Double(count)
    // z = 4.5 standard errors: sqrt(1/12 n) for the mean, sqrt(1/180 n) for the second moment.
    // Catches a wrong shift in the 52 bits.
    #expect(abs(sum / n - 0.5) < 4.5 * (1 / (12 * n)).squareRoot())
    #expect(abs(squares / n - 1.0 / 12) < 4.5 * (1 / (180 * n)).squareRoot())
  }
}
