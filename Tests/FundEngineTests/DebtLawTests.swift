import FundEngine
import FundModel
import TestSupport
import Testing

/// Laws of facilities and notes on random funds; the invariants hold cash to its flows in every month.
@Suite struct DebtLawTests {
  private func run(
    _ seed: UInt64, _ body: (PathWorkspace, FundConfig) throws -> Void
  ) throws {
    let config = RandomConfig.make(seed: seed)
    guard !config.facilities.isEmpty || config.notes.structure != .none else { return }
    let workspace = PathWorkspace(try CompiledFund(config))
    workspace.run(seed: seed, path: seed)
    try workspace.checkInvariants(path: seed)
    try body(workspace, config)
  }

  private func total(_ workspace: PathWorkspace, _ item: FlowItem) -> Double {
    (0...workspace.fund.horizon).reduce(0) { $0 + workspace.flow(item, $1) }
  }

  /// What was drawn or issued, and what was added to it unpaid, was repaid or lost; nobody is repaid more.
  @Test(arguments: 0..<4) func balancesAccountForEveryFlow(block: Int) throws {
    var seen = 0
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      try run(seed) { workspace, config in
        seen += 1
        let horizon = workspace.fund.horizon
        let negligible = Agreement.moneyTolerance(size: config.fund.size)
        var balance = 0.0
        for month in 0...horizon {
          let now = workspace.flow(.facilityDebt, month)
          let drawn =
            workspace.flow(.facilityDraws, month) - workspace.flow(.facilityRepayments, month)
          // Interest and fees that could not be paid are the only other thing that adds to it.
          #expect(now >= balance + drawn - negligible, "seed \(seed), month \(month)")
          #expect(now >= 0)
          balance = now
        }
        #expect(abs(workspace.metric(.facilityLoss) - balance) <= negligible, "seed \(seed)")
        let issued = total(workspace, .notesIssued)
        let repaid = total(workspace, .notePrincipal) + workspace.flow(.noteDebt, horizon)
        #expect(repaid >= issued - negligible, "seed \(seed)")
        #expect(abs(workspace.metric(.noteLoss) - workspace.flow(.noteDebt, horizon)) <= negligible)
      }
    }
    #expect(seen > 30)
  }

  /// Nobody gets a distribution at the end while a lender is owed.
  @Test func equityIsLast() throws {
    for seed in UInt64(0)..<400 {
      try run(seed) { workspace, config in
        let horizon = workspace.fund.horizon
        let owed =
          workspace.flow(.facilityDebt, horizon) + workspace.flow(.noteDebt, horizon)
        let paid =
          workspace.flow(.lpDistributions, horizon) + workspace.flow(.gpDistributions, horizon)
          + workspace.flow(.gpCommitmentDistributions, horizon)
        let negligible = Agreement.moneyTolerance(size: config.fund.size)
        #expect(
          owed <= negligible || paid <= negligible, "seed \(seed): owed \(owed), paid \(paid)")
      }
    }
  }

  /// A facility that nothing can be drawn on and that costs nothing changes no figure of the fund.
  @Test func anEmptyFacilityIsNoFacility() throws {
    var compared = 0
    for seed in UInt64(0)..<60 {
      var config = RandomConfig.make(seed: seed)
      guard var facility = config.facilities.first else { continue }
      facility.kind = .subscription
      facility.advanceRate = 0
      facility.undrawnFee = 0
      facility.upfrontFee = 0
      config.notes.structure = .none
      config.facilities = []
      let without = PathWorkspace(try CompiledFund(config))
      without.run(seed: seed, path: 3)
      config.facilities = [facility]
      let with = PathWorkspace(try CompiledFund(config))
      with.run(seed: seed, path: 3)
      for metric in Metric.allCases where metric != .peakUtilisation {
        #expect(
          with.metric(metric).bitPattern == without.metric(metric).bitPattern,
          "seed \(seed): \(metric.name)")
      }
      compared += 1
    }
    #expect(compared > 10)
  }

  /// A class of notes that loses nothing earns its coupon: the IRR of its flows is the coupon's annual
  /// effective rate when coupons are paid monthly and in full.
  @Test func aSoundNoteEarnsItsCoupon() throws {
    var config = houseConfig()
    config.notes = RandomConfig.soundNotes(rate: 0.06)
    let workspace = PathWorkspace(try CompiledFund(config))
    for path in UInt64(0)..<20 {
      workspace.run(seed: 7, path: path)
      try workspace.checkInvariants(path: path)
      let outcome = workspace.noteOutcome(0)
      #expect(outcome.loss == 0)
      let effective = (0..<12).reduce(1.0) { product, _ in product * (1 + 0.06 / 12) } - 1
      // The solver's own accuracy on ln(1 + rate), and a rounding a month.
      #expect(abs(outcome.irr - effective) < 1e-12 * 1_000)
      #expect(outcome.wal > 0 && outcome.wal <= 9)
    }
  }

  /// Attachment order: a senior class never loses while a junior one is paid principal at the end.
  @Test func seniorLosesLast() throws {
    for seed in UInt64(0)..<600 {
      try run(seed) { workspace, config in
        let classes = config.notes.issued
        guard classes.count > 1 else { return }
        for k in 1..<classes.count where workspace.noteOutcome(k - 1).loss > 1e-9 {
          // All that was due at the end had to go to the senior class first.
          let horizon = workspace.fund.horizon
          #expect(
            workspace.notePayment(k, month: horizon)
              <= Agreement.moneyTolerance(size: config.fund.size), "seed \(seed), class \(k)")
        }
      }
    }
  }
}
