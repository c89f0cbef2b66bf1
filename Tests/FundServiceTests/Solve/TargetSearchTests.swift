import Foundation
import FundResults
import FundService
import TestSupport
import Testing

@Suite struct TargetSearchTests {
  typealias Point = SolveReport.Evaluation

  /// Independent standard normal draws (Box and Muller).
  private static func normals(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in
      let radius = (-2 * log(1 - random.number(0, 1))).squareRoot()
      return radius * cos(2 * .pi * random.number(0, 1))
    }
  }

  private static func mean(_ values: [Double], at point: Double) -> Point {
    let moments = SampleMoments(values)
    return Point(
      at: point, value: moments.mean ?? .nan, standardError: moments.standardError)
  }

  @Test func findsTheRootOfAnExactFunction() throws {
    var calls = 0
    var search = TargetSearch(target: 2, low: 0, high: 10) { x in
      calls += 1
      return Point(at: x, value: x * x, standardError: 0)
    }
    let answer = try search.run()
    // The bracket ends a millionth of its range wide.
    #expect((answer.value - 2.0.squareRoot()).magnitude <= 1e-5)
    #expect(answer.slope.map { ($0 - 2 * 2.0.squareRoot()).magnitude < 1e-3 } == true)
    #expect(answer.standardError == 0)
    #expect(calls == answer.evaluations.count && calls < 40, "\(calls) runs")
    #expect(answer.notes.isEmpty)
  }

  @Test func wholeNumbersAlone() throws {
    var search = TargetSearch(target: 17.4, low: 0, high: 100, isWhole: true) { x in
      Point(at: x, value: x, standardError: 0.5)
    }
    let answer = try search.run()
    #expect(answer.value == 17)
    #expect(answer.slope == 1 && answer.standardError == 0.5)
    #expect(answer.evaluations.allSatisfy { $0.at == $0.at.rounded() })
  }

  @Test func noBracketTellsWhatWasSeen() throws {
    var search = TargetSearch(target: 5, low: 0, high: 1) {
      Point(at: $0, value: $0, standardError: 1)
    }
    let error = #expect(throws: TargetSearch.NoBracket.self) { try search.run() }
    #expect(error?.evaluations.map(\.at) == [0, 0.25, 0.5, 0.75, 1])
  }

  @Test func aHumpIsFoundAndSaid() throws {
    var search = TargetSearch(target: 0.5, low: 0, high: 1) { x in
      Point(at: x, value: 4 * x * (1 - x), standardError: 1e-9)
    }
    let answer = try search.run()
    #expect((answer.value - (1 - 0.5.squareRoot()) / 2).magnitude < 1e-5)
    #expect(answer.notes.contains { $0.contains("second answer") })
    #expect(answer.notes.contains { $0.contains("not monotone") })
  }

  @Test func aFlatFunctionHasNoSlope() throws {
    var search = TargetSearch(target: 1, low: 0, high: 1) { x in
      Point(at: x, value: 1, standardError: 0.1)
    }
    let answer = try search.run()
    #expect(answer.standardError == nil && answer.slope == nil)
    #expect(!answer.notes.isEmpty)
  }

  /// The interval covers the answer of the law behind the draws as often as it says: 300 seeds at
  /// 90 %. Tolerance: three binomial deviations, 3 sqrt(0.09 / 300) = 5.2 %, and 2 % for slopes that are
  /// themselves estimated.
  @Test(arguments: [true, false])
  func coverage(isProbability: Bool) throws {
    let z = 1.6448536269514722
    // P(Z + x < 0) = 0.2 at x = 0.8416...; E exp(0.3 Z + x) = 1.2 at x = ln 1.2 - 0.045.
    let truth = isProbability ? 0.8416212335729143 : log(1.2) - 0.045
    var covered = 0
    var errors: [Double] = []
    var answers: [Double] = []
    for seed in 0..<300 {
      let draws = Self.normals(400, seed: UInt64(1000 + seed))
      var search = TargetSearch(target: isProbability ? 0.2 : 1.2, low: -2, high: 4) { x in
        if isProbability {
          let share = draws.count { $0 + x < 0 }
          let p = Double(share) / 400
          return Point(at: x, value: p, standardError: (p * (1 - p) / 400).squareRoot())
        }
        return Self.mean(draws.map { exp(0.3 * $0 + x) }, at: x)
      }
      let answer = try search.run()
      let error = try #require(answer.standardError)
      if (answer.value - truth).magnitude <= z * error { covered += 1 }
      errors.append(error)
      answers.append(answer.value)
    }
    let share = Double(covered) / 300
    #expect((share - 0.9).magnitude < 0.052 + 0.02, "covered \(share)")
    let spread = try #require(SampleMoments(answers).standardDeviation)
    let claimed = (errors.reduce(0) { $0 + $1 * $1 } / 300).squareRoot()
    // Three deviations of a spread over 300 seeds, 3 / sqrt(600), and 8 % for the slope.
    #expect((claimed / spread - 1).magnitude < 0.122 + 0.08, "\(claimed) for \(spread)")
  }
}
