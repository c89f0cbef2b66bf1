import FundModel
import FundReport
import FundResults
import FundWorkbook

/// A run as a workbook: a summary, a sheet a view, the ledger by year, the report to the LPs, and on
/// request a row a path.
public struct VisualWorkbook: Sendable {
  let source: VisualSource
  let document: VisualDocument
  let lp: LPReport
  let samples: Bool

  /// - Parameters:
  ///   - document: what is looked at of the source.
  ///   - lp: the report to the LPs.
  ///   - samples: whether a sheet has every metric of every path.
  public init(
    _ source: VisualSource, document: VisualDocument, lp: LPReport, samples: Bool = false
  ) {
    self.source = source
    self.document = document
    self.lp = lp
    self.samples = samples
  }

  /// - Throws: `ExportError` when a sheet cannot hold the paths.
  public func workbook() throws -> Workbook {
    var names = SheetNames(taken: ["Summary", "Yearly ledger", "LP report", "Samples"])
    let views = document.views.filter { $0.name != .dashboard }
    let pages = views.map { view in
      var page = PageBuilder(name: names.add(view.title), footer: footer)
      page.title(view.title)
      for item in view.items { page.add(item) }
      return page.page
    }
    let links =
      zip(views, pages).map { (text: $0.title, sheet: $1.name) }
      + [("Yearly ledger", "Yearly ledger"), ("Report to the LPs", "LP report")]
      + (samples ? [("Every path", "Samples")] : [])
    return Workbook(
      title: document.title,
      pages: [summary(links)] + pages + [yearlyPage, LPSheet(lp, footer: footer).page],
      sheets: samples ? [try sampleSheet()] : [])
  }

  /// Which run it is, on every page.
  private var footer: String {
    let manifest = document.manifest
    return
      "\(document.title) · \(manifest.paths) paths · seed \(manifest.seed) · "
      + "\(manifest.configHash.prefix(12)) · equihome \(manifest.engineVersion)"
  }

  private func summary(_ links: [(text: String, sheet: String)]) -> WorkbookPage {
    var page = PageBuilder(name: "Summary", footer: footer)
    page.title(document.title)
    let manifest = document.manifest
    let facts: [(String, WorkbookCell, WorkbookStyle)] = [
      ("Paths", .number(Double(manifest.paths)), WorkbookStyle(format: .whole)),
      // A seed has more digits than a number of a sheet.
      ("Seed", .text("\(manifest.seed)"), .plain),
      ("Commitments", .figure(document.terms.size), WorkbookStyle(format: .whole)),
      ("Currency", .text(document.terms.currency), .plain),
      ("Confidence level", .figure(document.terms.confidenceLevel), .of(.share)),
      ("Configuration", .text(manifest.configHash), .plain),
      ("Engine", .text(manifest.engineVersion), .plain),
    ]
    for fact in facts { page.cells([(.text(fact.0), .plain), (fact.1, fact.2)]) }
    page.skip()
    page.heading("Contents")
    for link in links { page.link(link.text, to: link.sheet) }
    page.skip()
    for item in document[.dashboard]?.items ?? [] { page.add(item) }
    return page.page
  }

  /// The mean ledger by year with its totals as formulas.
  private var yearlyPage: WorkbookPage {
    let flows = source.document.yearly
    var page = PageBuilder(name: "Yearly ledger", footer: footer)
    page.title("Mean ledger by year")
    page.paragraph(
      "Means over paths in \(document.terms.currency); flows are summed over the year, stocks (marked *) are those "
        + "at its end and have no total. Year 0 is the first closing.")
    page.header(["Year"] + FlowItem.allCases.map { $0.title + ($0.isStock ? " *" : "") })
    let first = page.row
    let columns = FlowItem.allCases.map { flows[$0]?.mean ?? [] }
    for year in 0..<flows.years {
      page.cells(
        [(.number(Double(year)), WorkbookStyle(format: .whole))]
          + zip(FlowItem.allCases, columns).map { item, means in
            (
              .figure(year < means.count ? means[year] : nil),
              WorkbookStyle(format: item.isCount ? .of(.count) : .of(.money))
            )
          })
    }
    let last = page.row - 1
    page.put(.text("All"), WorkbookStyle(.total), column: 0)
    for (index, item) in FlowItem.allCases.enumerated() where !item.isStock {
      page.total(
        columns[index].map { $0 ?? 0 }, rows: first...last, column: index + 1,
        .of(item.isCount ? .count : .money))
    }
    return page.page
  }

  private func sampleSheet() throws -> WorkbookSheet {
    let paths = source.result.manifest.paths
    guard paths < WorkbookSheet.maxRows else {
      throw ExportError(
        .tooLarge,
        "\(counted(paths)) paths do not fit into a sheet of \(counted(WorkbookSheet.maxRows)) rows; leave the "
          + "samples out, or take csv, parquet, npz or hdf5")
    }
    let table = try RunTables(source).columns(.samples)
    return WorkbookSheet(
      name: "Samples",
      columns: table.columns.map { column in
        .init(column.name, width: 14, format: .of(column.unit.flatMap { MetricUnit(rawValue: $0) }))
      },
      rows: (0..<table.rows).map { row in
        table.columns.map { column in
          switch column.values {
          case .doubles(let values): .figure(values[row])
          case .integers(let values): .number(Double(values[row]))
          case .texts(let values): .text(values[row])
          }
        }
      })
  }
}

extension PageBuilder {
  /// The sum of cells above, in the present row.
  mutating func total(
    _ values: [Double], rows: ClosedRange<Int>, column: Int, _ format: WorkbookFormat
  ) {
    let first = WorkbookRange.address(row: rows.lowerBound, column: column)
    let last = WorkbookRange.address(row: rows.upperBound, column: column)
    put(
      .formula("=SUM(\(first):\(last))", result: values.reduce(0, +)),
      WorkbookStyle(.total, format: format), column: column)
  }
}

extension FlowItem {
  /// Its name with spaces: `Lp distributions`.
  fileprivate var title: String {
    let words = name.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

/// Names of sheets: 31 characters, without the signs that formulas use, each once whatever its case.
struct SheetNames {
  private var taken: Set<String>

  init(taken: [String]) { self.taken = Set(taken.map { $0.lowercased() } + ["history"]) }

  mutating func add(_ title: String) -> String {
    let signs: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "'"]
    let plain = String(title.filter { !signs.contains($0) && $0 != "\0" }.prefix(28))
    let base = plain.isEmpty ? "View" : plain
    var name = base
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = "\(base) \(number)"
      number += 1
    }
    return name
  }
}
