import Dispatch
import FundModel
import FundResults
import Testing

@Suite struct SampleTableTests {
  @Test func rowsLandInColumns() {
    let samples = SampleTable(paths: 3)
    for path in 0..<3 {
      samples.store((0..<Metric.count).map { Double(100 * path + $0) }, path: path)
    }
    #expect(Array(samples.column(.netIrr)) == [0, 100, 200])
    #expect(Array(samples.column(.tvpi)) == [2, 102, 202])
    #expect(samples.row(path: 1) == (0..<Metric.count).map { Double(100 + $0) })
  }

  @Test func rowsNotStoredAreUndefined() {
    let samples = SampleTable(paths: 2)
    samples.store([Double](repeating: 1, count: Metric.count), path: 1)
    #expect(samples.column(.tvpi)[0].isNaN)
    #expect(samples.defined(.tvpi) == [1])
  }

  @Test func workersStoreAtOnce() {
    let samples = SampleTable(paths: 4096)
    DispatchQueue.concurrentPerform(iterations: 4) { worker in
      for path in stride(from: worker, to: 4096, by: 4) {
        samples.store([Double](repeating: Double(path), count: Metric.count), path: path)
      }
    }
    for metric in [Metric.netIrr, .unpaidObligations] {
      #expect(Array(samples.column(metric)) == (0..<4096).map(Double.init))
    }
  }

  @Test func noPathsIsATable() {
    #expect(SampleTable(paths: 0).column(.tvpi).isEmpty)
  }
}

@Suite struct FlowMatrixTests {
  @Test func netIsDistributionsLessContributions() {
    let matrix = FlowMatrix(paths: 2, months: 3)
    matrix.store(contributions: [100, 50, 0], distributions: [0, 10, 170], path: 1)
    #expect(Array(matrix.row(.net, path: 1)) == [-100, -40, 170])
    #expect(Array(matrix.row(.contributions, path: 1)) == [100, 50, 0])
    #expect(Array(matrix.row(.distributions, path: 1)) == [0, 10, 170])
    #expect(Array(matrix.row(.net, path: 0)) == [0, 0, 0])
    #expect(matrix.baseAddress(.net)[5] == 170)
  }
}
