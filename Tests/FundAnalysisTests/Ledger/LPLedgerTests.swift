import FundAnalysis
import FundNumerics
import Testing

/// Rules of the ledger that the shared cases leave open.
@Suite struct LPLedgerTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private func event(
    _ number: Int, _ date: String, _ kind: LPLedger.Kind, _ amount: Double,
    _ approval: LPLedger.Approval = .approved
  ) throws -> LPLedger.Event {
    LPLedger.Event(
      number: number, date: try day(date), kind: kind, amount: amount, approval: approval)
  }

  @Test func onlyWhatIsKnownByTheDayCounts() throws {
    let ledger = LPLedger(
      events: [
        try event(1, "2024-01-31", .call, 100), try event(2, "2024-02-29", .call, 50),
        try event(3, "2024-03-31", .reversal(of: 2), 50),
        try event(4, "2024-04-30", .distribution, 30),
        try event(5, "2024-04-30", .distribution, 7, .notApproved),
        try event(6, "2024-05-31", .recallableDistribution, 20),
      ],
      marks: [
        .init(asset: "b", date: try day("2024-03-31"), value: 60, approval: .approved),
        .init(asset: "a", date: try day("2024-01-31"), value: 55, approval: .approved),
        .init(asset: "b", date: try day("2024-04-30"), value: 66, approval: .notApproved),
        .init(asset: "b", date: try day("2024-05-31"), value: 70, approval: .approved),
        .init(asset: "b", date: try day("2024-05-31"), value: 71, approval: .approved),
      ])
    func expect(_ date: String, _ paidIn: Double, _ distributed: Double, _ value: Double) throws {
      #expect(
        ledger.multiples(asOf: try day(date))
          == FundMultiples(paidIn: paidIn, distributed: distributed, value: value), "\(date)")
    }
    try expect("2024-01-30", 0, 0, 0)
    try expect("2024-01-31", 100, 0, 55)
    // Before its reversal the second call stands.
    try expect("2024-02-29", 150, 0, 55)
    try expect("2024-03-31", 100, 0, 115)
    try expect("2024-04-30", 100, 30, 115)
    try expect("2024-05-31", 80, 30, 126)
    let multiples = ledger.multiples(asOf: try day("2024-05-31"))
    #expect(multiples.dpi == 30.0 / 80 && multiples.rvpi == 126.0 / 80)
    #expect(multiples.tvpi == 156.0 / 80)
    #expect(ledger.multiples(asOf: try day("2024-01-30")).tvpi == nil)
  }
}
