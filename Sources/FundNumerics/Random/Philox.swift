/// The counter-based generator Philox 4x32 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers:
/// as easy as 1, 2, 3", SC 2011): four 32-bit words as a pure function of a 128-bit counter and a
/// 64-bit key, so that any draw of any path can be made without the ones before it.
///
/// Layout: key = (seed low, seed high), counter = (index, stream, path low, path high).
public enum Philox {
  /// The multipliers and key increments of the published algorithm.
  @usableFromInline enum Word {
    @inlinable @inline(__always) static var multiplierA: UInt64 { 0xD251_1F53 }
    @inlinable @inline(__always) static var multiplierB: UInt64 { 0xCD9E_8D57 }
    @inlinable @inline(__always) static var incrementA: UInt32 { 0x9E37_79B9 }
    @inlinable @inline(__always) static var incrementB: UInt32 { 0xBB67_AE85 }
    @inlinable @inline(__always) static var low: UInt64 { 0xffff_ffff }
  }

  public typealias Block = (UInt32, UInt32, UInt32, UInt32)
  /// Four words for each of eight indices; every lane holds a 32-bit number in 64 bits.
  public typealias LaneBlock = (SIMD8<UInt64>, SIMD8<UInt64>, SIMD8<UInt64>, SIMD8<UInt64>)

  /// The published function itself: `rounds` rounds on a counter and a key (known answers; the
  /// engine uses ten rounds).
  @inlinable @inline(__always)
  public static func rounds(_ rounds: Int, counter: Block, key: (UInt32, UInt32)) -> Block {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = key
    var round = 0
    while round < rounds {
      let a = UInt64(c0) &* Word.multiplierA
      let b = UInt64(c2) &* Word.multiplierB
      c0 = UInt32(truncatingIfNeeded: b &>> 32) ^ c1 ^ k0
      c2 = UInt32(truncatingIfNeeded: a &>> 32) ^ c3 ^ k1
      c1 = UInt32(truncatingIfNeeded: b)
      c3 = UInt32(truncatingIfNeeded: a)
      k0 = k0 &+ Word.incrementA
      k1 = k1 &+ Word.incrementB
      round &+= 1
    }
    return (c0, c1, c2, c3)
  }

  /// Block `index` of a stream of a path: ten rounds.
  @inlinable @inline(__always)
  public static func block(seed: UInt64, path: UInt64, stream: UInt32, index: UInt32) -> Block {
    rounds(
      10,
      counter: (
        index, stream, UInt32(truncatingIfNeeded: path), UInt32(truncatingIfNeeded: path &>> 32)
      ),
      key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed &>> 32)))
  }

  /// Blocks `firstIndex ..< firstIndex + 8` of a stream of a path, one a lane, the same words as
  /// `block` gives (an index past 2^32 - 1 wraps to 0).
  @inlinable @inline(__always)
  public static func blocks(
    seed: UInt64, path: UInt64, stream: UInt32, firstIndex: UInt32
  ) -> LaneBlock {
    let low = SIMD8<UInt64>(repeating: Word.low)
    let first = SIMD8<UInt64>(repeating: UInt64(firstIndex))
    return laneRounds(
      (
        (first &+ SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7)) & low,
        SIMD8<UInt64>(repeating: UInt64(stream)),
        SIMD8<UInt64>(repeating: path & Word.low),
        SIMD8<UInt64>(repeating: path &>> 32)
      ), seed: seed)
  }

  /// Block `index` of a stream for eight consecutive paths, one a lane: `firstPath` + 0 ... 7.
  @inlinable @inline(__always)
  public static func blocksAcrossPaths(
    seed: UInt64, firstPath: UInt64, stream: UInt32, index: UInt32
  ) -> LaneBlock {
    let path = SIMD8<UInt64>(repeating: firstPath) &+ SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7)
    return laneRounds(
      (
        SIMD8<UInt64>(repeating: UInt64(index)),
        SIMD8<UInt64>(repeating: UInt64(stream)),
        path & SIMD8<UInt64>(repeating: Word.low),
        path &>> 32
      ), seed: seed)
  }

  @inlinable @inline(__always)
  static func laneRounds(_ counter: LaneBlock, seed: UInt64) -> LaneBlock {
    var state = counter
    var k0 = UInt32(truncatingIfNeeded: seed)
    var k1 = UInt32(truncatingIfNeeded: seed &>> 32)
    // Written out: a loop over SIMD state is not always unrolled, and costs a third.
    laneRound(&state, &k0, &k1)
    laneRound(&state, &k0, &k1)
    laneRound(&state, &k0, &k1)
    laneRound(&state, &k0, &k1)
    laneRound(&state, &k0, &k1)
    laneRound(&state, &k0, &k1)
    laneRound(&state, &k0, &k1)
    laneRound(&state, &k0, &k1)
    laneRound(&state, &k0, &k1)
    laneRound(&state, &k0, &k1)
    let low = SIMD8<UInt64>(repeating: Word.low)
    return (state.0 & low, state.1 & low, state.2 & low, state.3 & low)
  }

  @inlinable @inline(__always)
  static func laneRound(_ state: inout LaneBlock, _ k0: inout UInt32, _ k1: inout UInt32) {
    let low = SIMD8<UInt64>(repeating: Word.low)
    // (x & low) * constant is what the compiler turns into the 32x32 -> 64 multiply.
    let a = (state.0 & low) &* SIMD8<UInt64>(repeating: Word.multiplierA)
    let b = (state.2 & low) &* SIMD8<UInt64>(repeating: Word.multiplierB)
    state = (
      (b &>> 32) ^ state.1 ^ SIMD8<UInt64>(repeating: UInt64(k0)), b,
      (a &>> 32) ^ state.3 ^ SIMD8<UInt64>(repeating: UInt64(k1)), a
    )
    k0 = k0 &+ Word.incrementA
    k1 = k1 &+ Word.incrementB
  }
}
