import FundNumerics

/// Points of the unit cube at which a function is to be evaluated: one row a point, one number a
/// dimension.
///
/// Every design is a pure function of its arguments: no point depends on the others having been made,
/// but for the strata of a Latin hypercube, which are permuted as a whole.
public struct UnitDesign: Sendable, Equatable {
  public let points: [[Double]]
  public var count: Int { points.count }

  /// Most dimensions of a Sobol design.
  public static let maxSobolDimensions = SobolSequence.maxDimensions

  /// Independent uniform points in (0, 1).
  public static func random(count: Int, dimensions: Int, seed: UInt64) -> UnitDesign {
    UnitDesign(
      points: (0..<max(0, count)).map { point in
        (0..<max(0, dimensions)).map { dimension in
          let block = Philox.block(
            seed: seed, path: UInt64(point), stream: DesignStream.random,
            index: UInt32(truncatingIfNeeded: dimension / 2))
          return dimension % 2 == 0
            ? Uniform.fine(low: block.0, high: block.1)
            : Uniform.fine(low: block.2, high: block.3)
        }
      })
  }

  /// A Latin hypercube (M. McKay, R. Beckman, W. Conover 1979): in every dimension exactly one point
  /// in each of the `count` strata [k, k+1)/count.
  ///
  /// - Parameter centred: at the middle of the stratum instead of anywhere in it.
  public static func latinHypercube(
    count: Int, dimensions: Int, seed: UInt64, centred: Bool = false
  ) -> UnitDesign {
    let columns = (0..<max(0, dimensions)).map { dimension in
      let strata = permutation(count, seed: seed, dimension: dimension)
      return strata.enumerated().map { point, stratum -> Double in
        var place = 0.5
        if !centred {
          let block = Philox.block(
            seed: seed, path: UInt64(dimension), stream: DesignStream.place,
            index: UInt32(truncatingIfNeeded: point))
          place = Uniform.coarse(block.0)
        }
        return (Double(stratum) + place) / Double(count)
      }
    }
    return UnitDesign(
      points: (0..<max(0, count)).map { point in columns.map { $0[point] } })
  }

  /// Variance of the mean of one coordinate over a Latin hypercube whose places within the strata are
  /// uniform: `1 / (12 n^3)`, against `1 / (12 n)` of independent points.
  public static func latinHypercubeMeanVariance(count: Int) -> Double {
    let n = Double(count)
    return 1 / (12 * n * n * n)
  }

  /// The first points of the Sobol sequence, scrambled from the seed, or as they are.
  ///
  /// The count should be a power of two: other counts lose the balance that the sequence is for.
  /// - Parameters:
  ///   - scrambled: without it coordinates may be 0, and the seed plays no part.
  ///   - skip: points left out at the start; 0 is right for scrambled points (`SobolSequence`).
  /// - Precondition: dimensions in 1 ... `SobolSequence.maxDimensions`.
  public static func sobol(
    count: Int, dimensions: Int, seed: UInt64, scrambled: Bool = true, skip: Int = 0
  ) -> UnitDesign {
    let sequence = SobolSequence(dimensions: dimensions)
    return UnitDesign(
      points: (0..<max(0, count)).map { number in
        let point = UInt32(truncatingIfNeeded: number &+ skip)
        return (0..<dimensions).map { dimension in
          scrambled
            ? sequence.scrambled(
              point: point, dimension: dimension, seed: seed, stream: DesignStream.scramble)
            : sequence.plain(point: point, dimension: dimension)
        }
      })
  }

  /// The strata 0 ..< count in random order: sorted by a draw each, which is a fair permutation but
  /// for equal draws (64 bits wide), which keep their order.
  private static func permutation(_ count: Int, seed: UInt64, dimension: Int) -> [Int] {
    let keys = (0..<max(0, count)).map { stratum -> UInt64 in
      let block = Philox.block(
        seed: seed, path: UInt64(dimension), stream: DesignStream.strata,
        index: UInt32(truncatingIfNeeded: stratum))
      return UInt64(block.0) | UInt64(block.1) << 32
    }
    return keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
  }
}
