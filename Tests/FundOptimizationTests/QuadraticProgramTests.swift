import FundOptimization
import TestSupport
import Testing

@Suite struct QuadraticProgramTests {
  /// Random convex programs of up to 16 variables with an equality, bounds and a few cuts.
  static func random(_ random: inout SplitMix) -> QuadraticProgram {
    let n = 2 + Int(random.next() % 15)
    let factor = (0..<n).map { _ in (0..<(n + 2)).map { _ in random.uniform() - 0.4 } }
    let hessian = (0..<n).map { i in
      (0..<n).map { j in
        zip(factor[i], factor[j]).reduce(i == j ? 0.05 : 0) { $0 + $1.0 * $1.1 }
      }
    }
    func unit(_ index: Int) -> [Double] { (0..<n).map { $0 == index ? 1 : 0 } }
    var constraints: [QuadraticProgram.Constraint] = [
      .init("sum", [Double](repeating: 1, count: n), equals: 1)
    ]
    for index in 0..<n {
      constraints.append(.init("low \(index)", unit(index), atLeast: 0))
      constraints.append(.init("high \(index)", unit(index), atMost: 0.7))
    }
    for cut in 0..<3 {
      // Holds at the even portfolio, so that there is a point.
      let normal = (0..<n).map { _ in random.uniform() }
      let even = normal.reduce(0, +) / Double(n)
      constraints.append(.init("cut \(cut)", normal, atLeast: even - 0.02))
    }
    return QuadraticProgram(
      hessian: hessian, linear: (0..<n).map { _ in random.uniform() - 0.5 },
      constraints: constraints)
  }

  /// The conditions of Karush, Kuhn and Tucker hold to rounding on 300 programs: entries are of size 1, systems of up to
  /// 40 equations.
  @Test func conditionsHold() throws {
    var generator = SplitMix(seed: 11)
    var most = 0.0
    var bound = 0
    for _ in 0..<300 {
      let program = Self.random(&generator)
      let solution = try program.solve()
      most = max(most, program.residuals(of: solution).largest)
      bound += solution.binding.count
    }
    #expect(most < 1e-11)
    #expect(bound > 600)
  }

  /// NLopt's SLSQP, which knows nothing of the active set, finds nothing better and the same point.
  @Test func agreesWithSLSQP() throws {
    var generator = SplitMix(seed: 12)
    for _ in 0..<25 {
      let program = Self.random(&generator)
      let exact = try program.solve()
      let n = program.linear.count
      var search = NonlinearProgram(
        method: .slsqp, low: [Double](repeating: 0, count: n),
        high: [Double](repeating: 0.7, count: n),
        start: [Double](repeating: 1 / Double(n), count: n))
      search.relativeTolerance = 1e-12
      search.evaluations = 5000
      // The sum as two inequalities, the cuts as they are.
      let cuts = program.constraints.filter { $0.name.hasPrefix("cut") || $0.isEquality }
      var functions: [NonlinearProgram.Function] = []
      for cut in cuts {
        for sign in cut.isEquality ? [-1.0, 1] : [-1] {
          functions.append { x, gradient in
            for index in gradient.indices { gradient[index] = sign * cut.normal[index] }
            return sign * (zip(cut.normal, x).reduce(0) { $0 + $1.0 * $1.1 } - cut.least)
          }
        }
      }
      let found = try search.minimise(
        { x, gradient in
          for index in gradient.indices {
            gradient[index] =
              program.linear[index]
              + zip(program.hessian[index], x).reduce(0) { $0 + $1.0 * $1.1 }
          }
          return program.objective(at: x)
        }, constraints: functions, constraintTolerance: 1e-10)
      // SLSQP may break a constraint by 1e-10, times multipliers of size 10.
      #expect(found.objective >= exact.objective - 1e-8)
      #expect(abs(found.objective - exact.objective) < 1e-6)
    }
  }

  @Test func infeasibleNamesTheConflict() {
    let program = QuadraticProgram(
      hessian: [[1, 0], [0, 1]], linear: [0, 0],
      constraints: [
        .init("sum", [1, 1], equals: 1), .init("x high", [1, 0], atMost: 0.3),
        .init("y high", [0, 1], atMost: 0.6), .init("x low", [1, 0], atLeast: 0),
      ])
    do {
      _ = try program.solve()
      Issue.record("solved")
    } catch {
      #expect(error.code == .infeasible)
      #expect(Set(error.conflict) == ["sum", "x high", "y high"])
    }
  }

  @Test func whatIsNotConvexIsRefused() {
    let program = QuadraticProgram(hessian: [[1, 2], [2, 1]], linear: [0, 0], constraints: [])
    #expect(throws: OptimizationError.self) { try program.solve() }
    let ragged = QuadraticProgram(hessian: [[1, 0]], linear: [0, 0], constraints: [])
    #expect(throws: OptimizationError.self) { try ragged.solve() }
  }
}
