import FundAnalysis
import FundNumerics
import Testing

@Suite struct DesignTests {
  private func strata(_ points: [[Double]], _ j: Int, cells: Int) -> [Int] {
    points.map { Int($0[j] * Double(cells)) }.sorted()
  }

  /// Shares of points in the elementary boxes of a digital net: every box 2^-a x 2^-b with a + b = m
  /// holds one point of the first 2^m in dimensions 1 and 2, which have t = 0 (Sobol 1967).
  @Test(arguments: [false, true]) func sobolIsANet(scrambled: Bool) {
    let bits = 6
    let points = UnitDesign.sobol(
      count: 1 << bits, dimensions: 2, seed: 7, scrambled: scrambled
    ).points
    for a in 0...bits {
      let boxes = points.map { point in
        Int(point[0] * Double(1 << a)) << (bits - a) | Int(point[1] * Double(1 << (bits - a)))
      }
      #expect(boxes.sorted() == Array(0..<(1 << bits)))
    }
  }

  @Test func everyDimensionOfSobolIsStratified() {
    let count = 256
    for scrambled in [false, true] {
      let points = UnitDesign.sobol(
        count: count, dimensions: SobolSequence.maxDimensions, seed: 3, scrambled: scrambled
      ).points
      for j in 0..<SobolSequence.maxDimensions {
        #expect(strata(points, j, cells: count) == Array(0..<count), "dimension \(j)")
      }
    }
  }

  /// Values of scipy.stats.qmc.Sobol(d=128, scramble=False), 1.17.1, points 1023 and 77.
  @Test func sobolAgainstAnotherProgram() {
    let sequence = SobolSequence(dimensions: 128)
    for (point, dimension, value) in sobolPoints {
      #expect(sequence.plain(point: point, dimension: dimension) == value)
    }
  }

  @Test func scramblingKeepsPointsInsideAndDependsOnTheSeed() {
    let one = UnitDesign.sobol(count: 512, dimensions: 5, seed: 1)
    let again = UnitDesign.sobol(count: 512, dimensions: 5, seed: 1)
    let other = UnitDesign.sobol(count: 512, dimensions: 5, seed: 2)
    #expect(one == again)
    #expect(one != other)
    #expect(one.points.joined().allSatisfy { $0 > 0 && $0 < 1 })
    // The first points of a longer design are those of a shorter one.
    #expect(Array(one.points[..<64]) == UnitDesign.sobol(count: 64, dimensions: 5, seed: 1).points)
  }

  /// The mean of a scrambled net over seeds is unbiased: 400 seeds, each mean of the first coordinate
  /// of 8 points has variance 1/(12 * 8^3) as a stratified sample. z = 5 of its standard error.
  @Test func scrambledPointsAreUniform() {
    let seeds = 400
    var sum = 0.0
    for seed in 0..<seeds {
      let points = UnitDesign.sobol(count: 8, dimensions: 3, seed: UInt64(seed)).points
      sum += points.reduce(0) { $0 + $1[2] } / 8
    }
    let error = (1 / (12.0 * 512) / Double(seeds)).squareRoot()
    #expect(abs(sum / Double(seeds) - 0.5) <= 5 * error)
  }

  @Test func skippingLeavesOutThePointsBefore() {
    let all = UnitDesign.sobol(count: 20, dimensions: 3, seed: 0, scrambled: false)
    let late = UnitDesign.sobol(count: 16, dimensions: 3, seed: 0, scrambled: false, skip: 4)
    #expect(late.points == Array(all.points[4...]))
  }

  @Test func latinHypercube() {
    for centred in [false, true] {
      let design = UnitDesign.latinHypercube(count: 37, dimensions: 4, seed: 5, centred: centred)
      for j in 0..<4 { #expect(strata(design.points, j, cells: 37) == Array(0..<37)) }
      if centred {
        let middles = design.points.joined().map { $0 * 37 - ($0 * 37).rounded(.down) }
        // (k + 1/2)/37 times 37: two roundings.
        #expect(middles.allSatisfy { abs($0 - 0.5) < 37 * 2 * 0x1p-52 })
      }
    }
    let columns = UnitDesign.latinHypercube(count: 37, dimensions: 2, seed: 5).points
    #expect(columns.map { Int($0[0] * 37) } != columns.map { Int($0[1] * 37) })
  }

  /// Variance of a column mean over seeds against 1/(12 n^3): 2000 seeds, whose own relative error is
  /// sqrt(2/2000) = 3.2 %; z = 4.
  @Test func latinHypercubeVariance() {
    let (count, seeds) = (5, 2000)
    var squares = 0.0
    for seed in 0..<seeds {
      let points = UnitDesign.latinHypercube(count: count, dimensions: 1, seed: UInt64(seed)).points
      let mean = points.reduce(0) { $0 + $1[0] } / Double(count)
      squares += (mean - 0.5) * (mean - 0.5)
    }
    let ratio = squares / Double(seeds) / UnitDesign.latinHypercubeMeanVariance(count: count)
    #expect(abs(ratio - 1) < 4 * (2 / Double(seeds)).squareRoot())
  }

  @Test func grid() throws {
    let rows = try #require(LevelGrid.rows(levels: [2, 3]))
    #expect(rows == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]])
    #expect(LevelGrid.rows(levels: [3, 0]) == [])
    #expect(LevelGrid.rows(levels: []) == [[]])
    #expect(LevelGrid.rows(levels: [1 << 40, 1 << 40]) == nil)
  }

  @Test func morrisMovesOneCoordinateAtATime() {
    let design = MorrisDesign(trajectories: 50, dimensions: 4, levels: 4, seed: 11)
    #expect(design.points.count == 250)
    #expect(design.step == 2.0 / 3)
    for trajectory in 0..<50 {
      #expect(design.order[trajectory].sorted() == [0, 1, 2, 3])
      for move in 0..<4 {
        let before = design.points[trajectory * 5 + move]
        let after = design.points[trajectory * 5 + move + 1]
        let changed = (0..<4).filter { before[$0] != after[$0] }
        #expect(changed == [design.order[trajectory][move]])
        // Thirds: one rounding each.
        #expect(changed.allSatisfy { abs(abs(after[$0] - before[$0]) - design.step) < 0x1p-52 })
      }
    }
    let levels = Set(design.points.joined().map { Int(($0 * 3).rounded()) })
    #expect(levels == [0, 1, 2, 3])
    // Trajectories do not depend on how many there are.
    let fewer = MorrisDesign(trajectories: 3, dimensions: 4, levels: 4, seed: 11)
    #expect(fewer.points == Array(design.points[..<15]))
  }

  @Test func saltelli() {
    let design = SaltelliDesign(rows: 8, dimensions: 3, seed: 2)
    #expect(design.points.count == 40)
    for row in 0..<8 {
      let block = Array(design.points[row * 5..<row * 5 + 5])
      for i in 0..<3 {
        for j in 0..<3 { #expect(block[i + 1][j] == block[i == j ? 4 : 0][j]) }
      }
    }
  }
}

private let sobolPoints: [(UInt32, Int, Double)] = [
  (77, 3, 0.7734375),
  (77, 9, 0.4296875),
  (77, 31, 0.7421875),
  (77, 40, 0.8203125),
  (77, 63, 0.8828125),
  (77, 99, 0.8671875),
  (77, 127, 0.4140625),
  (1023, 3, 0.1455078125),
  (1023, 9, 0.8505859375),
  (1023, 31, 0.6142578125),
  (1023, 40, 0.6318359375),
  (1023, 63, 0.0400390625),
  (1023, 99, 0.5302734375),
  (1023, 127, 0.7001953125),
]
