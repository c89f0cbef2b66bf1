import FundAnalysis
import FundEngine
import FundModel
import FundResults
import TestSupport
import Testing

/// Explanations against the metrics they explain, on random funds.
@Suite struct ExplanationTests {
  static let seeds = UInt64(0)..<50

  private static func explainer(_ seed: UInt64) -> (PathExplainer, PathRecord) {
    let config = RandomConfig.make(seed: seed)
    let record = ReferencePath.run(config, seed: seed, path: seed &* 31)
    return (PathExplainer(config: config, record: record, document: nil), record)
  }

  /// Metrics that the reference program computes: those it defines on at least one of the paths. What it
  /// leaves out it cannot explain.
  private static let told: Set<Metric> = {
    var told: Set<Metric> = []
    for seed in seeds {
      let record = explainer(seed).1
      told.formUnion(Metric.allCases.filter { !record.metric($0).isNaN })
    }
    return told
  }()

  @Test func referenceTellsTheMetrics() {
    let untold = Metric.allCases.filter { !Self.told.contains($0) }
    if !untold.isEmpty { print("note: not in the reference: \(untold.map(\.name))") }
    // All but those of facilities, notes and the GP's side, which come last.
    #expect(Self.told.count >= 42)
  }

  /// Every figure, worked out from the inputs its explanation lists, is the metric. Both add the same
  /// figures, some in another order: 1e-9 is a million times what that moves a sum of 400 loans by, and
  /// leaves room for ratios that divide by a small deviation.
  @Test(arguments: seeds) func everyMetricFollowsFromItsInputs(seed: UInt64) {
    let (explainer, record) = Self.explainer(seed)
    for metric in Metric.allCases where Self.told.contains(metric) {
      let explanation = explainer.explain(metric)
      let expected = record.metric(metric)
      let value = explanation.value
      #expect(explanation.name == metric.name && explanation.unit == metric.description.unit)
      if expected.isNaN {
        #expect(value.isNaN, "config seed \(seed), \(metric.name): \(value), but undefined")
      } else {
        #expect(
          abs(value - expected) <= 1e-9 * max(1e-3, abs(expected)),
          "config seed \(seed), \(metric.name): \(value) but \(expected)")
      }
    }
  }

  /// A part that bears the name of an input has its value, at every depth, and formulas name only what
  /// is listed.
  @Test(arguments: seeds) func partsAreTheInputsTheyExplain(seed: UInt64) {
    let (explainer, _) = Self.explainer(seed)
    func check(_ explanation: Explanation) {
      for part in explanation.parts {
        for input in explanation.inputs where input.name == part.name {
          #expect(input.value == part.value || (input.value.isNaN && part.value.isNaN))
        }
        check(part)
      }
      guard let formula = explanation.formula else { return }
      // Taken away what it lists, a formula has nothing to work with; only then is a check of its
      // value a check of the list.
      #expect(formula.value(inputs: [], tables: []).isNaN, "\(explanation.name): \(formula.text)")
      #expect(!explanation.rule.isEmpty && !explanation.section.isEmpty)
    }
    for metric in Metric.allCases { check(explainer.explain(metric)) }
  }

  /// Distributions by source and by tier are the distributions: sums of the same money, so that an ulp of
  /// the fund's turnover a posting is all they may differ by.
  @Test(arguments: seeds) func walkOfNetIrrAddsUp(seed: UInt64) throws {
    let (explainer, record) = Self.explainer(seed)
    let walk = explainer.explain(.netIrr)
    let lp = record.metric(.distributed)
    let gp = record.metric(.carry)
    let moved = FlowItem.allCases.filter { $0.sign != 0 }.reduce(0) {
      $0 + record.flows[$1.rawValue].reduce(0) { $0 + $1.magnitude }
    }
    let tolerance = moved.ulp * Double(record.trail.postings.count)
    let distributed = try #require(walk.part("distributed"))
    #expect(distributed.value == lp)
    let sources = try #require(distributed.part("sources"))
    let commitment = record.metric(.gpDistributed).isNaN ? 0 : record.metric(.gpDistributed)
    // The clawback goes from the GP to the LPs and is no cash of the fund.
    let clawback = record.metric(.clawback)
    #expect(
      abs(sources.value - (lp - clawback) - gp - commitment) <= tolerance, "config seed \(seed)")
    let tiers = try #require(distributed.part("tiers"))
    #expect(abs(tiers.value - (lp - clawback)) <= tolerance, "config seed \(seed)")
    let table = try #require(tiers.table("tiers"))
    #expect(abs(table.numbers("gp").reduce(0, +) - gp) <= tolerance, "config seed \(seed)")
    let purposes = try #require(walk.part("paid_in")?.table("by_purpose"))
    let called = purposes.numbers("amount").reduce(0, +)
    // Calls are made on the LPs and on the GP's commitment.
    let paidIn = record.metric(.paidIn) + record.metric(.gpPaidIn)
    #expect(abs(called - paidIn) <= tolerance, "config seed \(seed)")
    // The present values of the dated flows sum to nothing: the rate is exact to a few ulps, and each
    // moves the sum by at most the flows times their years.
    guard walk.value.isFinite, walk.value > -0.9 else { return }
    let present = try #require(walk.table("flows")).numbers("present_value")
    let size = present.reduce(0) { $0 + $1.magnitude }
    #expect(abs(present.reduce(0, +)) <= 1e-10 * size, "config seed \(seed)")
  }

  /// Every clause that a preset's explanations name is a parameter with a value and an origin, unless the
  /// variant chosen does without it.
  @Test func clausesAreParameters() throws {
    let library = PresetLibrary(
      folder: Cases.packageRoot.appendingPathComponent("stdlib-lua/presets").path)
    let document = try ConfigDocument.preset("equihome-v2", library: library)
    let config = try document.fundConfig()
    let record = ReferencePath.run(config, seed: 42, path: 3)
    let explainer = PathExplainer(config: config, record: record, document: document)
    var seen = 0
    func check(_ explanation: Explanation) throws {
      for clause in explanation.clauses {
        _ = try ParameterRegistry.standard.describe(clause.path)
        #expect(clause.value != nil && clause.origin?.hasPrefix("preset equihome-v2:") == true)
        seen += 1
      }
      for part in explanation.parts { try check(part) }
    }
    for metric in Metric.allCases { try check(explainer.explain(metric)) }
    #expect(seen > 100)
  }
}
