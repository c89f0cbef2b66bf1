import FundLog
import FundModel
import FundMonteCarlo
import FundResults
import FundService
import Synchronization
import TestSupport
import Testing

/// Searches and series of runs are told as one piece of work.
@Suite struct SearchProgressTests {
  private static func reports(_ body: (RunControl) throws -> Void) throws -> [RunProgress] {
    let seen = Mutex<[RunProgress]>([])
    try body(RunControl(report: { progress in seen.withLock { $0.append(progress) } }))
    return seen.withLock { $0 }
  }

  @Test func optimiser() throws {
    var request = OptimiseRequest(
      vary: [.init(path: "fees.management.rate", low: 0, high: 0.03)],
      objective: try Objective(parsing: "net_irr.mean"), isMaximised: true)
    request.evaluations = 8
    var runs = 0
    let reports = try Self.reports {
      let optimum = try FundService.optimise(
        FrontierTests.fund(), request, options: Service.options(paths: 4), control: $0)
      runs = optimum.history.count + 1
    }
    #expect(reports.allSatisfy { $0.stage == "optimise" && $0.total == 9 * 4 })
    #expect(reports.allSatisfy { $0.runs?.most == 9 && $0.cells == nil })
    #expect(reports.map(\.done) == reports.map(\.done).sorted())
    #expect(reports.last?.done == runs * 4 && reports.last?.runs?.done == runs)
  }

  @Test func frontier() throws {
    var request = FrontierRequest()
    request.points = 3
    request.checks = 2
    let reports = try Self.reports {
      _ = try FundService.frontier(
        FrontierTests.fund(), request, options: Service.options(paths: 12), control: $0)
    }
    // Three zones, two checks and the tangency at most.
    #expect(reports.allSatisfy { $0.stage == "frontier" && $0.total == 6 * 12 })
    #expect(reports.map(\.done) == reports.map(\.done).sorted())
    #expect(reports.count >= 3 && reports.allSatisfy { ($0.runs?.done ?? 9) <= 6 })
  }

  @Test func bridge() throws {
    let reports = try Self.reports {
      _ = try FundService.bridge(
        FrontierTests.fund(), options: Service.options(paths: 4), control: $0)
    }
    let last = try #require(reports.last)
    #expect(last.done == last.total && last.runs?.done == last.runs?.most)
    #expect(reports.map(\.done) == reports.map(\.done).sorted())
  }

  /// A budget beyond any machine is a number like others.
  @Test func hugeBudget() {
    let seen = Mutex<[RunProgress]>([])
    let control = RunControl(report: { progress in seen.withLock { $0.append(progress) } })
    let series = RunSeries(control, stage: "optimise", budget: .atMost(.max))
    for _ in 0..<2 {
      series.next(paths: 1000).send(RunProgress(done: 10, total: 1000, elapsed: 1))
    }
    let reports = seen.withLock { $0 }
    #expect(reports.map(\.done) == [10, 1010] && reports.allSatisfy { $0.total == .max })
    let open = RunSeries(control, stage: "solve", budget: .usually(2))
    for _ in 0..<4 { open.next(paths: 10).send(RunProgress(done: 10, total: 10, elapsed: 1)) }
    let last = seen.withLock { $0 }.suffix(4)
    #expect(last.map(\.total) == [20, 30, 40, 50] && last.allSatisfy { $0.runs?.most == nil })
    #expect(last.map { $0.runs?.done } == [1, 2, 3, 4])
  }

  /// An analysis speaks at info, its runs at debug; cells carry their number.
  @Test func logs() throws {
    let lines = Mutex<[String]>([])
    let output = LogOutput(
      filter: LogFilter(.info), format: .logfmt, clock: { LogTime(microseconds: 0) },
      sink: { line in lines.withLock { $0.append(line) } })
    var request = try BatchRequest(
      base: FrontierTests.fund(),
      cells: [0.01, 0.02].map { .init([("fees.management.rate", .double($0))]) },
      figures: [Objective(parsing: "net_irr.mean")],
      options: Service.options(paths: 4) { $0.log = Logger(output, module: "fund.cli") })
    _ = try FundService.run(request)
    let told = lines.withLock { $0 }
    #expect(told.count == 2 && told[0].contains("cells=2 to_run=2 cached=0"), "\(told)")
    lines.withLock { $0 = [] }
    let all = LogOutput(
      filter: LogFilter(.debug), format: .logfmt, clock: { LogTime(microseconds: 0) },
      sink: { line in lines.withLock { $0.append(line) } })
    request.options.log = Logger(all, module: "fund.cli")
    _ = try FundService.run(request)
    let starts = lines.withLock { $0 }.filter { $0.contains("msg=\"run starts\"") }
    #expect(starts.count == 2 && starts.allSatisfy { $0.contains("level=debug") })
    #expect(Set(starts.map { $0.contains(" cell=1 ") }) == [true, false], "\(starts)")
  }
}
