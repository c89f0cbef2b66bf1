import FundModel

/// What an import of an old config did: what was mapped, what changed its meaning, what has none now,
/// and which faults of the original were left behind.
public func importTables(_ result: LegacyImport, _ format: TextFormat) -> [String] {
  var lines: [String] = []
  func title(_ kind: LegacyImport.Row.Kind, _ text: String) -> [LegacyImport.Row] {
    let rows = result.rows.filter { $0.kind == kind }
    if !rows.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines.append(format.style.apply(.bold, "\(text): \(rows.count)"))
    }
    return rows
  }
  let mapped = title(.mapped, "Mapped")
  if !mapped.isEmpty { lines += moveLines(mapped, format) }

  let changed = title(.changed, "Changed meaning")
  if !changed.isEmpty {
    let table = moveLines(changed, format)
    lines.append(table[0])
    for (row, line) in zip(changed, table.dropFirst()) {
      lines.append(line)
      lines += row.remark.wrapped(to: format.width - 6).map { "      " + $0 }
    }
  }

  let dropped = title(.dropped, "No meaning now")
  if !dropped.isEmpty {
    var table = TextTable([.init("old", .left), .init("value", .left), .init("why", .left)])
    let used = [dropped.map(\.old), dropped.map(value)].map { $0.map(\.count).max() ?? 0 }
    let rest = max(30, format.width - used.reduce(table.indent + 4, +))
    var last = ""
    for row in dropped {
      // A reason that several rows share is given once.
      let remark = row.remark == last ? "the same" : row.remark
      last = row.remark
      for (index, part) in remark.wrapped(to: rest).enumerated() {
        table.add([
          .init(index == 0 ? row.old : ""), .init(index == 0 ? value(row) : ""), .init(part),
        ])
      }
    }
    lines += table.lines(TextFormat(width: max(format.width, 200), style: format.style))
  }

  lines += ["", format.style.apply(.bold, "Not carried over")]
  for fault in LegacyImport.faults {
    let parts = fault.wrapped(to: format.width - 4)
    lines += parts.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
  }
  lines += ["", "\(result.presetValues) other values are those of preset \(result.preset)."]
  return lines
}

private func value(_ row: LegacyImport.Row) -> String {
  row.isDefault ? row.oldValue + " (default)" : row.oldValue.shortened(to: 24)
}

/// Paths are never cut, whatever the width: a table of moves may be wider than the terminal.
private func moveLines(_ rows: [LegacyImport.Row], _ format: TextFormat) -> [String] {
  moves(rows).lines(TextFormat(width: max(format.width, 200), style: format.style))
}

private func moves(_ rows: [LegacyImport.Row]) -> TextTable {
  var table = TextTable([
    .init("old", .left), .init("value", .left), .init("new", .left), .init("value now", .left),
  ])
  for row in rows {
    table.add([
      .init(row.old), .init(value(row)), .init(row.new), .init(row.newValue.shortened(to: 36)),
    ])
  }
  return table
}
