import FundEngine
import FundModel
import TestSupport
import Testing

/// The breakdown of the kernel against that of the plain reference, and the laws that hold in both.
@Suite struct BreakdownAgreementTests {
  /// A kernel's last path, broken down.
  struct Kernel {
    let layout: BreakdownLayout
    let row: [Double]
    let pooled: [Double]

    init(_ workspace: PathWorkspace) {
      let layout = BreakdownLayout(workspace.fund.config)
      self.layout = layout
      var row = [Double](repeating: .nan, count: layout.columns)
      var pooled = [Double](repeating: 0, count: layout.pooled)
      row.withUnsafeMutableBufferPointer { row in
        pooled.withUnsafeMutableBufferPointer { pooled in
          workspace.breakDown(layout, row: row.baseAddress!, pooled: pooled.baseAddress!)
        }
      }
      self.row = row
      self.pooled = pooled
    }

    /// The sum of the twelve lines, those of loans over the groups of one grouping.
    func profit(_ grouping: BreakdownLayout.Grouping) -> Double {
      var sum = AttributionLine.ofFund.reduce(0) { $0 + row[layout.column($1)] }
      for position in 0..<layout.count(grouping) {
        let group = layout.group(grouping, position)
        for line in AttributionLine.ofLoans {
          sum += row[layout.column(group: group, BreakdownLayout.Figure(line)!)]
        }
      }
      return sum
    }
  }

  /// `n + 64 (H + 1)` ulps of all money moved (docs/model.md, 6.1).
  private func sumTolerance(_ record: PathRecord) -> Double {
    var moved = 0.0
    for item in FlowItem.allCases where item.sign != 0 {
      moved += record.flows[item.rawValue].reduce(0) { $0 + $1.magnitude }
    }
    return moved.ulp * Double(record.loans.count + 64 * (record.horizonMonths + 1))
  }

  private static let isRelease: Bool = {
    var debug = false
    assert(
      {
        debug = true
        return true
      }())
    return !debug
  }()

  /// The reference takes its time without optimization.
  private static let configs: UInt64 = isRelease ? 200 : 40

  @Test func kernelAgreesWithReferenceAndLinesSumToProfit() throws {
    var distressed = 0
    var discounted = 0
    for seed in 0..<Self.configs {
      let config = RandomConfig.make(seed: seed)
      let workspace = try PathWorkspace(CompiledFund(config))
      for inner in [UInt64(0), 5] {
        workspace.run(seed: seed, path: seed &* 7919, inner: inner)
        let kernel = Kernel(workspace)
        let record = ReferencePath.run(config, seed: seed, path: seed &* 7919, inner: inner)
        let reference = ReferenceBreakdown(record, of: config)
        let note: Comment = "config seed \(seed), inner \(inner)"
        let size = config.fund.size
        compare(kernel.row, reference.row, rowTolerances(kernel.layout, size: size), note)
        compare(
          kernel.pooled, reference.pooled, pooledTolerances(kernel.layout, size: size), note)
        for grouping in BreakdownLayout.Grouping.allCases {
          let distance = abs(kernel.profit(grouping) - workspace.metric(.netProfit))
          #expect(distance <= sumTolerance(record), note)
        }
        distressed += record.loans.count { $0.exitKind == .distressed }
        discounted += record.loans.count { $0.collected < $0.worth }
      }
    }
    // Or the lines of sales by the fund have not been looked at.
    #expect(distressed > 0 && discounted > 0)
  }

  private func compare(
    _ actual: [Double], _ expected: [Double], _ tolerances: [Double], _ note: Comment
  ) {
    #expect(actual.count == expected.count && actual.count == tolerances.count, note)
    for (column, pair) in zip(actual, expected).enumerated() {
      if pair.0.isNaN && pair.1.isNaN { continue }
      #expect(abs(pair.0 - pair.1) <= tolerances[column], "\(note) column \(column): \(pair)")
    }
  }

  /// Numbers of loans agree exactly, money within its tolerance, a ratio of sums as metrics that are
  /// such ratios do.
  private func rowTolerances(_ layout: BreakdownLayout, size: Double) -> [Double] {
    var tolerances = [Double](
      repeating: Agreement.moneyTolerance(size: size), count: layout.columns)
    for group in 0..<layout.groups {
      tolerances[layout.column(group: group, .number)] = 0
      tolerances[layout.column(group: group, .defaults)] = 0
    }
    tolerances[layout.column(.halfBackMonth)] = 0
    for scalar in [BreakdownLayout.Scalar.exitLag, .collectionLag] {
      tolerances[layout.column(scalar)] = 32 * Agreement.roundings * Double(layout.months)
    }
    return tolerances
  }

  private func pooledTolerances(_ layout: BreakdownLayout, size: Double) -> [Double] {
    var tolerances = [Double](
      repeating: Agreement.moneyTolerance(size: size), count: layout.pooled)
    for year in 0..<layout.years {
      tolerances[layout.pooledCount(year: year)] = 0
      for zone in 0..<layout.zones {
        for sum in BreakdownLayout.DriftSum.allCases {
          tolerances[layout.pooledDrift(sum, zone: zone, year: year)] = 32 * Agreement.roundings
        }
      }
    }
    return tolerances
  }

  /// Groups of every kind hold every loan once.
  @Test func groupsHoldTheSameLoans() throws {
    for seed in UInt64(0)..<30 {
      let workspace = try PathWorkspace(CompiledFund(RandomConfig.make(seed: seed)))
      workspace.run(seed: seed, path: 3)
      let kernel = Kernel(workspace)
      for grouping in BreakdownLayout.Grouping.allCases {
        var number = 0.0
        for position in 0..<kernel.layout.count(grouping) {
          number +=
            kernel.row[
              kernel.layout.column(group: kernel.layout.group(grouping, position), .number)]
        }
        #expect(number == workspace.metric(.loanCount))
      }
    }
  }

  /// An inner draw keeps the market and changes the loans.
  @Test func innerDrawsKeepTheMarket() {
    let config = houseConfig()
    let path = ReferencePath.run(config, seed: 3, path: 9)
    let inner = ReferencePath.run(config, seed: 3, path: 9, inner: 1)
    #expect(path.index == inner.index && path.climate == inner.climate)
    #expect(path.loans.map(\.exitMonth) != inner.loans.map(\.exitMonth))
  }
}
