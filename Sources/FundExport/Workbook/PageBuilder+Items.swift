import FundModel
import FundReport
import FundResults
import FundWorkbook

extension PageBuilder {
  mutating func add(_ item: VisualItem) {
    switch item {
    case .text(let text): add(text)
    case .figures(let figures): add(figures)
    case .table(let table): add(table)
    case .chart(let chart): add(chart)
    }
    skip()
  }

  private mutating func add(_ text: VisualText) {
    if let title = text.title { heading(title) }
    let style =
      switch text.role {
      case .plain: WorkbookStyle.plain
      case .note: WorkbookStyle.note
      case .warning: WorkbookStyle(tone: .neutral)
      case .error: WorkbookStyle(tone: .bad)
      case .code: WorkbookStyle(.code)
      }
    paragraph(text.text, style)
  }

  private mutating func add(_ figures: VisualFigures) {
    heading(figures.title)
    let hasErrors = figures.figures.contains { $0.standardError != nil }
    let hasIntervals = figures.figures.contains { $0.interval != nil }
    header(
      ["", "Value"] + (hasErrors ? ["Standard error"] : [])
        + (hasIntervals ? ["Interval from", "to"] : []) + [""])
    for figure in figures.figures {
      let tone: WorkbookStyle.Tone? =
        switch figure.verdict {
        case .good: .good
        case .bad: .bad
        case .neutral, nil: nil
        }
      var row: [(WorkbookCell, WorkbookStyle)] = [
        (.text(figure.label), .plain), (.figure(figure.value), .of(figure.unit, tone)),
      ]
      if hasErrors {
        row.append((.figure(figure.standardError), .of(figure.unit, isError: true)))
      }
      if hasIntervals {
        row.append((.figure(figure.interval?.low), .of(figure.unit)))
        row.append((.figure(figure.interval?.high), .of(figure.unit)))
      }
      row.append((figure.note.map { .text($0) } ?? .empty, .note))
      cells(row)
    }
  }

  /// A table; a column whose cells have errors or intervals gets columns for them.
  private mutating func add(_ table: VisualTable) {
    heading(table.title)
    if let note = table.note { paragraph(note) }
    let extras = table.columns.indices.map { column -> (error: Bool, interval: Bool) in
      let figures = table.rows.compactMap { row -> VisualCell.Figure? in
        guard column < row.count, case .figure(let figure) = row[column] else { return nil }
        return figure
      }
      return (
        figures.contains { $0.standardError != nil }, figures.contains { $0.interval != nil }
      )
    }
    header(
      zip(table.columns, extras).flatMap { column, extra in
        [column.label] + (extra.error ? ["± SE"] : []) + (extra.interval ? ["from", "to"] : [])
      })
    for row in table.rows {
      var line: [(WorkbookCell, WorkbookStyle)] = []
      for (position, column) in table.columns.enumerated() {
        let cell = position < row.count ? row[position] : .empty
        line += cells(of: cell, column.unit, extras[position])
      }
      cells(line)
    }
  }

  private func cells(
    of cell: VisualCell, _ unit: MetricUnit?, _ extra: (error: Bool, interval: Bool)
  ) -> [(WorkbookCell, WorkbookStyle)] {
    var cells: [(WorkbookCell, WorkbookStyle)]
    var figure: VisualCell.Figure?
    switch cell {
    case .empty: cells = [(.empty, .plain)]
    case .text(let text): cells = PageBuilder.texts(text)
    case .number(let number): cells = [(.figure(number), .of(unit, value: number))]
    case .figure(let value):
      figure = value
      cells = [(.figure(value.value), .of(value.unit ?? unit, value: value.value))]
    }
    let unit = figure?.unit ?? unit
    if extra.error { cells.append((.figure(figure?.standardError), .of(unit, isError: true))) }
    if extra.interval {
      cells.append((.figure(figure?.interval?.low), .of(unit)))
      cells.append((.figure(figure?.interval?.high), .of(unit)))
    }
    return cells
  }

  /// A text of a table's cell, cut where a cell ends.
  private static func texts(_ text: String) -> [(WorkbookCell, WorkbookStyle)] {
    [(.text(text.utf16.count > 32_000 ? String(text.prefix(8_000)) + " …" : text), .plain)]
  }
}
