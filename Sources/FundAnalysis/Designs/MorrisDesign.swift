import FundNumerics

/// Trajectories through a grid of levels that change one coordinate at a time (M. Morris, "Factorial
/// sampling plans for preliminary computational experiments", Technometrics 33 (1991) 161-174).
///
/// Levels are 0, 1/(p-1), ..., 1 for an even p, and a step is `p / (2 (p-1))` up or down, so that every
/// level is visited equally often.
public struct MorrisDesign: Sendable, Equatable {
  public let dimensions: Int
  public let trajectories: Int
  public let levels: Int
  /// `trajectories * (dimensions + 1)` points, one trajectory after the other.
  public let points: [[Double]]
  /// The coordinate that changes before each point but the first of a trajectory: row a trajectory,
  /// `dimensions` entries, a permutation.
  public let order: [[Int]]

  /// Size of a step.
  public var step: Double { Double(levels) / Double(2 * (levels - 1)) }

  /// - Precondition: dimensions, trajectories at least 1; levels even, at least 2.
  public init(trajectories: Int, dimensions: Int, levels: Int = 4, seed: UInt64) {
    precondition(dimensions >= 1 && trajectories >= 1 && levels >= 2 && levels % 2 == 0)
    self.dimensions = dimensions
    self.trajectories = trajectories
    self.levels = levels
    let top = Double(levels - 1)
    let half = levels / 2
    var points: [[Double]] = []
    var order: [[Int]] = []
    for trajectory in 0..<trajectories {
      var level: [Int] = []
      var keys: [UInt64] = []
      for dimension in 0..<dimensions {
        let block = Philox.block(
          seed: seed, path: UInt64(trajectory), stream: DesignStream.trajectory,
          index: UInt32(truncatingIfNeeded: dimension))
        level.append(Int((UInt64(block.0) * UInt64(levels)) >> 32))
        keys.append(UInt64(block.1) << 32 | UInt64(block.2))
      }
      let turns = (0..<dimensions).sorted { (keys[$0], $0) < (keys[$1], $1) }
      points.append(level.map { Double($0) / top })
      for turn in turns {
        // From the lower half the step leads up, from the upper half down.
        level[turn] += level[turn] < half ? half : -half
        points.append(level.map { Double($0) / top })
      }
      order.append(turns)
    }
    self.points = points
    self.order = order
  }
}
