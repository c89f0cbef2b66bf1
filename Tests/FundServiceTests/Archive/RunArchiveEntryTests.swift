import FundModel
import FundResults
import FundService
import TestSupport
import Testing

@Suite struct RunArchiveEntryTests {
  /// Figures of the entry against the sample itself.
  @Test func figuresAreThoseOfTheRun() throws {
    let (_, run) = try Archived.run(
      Service.preset("equihome-v2", ["fund.size=3000000", "simulation.paths=120"]))
    let time = "2026-11-21T10:00:00.000Z"
    let entry = try RunArchive.entry(of: run, at: time, tags: ["b", "a", "b"])
    #expect(entry.id == (try RunIdentity(run).id) && entry.id.count == 12)
    #expect(entry.created == time && entry.used == time && entry.tags == ["a", "b"])
    #expect(entry.name == run.config.fund.name && entry.pieces.isEmpty)
    #expect(entry.seconds == run.timings.totalSeconds)

    let irr = run.sample(.netIrr)
    #expect(entry.figures["net_irr.mean"] == irr.mean)
    #expect(entry.figures["net_irr.se"] == irr.moments.standardError)
    for level in run.config.analytics.quantiles {
      #expect(entry.figures["net_irr.q\(level)"] == irr.quantile(level))
    }
    for level in run.config.analytics.varLevels {
      let tail = run.losses().tailRisk(level: level)
      #expect(entry.figures["loss.var\(level)"] == tail?.valueAtRisk)
      #expect(entry.figures["loss.cvar\(level)"] == tail?.conditionalValueAtRisk)
    }
    let losing = run.samples.column(.tvpi).count { $0 < 1 }
    #expect(entry.figures["probability_of_loss"] == Double(losing) / 120)
  }

  /// What is undefined is not there, and metrics of the fund's own are.
  @Test(arguments: 0..<12 as Range<UInt64>) func undefinedFiguresAreLeftOut(seed: UInt64) throws {
    let (_, run) = try Archived.run(Archived.document(seed: seed))
    let entry = try RunArchive.entry(of: run, at: "2026-11-21T10:00:00.000Z", tags: [])
    #expect(entry.figures.values.allSatisfy { $0.isFinite })
    for metric in Metric.allCases {
      #expect(
        (entry.figures["\(metric.name).mean"] != nil) == !run.samples.defined(metric).isEmpty,
        "\(metric.name)")
    }
    for name in run.hookMetrics?.names ?? [] {
      #expect(
        entry.figures["\(name).mean"] == run.hookMetrics?.column(name).map { Sample($0) }?.mean)
    }
    #expect(entry.tripped == run.guardrails.filter(\.tripped).map(\.guardrail.name))
  }
}
