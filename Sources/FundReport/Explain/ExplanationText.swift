import FundModel
import FundResults

/// An explanation as a page: the figure, its rule in words and symbols, inputs, clauses and tables, and
/// below it, indented, its parts.
///
/// - Parameters:
///   - rows: rows of a table that are shown at most; the middle of a longer one is left out, and the
///     page says so.
///   - depth: levels of parts that are shown.
public func explanationText(
  _ explanation: Explanation, format: TextFormat, rows: Int = 16, depth: Int = 3
) -> String {
  var page = ExplanationPage(format: format, rows: rows)
  page.add(explanation, indent: 0, depth: depth)
  return page.lines.joined(separator: "\n")
}

private struct ExplanationPage {
  let format: TextFormat
  let rows: Int
  private(set) var lines: [String] = []
  /// Figures explained above: a part that comes again is named, not told again.
  private var told: Set<String> = []

  init(format: TextFormat, rows: Int) {
    self.format = format
    self.rows = rows
  }

  mutating func add(_ part: Explanation, indent: Int, depth: Int) {
    let space = String(repeating: " ", count: indent)
    let title = printable(part.label)
    let head =
      part.formula == nil ? title : title + " = " + exactFigure(part.value, part.unit)
    lines.append(space + format.style.apply(.bold, head))
    if indent > 0, !told.insert(part.name).inserted {
      lines.append(space + "  (told above)")
      return
    }
    let section = " (docs/model.md, section \(part.section))"
    add((part.rule + section).wrapped(to: format.width - indent - 2), indent + 2)
    if let formula = part.formula {
      add(
        ("= " + formula.text).wrapped(to: format.width - indent - 2), indent + 2)
    }
    for note in part.notes { add(note.wrapped(to: format.width - indent - 2), indent + 2) }
    add(inputs: part.inputs, indent + 2)
    add(clauses: part.clauses, indent + 2)
    for table in part.tables where !table.rows.isEmpty {
      lines.append(space + "  " + format.style.apply(.faint, printable(table.title) + ":"))
      var text = factTable(table, rows: rows)
      text.indent = indent + 4
      lines += text.lines(format)
    }
    guard depth > 0 else { return }
    for part in part.parts {
      lines.append("")
      add(part, indent: indent + 2, depth: depth - 1)
    }
  }

  private mutating func add(_ text: [String], _ indent: Int) {
    lines += text.map { String(repeating: " ", count: indent) + $0 }
  }

  private mutating func add(inputs: [Explanation.Input], _ indent: Int) {
    guard !inputs.isEmpty else { return }
    var table = TextTable([.init("", .left), .init("", .right)])
    table.indent = indent
    for input in inputs {
      table.add([.init(input.name + " ="), .init(exactFigure(input.value, input.unit))])
    }
    lines += table.lines(format)
  }

  private mutating func add(clauses: [Explanation.Clause], _ indent: Int) {
    guard !clauses.isEmpty else { return }
    var table = TextTable([.init("", .left), .init("", .left), .init("", .left, dropRank: 1)])
    table.indent = indent
    for clause in clauses {
      table.add([
        .init(clause.path), .init(clause.value.map { "= " + $0 } ?? ""),
        .init(clause.origin.map { "(\($0))" } ?? ""),
      ])
    }
    lines += table.lines(format)
  }
}

/// A figure with the digits that a check by hand wants: money to the cent, rates to a ten-thousandth
/// of a percent.
public func exactFigure(_ value: Double?, _ unit: MetricUnit) -> String {
  guard let value, value.isFinite else { return "undefined" }
  switch unit {
  case .rate, .share: return fixed(value * 100, decimals: 4) + "%"
  case .multiple: return fixed(value, decimals: 6) + "x"
  case .money: return fixed(value, decimals: 2)
  case .years: return fixed(value, decimals: 4) + " y"
  case .months, .count: return fixed(value, decimals: value == value.rounded() ? 0 : 2)
  case .ratio: return fixed(value, decimals: 6)
  }
}
