import FundAnalysis
import FundWorkbook

extension VerificationReport {
  /// The report as a spreadsheet: sums by file, a row a figure with its numbers as numbers, and what was
  /// left out.
  var workbook: Workbook {
    var book = Workbook(title: "Equihome verification", sheets: [summarySheet, checkSheet])
    if !leftOutReasons.isEmpty { book.sheets.append(leftOutSheet) }
    return book
  }

  private var summarySheet: WorkbookSheet {
    WorkbookSheet(
      name: "Summary",
      columns: [
        .init("file", width: 34), .init("cases", format: .whole), .init("passed", format: .whole),
        .init("failed", format: .whole), .init("left out", format: .whole),
      ],
      rows: (sums + [("all", results.count, passed, failed, leftOut)]).map { row in
        [.text(row.file)]
          + [row.cases, row.passed, row.failed, row.leftOut].map { .number(Double($0)) }
      })
  }

  private var checkSheet: WorkbookSheet {
    let columns: [WorkbookSheet.Column] = [
      .init("file", width: 30), .init("case", width: 38), .init("kind", width: 22),
      .init("figure", width: 26), .init("computed", width: 22), .init("expected", width: 22),
      .init("difference", format: .scientific), .init("standard error", format: .scientific),
      .init("in SE or ulp", format: .init(code: "0.00")),
      .init("allowed", format: .init(code: "0.00")), .init("unit", width: 6),
      .init("verdict", width: 14), .init("comparisons", format: .whole),
      .init("tolerance is", width: 50), .init("source", width: 80), .init("note", width: 40),
    ]
    let verdict = columns.firstIndex { $0.header == "verdict" } ?? 0
    return WorkbookSheet(
      name: "Checks", columns: columns, rows: rows.map(cells),
      rules: VerificationRow.Verdict.allCases.map {
        .init(
          column: verdict, text: $0.rawValue,
          color: $0 == .pass ? .good : $0.isAcceptable ? .neutral : .bad)
      })
  }

  private func cells(_ row: VerificationRow) -> [WorkbookCell] {
    let check = row.check
    // The figure's own unit is already in the column of differences.
    let measured = check?.measured.flatMap { $0.unit == .plain ? nil : $0 }
    let difference = check.flatMap { $0.difference.isFinite ? $0.difference : nil }
    return [
      .text(row.file), .text(row.id), .text(row.kind), .text(row.figure),
      value(check?.numbers?.computed, check?.computed),
      value(check?.numbers?.expected, check?.expected), .optional(difference),
      .optional(check?.standardError), .optional(measured?.difference),
      .optional(measured?.allowed), .text(measured?.unit.rawValue ?? ""),
      .text(row.verdict.rawValue), .number(Double(row.comparisons)), .text(row.madeOf),
      .text(row.source), .text(row.note),
    ]
  }

  private func value(_ number: Double?, _ text: String?) -> WorkbookCell {
    if let number, number.isFinite { return .number(number) }
    return text.map { .text($0) } ?? .empty
  }

  private var leftOutSheet: WorkbookSheet {
    WorkbookSheet(
      name: "Left out",
      columns: [
        .init("what", width: 40), .init("cases", format: .whole), .init("reason", width: 80),
      ],
      rows: leftOutReasons.map { [.text($0.what), .number(Double($0.cases)), .text($0.reason)] })
  }
}
