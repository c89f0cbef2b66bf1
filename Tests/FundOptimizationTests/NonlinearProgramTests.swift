import FundOptimization
import TestSupport
import Testing

@Suite struct NonlinearProgramTests {
  /// Rosenbrock's valley, minimum 0 at (1, 1).
  static func valley(_ x: [Double], _ gradient: inout [Double]) -> Double {
    let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
    if !gradient.isEmpty {
      gradient[0] = -2 * a - 400 * x[0] * b
      gradient[1] = 200 * b
    }
    return a * a + 100 * b * b
  }

  @Test(arguments: NonlinearProgram.Method.allCases)
  func findsTheValley(method: NonlinearProgram.Method) throws {
    var search = NonlinearProgram(method: method, low: [-2, -2], high: [2, 2], start: [-1.2, 1])
    search.relativeTolerance = 1e-10
    search.evaluations = 20_000
    let found = try search.minimise(Self.valley)
    #expect(found.objective < 1e-6)
    // Linear models creep along a bent valley: COBYLA is still on its way when the limit stops it.
    #expect((found.converged || method == .cobyla) && found.evaluations > 10)
    // The same again: no random numbers.
    #expect(try search.minimise(Self.valley).values == found.values)
  }

  /// Least (x - 2)^2 + (y - 1)^2 with x^2 + y^2 <= 1 is at (2, 1)/sqrt(5).
  @Test func constraintBinds() throws {
    var search = NonlinearProgram(method: .cobyla, low: [-2, -2], high: [2, 2], start: [0, 0])
    search.relativeTolerance = 1e-9
    let found = try search.minimise(
      { x, _ in (x[0] - 2) * (x[0] - 2) + (x[1] - 1) * (x[1] - 1) },
      constraints: [{ x, _ in x[0] * x[0] + x[1] * x[1] - 1 }])
    // The objective is flat along the circle: the point is known to the root of the tolerance.
    #expect(abs(found.values[0] - 2 / 5.0.squareRoot()) < 1e-4)
    #expect(abs(found.values[1] - 1 / 5.0.squareRoot()) < 1e-4)
  }

  struct Stop: Error {}

  @Test func whatAFunctionThrowsComesOut() {
    var count = 0
    let search = NonlinearProgram(method: .bobyqa, low: [0, 0], high: [1, 1], start: [0.5, 0.5])
    #expect(throws: Stop.self) {
      try search.minimise { _, _ in
        count += 1
        if count == 4 { throw Stop() }
        return 0
      }
    }
    #expect(count == 4)
  }

  @Test func limitOfEvaluationsIsNoConvergence() throws {
    var search = NonlinearProgram(method: .bobyqa, low: [-2, -2], high: [2, 2], start: [-1.2, 1])
    search.evaluations = 12
    let found = try search.minimise(Self.valley)
    #expect(!found.converged && found.evaluations == 12)
  }

  /// The sign conditions of the optimum, on random problems: a slope of 0 where x > 0, and none that falls where x = 0.
  @Test func nonNegativeLeastSquares() throws {
    var random = SplitMix(seed: 3)
    var zeros = 0
    for _ in 0..<200 {
      let n = 1 + Int(random.next() % 5)
      let rows = (0..<(n + 3)).map { _ in (0..<n).map { _ in random.uniform() - 0.3 } }
      let right = rows.map { _ in random.uniform() - 0.5 }
      let x = try NonNegativeLeastSquares.solve(rows, right).values
      for column in 0..<n {
        let slope = rows.indices.reduce(0.0) { sum, row in
          sum + rows[row][column] * (right[row] - zip(rows[row], x).reduce(0) { $0 + $1.0 * $1.1 })
        }
        #expect(x[column] >= 0)
        #expect(x[column] > 0 ? abs(slope) < 1e-10 : slope < 1e-10)
        if x[column] == 0 { zeros += 1 }
      }
    }
    #expect(zeros > 50)
  }
}
