import FundResults
import Testing

@Suite struct TailTests {
  private let losses = Sample((1...10).map(Double.init))

  /// Level 0.75 of ten: rank 8; the worst 2.5 losses are 10, 9 and half of 8.
  @Test func theLossAtVarIsSplit() throws {
    let tail = try #require(losses.tailRisk(level: 0.75))
    #expect(tail.valueAtRisk == 8)
    #expect(close(tail.conditionalValueAtRisk, 23 / 2.5))
    #expect(tail.tailCount == 2)
  }

  /// Level 0.9: rank 9, tail the one loss of 10. Excess over VaR is 1 once: variance 0.1, so the
  /// error is sqrt(0.1) / (0.1 sqrt(10)) = 1. Ranks 9 ± 0.949 are 8 and 10: half of their distance
  /// is 1.
  @Test func errorsByHand() throws {
    let tail = try #require(losses.tailRisk(level: 0.9))
    #expect(tail.valueAtRisk == 9)
    #expect(close(tail.conditionalValueAtRisk, 10))
    #expect(close(tail.conditionalValueAtRiskError, 1, ulps: 32))
    #expect(tail.valueAtRiskError == 1)
    #expect(tail.isThin)
  }

  /// 0.7 · 10 is 7 and 0.07 · 100 is 7.000000000000001 in binary: both are rank 7.
  @Test func wholeProductsAreNotRoundedUp() throws {
    #expect(try #require(losses.tailRisk(level: 0.7)).valueAtRisk == 7)
    let hundred = Sample((1...100).map(Double.init))
    #expect(try #require(hundred.tailRisk(level: 0.07)).valueAtRisk == 7)
    #expect(try #require(hundred.tailRisk(level: 0.99)).tailCount == 1)
    #expect(try #require(hundred.tailRisk(level: 0.7)).tailCount == 30)
    #expect(try !#require(hundred.tailRisk(level: 0.7)).isThin)
  }

  @Test func shortfallIsAtLeastVar() throws {
    for level in [0.01, 0.333, 0.5, 0.9, 0.95, 0.999] {
      for values in [[3.0], [1, 1, 1], [5, -2, 0, 1], (0..<77).map { Double($0 * $0 % 13) }] {
        let tail = try #require(Sample(values).tailRisk(level: level))
        #expect(tail.conditionalValueAtRisk >= tail.valueAtRisk)
      }
    }
  }

  @Test func errorsThatTheSampleCannotTellAreMissing() throws {
    let tail = try #require(losses.tailRisk(level: 0.95))
    #expect(tail.valueAtRisk == 10)
    #expect(tail.conditionalValueAtRisk == 10)
    #expect(tail.valueAtRiskError == nil)
    #expect(tail.conditionalValueAtRiskError == nil)
  }

  @Test func noLossesOrNoLevelNoTail() {
    #expect(Sample([Double]()).tailRisk(level: 0.9) == nil)
    #expect(losses.tailRisk(level: 1) == nil)
  }
}
