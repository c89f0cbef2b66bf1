/// Uniforms in the open interval (0, 1), symmetric: u and 1 - u are equally likely and both exact.
/// Each is an odd multiple of half the spacing, so 0, 1 and 1/2 never occur.
public enum Uniform {
  /// 52 bits of two words: (2 k + 1) 2^-53, k = the high 20 bits of `low` and all of `high`.
  @inlinable @inline(__always)
  public static func fine(low: UInt32, high: UInt32) -> Double {
    let fraction = UInt64(low &>> 12) | (UInt64(high) &<< 20)
    return Double(bitPattern: fraction | 0x3ff0_0000_0000_0000) - (1.0 - 0x1p-53)
  }

  /// 52 bits of two words in each lane, the same bits as the single version.
  @inlinable @inline(__always)
  public static func fine(low: SIMD8<UInt64>, high: SIMD8<UInt64>) -> Lanes {
    let fraction = (low &>> 12) | (high &<< 20)
    return doubles(fraction | SIMD8<UInt64>(repeating: 0x3ff0_0000_0000_0000))
      - Lanes(repeating: 1.0 - 0x1p-53)
  }

  /// 32 bits of one word: (2 k + 1) 2^-33. Normals made of it stay within |z| < 6.4.
  @inlinable @inline(__always)
  public static func coarse(_ word: UInt32) -> Double {
    Double(bitPattern: (UInt64(word) &<< 20) | 0x3ff0_0000_0000_0000) - (1.0 - 0x1p-33)
  }

  /// 32 bits of one word in each lane, the same bits as the single version.
  @inlinable @inline(__always)
  public static func coarse(_ word: SIMD8<UInt64>) -> Lanes {
    doubles((word &<< 20) | SIMD8<UInt64>(repeating: 0x3ff0_0000_0000_0000))
      - Lanes(repeating: 1.0 - 0x1p-33)
  }
}
