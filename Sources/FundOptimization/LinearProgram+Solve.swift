import CClp

extension LinearProgram {
  /// Absolute tolerance of rows, bounds and reduced costs.
  public static let tolerance = 1e-9

  /// The optimum, by CLP's simplex method: a vertex, and the same one on every run.
  ///
  /// CLP perturbs costs unless told not to, which moved objectives by up to 6e-5 of themselves; it is told not to.
  /// - Throws: `OptimizationError`: `.infeasible` with a conflict, `.unbounded`, `.malformed`, `.failed`.
  public func solve() throws(OptimizationError) -> Solution {
    try check()
    guard let model = Clp_newModel() else {
      throw OptimizationError(.failed, "out of memory")
    }
    defer { Clp_deleteModel(model) }
    load(into: model)
    Clp_setLogLevel(model, 0)
    Clp_setPerturbation(model, 100)
    Clp_setDualTolerance(model, Self.tolerance)
    Clp_setPrimalTolerance(model, Self.tolerance)
    // Few rows under many variables are the primal method's; else the dual one, which may give up or leave infeasibilities
    // when the problem is unscaled: the primal takes over.
    if variables.count > 4 * rows.count {
      Clp_primal(model, 0)
    } else {
      Clp_dual(model, 0)
    }
    if Clp_status(model) != 0 || Clp_secondaryStatus(model) != 0 { Clp_primal(model, 0) }
    switch Clp_status(model) {
    case 0: break
    case 1:
      let names = conflict()
      throw OptimizationError(
        .infeasible,
        names.isEmpty
          ? "no point meets all constraints"
          : "these constraints cannot hold together: " + names.joined(separator: "; "),
        conflict: names)
    case 2: throw OptimizationError(.unbounded, "the objective has no bound")
    default:
      throw OptimizationError(
        .failed, "the linear program stopped with status \(Clp_status(model))")
    }
    guard let values = Clp_primalColumnSolution(model), let prices = Clp_dualRowSolution(model)
    else { throw OptimizationError(.failed, "the linear program gave no solution") }
    return Solution(
      values: (0..<variables.count).map { values[$0] }, objective: Clp_objectiveValue(model),
      rowPrices: (0..<rows.count).map { prices[$0] })
  }

  private func load(into model: UnsafeMutableRawPointer) {
    // By column, as CLP wants it.
    var columns = [[(row: Int32, value: Double)]](repeating: [], count: variables.count)
    for (position, row) in rows.enumerated() {
      for term in row.terms where term.coefficient != 0 {
        columns[term.variable].append((Int32(position), term.coefficient))
      }
    }
    var starts: [CoinBigIndex] = [0]
    var indices: [Int32] = []
    var values: [Double] = []
    for column in columns {
      for entry in column {
        indices.append(entry.row)
        values.append(entry.value)
      }
      starts.append(CoinBigIndex(indices.count))
    }
    func clipped(_ value: Double) -> Double { max(-1e300, min(1e300, value)) }
    Clp_loadProblem(
      model, Int32(variables.count), Int32(rows.count), starts, indices, values,
      variables.map { clipped($0.low) }, variables.map { clipped($0.high) },
      variables.map(\.cost), rows.map { clipped($0.low) }, rows.map { clipped($0.high) })
  }
}
