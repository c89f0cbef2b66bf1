import FundModel

/// Two tables whose shape takes more than a line: words of the years, and the breakdown.
extension RunArchive {
  /// Shares by label and word, `label.word` in alphabetical order, then the two rates.
  static func bytes(_ table: MarketTable) throws -> [UInt8] {
    let series = table.labels.sorted { $0.key < $1.key }.flatMap { label, words in
      words.sorted { $0.key < $1.key }.map { (name: "\(label).\($0.key)", values: $0.value) }
    }
    var piece = try ArchiveTable.Writer(
      .market, shape: [series.count + 2, table.years],
      names: series.map(\.name) + ["short_rate", "mortgage_rate"],
      figures: (series.count + 2) * table.years)
    for values in series.map(\.values) + [table.shortRate, table.mortgageRate] {
      guard values.count == table.years else {
        throw Problem(.market, "a series has \(values.count) years; expected \(table.years)")
      }
      piece.append(values)
    }
    return piece.bytes
  }

  static func market(_ bytes: [UInt8]) throws(Problem) -> MarketTable {
    let piece = try ArchiveTable(.market, bytes)
    let names = piece.header.names
    guard names.count >= 2, Array(names.suffix(2)) == ["short_rate", "mortgage_rate"],
      let years = piece.header.shape.last, years >= 0
    else { throw Problem(.market, "it does not end in the two rates") }
    try piece.require(
      shape: [names.count, years], names: names,
      figures: ArchiveTable.product(names.count, years))
    var labels: [String: [String: [Double]]] = [:]
    for (position, name) in names.dropLast(2).enumerated() {
      guard let point = name.firstIndex(of: "."), point != name.startIndex else {
        throw Problem(.market, "'\(name)' is no label and word")
      }
      let word = String(name[name.index(after: point)...])
      let old = labels[String(name[..<point]), default: [:]]
        .updateValue(piece.figures(position * years, years), forKey: word)
      guard old == nil else { throw Problem(.market, "'\(name)' is there twice") }
    }
    return MarketTable(
      years: years, labels: labels,
      shortRate: piece.figures((names.count - 2) * years, years),
      mortgageRate: piece.figures((names.count - 1) * years, years))
  }

  /// Rows by column, then the sums of every chunk.
  static func bytes(_ table: BreakdownTable) throws -> [UInt8] {
    let layout = table.layout
    let (rows, sums) = (layout.columns * table.paths, layout.pooled * table.chunks)
    var piece = try ArchiveTable.Writer(
      .breakdown, shape: [layout.columns, table.paths],
      numbers: [
        "zones": layout.zones, "vintages": layout.vintages, "products": layout.products,
        "months": layout.months, "chunk_size": table.chunkSize, "pooled": layout.pooled,
      ], figures: rows + sums)
    withExtendedLifetime(table) {
      piece.append(table.rows, rows)
      piece.append(table.sums, sums)
    }
    return piece.bytes
  }

  static func breakdown(
    _ bytes: [UInt8], paths: Int, layout: BreakdownLayout
  ) throws(Problem) -> BreakdownTable {
    let piece = try ArchiveTable(.breakdown, bytes)
    for (name, number) in [
      ("zones", layout.zones), ("vintages", layout.vintages), ("products", layout.products),
      ("months", layout.months), ("pooled", layout.pooled),
    ] {
      _ = try piece.number(name, in: number...number)
    }
    let chunkSize = try piece.number("chunk_size", in: 1...1 << 32)
    guard paths <= pathCounts.upperBound,
      let rows = ArchiveTable.product(layout.columns, paths),
      let sums = ArchiveTable.product(layout.pooled, (paths + chunkSize - 1) / chunkSize)
    else { throw Problem(.breakdown, "\(paths) paths are too many") }
    let (figures, overflow) = rows.addingReportingOverflow(sums)
    try piece.require(shape: [layout.columns, paths], figures: overflow ? nil : figures)
    let table = BreakdownTable(layout: layout, paths: paths, chunkSize: chunkSize)
    piece.copy(0, rows, to: table.rows)
    piece.copy(rows, sums, to: table.sums)
    return table
  }
}

extension MarketTable {
  /// A table that was formed before; every series has `years` figures.
  init(
    years: Int, labels: [String: [String: [Double]]], shortRate: [Double], mortgageRate: [Double]
  ) {
    self.years = years
    self.labels = labels
    self.shortRate = shortRate
    self.mortgageRate = mortgageRate
  }
}
