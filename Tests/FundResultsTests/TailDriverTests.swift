import FundModel
import FundResults
import Testing

/// What sets the worst paths apart, against the formula by hand.
@Suite struct TailDriverTests {
  /// Ten paths; the three of largest loss are 7, 1 and, of the equal ones 3 and 5, the first.
  private let losses: [Double] = [0, 0.9, 0.1, 0.4, 0.2, 0.4, .nan, 1, 0.1, 0.3]
  private let growth: [Double] = [0.03, -0.02, 0.05, 0.01, 0.02, 0.04, -1, -0.01, 0.03, .nan]

  private func rows(_ columns: [Metric: [Double]], share: Double) -> TailDrivers {
    TailDrivers(samples: table(columns), losses: losses, share: share)
  }

  @Test func theDifferenceIsThatOfTheGroups() throws {
    let drivers = rows([.priceGrowth: growth, .tvpi: losses.map { 1 - $0 }], share: 0.34)
    #expect(drivers.tailCount == 3 && drivers.restCount == 6)
    let row = try #require(drivers.rows.first { $0.metric == .priceGrowth })
    #expect(row.isInput)
    // Path 6 has no loss and path 9 no growth: 3 against 5.
    let tail = [-0.02, 0.01, -0.01]
    let rest = [0.03, 0.05, 0.02, 0.04, 0.03]
    func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
    func squares(_ x: [Double]) -> Double {
      x.reduce(0) { $0 + ($1 - mean(x)) * ($1 - mean(x)) }
    }
    let pooled = ((squares(tail) + squares(rest)) / 6).squareRoot()
    let expected = (mean(tail) - mean(rest)) / pooled
    #expect(abs(row.difference - expected) < 1e-13)
    #expect(abs(row.tailMean - mean(tail)) < 1e-16 && abs(row.restMean - mean(rest)) < 1e-16)
    let error = (8.0 / 15 + expected * expected / 16).squareRoot()
    #expect(abs(row.standardError - error) < 1e-13)
    // TVPI is what the loss is made of, so it must differ in the same direction.
    let multiple = try #require(drivers.rows.first { $0.metric == .tvpi })
    #expect(multiple.difference < -1 && !multiple.isInput)
  }

  @Test func rowsAreRanked() {
    let drivers = rows(
      [
        .priceGrowth: growth, .tvpi: losses.map { 1 - $0 }, .carry: losses.map { _ in 7 },
        .creditFactor: losses.indices.map { Double($0 % 3) },
      ], share: 0.34)
    let sizes = drivers.rows.map { abs($0.difference) }
    #expect(sizes == sizes.sorted(by: >))
    // No deviation: no row.
    #expect(!drivers.rows.contains { $0.metric == .carry })
    #expect(drivers.rows.map(\.metric).contains(.creditFactor))
  }

  /// A product within rounding of a whole number is that number; fewer than two paths are no tail.
  @Test func theTailIsCounted() {
    let even = [Double](repeating: 1, count: 100).enumerated().map { Double($0.offset) }
    let samples = table([.tvpi: even])
    for (share, count) in [(0.29, 29), (0.07, 7), (0.07999, 7), (0.02, 2)] {
      #expect(TailDrivers(samples: samples, losses: even, share: share).tailCount == count)
    }
    #expect(TailDrivers(samples: samples, losses: even, share: 0.01).rows == [])
    let none = [Double](repeating: .nan, count: 100)
    #expect(TailDrivers(samples: samples, losses: none, share: 0.5).tailCount == 0)
  }
}
