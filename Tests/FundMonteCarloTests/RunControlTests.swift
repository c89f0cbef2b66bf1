import FundEngine
import FundModel
import FundMonteCarlo
import FundResults
import Synchronization
import TestSupport
import Testing

@Suite struct RunControlTests {
  /// Whole chunks, parts of chunks, one path: every row is there, and sums count every path once.
  @Test(arguments: [1, 511, 512, 513, 1024, 1500]) func chunkEdges(paths: Int) throws {
    let config = plainFund(size: 1e6, amount: 1e5, termYears: 3, exitMonths: 24, growth: 0.03)
    let output = try MonteCarlo.run(
      CompiledFund(config), .init(seed: 1, paths: paths, threads: 3, checks: true),
      control: RunControl())
    #expect(output.samples.paths == paths && output.flows.count == paths)
    #expect(output.samples.column(.loanCount).allSatisfy { $0 == 10 })
    // Ten equal loans in month 0, on every path: the mean of the ledger is that of one path.
    #expect(output.flows.mean(.loansBought, month: 0) == 10)
    #expect(output.matrix == nil)
  }

  /// Progress counts up, ends at the total, and states the error of what it has.
  @Test func progress() throws {
    let seen = Mutex<[RunProgress]>([])
    let control = RunControl(report: { progress in seen.withLock { $0.append(progress) } })
    let output = try MonteCarlo.run(
      CompiledFund(houseConfig()), .init(seed: 5, paths: 3000, threads: 2), control: control)
    let reports = seen.withLock { $0 }
    let last = try #require(reports.last)
    #expect(last.done == 3000 && last.total == 3000)
    #expect(reports.map(\.done) == reports.map(\.done).sorted())
    let defined = output.samples.defined(.netIrr)
    let mean = defined.reduce(0, +) / Double(defined.count)
    let irr = try #require(last.netIrr)
    // Two ways to add 3,000 numbers of size 0.1.
    #expect(abs(irr.mean - mean) < 3000 * 0.1.ulp)
    #expect(irr.standardError > 0)
  }

  /// The kept flows of a path are those its metrics speak of.
  @Test func keptFlows() throws {
    let output = try MonteCarlo.run(
      CompiledFund(houseConfig()), .init(seed: 5, paths: 40, threads: 2, keepsFlows: true),
      control: RunControl())
    let matrix = try #require(output.matrix)
    #expect(matrix.paths == 40 && matrix.months == output.flows.months)
    for path in 0..<40 {
      let paid = matrix.row(.contributions, path: path).reduce(0, +)
      let got = matrix.row(.distributions, path: path).reduce(0, +)
      let tolerance = Double(matrix.months) * 2e7.ulp
      #expect(abs(paid - output.samples.column(.paidIn)[path]) <= tolerance)
      #expect(abs(got - output.samples.column(.distributed)[path]) <= tolerance)
    }
  }

  /// Numbers of paths wrap around rather than trap: the last path there is, and the first.
  @Test func lastPathNumber() throws {
    let output = try MonteCarlo.run(
      CompiledFund(houseConfig()), .init(seed: .max, firstPath: .max, paths: 2, threads: 1),
      control: RunControl())
    let first = try MonteCarlo.run(
      CompiledFund(houseConfig()), .init(seed: .max, paths: 1, threads: 1), control: RunControl())
    #expect(
      output.samples.column(.netIrr)[1].bitPattern == first.samples.column(.netIrr)[0].bitPattern)
  }
}
