import FundModel
import FundReport
import FundWorkbook

/// The report to the LPs as a sheet: a row a quarter, totals as formulas, and a chart.
struct LPSheet {
  let report: LPReport
  let footer: String

  init(_ report: LPReport, footer: String) {
    self.report = report
    self.footer = footer
  }

  var page: WorkbookPage {
    var page = PageBuilder(name: "LP report", footer: footer)
    page.title("Report to the LPs of \(report.fund)")
    page.paragraph(report.basisNote)
    page.paragraph(
      "Amounts in \(report.currency); commitments "
        + "\(report.size.formattedWhole). NAV is before carried interest that is not yet paid.")
    page.skip()
    let place = page.row
    page.skip(18)
    page.header(["Quarter", "To month"] + LPReport.figures.map(\.title))
    let first = page.row
    for quarter in report.quarters {
      page.cells(
        [
          (.number(Double(quarter.number)), WorkbookStyle(format: .whole)),
          (.number(Double(quarter.months.upperBound)), WorkbookStyle(format: .whole)),
        ]
          + LPReport.figures.map { figure in
            (
              .figure(figure.value(quarter)),
              figure.unit == .count ? WorkbookStyle(format: .whole) : .of(figure.unit)
            )
          })
    }
    let rows = first...(page.row - 1)
    page.put(.text("All"), WorkbookStyle(.total), column: 0)
    for (index, figure) in LPReport.figures.enumerated() where figure.isFlow {
      page.total(
        report.quarters.map { figure.value($0) ?? 0 }, rows: rows, column: index + 2,
        .of(figure.unit))
    }
    page.skip()
    page.add(chart(page, rows, at: place))
    return page.page
  }

  private func chart(_ page: PageBuilder, _ rows: ClosedRange<Int>, at place: Int) -> WorkbookChart
  {
    let shown = [("paid_in", 0xC55A11), ("distributed", 0x548235), ("lp_nav", 0x2E75B6)]
    let series = shown.compactMap { name, color -> WorkbookChart.Series? in
      guard let index = LPReport.figures.firstIndex(where: { $0.name == name }) else { return nil }
      return WorkbookChart.Series(
        "", nameCell: page.range((rows.lowerBound - 1)...(rows.lowerBound - 1), index + 2),
        categories: page.range(rows, 0), values: page.range(rows, index + 2),
        color: UInt32(color))
    }
    return WorkbookChart(
      .lines, title: "Paid in, distributed and NAV of the LPs",
      description:
        "Cumulative contributions and distributions of the LPs, and their NAV, by quarter.",
      x: .init("Quarter"), y: .init(report.currency, format: .of(.money)), series: series,
      row: place, column: 0)
  }
}

extension Double {
  /// With thousands separators and no decimals, whatever the locale.
  fileprivate var formattedWhole: String { FundReport.fixed(self, decimals: 0) }
}
