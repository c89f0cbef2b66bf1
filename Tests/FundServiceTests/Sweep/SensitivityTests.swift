import FundModel
import FundResults
import FundService
import Testing

/// Fees on commitments are proportional to their rate and know nothing of carry: every method must say
/// so.
@Suite struct SensitivityTests {
  private let fee = SweepAxis("fees.management.rate", .range(low: 0.015, high: 0.025))
  private let carry = SweepAxis("waterfall.carry", .relative(0.25))

  private func run(
    _ method: SensitivityResult.Method, _ figure: String = "management_fees.mean",
    _ axes: [SweepAxis]? = nil, paths: Int = 6,
    _ change: (inout SensitivityRequest) -> Void = { _ in }
  ) throws -> SensitivityResult {
    var request = SensitivityRequest(
      base: try Small.fund(), method: method, axes: axes ?? [carry, fee],
      figure: try Objective(parsing: figure), options: Service.options(paths: paths) { $0.seed = 5 }
    )
    change(&request)
    return try FundService.run(request)
  }

  @Test func tornado() throws {
    let found = try run(.tornado)
    #expect(found.cells == 5 && found.paths == 6 && found.seed == 5)
    #expect(found.rows.map(\.path) == ["fees.management.rate", "waterfall.carry"])
    let base = try #require(found.base?.value)
    let low = try #require(found.estimate("at_low", found.rows[0]))
    let high = try #require(found.estimate("at_high", found.rows[0]))
    // A quarter of the rate is a quarter of the fees; ten years of sums in double.
    #expect(abs(low.value + base / 4) < 1e-9 * base && abs(high.value - base / 4) < 1e-9 * base)
    #expect(try #require(found.estimate("swing", found.rows[1])).value == 0)
    // 0.2 less and plus its quarter, one rounding each.
    let ends = try [found.rows[1].low, found.rows[1].high].map { try #require($0.numberValue) }
    #expect(abs(ends[0] - 0.15) < 0x1p-53 && abs(ends[1] - 0.25) < 0x1p-53)
  }

  @Test func tornadoOfReturnsHasPairedErrors() throws {
    let found = try run(.tornado, "net_irr.mean", paths: 12)
    let row = try #require(found.rows.first { $0.path == "fees.management.rate" })
    let high = try #require(found.estimate("at_high", row))
    #expect(high.value < 0)
    let error = try #require(high.standardError)
    let own = try #require(found.base?.standardError)
    #expect(error < own / 2, "differences on common paths are known better than the figure")
    #expect(try #require(high.low) < high.value)
  }

  @Test func elasticity() throws {
    let found = try run(.elasticity)
    let fee = try #require(found.estimate("elasticity", found.rows[0]))
    #expect(found.rows[0].path == "fees.management.rate")
    #expect(abs(fee.value - 1) < 1e-9)
    #expect(try #require(fee.standardError) < 1e-9)
    #expect(try #require(found.estimate("elasticity", found.rows[1])).value == 0)
  }

  @Test func morris() throws {
    let found = try run(.morris, paths: 2) { $0.count = 3 }
    #expect(found.cells == 9)
    let fee = try #require(found.estimate("mu_star", found.rows[0]))
    let sigma = try #require(found.estimate("sigma", found.rows[0]))
    #expect(found.rows[0].path == "fees.management.rate" && fee.value > 0)
    #expect(sigma.value < 1e-9 * fee.value)
    #expect(try #require(found.estimate("mu_star", found.rows[1])).value == 0)
  }

  @Test func sobol() throws {
    let found = try run(.sobol, paths: 2) { $0.count = 8 }
    #expect(found.cells == 32)
    let total = try #require(found.estimate("total", found.rows[0]))
    // Linear in one input: the index is 1 within the sampling error of the variance of 16 points.
    #expect(abs(total.value - 1) <= 4 * (try #require(total.standardError)) + 1e-9)
    #expect(try #require(found.estimate("total", found.rows[1])).value == 0)
    #expect(try #require(found.estimate("first", found.rows[1])).value == 0)
  }

  @Test func rank() throws {
    let found = try run(.rank, paths: 2) { $0.count = 12 }
    #expect(found.cells == 12)
    // Pearson's sums over ranks: the last bits.
    #expect(abs(try #require(found.estimate("rank", found.rows[0])).value - 1) < 1e-14)
    #expect(abs(try #require(found.estimate("rank", found.rows[1])).value) < 0.9)
  }

  @Test func breakeven() throws {
    let base = try #require(run(.tornado).base?.value)
    let found = try run(.breakeven, "management_fees.mean", [fee, carry]) { $0.target = 1.1 * base }
    let value = try #require(found.estimate("value", found.rows[0]))
    // A millionth of the range at most.
    #expect(abs(value.value - 0.022) <= 1e-6 * 0.01 + 1e-9)
    #expect(found.rows[1].estimates == [nil, nil])
    #expect(try #require(found.rows[1].note).contains("does not cross"))
  }

  /// Of a return: the figure at the value is the target within its own small share of the error.
  @Test func breakevenOfAReturn() throws {
    let fees = SweepAxis("fees.management.rate", .range(low: 0, high: 0.05))
    let ends = try run(.tornado, "net_irr.mean", [fees], paths: 8)
    let differences = try ends.rows[0].estimates[..<2].map { try #require($0).value }
    let target = try #require(ends.base?.value) + (differences[0] + differences[1]) / 2
    let found = try run(.breakeven, "net_irr.mean", [fees], paths: 8) { $0.target = target }
    let value = try #require(found.estimate("value", found.rows[0]))
    let at = try FundService.run(
      Small.fund(["fees.management.rate=\(value.value)"]),
      options: Service.options(paths: 8) { $0.seed = 5 })
    let figure = try #require(Objective.mean(.netIrr).evaluate(at))
    let error = try #require(figure.standardError)
    // A hundredth of the error, or what a millionth of the range moves the figure.
    let grain = 1e-6 * abs(differences[0] - differences[1]) * 10
    #expect(abs(figure.value - target) <= 0.01 * error + grain)
    #expect(try #require(value.standardError) > 0)
    #expect(try #require(found.estimate("slope", found.rows[0])).value < 0)
  }

  @Test func wrongRequests() throws {
    func message(_ body: () throws -> Void) throws -> String {
      try #require(throws: ConfigError.self) { try body() }.description
    }
    #expect(try message { _ = try run(.breakeven) }.contains("needs a target"))
    #expect(try message { _ = try run(.tornado) { $0.target = 1 } }.contains("no use for a target"))
    #expect(try message { _ = try run(.tornado) { $0.count = 4 } }.contains("no use for n = 4"))
    #expect(try message { _ = try run(.sobol) { $0.count = 1 } }.contains("from 2"))
    let values = SweepAxis("waterfall.carry", .values([0.1, 0.2]))
    #expect(try message { _ = try run(.sobol, "tvpi.mean", [values]) }.contains("needs a range"))
    let zero = SweepAxis("waterfall.structure", .relative(0.1))
    #expect(try message { _ = try run(.tornado, "tvpi.mean", [zero]) }.contains("no part"))
    let whole = SweepAxis("fund.term_years", .range(low: 8, high: 12))
    #expect(
      try message { _ = try run(.breakeven, "tvpi.mean", [whole]) { $0.target = 1 } }
        .contains("whole numbers"))
    let green = SweepAxis("zones.green.allocation", .range(low: 0.5, high: 0.6))
    let sum = try message { _ = try run(.tornado, "tvpi.mean", [green]) }
    #expect(sum.contains("do not sum to 1") && sum.contains("rescale"), "\(sum)")
    let fine = try run(.tornado, "tvpi.mean", [green], paths: 2) {
      $0.rescale = ["zones.orange.allocation", "zones.red.allocation"]
    }
    #expect(fine.cells == 3)
  }
}
