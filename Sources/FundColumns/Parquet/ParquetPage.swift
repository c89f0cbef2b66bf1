/// One page of values of a column, as Parquet lays it out with plain encoding.
///
/// Source: parquet-format of Apache Parquet (README.md, Encodings.md).
struct ParquetPage {
  let bytes: [UInt8]
  /// Rows whose figure is undefined.
  let nulls: Int

  init(_ values: ColumnValues, rows: Range<Int>) {
    var page = LittleEndian()
    switch values {
    case .doubles(let all):
      let part = all[rows]
      let levels = Self.definitionLevels(part)
      page.reserve(levels.count + 8 * part.count + 4)
      page.add(UInt32(levels.count))
      page.add(levels)
      page.add(all: part.filter { !$0.isNaN })
      nulls = part.count { $0.isNaN }
    case .integers(let all):
      page.reserve(8 * rows.count)
      for value in all[rows] { page.add(value) }
      nulls = 0
    case .texts(let all):
      for text in all[rows] {
        page.add(UInt32(text.utf8.count))
        page.add(text.utf8)
      }
      nulls = 0
    }
    bytes = page.bytes
  }

  /// 1 where there is a figure, 0 where it is undefined, in the hybrid of runs and packed bits, one bit
  /// wide: one run when all are alike, else packed in groups of eight.
  private static func definitionLevels(_ values: ArraySlice<Double>) -> [UInt8] {
    var levels = ThriftWriter()
    let first = values.first.map { !$0.isNaN } ?? true
    if values.allSatisfy({ $0.isNaN != first }) {
      levels.variable(UInt64(values.count) << 1)
      return levels.bytes + [first ? 1 : 0]
    }
    let groups = (values.count + 7) / 8
    levels.variable(UInt64(groups) << 1 | 1)
    var packed = [UInt8](repeating: 0, count: groups)
    for (position, value) in values.enumerated() where !value.isNaN {
      packed[position / 8] |= 1 << (position % 8)
    }
    return levels.bytes + packed
  }
}
