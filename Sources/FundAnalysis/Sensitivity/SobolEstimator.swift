import FundNumerics
import FundResults

/// First-order and total Sobol indices from the values of a function at the points of a
/// `SaltelliDesign`.
///
/// With V the variance of the values at A and B together,
/// first `S_i = mean(f(B) (f(AB_i) - f(A))) / V` (Saltelli et al., Comput. Phys. Commun. 181 (2010),
/// table 2 b), total `T_i = mean((f(A) - f(AB_i))^2) / (2 V)` (M. Jansen, Comput. Phys. Commun. 117
/// (1999); table 2 f). Values are centred first, which changes no expectation and lowers the error of
/// `S_i`. An estimate may lie a little below 0.
///
/// Intervals come from a bootstrap over rows (G. Archer, A. Saltelli, I. Sobol 1997), as quantiles of
/// the resamples. Rows of a scrambled Sobol design are spread more evenly than independent ones, so
/// that the intervals are rather too wide.
public struct SobolEstimator: Sendable, Equatable {
  public let first: [IntervalEstimate]
  public let total: [IntervalEstimate]
  public let variance: Double
  /// Rows used, and rows left out because a value was undefined.
  public let rows: Int
  public let leftOut: Int

  /// Nil when fewer than two rows are defined, or nothing varies.
  ///
  /// - Parameters:
  ///   - values: in the order of `SaltelliDesign.points`; not finite is undefined.
  ///   - resamples: of the bootstrap; below 2 there are no errors.
  ///   - confidence: of the intervals, in (0, 1).
  /// - Complexity: O(resamples × values).
  public init?(
    values: [Double], dimensions: Int, resamples: Int = 200, seed: UInt64,
    confidence: Double = 0.95
  ) {
    let width = dimensions + 2
    let all = stride(from: 0, to: values.count - width + 1, by: width).map {
      Array(values[$0..<$0 + width])
    }
    let kept = all.filter { $0.allSatisfy(\.isFinite) }
    rows = kept.count
    leftOut = all.count - kept.count
    guard kept.count > 1 else { return nil }
    let centre =
      kept.reduce(0) { $0 + $1[0] + $1[width - 1] } / Double(2 * kept.count)
    let table = kept.map { row in row.map { $0 - centre } }
    guard let found = Self.indices(table, Array(0..<kept.count), dimensions) else { return nil }
    variance = found.variance
    var drawn: [(first: [Double], total: [Double])] = []
    for number in 0..<max(0, resamples) {
      let chosen = Self.resample(kept.count, seed: seed, number: number)
      if let again = Self.indices(table, chosen, dimensions) {
        drawn.append((again.first, again.total))
      }
    }
    func estimate(_ value: Double, _ values: [Double]) -> IntervalEstimate {
      let sample = Sample(values)
      return IntervalEstimate(
        value, standardError: sample.moments.standardDeviation,
        low: sample.count > 1 ? sample.quantile((1 - confidence) / 2) : nil,
        high: sample.count > 1 ? sample.quantile((1 + confidence) / 2) : nil)
    }
    first = found.first.enumerated().map { i, value in
      estimate(value, drawn.map { $0.first[i] })
    }
    total = found.total.enumerated().map { i, value in
      estimate(value, drawn.map { $0.total[i] })
    }
  }

  /// Indices from the chosen rows, each `[A, AB_1 ... AB_d, B]`; nil when nothing varies.
  private static func indices(
    _ table: [[Double]], _ chosen: [Int], _ dimensions: Int
  ) -> (first: [Double], total: [Double], variance: Double)? {
    let last = dimensions + 1
    let count = Double(chosen.count)
    var sum = 0.0
    var squares = 0.0
    var products = [Double](repeating: 0, count: dimensions)
    var gaps = [Double](repeating: 0, count: dimensions)
    for number in chosen {
      let row = table[number]
      let (a, b) = (row[0], row[last])
      sum += a + b
      squares += a * a + b * b
      for i in 0..<dimensions {
        let change = row[i + 1] - a
        products[i] += b * change
        gaps[i] += change * change
      }
    }
    let mean = sum / (2 * count)
    let variance = squares / (2 * count) - mean * mean
    guard variance > 1e-30 * max(squares, Double.leastNormalMagnitude), variance.isFinite else {
      return nil
    }
    return (
      products.map { $0 / count / variance }, gaps.map { $0 / (2 * count) / variance }, variance
    )
  }

  /// `count` rows with replacement: row `floor(w n / 2^32)`, w the words of the Philox blocks.
  private static func resample(_ count: Int, seed: UInt64, number: Int) -> [Int] {
    (0..<(count + 3) / 4).flatMap { index -> [Int] in
      let block = Philox.block(
        seed: seed, path: UInt64(number), stream: DesignStream.rows,
        index: UInt32(truncatingIfNeeded: index))
      return [block.0, block.1, block.2, block.3].map { Int((UInt64($0) * UInt64(count)) >> 32) }
    }.prefix(count).map { $0 }
  }
}
