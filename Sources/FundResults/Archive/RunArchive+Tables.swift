import FundModel

/// The tables of a run as pieces, and back. Columns and shapes have to be those of this program and of the
/// run's configuration: a table of another shape is refused, never filled up.
extension RunArchive {
  static func bytes(_ table: SampleTable) throws -> [UInt8] {
    let count = Metric.count * table.paths
    var piece = try ArchiveTable.Writer(
      .samples, shape: [Metric.count, table.paths], names: Metric.allCases.map(\.name),
      figures: count)
    withExtendedLifetime(table) { piece.append(table.baseAddress, count) }
    return piece.bytes
  }

  static func samples(_ bytes: [UInt8], paths: Int) throws(Problem) -> SampleTable {
    let piece = try ArchiveTable(.samples, bytes)
    try piece.require(
      shape: [Metric.count, paths], names: Metric.allCases.map(\.name),
      figures: ArchiveTable.product(Metric.count, paths))
    let table = SampleTable(paths: paths)
    piece.copy(0, Metric.count * paths, to: table.baseAddress)
    return table
  }

  static func bytes(_ table: FlowTable) throws -> [UInt8] {
    let (monthly, yearly) = (table.monthly, table.yearly)
    var piece = try ArchiveTable.Writer(
      .flows, shape: [FlowItem.count, table.months], names: FlowItem.allCases.map(\.name),
      numbers: ["paths": table.count, "years": table.years],
      figures: 2 * (monthly.means.count + yearly.means.count))
    for figures in [monthly.means, monthly.squares, yearly.means, yearly.squares] {
      piece.append(figures)
    }
    return piece.bytes
  }

  static func flows(_ bytes: [UInt8], paths: Int, months: Int) throws(Problem) -> FlowTable {
    let piece = try ArchiveTable(.flows, bytes)
    let layout = FlowLayout(months: months)
    let (monthly, yearly) = (layout.monthlyCount, layout.yearlyCount)
    try piece.require(
      shape: [FlowItem.count, months], names: FlowItem.allCases.map(\.name),
      figures: 2 * (monthly + yearly))
    let count = try piece.number("paths", in: paths...paths)
    _ = try piece.number("years", in: layout.years...layout.years)
    return FlowTable(
      layout: layout,
      monthly: Moments(
        count: count, means: piece.figures(0, monthly), squares: piece.figures(monthly, monthly)),
      yearly: Moments(
        count: count, means: piece.figures(2 * monthly, yearly),
        squares: piece.figures(2 * monthly + yearly, yearly)))
  }

  /// Contributions and distributions; their difference is formed again, which gives the same bits.
  static func bytes(_ table: FlowMatrix) throws -> [UInt8] {
    let count = table.paths * table.months
    var piece = try ArchiveTable.Writer(
      .matrix, shape: [2, table.paths, table.months], names: ["contributions", "distributions"],
      figures: 2 * count)
    withExtendedLifetime(table) {
      piece.append(table.baseAddress(.contributions), count)
      piece.append(table.baseAddress(.distributions), count)
    }
    return piece.bytes
  }

  static func matrix(_ bytes: [UInt8], paths: Int, months: Int) throws(Problem) -> FlowMatrix {
    let piece = try ArchiveTable(.matrix, bytes)
    try piece.require(
      shape: [2, paths, months], names: ["contributions", "distributions"],
      figures: ArchiveTable.product(2, paths, months))
    let table = FlowMatrix(paths: paths, months: months)
    for path in 0..<paths {
      table.store(
        contributions: piece.figures(path * months, months),
        distributions: piece.figures((paths + path) * months, months), path: path)
    }
    return table
  }

  static func bytes(_ table: NoteTable) throws -> [UInt8] {
    let figures = NoteTable.Figure.allCases.count
    let count = table.classes * figures * table.paths
    var piece = try ArchiveTable.Writer(
      .notes, shape: [table.classes, figures, table.paths], figures: count)
    withExtendedLifetime(table) { piece.append(table.storage, count) }
    return piece.bytes
  }

  static func notes(_ bytes: [UInt8], paths: Int, classes: Int) throws(Problem) -> NoteTable {
    let piece = try ArchiveTable(.notes, bytes)
    let figures = NoteTable.Figure.allCases.count
    try piece.require(
      shape: [classes, figures, paths], figures: ArchiveTable.product(classes, figures, paths))
    guard classes >= 1 else { throw Problem(.notes, "the fund has no notes") }
    let table = NoteTable(classes: classes, paths: paths)
    piece.copy(0, classes * figures * paths, to: table.storage)
    return table
  }

  static func bytes(_ table: HookTable) throws -> [UInt8] {
    let count = table.names.count * table.paths
    var piece = try ArchiveTable.Writer(
      .hookMetrics, shape: [table.names.count, table.paths], names: table.names, figures: count)
    withExtendedLifetime(table) { piece.append(table.storage, count) }
    return piece.bytes
  }

  static func hookMetrics(
    _ bytes: [UInt8], paths: Int, names: [String]
  ) throws(Problem) -> HookTable {
    let piece = try ArchiveTable(.hookMetrics, bytes)
    try piece.require(
      shape: [names.count, paths], names: names, figures: ArchiveTable.product(names.count, paths))
    let table = HookTable(names: names, paths: paths)
    piece.copy(0, names.count * paths, to: table.storage)
    return table
  }
}
