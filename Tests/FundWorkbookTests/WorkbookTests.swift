import Foundation
import FundWorkbook
import Testing

/// Files are whole or not there, and what the format cannot hold is refused with its place.
@Suite struct WorkbookTests {
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("equihome-workbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func book(_ cells: [WorkbookCell], name: String = "Sheet") -> Workbook {
    Workbook(
      title: "t",
      sheets: [WorkbookSheet(name: name, columns: [.init("a"), .init("b")], rows: [cells])])
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func writesAWholeFileOverAnOldOne() throws {
    try inFolder { (folder: URL) throws in
      let file = folder.appendingPathComponent("out.xlsx")
      try Data("old".utf8).write(to: file)
      try book([.number(1.5), .text("é < & \"")]).write(to: file.path)
      let bytes = try Data(contentsOf: file)
      // A zip archive with its directory at the end.
      #expect(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
      #expect(bytes.suffix(64).contains(0x06))
      #expect(try names(folder) == ["out.xlsx"])
    }
  }

  @Test(arguments: [Double.nan, .infinity]) func notANumber(value: Double) throws {
    try refused(book([.text("x"), .number(value)]), place: "sheet \"Sheet\", row 2, column 2")
  }

  @Test func whatTheFormatCannotHold() throws {
    let long = String(repeating: "x", count: 40_000)
    try refused(book([.text(long)]), place: "sheet \"Sheet\", row 2, column 1")
    try refused(book([.text("a\0b")]), place: "sheet \"Sheet\", row 2, column 1")
    try refused(book([.formula("1+1", result: 2)]), place: "sheet \"Sheet\", row 2, column 1")
    for name in ["", "a/b", "a:b", String(repeating: "x", count: 32), "a\0"] {
      try refused(book([], name: name), place: "sheet \"\(name)\"")
    }
    var twice = book([])
    twice.sheets += twice.sheets
    try refused(twice, place: "sheet \"Sheet\"")
    var wide = book([])
    wide.sheets[0].columns[1].width = .nan
    try refused(wide, place: "sheet \"Sheet\", column 2")
    try refused(Workbook(title: "none"), place: "")
  }

  /// Sheets of free layout are held to the same limits.
  @Test func whatPagesCannotHold() throws {
    func page(_ change: (inout WorkbookPage) -> Void) -> Workbook {
      var page = WorkbookPage(name: "Page")
      change(&page)
      return Workbook(title: "t", pages: [page])
    }
    let cell = WorkbookRange(sheet: "Page", row: 0, column: 0)
    func chart(_ series: [WorkbookChart.Series]) -> WorkbookChart {
      WorkbookChart(
        .columns, title: "c", x: .init("x"), y: .init("y"), series: series, row: 0, column: 0)
    }
    try refused(page { $0.widths = [10, -1] }, place: "sheet \"Page\", column 2")
    try refused(page { $0.heights = [3: 500] }, place: "sheet \"Page\", row 4")
    try refused(
      page { $0.entries = [.init(row: 1, column: 2, .number(.nan))] },
      place: "sheet \"Page\", row 2, column 3")
    try refused(
      page { $0.entries = [.init(row: 1_048_576, column: 0, .text("x"))] },
      place: "sheet \"Page\", row 1048577, column 1")
    try refused(
      page { $0.entries = [.init(row: 0, column: 0, .text("a\0b"))] },
      place: "sheet \"Page\", row 1, column 1")
    try refused(page { $0.charts = [chart([])] }, place: "sheet \"Page\", chart \"c\"")
    try refused(
      page {
        $0.charts = [
          chart([.init("s", values: .init(sheet: "Page", row: 0, column: 16_384))])
        ]
      }, place: "sheet \"Page\", chart \"c\"")
    try refused(page { $0.print.pagesWide = 0 }, place: "sheet \"Page\"")
    try refused(page { $0.print.footer = "a\0" }, place: "sheet \"Page\"")
    var twice = page { $0.charts = [chart([.init("s", values: cell)])] }
    twice.sheets = [WorkbookSheet(name: "page", columns: [.init("a")])]
    try refused(twice, place: "sheet \"page\"")
  }

  @Test func addressesOfCells() {
    for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
      #expect(WorkbookRange.address(row: 6, column: column) == letters + "7")
    }
    #expect(WorkbookRange.address(row: 0, column: 16_383) == "XFD1")
  }

  /// Nothing is left behind, and the old file stays.
  private func refused(_ book: Workbook, place: String) throws {
    try inFolder { (folder: URL) throws in
      let file = folder.appendingPathComponent("out.xlsx")
      try Data("old".utf8).write(to: file)
      do throws(WorkbookError) {
        try book.write(to: file.path)
        Issue.record("written in spite of \(place)")
      } catch {
        #expect(error.code == .notRepresentable && error.place == place, "\(error)")
      }
      #expect(try names(folder) == ["out.xlsx"])
      #expect(try Data(contentsOf: file) == Data("old".utf8))
    }
  }

  @Test func placesThatCannotBeWritten() throws {
    for path in ["/no/such/folder/out.xlsx", "", "/proc/out.xlsx"] {
      do throws(WorkbookError) {
        try book([]).write(to: path)
        Issue.record("written to \(path)")
      } catch {
        #expect(error.code == .unwritable && error.file == path, "\(error)")
      }
    }
    try inFolder { (folder: URL) throws in
      // A folder stands where the file should.
      do throws(WorkbookError) {
        try book([]).write(to: folder.path)
        Issue.record("written over a folder")
      } catch {
        #expect(error.code == .unwritable, "\(error)")
      }
      #expect(try names(folder) == [])
    }
  }
}
