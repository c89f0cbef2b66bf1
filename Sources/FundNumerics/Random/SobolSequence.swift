/// The Sobol sequence in base 2, direction numbers of Joe and Kuo (2008), with nested scrambling.
///
/// Point i is the exclusive or of the direction numbers at the one bits of the Gray code of i, so
/// that the first 2^m points are a digital net in every order-preserving block of that length.
/// Without scrambling point 0 is the origin and coordinates are multiples of 2^-32 in [0, 1).
/// Leaving points out (a "skip") breaks the balance of the first 2^m, scrambling does not: A. Owen,
/// "On dropping the first Sobol point" (2020).
public struct SobolSequence: Sendable {
  /// 1 ... `maxDimensions`.
  public static let maxDimensions = SobolDirections.rows.count + 1
  /// Points there are: numbers 0 ..< 2^32.
  public static let maxPoints = 1 << 32

  public let dimensions: Int
  /// Direction numbers, 32 a dimension, the first at the highest bit.
  private let directions: [UInt32]

  /// - Precondition: `dimensions` in 1 ... `maxDimensions`.
  public init(dimensions: Int) {
    precondition((1...Self.maxDimensions).contains(dimensions))
    self.dimensions = dimensions
    directions = (0..<dimensions).flatMap { Self.directions(of: $0) }
  }

  /// v(k) = m(k) 2^(32-k), continued by the recurrence of the polynomial (Bratley and Fox 1988).
  private static func directions(of dimension: Int) -> [UInt32] {
    guard dimension > 0 else { return (0..<32).map { 1 << (31 - UInt32($0)) } }
    let row = SobolDirections.rows[dimension - 1]
    let polynomial = row[0]
    let degree = row.count - 1
    var v = (1...degree).map { row[$0] << (32 - UInt32($0)) }
    for k in degree..<32 {
      var next = v[k - degree] ^ (v[k - degree] >> UInt32(degree))
      for j in 1..<max(1, degree) where polynomial >> UInt32(degree - j) & 1 == 1 {
        next ^= v[k - j]
      }
      v.append(next)
    }
    return v
  }

  /// The 32 bits of a coordinate of a point.
  public func bits(point: UInt32, dimension: Int) -> UInt32 {
    var gray = point ^ (point >> 1)
    var result: UInt32 = 0
    while gray != 0 {
      let low = gray.trailingZeroBitCount
      result ^= directions[dimension * 32 + low]
      gray &= gray - 1
    }
    return result
  }

  /// A coordinate as the sequence has it, in [0, 1).
  public func plain(point: UInt32, dimension: Int) -> Double {
    Double(bits(point: point, dimension: dimension)) * 0x1p-32
  }

  /// A coordinate after nested uniform scrambling (A. Owen, "Randomly permuted (t,m,s)-nets and
  /// (t,s)-sequences", 1995), in (0, 1).
  ///
  /// Bit k is flipped by a random bit that depends on the bits above it alone: word 0 of the Philox
  /// block (key = seed, path = dimension, stream, index = the tree node 2^k + bits above). What lies
  /// below the 32nd bit is uniform: 20 bits of the block with stream + 1 and index = the plain bits.
  /// Uses streams `stream` and `stream + 1`.
  public func scrambled(point: UInt32, dimension: Int, seed: UInt64, stream: UInt32) -> Double {
    let plain = bits(point: point, dimension: dimension)
    var result: UInt32 = 0
    for k in 0..<UInt32(32) {
      let above = k == 0 ? 0 : plain >> (32 - k)
      let node = (UInt32(1) << k) | above
      let word = Philox.block(
        seed: seed, path: UInt64(dimension), stream: stream, index: node
      ).0
      let bit = (plain >> (31 - k)) & 1
      result = result << 1 | (bit ^ (word >> 31))
    }
    let tail = Philox.block(
      seed: seed, path: UInt64(dimension), stream: stream &+ 1, index: plain
    ).0
    // An odd multiple of 2^-20: the sum is exact, and never 0 or 1 after scaling.
    let low = Double(tail >> 12 | 1) * 0x1p-20
    return (Double(result) + low) * 0x1p-32
  }
}
