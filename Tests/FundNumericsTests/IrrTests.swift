import FundNumerics
import Testing

@Suite struct IrrTests {
  /// A seeded fund-like stream: calls early, distributions late, some months mixed.
  private func stream(seed: UInt64, periods: Int, noise: Double) -> [Double] {
    (0..<periods).map { (k: Int) -> Double in
      let block = Philox.block(seed: seed, path: 1, stream: 9, index: UInt32(k))
      let u = Uniform.fine(low: block.0, high: block.1)
      let v = Uniform.coarse(block.2)
      let call = k < periods / 3 ? 0 - u : 0
      let distribution = k >= periods / 4 ? 1.4 * v : 0
      let extra = Uniform.coarse(block.3) < noise ? 2 * (u - 0.6) : 0
      return call + distribution + extra
    }
  }

  @Test func blockHasTheBitsOfEachStreamAlone() {
    for (round, noise) in [0.0, 0.05, 0.3, 0.9].enumerated() {
      for periods in [1, 2, 24, 121] {
        var flows = [Double](repeating: 0, count: 8 * periods)
        for lane in 0..<8 {
          var own = stream(seed: UInt64(100 * round + lane), periods: periods, noise: noise)
          switch (lane, round) {
          case (2, _): own[0] = 0
          case (3, 1): own = own.map { min($0, 0) }  // total loss
          case (4, 2): own = own.map { _ in 0 }
          case (5, _): own = own.map { 0 - $0 }
          case (6, _): for k in (periods / 2)..<periods { own[k] = 0 }
          case (7, 3): own[periods - 1] = .nan
          default: break
          }
          for k in 0..<periods { flows[8 * k + lane] = own[k] }
        }
        var rates = [Double](repeating: 0, count: 8)
        var statuses = [Irr.Status](repeating: .none, count: 8)
        Irr.solveBlock(
          flows: flows, periods: periods, periodsPerYear: 12, rates: &rates, statuses: &statuses)
        for lane in 0..<8 {
          let own = (0..<periods).map { flows[8 * $0 + lane] }
          let alone = Irr.solve(amounts: own, periodsPerYear: 12)
          #expect(alone.status == statuses[lane], "round \(round) lane \(lane)")
          #expect(
            alone.rate.bitPattern == rates[lane].bitPattern
              || alone.rate.isNaN && rates[lane].isNaN,
            "round \(round) lane \(lane) periods \(periods)")
        }
      }
    }
  }

  @Test func quickAnswersAgreeWithTheGeneralSearch() {
    var several = 0
    for seed in 0..<300 {
      let flows = stream(seed: UInt64(seed), periods: 61, noise: [0, 0.1, 0.5][seed % 3])
      let quick = Irr.solve(amounts: flows, periodsPerYear: 12)
      let times = flows.indices.map { Double($0) / 12 }
      let roots = Irr.roots(amounts: flows, times: times)
      #expect((quick.status == .unique) == (roots.count == 1), "seed \(seed): \(quick) \(roots)")
      if roots.count > 1 { several += 1 }
      #expect(
        roots.isEmpty
          || roots.contains { abs($0.rate - quick.rate) < 1e-11 * (1 + abs(quick.rate)) },
        "seed \(seed): \(quick) \(roots)")
    }
    print("note: \(several) of 300 random streams had several roots")
  }

  @Test func textbookRates() {
    // 100 in, 200 out after 60 months: 2^(1/5) - 1.
    var flows = [Double](repeating: 0, count: 61)
    flows[0] = -100
    flows[60] = 200
    let doubling = Irr.solve(amounts: flows, periodsPerYear: 12)
    #expect(doubling.status == .unique)
    #expect(abs(doubling.rate - 0.14869835499703501) < 4e-16)
    // The same from a first flow at a later month, with the unit of money changed by a power of
    // two.
    let later = [0, 0, 0] + flows.map { $0 * 0x1p40 } + [0, 0]
    #expect(abs(Irr.solve(amounts: later, periodsPerYear: 12).rate - doubling.rate) < 4e-16)
    #expect(Irr.solve(amounts: [], periodsPerYear: 12).status == .none)
    #expect(Irr.solve(amounts: [-1, 2], periodsPerYear: 0).status == .none)
    #expect(Irr.solve(amounts: [-1, .infinity], periodsPerYear: 12).status == .none)
    #expect(
      Irr.solve(amounts: [-1, -2], periodsPerYear: 12) == Irr.Solution(rate: -1, status: .totalLoss)
    )
    #expect(Irr.solve(amounts: [1, 2], times: [0, .nan]).status == .none)
    #expect(Irr.solve(amounts: [-1, 1], times: [0, 0]).status == .none)
  }

  @Test func closeAndTouchingRootsAreTold() {
    // (q - 1.1)^2 (q - 1.3), (q - 1.1)(q - 1.1001), (q - 1.2)^3 in q = 1 + rate.
    let touching = Irr.roots(amounts: [1, -3.5, 4.07, -1.573], times: [0, 1, 2, 3])
    #expect(touching.map(\.direction) == [.touching, .rising])
    #expect(abs(touching[0].rate - 0.1) < 1e-7 && abs(touching[1].rate - 0.3) < 1e-13)
    let close = Irr.roots(amounts: [1, -2.2001, 1.21011], times: [0, 1, 2])
    #expect(close.map(\.direction) == [.falling, .rising])
    #expect(abs(close[0].rate - 0.1) < 1e-11 && abs(close[1].rate - 0.1001) < 1e-11)
    let triple = Irr.roots(amounts: [1, -3.6, 4.32, -1.728], times: [0, 1, 2, 3])
    // The cube root of the rounding of the coefficients.
    #expect(triple.allSatisfy { abs($0.rate - 0.2) < 2e-5 } && !triple.isEmpty)
    // (q - 1.2)^20: rounding hides where it is, but the search ends, near it, with a handful.
    var twenty = [1.0]
    for _ in 0..<20 {
      twenty = zip(twenty + [0], [0] + twenty).map { $0 - 1.2 * $1 }
    }
    let hidden = Irr.roots(amounts: twenty, times: twenty.indices.map(Double.init))
    #expect(hidden.count < 50 && hidden.allSatisfy { abs($0.rate - 0.2) < 0.6 })
  }

  @Test func moneyOfAnySizeIsSolved() {
    for scale in [0x1p-1000, 1, 0x1p1000] {
      let flows = [-100, 30, 40, 50, 60, -15].map { $0 * scale }
      let solution = Irr.solve(amounts: flows, periodsPerYear: 1)
      #expect(solution.status == .multiple)
      #expect(abs(solution.rate - 0.22270845639426093) < 1e-14, "\(scale)")
    }
  }

  @Test func dayCountsOfOneYear() throws {
    let start = try #require(CalendarDate("2023-02-28"))
    let end = try #require(CalendarDate("2024-02-29"))
    #expect(end.dayNumber - start.dayNumber == 366)
    #expect(CalendarDate("1970-01-01")?.dayNumber == 0)
    #expect(CalendarDate("2000-03-01")?.dayNumber == 11017)
    #expect(CalendarDate("1600-02-29")?.dayNumber == -135_081)
    for bad in ["2023-02-29", "1900-02-29", "2023-13-01", "23-1-1", "2023/01/01", "", "2023-00-10"]
    {
      #expect(CalendarDate(bad) == nil, "\(bad)")
    }
    #expect(DayCount.actual365Fixed.years(from: start, to: end) == 366.0 / 365)
    #expect(DayCount.actual365Fixed.years(from: end, to: start) == -366.0 / 365)
    #expect(DayCount.thirty360SIA.years(from: start, to: end) == 1)
    #expect(DayCount.thirty360ISDA.years(from: start, to: end) == 361.0 / 360)
    #expect(DayCount.thirtyE360.years(from: start, to: end) == 361.0 / 360)
    #expect(
      abs(DayCount.actualActualISDA.years(from: start, to: end) - (307.0 / 365 + 59.0 / 366))
        < 4e-16)
    #expect(DayCount(name: "act/12") == nil)
  }
}
