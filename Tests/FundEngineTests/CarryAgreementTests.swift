import FundEngine
import FundModel
import TestSupport
import Testing

/// The kernel's carry against the plain reference, every combination of structure, clawback test and
/// commitment in turn: both were written from docs/model.md, section 5, by two authors. Funds without
/// debt, so that what differs is carry.
@Suite struct CarryAgreementTests {
  struct Variant {
    var structure: WaterfallTerms.Structure
    var lossCarryForward = true
    var test: WaterfallTerms.Clawback.Test
    /// nil without a commitment.
    var commitmentPaysFee: Bool?
  }

  /// 4 structures, 4 tests, 3 commitments.
  static let variants: [Variant] = WaterfallTerms.Clawback.Test.allCases.flatMap { test in
    [nil, true, false].flatMap { paysFee in
      [
        Variant(structure: .european, test: test, commitmentPaysFee: paysFee),
        Variant(structure: .american, test: test, commitmentPaysFee: paysFee),
        Variant(
          structure: .american, lossCarryForward: false, test: test, commitmentPaysFee: paysFee),
        Variant(structure: .tiers, test: test, commitmentPaysFee: paysFee),
      ]
    }
  }

  /// The random fund of a seed without debt, with the terms of a variant.
  static func config(_ seed: UInt64) -> FundConfig {
    let variant = variants[Int(seed) % variants.count]
    var config = RandomConfig.make(seed: seed)
    config.facilities = []
    config.notes.structure = .none
    config.waterfall.structure = variant.structure
    config.waterfall.lossCarryForward = variant.lossCarryForward
    config.waterfall.clawback.test = variant.test
    if let paysFee = variant.commitmentPaysFee {
      config.waterfall.gpCommitment.paysFee = paysFee
      if config.waterfall.gpCommitment.share == 0 {
        config.waterfall.gpCommitment.share = 0.01 * Double(1 + seed % 37)
      }
    } else {
      config.waterfall.gpCommitment.share = 0
    }
    if losesLate(seed) { RandomConfig.lateLosses(&config) }
    return config
  }

  /// Every other round of the variants loses late, so that carry was paid too early.
  static func losesLate(_ seed: UInt64) -> Bool { Int(seed) / variants.count % 2 == 1 }

  /// Every ledger figure and metric of 300 funds, six or more of each variant.
  @Test(arguments: 0..<6) func kernelAgreesWithReference(block: Int) throws {
    for seed in UInt64(block * 50)..<UInt64(block * 50 + 50) {
      let config = Self.config(seed)
      let workspace = PathWorkspace(try CompiledFund(config))
      workspace.run(seed: seed, path: seed)
      try workspace.checkInvariants(path: seed)
      let record = ReferencePath.run(config, seed: seed, path: seed)
      let differences = Agreement.compare(
        expectedFlows: record.flows, expectedMetrics: record.metrics, size: config.fund.size,
        flow: { workspace.flow($0, $1) }, metric: { workspace.metric($0) })
      #expect(
        differences.isEmpty,
        """
        CarryAgreementTests.config(\(seed)), \(Self.variants[Int(seed) % Self.variants.count]): \
        \(differences.count) differ, \(differences.prefix(4))
        """)
    }
  }

  /// What is compared happens: each structure pays carry, each test claws back with and without escrow
  /// left over, each commitment is paid, relief for fees is given.
  @Test func everythingOccurs() {
    var carry: [WaterfallTerms.Structure: Int] = [:]
    var clawback: [WaterfallTerms.Structure: Set<WaterfallTerms.Clawback.Test>] = [:]
    var (relieved, limitedByTax, escrowed) = (0, 0, 0)
    for seed in UInt64(0)..<300 {
      let config = Self.config(seed)
      let record = ReferencePath.run(config, seed: seed, path: seed)
      let terms = config.waterfall
      let paid = record.metric(.carry)
      let returned = record.metric(.clawback)
      if paid > 0 { carry[terms.structure, default: 0] += 1 }
      if returned > 0 { clawback[terms.structure, default: []].insert(terms.clawback.test) }
      if record.flows[FlowItem.escrow.rawValue].contains(where: { $0 > 0 }) { escrowed += 1 }
      let full = (1 - terms.clawback.taxRate) * paid
      if returned > 0 && returned == full && terms.clawback.taxRate > 0 { limitedByTax += 1 }
      let calls = record.flows[FlowItem.calls.rawValue].reduce(0, +)
      let share = terms.gpCommitment.share
      if share > 0 && record.metric(.gpPaidIn) < (1 - 1e-6) * share * calls { relieved += 1 }
    }
    for structure in WaterfallTerms.Structure.allCases {
      #expect(carry[structure, default: 0] >= 10, "\(structure) pays carry: \(carry)")
      #expect(clawback[structure, default: []].count == 3, "\(structure) gives back: \(clawback)")
    }
    #expect(relieved >= 10 && limitedByTax >= 1 && escrowed >= 10)
  }
}
