import FundModel
import FundResults

extension HTMLPage {
  mutating func html(_ text: VisualText) -> String {
    let id = names.name(text.id)
    if text.role == .code {
      let title = text.title.map { "<h3>\(escaped($0))</h3>\n" } ?? ""
      return "<div class=\"code\" id=\"\(id)\">\(title)<pre tabindex=\"0\"><code>"
        + escapedLines(text.text) + "</code></pre></div>\n"
    }
    // The role in words: colour alone says nothing to some.
    let word: String? =
      switch text.role {
      case .plain, .code: nil
      case .note: "Note"
      case .warning: "Warning"
      case .error: "Error"
      }
    var html = "<div class=\"text \(text.role.rawValue)\" id=\"\(id)\">"
    if let title = text.title { html += "<h3>\(escaped(title))</h3>\n" }
    html += "<p>" + (word.map { "<strong class=\"role\">\($0)</strong> " } ?? "")
    return html + escapedLines(text.text) + "</p></div>\n"
  }

  mutating func html(_ figures: VisualFigures) -> String {
    let id = names.name(figures.id)
    var html = "<div class=\"figures\" id=\"\(id)\">\n<h3>\(escaped(figures.title))</h3>\n"
    html += "<ul class=\"cards\">\n"
    for figure in figures.figures { html += card(figure) }
    return html + "</ul>\n</div>\n"
  }

  private func card(_ shown: VisualFigure) -> String {
    let verdict: (mark: String, word: String)? =
      switch shown.verdict {
      case .good: ("✓", "good")
      case .bad: ("✗", "bad")
      case .neutral, nil: nil
      }
    var html = "<li class=\"card\(verdict.map { " " + $0.word } ?? "")\">"
    html += "<span class=\"label\">\(escaped(shown.label))</span> "
    html += "<span class=\"value\">\(escaped(figure(shown.value, shown.unit)))"
    if let verdict {
      html +=
        " <span class=\"verdict\"><span aria-hidden=\"true\">\(verdict.mark)</span>"
        + "<span class=\"unseen\">\(verdict.word)</span></span>"
    }
    html += "</span>"
    if let error = shown.standardError {
      html += " <span class=\"side\">± \(escaped(errorFigure(error, shown.unit)))</span>"
    }
    if let interval = intervalFigure(shown.interval, shown.unit) {
      html +=
        " <span class=\"side\">\(levelFigure(document.terms.confidenceLevel)): "
        + "\(escaped(interval))</span>"
    }
    if let note = shown.note { html += " <span class=\"note\">\(escaped(note))</span>" }
    return html + "</li>\n"
  }

  mutating func html(_ chart: VisualChart, place: (Int, Int), wide: Bool) -> String {
    let id = names.name(chart.id)
    let table = chart.table
    let label = escaped(chart.title + ". " + chart.summary)
    // On paper nothing can be pointed at, so that a small table goes with its chart.
    let isSmall = table.rows.count <= 12 && table.printedWidth <= (wide ? 125 : 58)
    var html = "<figure class=\"chart\(wide ? " wide" : "")\" id=\"\(id)\" "
    html += "aria-labelledby=\"\(id)-h\">\n<h3 id=\"\(id)-h\">\(escaped(chart.title))</h3>\n"
    html += "<div class=\"plot\" data-view=\"\(place.0)\" data-item=\"\(place.1)\">"
    html += "<canvas role=\"img\" tabindex=\"0\" aria-label=\"\(label)\"></canvas></div>\n"
    html += "<figcaption>\(escaped(chart.summary))</figcaption>\n"
    html += "<details\(isSmall ? " class=\"small\"" : "")><summary>Data"
    html += "<span class=\"unseen\"> of \(escaped(chart.title))</span></summary>\n"
    html += rows(of: table, id: id + "-t", caption: "Data: " + chart.title, isCaptionSeen: false)
    return html + "</details>\n</figure>\n"
  }

  mutating func html(_ table: VisualTable, place: (Int, Int)) -> String {
    let id = names.name(table.id)
    return "<div class=\"table\" id=\"\(id)\" data-view=\"\(place.0)\" data-item=\"\(place.1)\">\n"
      + rows(of: table, id: id + "-t", caption: table.title, isCaptionSeen: true) + "</div>\n"
  }

  /// A table in a box that scrolls by itself where it is wider than the page.
  ///
  /// Most cells hold figures: those of texts are the ones with a class.
  private func rows(
    of table: VisualTable, id: String, caption: String, isCaptionSeen: Bool
  ) -> String {
    let kinds = table.columns.indices.map { table.isNumeric(column: $0) ? "" : " class=\"t\"" }
    let wholes = table.columns.indices.map { table.isWhole(column: $0) }
    // More than an upright sheet holds in a line.
    let isBroad = table.printedWidth > 125
    var html = isCaptionSeen ? "<h3>\(escaped(caption))</h3>\n" : ""
    if let note = table.note { html += "<p class=\"about\">\(escapedLines(note))</p>\n" }
    html += "<div class=\"scroll\(isBroad ? " broad" : "")\" role=\"region\" tabindex=\"0\" "
    html += "aria-labelledby=\"\(id)\">"
    html +=
      "<table><caption id=\"\(id)\" class=\"unseen\">\(escaped(caption))</caption>\n<thead><tr>"
    for (column, kind) in zip(table.columns, kinds) {
      html += "<th scope=\"col\"\(kind)>\(escaped(column.label))</th>"
    }
    html += "</tr></thead>\n<tbody>\n"
    for row in table.rows {
      html += "<tr>"
      for (index, column) in table.columns.enumerated() {
        let cell = index < row.count ? row[index] : .empty
        let unit = wholes[index] ? nil : column.unit
        var inner = escaped(cell.mainText(unit))
        for side in cell.sideTexts(unit) { inner += " <small>\(escaped(side))</small>" }
        html +=
          index == 0
          ? "<th scope=\"row\"\(kinds[0])>\(inner)</th>" : "<td\(kinds[index])>\(inner)</td>"
      }
      html += "</tr>\n"
    }
    return html + "</tbody></table></div>\n"
  }
}
