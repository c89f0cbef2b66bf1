import FundModel
import FundResults

/// A document as Markdown in GitHub's manner: headings, tables, and of every chart what it shows in words, a
/// line of blocks and a short table.
///
/// The same document gives the same text.
public func markdownReport(_ document: VisualDocument) -> String {
  var text = "# \(markdownEscaped(document.title))\n\n"
  text += markdownTable(
    ["Run", ""], isRight: [false, false], rows: document.facts.map { [$0.label, $0.value] })
  let level = levelFigure(document.terms.confidenceLevel)
  text +=
    "\nFigures after ± are standard errors; ranges in parentheses are intervals at \(level).\n"
  for view in document.views {
    text += "\n## \(markdownEscaped(view.title))\n"
    for item in view.items { text += "\n" + markdown(item, level: level) }
  }
  return text
}

private func heading(_ title: String) -> String { "### \(markdownEscaped(title))\n\n" }

private func markdown(_ item: VisualItem, level: String) -> String {
  switch item {
  case .text(let text): markdown(text)
  case .figures(let figures): markdown(figures, level: level)
  case .table(let table):
    heading(table.title) + (table.note.map { markdownParagraphs($0) + "\n" } ?? "")
      + (table.rows.isEmpty ? "No rows.\n" : table.markdown())
  case .chart(let chart): heading(chart.title) + chart.markdown()
  }
}

private func markdown(_ text: VisualText) -> String {
  let title = text.title.map(heading) ?? ""
  switch text.role {
  case .code: return title + markdownCode(text.text)
  case .plain: return title + markdownParagraphs(text.text)
  case .note, .warning, .error:
    let word = text.role.rawValue.prefix(1).uppercased() + text.role.rawValue.dropFirst()
    return title + "**\(word):** " + markdownParagraphs(text.text)
  }
}

private func markdown(_ figures: VisualFigures, level: String) -> String {
  let hasNotes = figures.figures.contains { $0.note != nil || $0.verdict != nil }
  return heading(figures.title)
    + markdownTable(
      ["Figure", "Value", "Standard error", level + " interval"] + (hasNotes ? ["Note"] : []),
      isRight: [false, true, true, true] + (hasNotes ? [false] : []),
      rows: figures.figures.map { shown in
        let verdict: String? =
          switch shown.verdict {
          case .good: "✓ good"
          case .bad: "✗ bad"
          case .neutral, nil: nil
          }
        return [
          shown.label, figure(shown.value, shown.unit),
          shown.standardError.map { errorFigure($0, shown.unit) } ?? noFigure,
          intervalFigure(shown.interval, shown.unit) ?? noFigure,
          [verdict, shown.note].compactMap(\.self).joined(separator: ": "),
        ]
      })
}

extension VisualChart {
  /// Rows of a table that stands for a chart, at most.
  private static let rows = 16

  func markdown() -> String {
    var text = markdownParagraphs(summary) + "\n"
    for line in shapes {
      text += "`\(line.shape)` \(markdownEscaped(line.name))\\\n"
    }
    if text.hasSuffix("\\\n") { text = text.dropLast(2) + "\n\n" }
    let (table, about) = shortTable
    if let note = table.note { text += markdownParagraphs(note) + "\n" }
    if let about { text += about + "\n\n" }
    return text + (table.rows.isEmpty ? "No values.\n" : table.markdown())
  }

  /// Series whose order means something, as lines of blocks.
  private var shapes: [(name: String, shape: String)] {
    switch drawing {
    case .histogram(let drawing):
      drawing.series.map { ($0.name, sparkline($0.counts.map(Double.init))) }
    case .fan(let drawing):
      zip(drawing.levels, drawing.values).filter { $0.0 == 0.5 }
        .map { ("Median", sparkline($0.1)) }
        + drawing.lines.map { ($0.name, sparkline($0.values)) }
    case .lines(let drawing): drawing.lines.map { ($0.name, sparkline($0.values)) }
    case .bars, .ranges, .steps, .heat, .scatter: []
    }
  }

  /// The chart's table where it is short; else joined bins, or every so many rows.
  private var shortTable: (table: VisualTable, about: String?) {
    let whole = table
    guard whole.rows.count > Self.rows else { return (whole, nil) }
    let step = (whole.rows.count + Self.rows - 1) / Self.rows
    switch drawing {
    case .histogram(var drawing):
      let bins = drawing.edges.count - 1
      let starts = Array(stride(from: 0, to: bins, by: step))
      drawing.series = drawing.series.map { series in
        .init(series.name, starts.map { series.counts[$0..<min(bins, $0 + step)].reduce(0, +) })
      }
      drawing.edges = starts.map { drawing.edges[$0] } + [drawing.edges[bins]]
      var short = self
      short.drawing = .histogram(drawing)
      return (short.table, "\(step) of the \(bins) bins a row.")
    case .fan, .lines, .scatter:
      var short = whole
      short.rows = stride(from: 0, to: whole.rows.count, by: step).map { whole.rows[$0] }
      return (short, "One of every \(step) of \(whole.rows.count) rows.")
    case .bars, .ranges, .steps, .heat: return (whole, nil)
    }
  }
}
