import FundAnalysis
import FundModel

/// Which cells a sweep has.
public struct SweepPlan: Sendable, Equatable {
  public enum Design: String, Sendable, CaseIterable {
    /// Every combination of the values, the last axis varying fastest.
    case grid
    /// Cell i has the i-th value of every axis.
    case list
    /// Independent uniform points.
    case random
    /// A Latin hypercube.
    case lhs
    /// Scrambled points of the Sobol sequence.
    case sobol
    /// Trajectories that change one axis at a time, on four levels.
    case morris

    /// Whether the cells are points of a range, as many as asked for.
    public var isSampled: Bool { self != .grid && self != .list }
  }

  public var axes: [SweepAxis]
  public var design: Design
  /// Points of a sampled design, trajectories of Morris'.
  public var count: Int?
  /// Of the design; the paths have a seed of their own.
  public var seed: UInt64
  /// Parameters that make room for varied ones of their list (`zones.NAME.allocation`).
  public var rescale: [String]

  /// Most cells of a sweep.
  public static let maxCells = 1_000_000

  public init(
    axes: [SweepAxis], design: Design = .grid, count: Int? = nil, seed: UInt64 = 1,
    rescale: [String] = []
  ) {
    self.axes = axes
    self.design = design
    self.count = count
    self.seed = seed
    self.rescale = rescale
  }

  /// The cells on a base, the parameters of a row, and the values of each cell.
  ///
  /// - Throws: `ConfigError` with everything that is wrong.
  public func cells(
    on base: ConfigDocument
  ) throws -> (parameters: [String], cells: [BatchRequest.Cell], inputs: [[ConfigValue]]) {
    let space = try SweepSpace(base, axes: axes, rescale: rescale)
    let made = try space.cells(values(space))
    return (space.parameters, made.cells, made.inputs)
  }

  private func values(_ space: SweepSpace) throws -> [[(axis: Int, value: ConfigValue)]] {
    func wrong(_ message: String) -> ConfigError { ConfigError(.invalid, message) }
    guard design.isSampled else {
      if let count {
        throw wrong("a \(design.rawValue) has as many cells as values; n = \(count) has no use")
      }
      let lists = try listed(space)
      let rows: [[Int]]
      if design == .grid {
        let total = lists.reduce(1.0) { $0 * Double($1.count) }
        guard total <= Double(Self.maxCells),
          let found = LevelGrid.rows(levels: lists.map(\.count))
        else {
          throw wrong("the grid has \(total) cells; at most \(Self.maxCells) are run at once")
        }
        rows = found
      } else {
        let counts = Set(lists.map(\.count))
        guard counts.count == 1, let count = counts.first else {
          throw wrong(
            "a list takes the same number of values of every parameter, got "
              + zip(axes, lists).map { "\($1.count) of \($0.path)" }.joined(separator: ", "))
        }
        rows = (0..<count).map { [Int](repeating: $0, count: lists.count) }
      }
      return rows.map { row in row.indices.map { ($0, lists[$0][row[$0]]) } }
    }
    guard let count, count >= 1 else {
      throw wrong("the design \(design.rawValue) needs n, a whole number of at least 1")
    }
    let perCount = design == .morris ? axes.count + 1 : 1
    guard count <= Self.maxCells / perCount else {
      throw wrong("n = \(count) is too large; at most \(Self.maxCells) cells are run at once")
    }
    let points = try points(count, dimensions: axes.count)
    return points.map { point in
      space.axes.indices.map { ($0, space.axes[$0].value(at: point[$0])) }
    }
  }

  private func points(_ count: Int, dimensions: Int) throws -> [[Double]] {
    switch design {
    case .grid, .list: return []
    case .random: return UnitDesign.random(count: count, dimensions: dimensions, seed: seed).points
    case .lhs:
      return UnitDesign.latinHypercube(count: count, dimensions: dimensions, seed: seed).points
    case .sobol:
      guard dimensions <= UnitDesign.maxSobolDimensions else {
        throw ConfigError(
          .invalid, "a Sobol design has at most \(UnitDesign.maxSobolDimensions) parameters")
      }
      return UnitDesign.sobol(count: count, dimensions: dimensions, seed: seed).points
    case .morris:
      return MorrisDesign(trajectories: count, dimensions: dimensions, seed: seed).points
    }
  }

  private func listed(_ space: SweepSpace) throws -> [[ConfigValue]] {
    var issues: [ConfigIssue] = []
    let lists = space.axes.map { axis -> [ConfigValue] in
      if case .values(let values) = axis.span { return values }
      issues.append(
        ConfigIssue(
          path: axis.path, value: "\(axis.ends.low.jsonLine) to \(axis.ends.high.jsonLine)",
          expected: "values, such as eq.linspace(low, high, n), or a sampled design",
          message: "a range has no single values for a \(design.rawValue)"))
      return []
    }
    guard issues.isEmpty else {
      throw ConfigError(.invalid, "the \(design.rawValue) cannot be made", issues: issues)
    }
    return lists
  }
}
