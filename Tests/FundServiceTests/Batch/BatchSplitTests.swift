import FundService
import Testing

@Suite struct BatchSplitTests {
  @Test func cellsGoSideBySideWhenThereAreEnough() {
    let split = BatchSplit(cells: 100, threads: 8, paths: [10_000], atOnce: 50)
    #expect(split.workers == 8 && split.inner == 1)
  }

  @Test func threadsGoInsideWhenThereAreFewCells() {
    let split = BatchSplit(cells: 3, threads: 8, paths: [10_000], atOnce: 50)
    #expect(split.workers == 1 && split.inner == 8)
    // One chunk of paths cannot be shared.
    let small = BatchSplit(cells: 3, threads: 8, paths: [500], atOnce: 50)
    #expect(small.workers == 3 && small.inner == 2)
  }

  @Test func memoryBoundsTheCellsAtOnce() {
    let split = BatchSplit(cells: 100, threads: 8, paths: [1_000_000], atOnce: 2)
    #expect(split.workers == 2 && split.inner == 4)
    let huge = BatchSplit(cells: 100, threads: 8, paths: [.max])
    #expect(huge.workers == 1 && huge.inner == 8)
  }
}
