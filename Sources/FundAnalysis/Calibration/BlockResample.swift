import FundNumerics

/// Stationary block bootstrap of the periods of a history (Politis and Romano 1994), all series together.
///
/// Blocks of rows have geometric lengths with a given mean and wrap around at the end. Draw t of resample b is block t of
/// stream 65538, path b, key = seed: words 0, 1 decide whether a block ends, words 2, 3 where the next begins.
struct BlockResample {
  static let stream: UInt32 = 65_538

  let seed: UInt64
  /// In periods, at least 1.
  let meanBlock: Double

  /// Row numbers of a resample of `count` rows.
  func rows(_ number: Int, of count: Int) -> [Int] {
    var rows: [Int] = []
    var row = 0
    for t in 0..<count {
      let words = Philox.block(
        seed: seed, path: UInt64(number), stream: Self.stream, index: UInt32(t))
      let ends = Uniform.fine(low: words.0, high: words.1) < 1 / meanBlock
      if t == 0 || ends {
        row = min(count - 1, Int(Uniform.fine(low: words.2, high: words.3) * Double(count)))
      } else {
        row = (row + 1) % count
      }
      rows.append(row)
    }
    return rows
  }
}
