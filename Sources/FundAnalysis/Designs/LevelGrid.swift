/// All combinations of the levels of several factors.
public enum LevelGrid {
  /// Rows of level numbers from 0, the last factor varying fastest; nil when there are more than a
  /// machine integer counts. A factor without levels gives no rows.
  public static func rows(levels: [Int]) -> [[Int]]? {
    var count = 1
    for level in levels {
      let (product, overflow) = count.multipliedReportingOverflow(by: max(0, level))
      if overflow { return nil }
      count = product
    }
    return (0..<count).map { number in
      var rest = number
      var row = [Int](repeating: 0, count: levels.count)
      for factor in levels.indices.reversed() {
        row[factor] = rest % levels[factor]
        rest /= levels[factor]
      }
      return row
    }
  }
}
