import FundOptimization
import TestSupport
import Testing

@Suite struct LinearProgramTests {
  /// Furniture: most of 5 x + 4 y with 6 x + 4 y <= 24, x + 2 y <= 6 is 21 at (3, 1.5); prices 0.75 and 0.5
  /// (Taha, *Operations Research*, the Reddy Mikks model).
  @Test func textbook() throws {
    let program = LinearProgram(
      variables: [.init("x", cost: -5), .init("y", cost: -4)],
      rows: [
        .init("machine", [(0, 6), (1, 4)], high: 24), .init("hands", [(0, 1), (1, 2)], high: 6),
      ])
    let solution = try program.solve()
    #expect(abs(solution.objective + 21) < 1e-9)
    #expect(abs(solution.values[0] - 3) < 1e-9 && abs(solution.values[1] - 1.5) < 1e-9)
    #expect(abs(solution.rowPrices[0] + 0.75) < 1e-9 && abs(solution.rowPrices[1] + 0.5) < 1e-9)
  }

  @Test func infeasibleNamesTheConflictAndNothingElse() throws {
    let program = LinearProgram(
      variables: [.init("a", high: 0.3), .init("b", high: 0.4), .init("c", high: 0.9)],
      rows: [
        .init("sum", [(0, 1), (1, 1), (2, 1)], low: 1, high: 1),
        .init("little c", [(2, 1)], high: 0.2), .init("harmless", [(0, 1)], high: 10),
      ])
    do {
      _ = try program.solve()
      Issue.record("solved")
    } catch {
      #expect(error.code == .infeasible)
      #expect(
        Set(error.conflict) == ["sum", "little c", "a is at most 0.3", "b is at most 0.4"])
    }
  }

  @Test func unboundedAndMalformed() {
    #expect(throws: OptimizationError(.unbounded, "the objective has no bound")) {
      try LinearProgram(variables: [.init("x", cost: -1)]).solve()
    }
    #expect(throws: OptimizationError.self) { try LinearProgram().solve() }
    #expect(throws: OptimizationError.self) {
      try LinearProgram(variables: [.init("x", cost: .nan)]).solve()
    }
  }

  /// A program and its dual have one optimum: 60 random pairs of up to 12 variables.
  @Test func dualityOnRandomPrograms() throws {
    var random = SplitMix(seed: 4)
    for _ in 0..<60 {
      let (n, m) = (2 + Int(random.next() % 11), 2 + Int(random.next() % 11))
      let a = (0..<m).map { _ in (0..<n).map { _ in random.uniform() } }
      let b = (0..<m).map { _ in 1 + random.uniform() }
      let c = (0..<n).map { _ in 0.5 + random.uniform() }
      let primal = LinearProgram(
        variables: c.map { .init("", cost: $0) },
        rows: (0..<m).map { row in .init("", a[row].enumerated().map { ($0, $1) }, low: b[row]) })
      let dual = LinearProgram(
        variables: b.map { .init("", cost: 0 - $0) },
        rows: (0..<n).map { k in .init("", (0..<m).map { ($0, a[$0][k]) }, high: c[k]) })
      let value = try primal.solve().objective
      // A vertex solves at most 12 equations: rounding, and nothing of the size of a perturbation.
      #expect(abs(value + (try dual.solve().objective)) <= 1e-11 * max(1, abs(value)))
    }
  }
}

extension SplitMix {
  mutating func uniform() -> Double { number(0, 1) }
}
