import FundAnalysis
import FundModel
import FundResults

/// How a figure answers to parameters: what to vary, and by which method.
public struct SensitivityRequest: Sendable {
  public var base: ConfigDocument
  public var method: SensitivityResult.Method
  /// Ranges, or parts of the base value.
  public var axes: [SweepAxis]
  public var figure: Objective
  public var options: RunOptions
  public var cache: String?
  /// Trajectories of Morris' method (10), rows of the Sobol design (64, best a power of two), points
  /// of the Latin hypercube of rank correlation (64). The other methods take none.
  public var count: Int?
  /// Of the design and of the bootstrap; the paths have a seed of their own.
  public var designSeed: UInt64 = 1
  /// What break-even looks for.
  public var target: Double?
  /// Parameters that make room for varied ones of their list.
  public var rescale: [String] = []

  public init(
    base: ConfigDocument, method: SensitivityResult.Method, axes: [SweepAxis], figure: Objective,
    options: RunOptions = RunOptions(), cache: String? = nil
  ) {
    self.base = base
    self.method = method
    self.axes = axes
    self.figure = figure
    self.options = options
    self.cache = cache
  }

  /// The count, or what the method takes by itself.
  ///
  /// - Throws: `ConfigError` for an option that the method has no use for, or cannot do without.
  func checkedCount() throws -> Int {
    func wrong(_ message: String) -> ConfigError { ConfigError(.invalid, message) }
    guard (method == .breakeven) == (target != nil) else {
      throw wrong(
        target == nil
          ? "break-even needs a target, the value of \(figure.name) to hit"
          : "\(method.rawValue) has no use for a target; method breakeven has")
    }
    if let target, !target.isFinite { throw wrong("the target is not a number") }
    let least: Int
    let usual: Int
    switch method {
    case .morris: (least, usual) = (2, 10)
    case .sobol: (least, usual) = (2, 64)
    case .rank: (least, usual) = (4, 64)
    case .tornado, .elasticity, .breakeven:
      guard let count else { return 0 }
      throw wrong("\(method.rawValue) has no use for n = \(count)")
    }
    guard let count else { return usual }
    guard count >= least, count <= SweepPlan.maxCells / (axes.count + 2) else {
      throw wrong(
        "\(method.rawValue) takes n from \(least) to \(SweepPlan.maxCells / (axes.count + 2)), "
          + "got \(count)")
    }
    return count
  }
}
