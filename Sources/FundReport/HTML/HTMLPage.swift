import FundModel
import FundResults

/// The body of a report: header, navigation, a section for each view, footer.
struct HTMLPage {
  let document: VisualDocument
  var names = ElementNames()

  init(_ document: VisualDocument) { self.document = document }

  mutating func body() -> String {
    let sections = document.views.map { names.name($0.name.rawValue) }
    var html = "<a class=\"skip\" href=\"#main\">Skip to content</a>\n" + header()
    html += navigation(sections)
    html += "<main id=\"main\" tabindex=\"-1\">\n"
    html +=
      "<noscript><p class=\"text note\">Charts need JavaScript. Their figures are in the "
      + "tables below each of them.</p></noscript>\n"
    for (index, view) in document.views.enumerated() {
      html += "<section id=\"\(sections[index])\" aria-labelledby=\"\(sections[index])-h\">\n"
      html += "<h2 id=\"\(sections[index])-h\">\(escaped(view.title))</h2>\n<div class=\"items\">\n"
      for (place, item) in view.items.enumerated() {
        html += self.item(
          item, place: (index, place), wide: view.items.standsAlone(at: place))
      }
      html += "</div>\n</section>\n"
    }
    return html + "</main>\n" + footer()
  }

  private func header() -> String {
    var html =
      "<header class=\"top\">\n<div class=\"title\"><p class=\"kicker\">Fund simulation</p>\n"
    html += "<h1>\(escaped(document.title))</h1></div>\n"
    html += "<button type=\"button\" id=\"theme\" hidden>Dark</button>\n<dl class=\"facts\">\n"
    for fact in document.facts {
      html += "<div><dt>\(escaped(fact.label))</dt><dd>\(escaped(fact.value))</dd></div>\n"
    }
    return html + "</dl>\n</header>\n"
  }

  private func navigation(_ sections: [String]) -> String {
    guard document.views.count > 1 else { return "" }
    var html = "<nav class=\"views\" aria-label=\"Views\">\n<ol>\n"
    for (section, view) in zip(sections, document.views) {
      html += "<li><a href=\"#\(section)\">\(escaped(view.title))</a></li>\n"
    }
    return html + "</ol>\n</nav>\n"
  }

  private func footer() -> String {
    let manifest = document.manifest
    return
      "<footer>\n<p>\(escaped(manifest.configName)): engine \(escaped(manifest.engineVersion)), "
      + "configuration <code>\(escaped(manifest.configHash))</code>, seed \(manifest.seed), "
      + "\(counted(manifest.paths)) paths.</p>\n<p>Figures after ± are standard errors; ranges are "
      + "intervals at \(levelFigure(document.terms.confidenceLevel)). Charts: Chart.js, MIT licence. "
      + "This page makes no request.</p>\n</footer>\n"
      + "<p id=\"spoken\" class=\"unseen\" aria-live=\"polite\"></p>\n"
  }

  private mutating func item(_ item: VisualItem, place: (Int, Int), wide: Bool) -> String {
    switch item {
    case .text(let text): html(text)
    case .figures(let figures): html(figures)
    case .chart(let chart):
      if case .heat(let heat) = chart.drawing {
        html(chart, heat)
      } else {
        html(chart, place: place, wide: wide)
      }
    case .table(let table): html(table, place: place)
    }
  }
}

extension VisualDocument {
  /// What a reader wants to know of a run before its figures.
  var facts: [(label: String, value: String)] {
    var facts = [
      ("Fund", manifest.configName),
      ("Commitments", "\(figure(terms.size, .money)) \(terms.currency)"),
      ("Paths", counted(manifest.paths)), ("Seed", String(manifest.seed)),
      ("Hurdle", figure(terms.hurdleRate, .rate)),
      ("Risk-free rate", figure(terms.riskFreeRate, .rate)),
      ("Confidence", levelFigure(terms.confidenceLevel)),
    ]
    if let preset = manifest.preset { facts.append(("Preset", preset)) }
    if let created = manifest.created { facts.append(("Made", created)) }
    return facts + [("Configuration", String(manifest.configHash.prefix(12)))]
  }
}

extension VisualChart {
  /// Kinds that need the whole width: tables, and tornadoes with the ends of every input.
  var isWide: Bool {
    switch drawing {
    case .heat, .ranges: true
    case .histogram, .fan, .lines, .bars, .steps, .scatter: false
    }
  }
}

extension [VisualItem] {
  /// Charts stand in pairs; the last of an odd number of neighbours has the whole width.
  func standsAlone(at place: Int) -> Bool {
    func isChart(_ place: Int) -> Bool {
      guard indices.contains(place), case .chart(let chart) = self[place] else { return false }
      return !chart.isWide
    }
    if case .chart(let chart) = self[place], chart.isWide { return true }
    var before = 0
    while isChart(place - before - 1) { before += 1 }
    return before % 2 == 0 && !isChart(place + 1)
  }
}
