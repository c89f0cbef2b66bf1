extension QuadraticProgram {
  /// The optimum: exact up to the rounding of one system of linear equations.
  ///
  /// Dual active set of Goldfarb and Idnani (*A numerically stable dual method for solving strictly convex quadratic
  /// programs*, Mathematical Programming 27, 1983): from the minimum without constraints, one broken constraint after the
  /// other is made to bind. Every step raises the objective, so no set of constraints comes twice. Then the system of the
  /// constraints that bind is solved as a whole.
  /// - Throws: `OptimizationError`: `.malformed` (shapes, H not positive definite), `.infeasible` with a conflict,
  ///   `.failed` when rounding keeps the steps from ending.
  public func solve() throws(OptimizationError) -> Solution {
    let size = linear.count
    guard size > 0, hessian.count == size, hessian.allSatisfy({ $0.count == size }),
      constraints.allSatisfy({ $0.normal.count == size && $0.least.isFinite }),
      linear.allSatisfy(\.isFinite), hessian.allSatisfy({ $0.allSatisfy(\.isFinite) })
    else { throw OptimizationError(.malformed, "the shapes of a quadratic program do not match") }
    guard isPositiveDefinite else {
      throw OptimizationError(
        .malformed,
        "the quadratic form is not positive definite: two assets are copies of each "
          + "other, or one has no risk")
    }
    var search = DualSearch(self)
    try search.run()
    return try polished(search.active)
  }

  private var isPositiveDefinite: Bool {
    var lower = hessian
    for column in hessian.indices {
      var pivot = hessian[column][column]
      for k in 0..<column { pivot -= lower[column][k] * lower[column][k] }
      guard pivot > 1e-13 * abs(hessian[column][column]) else { return false }
      let root = pivot.squareRoot()
      lower[column][column] = root
      for row in (column + 1)..<max(column + 1, hessian.count) {
        var value = hessian[row][column]
        for k in 0..<column { value -= lower[row][k] * lower[column][k] }
        lower[row][column] = value / root
      }
    }
    return true
  }

  /// The solution on which exactly the given constraints bind.
  private func polished(_ active: [Int]) throws(OptimizationError) -> Solution {
    let size = linear.count
    let total = size + active.count
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: total), count: total)
    var right = linear.map { 0 - $0 }
    for row in 0..<size {
      for column in 0..<size { matrix[row][column] = hessian[row][column] }
    }
    for (position, index) in active.enumerated() {
      for row in 0..<size {
        matrix[row][size + position] = 0 - constraints[index].normal[row]
        matrix[size + position][row] = constraints[index].normal[row]
      }
      right.append(constraints[index].least)
    }
    guard let solved = DenseSystem.solve(matrix, right) else {
      throw OptimizationError(.failed, "the constraints that bind are not independent")
    }
    var multipliers = [Double](repeating: 0, count: constraints.count)
    for (position, index) in active.enumerated() { multipliers[index] = solved[size + position] }
    let values = Array(solved[..<size])
    return Solution(
      values: values, objective: objective(at: values), multipliers: multipliers,
      binding: active.sorted().filter { !constraints[$0].isEquality }.map { constraints[$0].name })
  }
}

/// The steps of the dual method.
private struct DualSearch {
  let program: QuadraticProgram
  private(set) var active: [Int] = []
  /// Constraints that hold but for rounding, and that no step can improve.
  private var settled: Set<Int> = []
  /// Of the active constraints, and the sign with which an equality was taken.
  private var multipliers: [Double] = []
  private var signs: [Double] = []
  private var x: [Double] = []

  init(_ program: QuadraticProgram) { self.program = program }

  mutating func run() throws(OptimizationError) {
    guard
      let start = DenseSystem.solve(program.hessian, program.linear.map { 0 - $0 })
    else { throw OptimizationError(.failed, "the quadratic form is too close to singular") }
    x = start
    let limit = 50 * (program.constraints.count + program.linear.count) + 100
    for _ in 0..<limit {
      guard let (broken, sign) = mostBroken() else { return }
      try add(broken, sign, limit)
    }
    throw OptimizationError(.failed, "the active set did not settle after \(limit) constraints")
  }

  /// The constraint that is broken most, in units of its own size; equalities first.
  private func mostBroken() -> (index: Int, sign: Double)? {
    var worst: (index: Int, sign: Double)?
    var depth = 0.0
    for (index, constraint) in program.constraints.enumerated()
    where !active.contains(index) && !settled.contains(index) {
      let product = dot(constraint.normal, x)
      let slack = product - constraint.least
      var size = abs(constraint.least)
      for (a, b) in zip(constraint.normal, x) { size = max(size, abs(a * b)) }
      let norm = dot(constraint.normal, constraint.normal).squareRoot()
      let allowed = 1e-12 * max(size, norm * 1e-3)
      if constraint.isEquality {
        if abs(slack) > allowed { return (index, slack > 0 ? -1 : 1) }
      } else if slack < 0 - allowed, norm > 0, 0 - slack / norm > depth {
        worst = (index, 1)
        depth = 0 - slack / norm
      } else if norm == 0, slack < 0 {
        return (index, 1)
      }
    }
    return worst
  }

  /// Makes a broken constraint bind, letting go of others on the way where their multiplier would turn.
  private mutating func add(_ index: Int, _ sign: Double, _ limit: Int) throws(OptimizationError) {
    let constraint = program.constraints[index]
    let normal = constraint.normal.map { sign * $0 }
    var multiplier = 0.0
    for _ in 0..<limit {
      let (direction, rates) = try step(along: normal)
      let slack = dot(normal, x) - sign * constraint.least
      let slope = dot(direction, normal)
      var partial = Double.infinity
      var leaving: Int?
      for position in active.indices
      where !program.constraints[active[position]].isEquality && rates[position] > 1e-14 {
        let length = multipliers[position] / rates[position]
        if length < partial {
          partial = length
          leaving = position
        }
      }
      // The normal lies in the span of those that bind: x cannot move.
      let stands = slope <= 1e-13 * dot(normal, normal) * scale
      let full = stands ? .infinity : (0 - slack) / slope
      let length = min(partial, full)
      guard length.isFinite else {
        // Binding constraints imply this one, to rounding: it holds.
        var size = abs(constraint.least)
        for (a, b) in zip(normal, x) { size = max(size, abs(a * b)) }
        guard 0 - slack <= 1e-10 * size else { throw infeasible }
        settled.insert(index)
        return
      }
      if !stands { for i in x.indices { x[i] += length * direction[i] } }
      for position in multipliers.indices { multipliers[position] -= length * rates[position] }
      multiplier += length
      if full <= partial {
        active.append(index)
        multipliers.append(multiplier)
        signs.append(sign)
        return
      }
      if let leaving {
        active.remove(at: leaving)
        multipliers.remove(at: leaving)
        signs.remove(at: leaving)
      }
    }
    throw OptimizationError(.failed, "a constraint did not bind after \(limit) steps")
  }

  /// One over the largest entry of H: the size of a step per unit of normal.
  private var scale: Double {
    1 / program.hessian.reduce(1e-300) { $1.reduce($0) { max($0, abs($1)) } }
  }

  /// The direction in which x moves when the new multiplier grows, and how fast those of the active constraints fall.
  private func step(
    along normal: [Double]
  ) throws(OptimizationError) -> (direction: [Double], rates: [Double]) {
    let size = x.count
    let total = size + active.count
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: total), count: total)
    for row in 0..<size {
      for column in 0..<size { matrix[row][column] = program.hessian[row][column] }
    }
    for (position, index) in active.enumerated() {
      for row in 0..<size {
        let entry = signs[position] * program.constraints[index].normal[row]
        matrix[row][size + position] = entry
        matrix[size + position][row] = entry
      }
    }
    guard
      let solved = DenseSystem.solve(
        matrix, normal + [Double](repeating: 0, count: active.count))
    else { throw OptimizationError(.failed, "the constraints that bind are not independent") }
    return (Array(solved[..<size]), Array(solved[size...]))
  }

  private var infeasible: OptimizationError {
    let names = program.feasibility.conflict()
    return OptimizationError(
      .infeasible,
      names.isEmpty
        ? "no point meets all constraints"
        : "these constraints cannot hold together: " + names.joined(separator: "; "),
      conflict: names)
  }
}
