import FundModel
import FundResults

/// A view in a terminal: its title and its items, a blank line between them.
public func visualLines(_ view: VisualView, format: TextFormat = TextFormat()) -> [String] {
  [format.style.apply(.bold, printable(view.title).shortened(to: format.width))]
    + view.items.flatMap { [""] + visualLines($0, format: format) }
}

/// An item in a terminal, in lines of at most the width of the page; only code is not broken.
public func visualLines(_ item: VisualItem, format: TextFormat = TextFormat()) -> [String] {
  switch item {
  case .text(let text): textLines(text, format)
  case .figures(let figures): figureLines(figures, format)
  case .chart(let chart): chartLines(chart, format)
  case .table(let table): tableLines(table, format)
  }
}

private func heading(_ title: String?, _ format: TextFormat) -> [String] {
  guard let title, !title.isEmpty else { return [] }
  return printable(title).wrapped(to: format.width).map { format.style.apply(.bold, $0) }
}

private func textLines(_ item: VisualText, _ format: TextFormat) -> [String] {
  let lines = item.text.split(separator: "\n", omittingEmptySubsequences: false)
  let mark: String =
    switch item.role {
    case .warning: format.style.apply(.yellow, "!") + " "
    case .error: format.style.apply(.red, "✗") + " "
    case .plain, .note, .code: ""
    }
  let body = lines.enumerated().flatMap { index, line -> [String] in
    if item.role == .code { return ["  " + printable(String(line))] }
    let wrapped = printable(String(line)).wrapped(to: format.width - 4)
    return (wrapped.isEmpty ? [""] : wrapped).enumerated().map { place, text in
      let isFirst = index == 0 && place == 0
      return text.isEmpty
        ? "" : "  " + (mark.isEmpty ? "" : isFirst ? mark : "  ") + dressed(text, item.role, format)
    }
  }
  return heading(item.title, format) + body
}

private func dressed(_ text: String, _ role: VisualText.Role, _ format: TextFormat) -> String {
  role == .note ? format.style.apply(.faint, text) : text
}

private func figureLines(_ item: VisualFigures, _ format: TextFormat) -> [String] {
  var table = TextTable([
    .init("", .left), .init("value ± SE"), .init("interval", dropRank: 2), .init("", .left),
    .init("", .left, dropRank: 1),
  ])
  let hasIntervals = item.figures.contains { $0.interval != nil }
  if !hasIntervals { table.columns[2].header = "" }
  for figure in item.figures {
    let mark: (String, TextStyle.Ink?) =
      switch figure.verdict {
      case .good: ("✓", .green)
      case .bad: ("✗", .red)
      case .neutral, nil: ("", nil)
      }
    table.add([
      .init(figure.label), .init(figureWithError(figure.value, figure.standardError, figure.unit)),
      .init(figure.interval.map { intervalFigure($0, figure.unit) } ?? ""),
      .init(mark.0, mark.1), .init(figure.note ?? ""),
    ])
  }
  return heading(item.title, format) + table.lines(format)
}
