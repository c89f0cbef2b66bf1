import FundEngine
import FundModel
import FundNumerics
import TestSupport
import Testing

@Suite struct BootstrapTests {
  /// Growth of two zones that names its row: no two rows are alike, and the second zone's are twice the
  /// first's.
  private static let growth: [Double] = (0..<20).map { row in
    0.01 + 0.02 * ((Double(row) * 0.618).truncatingRemainder(dividingBy: 1) - 0.5)
  }

  private func history(_ months: Int) -> PriceHistory {
    func levels(_ factor: Double) -> [Double] {
      var level = 100.0
      return [level]
        + Self.growth.map {
          level *= exponential(factor * $0)
          return level
        }
    }
    return PriceHistory(
      monthsPerPeriod: months, first: "2000-01", last: "2019-12", levels: [levels(1), levels(2)])
  }

  private func drawn(_ block: Double, recentre: Bool) -> FundConfig {
    var config = marketFund(zones: 2)
    config.market.priceModel.kind = .bootstrap
    config.market.priceModel.bootstrap!.meanBlockMonths = block
    config.market.priceModel.bootstrap!.recentre = recentre
    config.zones[0].appreciationRate = 0.03
    return config
  }

  /// The row of each month, by the growth of the first zone; the second zone must be on the same one.
  private func rows(_ workspace: PathWorkspace, months: Int) throws -> [Int] {
    try (1...months).map { month in
      func growth(_ zone: Int) -> Double {
        naturalLog(
          workspace.priceIndex(zone: zone, month: month)
            / workspace.priceIndex(zone: zone, month: month - 1))
      }
      let row = try #require(Self.growth.firstIndex { abs($0 - growth(0)) < 1e-12 })
      #expect(abs(growth(1) - 2 * Self.growth[row]) < 1e-12)
      return row
    }
  }

  @Test func blocksKeepTheOrderOfHistoryAndTheDatesOfAllZones() throws {
    let fund = try CompiledFund(
      drawn(12, recentre: false), data: FundData(history: history(1)))
    let workspace = PathWorkspace(fund)
    var follows = 0.0
    var count = 0.0
    var visits = [Double](repeating: 0, count: 20)
    for path in 0..<150 {
      workspace.runMarket(seed: 9, path: UInt64(path))
      let rows = try rows(workspace, months: 120)
      for row in rows { visits[row] += 1 }
      for (a, b) in zip(rows, rows.dropFirst()) {
        count += 1
        if b == (a + 1) % 20 { follows += 1 }
      }
    }
    // A block goes on, or starts at the next row by chance.
    let expected = 1 - 1.0 / 12 + 1.0 / 12 / 20
    #expect(abs(follows / count - expected) < 4 * (expected * (1 - expected) / count).squareRoot())
    // Every row as often as any: blocks of 12 months make about count/24 independent draws of each.
    let share = 1.0 / 20
    for visit in visits {
      let error = (share * (1 - share) / (count / 24)).squareRoot()
      #expect(abs(visit / 18_000 - share) < 4 * error)
    }
  }

  /// Single rows: the mean of the index is a power of the mean growth, so recentring is one number.
  @Test func recentringOfSingleRowsIsExact() throws {
    let fund = try CompiledFund(drawn(1, recentre: true), data: FundData(history: history(1)))
    let workspace = PathWorkspace(fund)
    workspace.runMarket(seed: 2, path: 0)
    let mean = Self.growth.reduce(0) { $0 + exponential($1) } / 20
    let shift = naturalLog(1.03) / 12 - naturalLog(mean)
    for month in 1...120 {
      let growth = naturalLog(
        workspace.priceIndex(zone: 0, month: month)
          / workspace.priceIndex(zone: 0, month: month - 1))
      #expect(Self.growth.contains { abs($0 + shift - growth) < 1e-12 })
    }
  }

  @Test(arguments: [1, 3, 12]) func recentredMeansAreThoseOfTheRate(months: Int) throws {
    let sample = try MarketSample(
      drawn(36, recentre: true), data: FundData(history: history(months)), paths: 1000
    ) {
      [1, 2, 14, 120].map { [workspace = $0] in workspace.priceIndex(zone: 0, month: $0) }
    }
    for (column, month) in [1.0, 2, 14, 120].enumerated() {
      #expect(abs(sample.errors(column, from: power(1.03, month / 12))) < 4)
    }
  }

  @Test func historyStandsWhenItIsNotRecentred() throws {
    let sample = try MarketSample(
      drawn(36, recentre: false), data: FundData(history: history(3)), paths: 1000
    ) { workspace in
      [
        naturalLog(workspace.priceIndex(zone: 0, month: 120)),
        workspace.priceIndex(zone: 0, month: 2),
      ]
    }
    let mean = Self.growth.reduce(0, +) / 20
    #expect(abs(sample.errors(0, from: 40 * mean)) < 4)
  }

  /// Lag-1 covariance of quarters is (1 - p) times that of history read as a circle.
  @Test func autocorrelationIsThatOfTheBlocks() throws {
    let sample = try MarketSample(
      drawn(30, recentre: false), data: FundData(history: history(3)), paths: 1500
    ) { workspace in
      func growth(_ quarter: Int) -> Double {
        naturalLog(
          workspace.priceIndex(zone: 0, month: 3 * quarter)
            / workspace.priceIndex(zone: 0, month: 3 * quarter - 3))
      }
      let mean = Self.growth.reduce(0, +) / 20
      return [(growth(11) - mean) * (growth(12) - mean)]
    }
    let mean = Self.growth.reduce(0, +) / 20
    let circle = (0..<20).reduce(0) {
      $0 + (Self.growth[$1] - mean) * (Self.growth[($1 + 1) % 20] - mean)
    }
    #expect(abs(sample.errors(0, from: (1 - 0.1) * circle / 20)) < 4)
  }

  @Test func aFundWithoutItsHistoryIsRefused() {
    #expect(throws: EngineError.self) { try CompiledFund(drawn(12, recentre: true)) }
  }
}
