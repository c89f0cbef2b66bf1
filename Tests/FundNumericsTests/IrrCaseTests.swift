import FundNumerics
import Testing

@Suite struct IrrCaseTests {
  /// Times in years of a case: k for a periodic stream, else by its day count from the earliest
  /// date.
  private func times(_ truth: TruthCase, _ count: Int) throws -> [Double] {
    guard let texts = truth.strings("dates") else { return (0..<count).map(Double.init) }
    let name = try #require(truth.inputs["day_count"] as? String)
    let dayCount = try #require(DayCount(name: name), "day count \(name)")
    return dayCount.years(of: try texts.map { try #require(CalendarDate($0)) })
  }

  @Test func everyCaseOfTheFile() throws {
    for truth in try CaseFile.load("01_irr") {
      let amounts = try #require(truth.numbers("amounts"))
      switch truth.kind {
      case "xirr_day_count":
        let solution = Irr.solve(amounts: amounts, times: try times(truth, amounts.count))
        #expect(
          truth.agrees(solution.rate, try #require(truth.expectedNumber("irr"))), "\(truth.id)")
      case "irr", "xirr":
        try checkRoots(truth, amounts)
      default:
        Issue.record("unknown kind \(truth.kind)")
      }
    }
  }

  private func checkRoots(_ truth: TruthCase, _ amounts: [Double]) throws {
    let times = try times(truth, amounts.count)
    var solutions = [Irr.solve(amounts: amounts, times: times)]
    if truth.kind == "irr" { solutions.append(Irr.solve(amounts: amounts, periodsPerYear: 1)) }
    let wanted = try #require(truth.expectedNumbers("roots"))
    let slopes = try #require(truth.expectedNumbers("npv_slope_at_root"))
    let roots = Irr.roots(amounts: amounts, times: times)
    #expect(roots.count == wanted.count, "\(truth.id): \(roots) for \(wanted)")
    for (root, (rate, slope)) in zip(roots, zip(wanted, slopes)) {
      #expect(truth.agrees(root.rate, rate), "\(truth.id): \(root.rate) for \(rate)")
      // Near -1 it is 1 + rate that has to be right, down to the spacing of rates there (2^-53).
      #expect(abs(root.rate - rate) <= 1e-9 * (1 + rate) + 0x1p-52, "\(truth.id)")
      #expect(root.direction.rawValue == Int(slope), "\(truth.id): \(root) \(slope)")
    }
    for solution in solutions {
      switch solution.status {
      case .unique:
        let rate = try #require(truth.expectedNumber("irr"), "\(truth.id): \(solution)")
        #expect(truth.agrees(solution.rate, rate), "\(truth.id): \(solution.rate) for \(rate)")
      case .multiple:
        #expect(truth.expected["unique"] as? Bool == false, "\(truth.id)")
        let rate = try #require(truth.expectedNumber("irr_investor_root"), "\(truth.id)")
        #expect(truth.agrees(solution.rate, rate), "\(truth.id): \(solution.rate) for \(rate)")
      case .none:
        #expect(wanted.isEmpty && solution.rate.isNaN, "\(truth.id)")
      case .totalLoss:
        #expect(wanted.isEmpty && solution.rate == -1, "\(truth.id)")
        #expect(amounts.allSatisfy { $0 <= 0 } && amounts.contains { $0 < 0 }, "\(truth.id)")
      }
    }
  }
}
