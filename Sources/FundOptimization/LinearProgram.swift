/// Minimise `objective . x` subject to rows `low <= a . x <= high` and bounds of the variables.
///
/// Infinite bounds are `-.infinity` and `.infinity`. Rows are sparse: pairs of variable and coefficient.
public struct LinearProgram: Sendable {
  public struct Variable: Sendable {
    public var name: String
    public var low: Double
    public var high: Double
    public var cost: Double

    public init(_ name: String = "", low: Double = 0, high: Double = .infinity, cost: Double = 0) {
      self.name = name
      self.low = low
      self.high = high
      self.cost = cost
    }
  }

  public struct Row: Sendable {
    public var name: String
    public var terms: [(variable: Int, coefficient: Double)]
    public var low: Double
    public var high: Double

    public init(
      _ name: String = "", _ terms: [(variable: Int, coefficient: Double)],
      low: Double = -.infinity, high: Double = .infinity
    ) {
      self.name = name
      self.terms = terms
      self.low = low
      self.high = high
    }
  }

  public struct Solution: Sendable {
    public let values: [Double]
    public let objective: Double
    /// Rate at which the objective rises with the bound of each row that binds; 0 where none does.
    public let rowPrices: [Double]
  }

  public var variables: [Variable]
  public var rows: [Row]

  public init(variables: [Variable] = [], rows: [Row] = []) {
    self.variables = variables
    self.rows = rows
  }

  /// Adds a variable and gives its position.
  @discardableResult
  public mutating func add(_ variable: Variable) -> Int {
    variables.append(variable)
    return variables.count - 1
  }

  /// - Throws: `OptimizationError` with code `.malformed` for what is no program.
  func check() throws(OptimizationError) {
    guard !variables.isEmpty else {
      throw OptimizationError(.malformed, "a program without variables")
    }
    for (index, variable) in variables.enumerated() {
      guard variable.cost.isFinite, !variable.low.isNaN, !variable.high.isNaN else {
        throw OptimizationError(
          .malformed, "variable \(index) '\(variable.name)' has a bound or cost that is no number")
      }
    }
    for row in rows {
      let isSound = row.terms.allSatisfy {
        variables.indices.contains($0.variable) && $0.coefficient.isFinite
      }
      guard isSound, !row.low.isNaN, !row.high.isNaN else {
        throw OptimizationError(
          .malformed, "constraint '\(row.name)' has a variable or number that cannot be")
      }
    }
  }
}
