/// Mean and sum of squared deviations of many columns at once, merged in a fixed order.
///
/// A chunk keeps sums of `x - s` and `(x - s)^2` with `s` the chunk's first row, so that a column
/// that never varies has a deviation of exactly 0; chunks merge by the pairwise formula of Chan,
/// Golub and LeVeque (1979).
struct Moments: Sendable {
  private(set) var count = 0
  private(set) var means: [Double]
  /// Sums of squared deviations from the mean.
  private(set) var squares: [Double]

  init(width: Int) {
    means = [Double](repeating: 0, count: width)
    squares = means
  }

  /// Moments that were formed before.
  /// - Precondition: one of each a column.
  init(count: Int, means: [Double], squares: [Double]) {
    precondition(count >= 0 && means.count == squares.count)
    self.count = count
    self.means = means
    self.squares = squares
  }

  /// Adds `count` rows with the given means and sums of squared deviations, column by column.
  mutating func merge(
    count added: Int, moments: (Int) -> (mean: Double, squares: Double)
  ) {
    guard added > 0 else { return }
    let total = count + added
    let share = Double(added) / Double(total)
    let cross = Double(count) * share
    for column in means.indices {
      let (mean, deviation) = moments(column)
      let step = mean - means[column]
      means[column] += step * share
      squares[column] += deviation + step * step * cross
    }
    count = total
  }

  /// Standard error of the mean of a column, `sqrt(squares / (n - 1) / n)`; nil below two rows.
  func standardError(_ column: Int) -> Double? {
    guard count > 1 else { return nil }
    return (squares[column] / Double(count - 1) / Double(count)).squareRoot()
  }
}

/// Sums of one chunk, shifted by its first row.
struct ShiftedSums {
  let width: Int
  private(set) var count = 0
  /// Three rows: shift, sums, sums of squares.
  private let base: UnsafeMutablePointer<Double>

  init(width: Int) {
    self.width = width
    base = .allocate(capacity: max(1, 3 * width))
    base.initialize(repeating: 0, count: 3 * width)
  }

  func deallocate() { base.deallocate() }

  mutating func reset() {
    count = 0
    base.update(repeating: 0, count: 3 * width)
  }

  mutating func add(_ row: UnsafePointer<Double>) {
    if count == 0 {
      base.update(from: row, count: width)
    } else {
      let shift = UnsafePointer(base)
      let sums = base + width
      let squares = base + 2 * width
      for column in 0..<width {
        let step = row[column] - shift[column]
        sums[column] += step
        squares[column] += step * step
      }
    }
    count += 1
  }

  func moments(_ column: Int) -> (mean: Double, squares: Double) {
    let sum = base[width + column]
    let mean = sum / Double(count)
    return (base[column] + mean, max(0, base[2 * width + column] - sum * mean))
  }
}
