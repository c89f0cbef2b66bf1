import FundModel
import FundResults

extension HTMLPage {
  /// Shades between the least and the largest value.
  private static let shades = 7

  /// A heat map is a table whose cells are shaded: nothing about it needs a canvas.
  mutating func html(_ chart: VisualChart, _ heat: VisualDrawing.Heat) -> String {
    let id = names.name(chart.id)
    let range = heat.range
    let best = heat.lowerIsBetter ? range?.lowerBound : range?.upperBound
    var html = "<figure class=\"chart wide heat\" id=\"\(id)\" aria-labelledby=\"\(id)-h\">\n"
    html += "<h3 id=\"\(id)-h\">\(escaped(chart.title))</h3>\n"
    html += "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(id)-h\">"
    html += "<table><caption class=\"unseen\">\(escaped(chart.title))</caption>\n<thead><tr>"
    html += "<th scope=\"col\" class=\"t\">\(escaped(Self.corner(chart)))</th>"
    for column in heat.columns { html += "<th scope=\"col\">\(escaped(column))</th>" }
    html += "</tr></thead>\n<tbody>\n"
    for (row, name) in heat.rows.enumerated() {
      html += "<tr><th scope=\"row\" class=\"t\">\(escaped(name))</th>"
      for column in heat.columns.indices {
        html += cell(heat, row, column, range: range, best: best)
      }
      html += "</tr>\n"
    }
    html += "</tbody></table></div>\n"
    if let range { html += legend(range, heat) }
    return html + "<figcaption>\(escaped(chart.summary))</figcaption>\n</figure>\n"
  }

  private static func corner(_ chart: VisualChart) -> String {
    chart.x.label.isEmpty ? chart.y.label : "\(chart.y.label) \\ \(chart.x.label)"
  }

  private func cell(
    _ heat: VisualDrawing.Heat, _ row: Int, _ column: Int, range: ClosedRange<Double>?,
    best: Double?
  ) -> String {
    guard let value = heat.value(row, column), let range else {
      return "<td>\(noFigure)</td>"
    }
    let width = range.upperBound - range.lowerBound
    let share = width > 0 ? (value - range.lowerBound) / width : 0
    let shade = min(Self.shades - 1, max(0, Int(share * Double(Self.shades))))
    var inner = escaped(figure(value, heat.unit))
    if let error = heat.error(row, column) {
      inner += " <small>± \(escaped(errorFigure(error, heat.unit)))</small>"
    }
    let isBest = width > 0 && value == best
    if isBest { inner += " <span class=\"best\">best</span>" }
    return "<td class=\"h\(shade)\(isBest ? " first" : "")\">\(inner)</td>"
  }

  private func legend(_ range: ClosedRange<Double>, _ heat: VisualDrawing.Heat) -> String {
    var html = "<p class=\"shades\"><span>\(escaped(figure(range.lowerBound, heat.unit)))</span>"
    for shade in 0..<Self.shades {
      html += "<span class=\"h\(shade)\" aria-hidden=\"true\"></span>"
    }
    html += "<span>\(escaped(figure(range.upperBound, heat.unit)))</span>"
    return html + "<span>\(heat.lowerIsBetter ? "Lower" : "Higher") is better.</span></p>\n"
  }
}
