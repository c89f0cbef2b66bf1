import FundEngine
import FundModel
import FundMonteCarlo
import FundResults
import TestSupport
import Testing

/// A fund that cannot pay its last month's expenses.
@Suite struct LastMonthTests {
  /// Five loans that outlive the fund, next to worthless at its end. Half of the commitments is left for
  /// expenses, and runs out half a month early.
  private func config() -> FundConfig {
    var config = plainFund(size: 1e6, amount: 1e5, termYears: 1, exitMonths: 60, growth: -0.99)
    config.deployment.share = 0.5
    config.zones[0].ltv.mean = 0.25
    config.loans.seniorLtv.mean = 0
    config.loans.seniorLtv.min = 0
    config.exits.saleCost = 0
    config.expenses.annual = 12 * 500_000 / 11.5
    return config
  }

  /// What is sold at the end is gone: it cannot be sold once more to pay what is still owed. Catches
  /// loans that count as alive after their liquidation (money from nothing, negative principal).
  @Test func loansAreSoldOnce() throws {
    let output = try MonteCarlo.run(
      CompiledFund(config()), .init(seed: 1, paths: 3, threads: 1, checks: true),
      control: RunControl())
    let expense = 500_000 / 11.5
    // A home is worth 1 % of its start, of which the contract takes all: 4 % of the advance.
    let sold = 5 * 1e5 * 0.01 / 0.25
    #expect(sold < expense / 2)
    for path in 0..<3 {
      let row = output.samples.row(path: path)
      #expect(row[Metric.distressedSales.rawValue] == 0)
      #expect(abs(row[Metric.unpaidObligations.rawValue] - (expense / 2 - sold)) < 1e-6)
      #expect(abs(row[Metric.grossMultiple.rawValue] - sold / 5e5) < 1e-12)
    }
    #expect(output.flows.mean(.outstanding, month: 12) == 0)
  }

  /// Markets wild enough to ruin funds on some paths: the laws of the engine hold all the same.
  @Test(arguments: [0.1, 0.15, 0.25, 0.5, 1]) func wildMarkets(volatility: Double) throws {
    var config = houseConfig()
    for z in config.zones.indices { config.zones[z].appreciationVolatility = volatility }
    // A kernel that conserves money and sells every loan once throws nothing.
    let output = try MonteCarlo.run(
      CompiledFund(config), .init(seed: 42, paths: 1500, threads: 2, checks: true),
      control: RunControl())
    #expect(output.samples.column(.loanCount).allSatisfy { $0 > 0 })
    // And agrees with the reference where the fund is ruined.
    let ruined = (0..<1500).filter { output.samples.column(.unpaidObligations)[$0] > 0 }.prefix(5)
    let workspace = PathWorkspace(try CompiledFund(config))
    for path in ruined {
      workspace.run(seed: 42, path: UInt64(path))
      let record = ReferencePath.run(config, seed: 42, path: UInt64(path))
      for metric in [Metric.distressedSales, .unpaidObligations, .tvpi, .grossMultiple] {
        let expected = record.metric(metric)
        let allowed = Agreement.tolerance(metric, expected: expected, size: config.fund.size)
        #expect(
          abs(workspace.metric(metric) - expected) <= allowed, "path \(path), \(metric.name)")
      }
    }
  }
}
