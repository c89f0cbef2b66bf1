import FundModel
import FundResults

/// Stored runs, one a line.
public func runListTable(_ entries: [RunEntry]) -> TextTable {
  var table = TextTable([
    .init("id", .left), .init("when (UTC)", .left, dropRank: 3), .init("name", .left),
    .init("paths", dropRank: 4), .init("seed", dropRank: 6), .init("net IRR"),
    .init("TVPI", dropRank: 1), .init("tags", .left, dropRank: 2), .init("size", dropRank: 5),
  ])
  for entry in entries {
    table.add([
      .init(entry.id, entry.tripped.isEmpty ? nil : .yellow), .init(shortTime(entry.created)),
      .init(entry.name), .init(counted(entry.identity.paths)), .init("\(entry.identity.seed)"),
      .init(mean(.netIrr, entry)), .init(mean(.tvpi, entry)),
      .init(entry.tags.joined(separator: ", ")), .init(byteFigure(entry.storedBytes)),
    ])
  }
  return table
}

/// `3f2a9c01b7de  2026-11-21 09:14  Equihome v2, 10,000 paths, seed 42, net IRR 9.12% ± 0.03% [base]`.
public func runListLine(_ entry: RunEntry) -> String {
  let tags = entry.tags.isEmpty ? "" : " [\(entry.tags.joined(separator: ", "))]"
  return "\(entry.id)  \(shortTime(entry.created))  \(printable(entry.name)), "
    + "\(counted(entry.identity.paths)) paths, seed \(entry.identity.seed), "
    + "net IRR \(mean(.netIrr, entry))\(printable(tags))"
}

/// A time of a store to the minute: `2026-11-21 09:14`.
public func shortTime(_ time: String) -> String {
  String(time.prefix(16)).replacing("T", with: " ")
}

/// Bytes in units of a thousand: `1.4 MB`.
public func byteFigure(_ bytes: Int) -> String {
  let units = ["kB", "MB", "GB", "TB"]
  guard bytes >= 1000 else { return "\(bytes) B" }
  var value = Double(bytes) / 1000
  var unit = 0
  while value >= 999.5, unit < units.count - 1 {
    value /= 1000
    unit += 1
  }
  return fixed(value, decimals: value < 9.95 ? 1 : 0) + " " + units[unit]
}

private func mean(_ metric: Metric, _ entry: RunEntry) -> String {
  figureWithError(
    entry.figures[metric.name + ".mean"], entry.figures[metric.name + ".se"],
    metric.description.unit)
}
