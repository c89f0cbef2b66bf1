/// Philox 4x64, the wider sister of `Philox` (same paper): here for its known answers and for
/// comparing draws with NumPy; the engine draws from 4x32.
public enum Philox64 {
  public typealias Block = (UInt64, UInt64, UInt64, UInt64)

  /// The published function: `rounds` rounds on a 256-bit counter and a 128-bit key.
  public static func rounds(_ rounds: Int, counter: Block, key: (UInt64, UInt64)) -> Block {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = key
    for _ in 0..<max(0, rounds) {
      let a = c0.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
      let b = c2.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
      (c0, c1, c2, c3) = (b.high ^ c1 ^ k0, b.low, a.high ^ c3 ^ k1, a.low)
      k0 = k0 &+ 0x9E37_79B9_7F4A_7C15
      k1 = k1 &+ 0xBB67_AE85_84CA_A73B
    }
    return (c0, c1, c2, c3)
  }
}
