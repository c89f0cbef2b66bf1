import FundModel
import FundReport
import FundResults
import TestSupport
import Testing

@Suite struct VisualLinesTests {
  /// The recorded pages were read line by line.
  @Test(arguments: [40, 80, 120])
  func pagesAreAsRecorded(width: Int) throws {
    let format = TextFormat(width: width)
    let lines = visualSamples.flatMap { visualLines($0, format: format) + [""] }
    try expectGolden(lines.joined(separator: "\n"), "visual-\(width)")
  }

  @Test(arguments: Array(40...130))
  func everyLineFits(width: Int) {
    for item in visualSamples where item.id != "code" {
      for line in visualLines(item, format: TextFormat(width: width)) {
        #expect(line.displayWidth <= width, "\(item.id) at \(width): \(line)")
      }
    }
  }

  @Test func colourChangesNothingButCodes() {
    // Shades of a heat map are a background with colour and signs without.
    for item in visualSamples where item.id != "heat" {
      let plain = visualLines(item)
      let dressed = visualLines(item, format: TextFormat(style: TextStyle(color: true)))
      #expect(dressed.map { $0.replacing(#/\x1B\[[0-9;]+m/#, with: "") } == plain, "\(item.id)")
    }
  }

  /// At 40 columns no figure of the table is cut, and every column is there.
  @Test func narrowTablesAreSplitAndNotCut() {
    let text = visualLines(visualSamples[3], format: TextFormat(width: 40)).joined(separator: "\n")
    for figure in ["9.12% ± 0.030%", "[9.06%, 9.18%]", "150.00M", "1,234", "50.00%", "1.250x"] {
      #expect(text.contains(figure), "\(figure) in \(text)")
    }
  }

  private func bars(_ values: [Double?], stacked: Bool = false) -> [String] {
    visualLines(
      .chart(
        VisualChart(
          id: "b", title: "t", summary: "s", x: .init("x"), y: .init("y", .ratio),
          .bars(
            .init(
              categories: values.indices.map { "\($0)" },
              series: [.init("v", values)], stacked: stacked)))), format: TextFormat(width: 40))
  }

  /// By hand: label 1, text 5, so 40 - 1 - 5 - 5 = 29 columns; from -1 to 2 the axis is behind a third,
  /// 9.67, rounded 10; 2 takes the 19 right of it, so that one unit is 9.5 columns, 9.5 to the left.
  @Test func barsToBothSidesOfZero() {
    let lines = bars([2, -1, 0, nil])
    let blank = String(repeating: " ", count: 10)
    #expect(lines[1] == "  0 " + blank + "│" + String(repeating: "█", count: 19) + "  2.00")
    #expect(
      lines[2] == "  1 ▐" + String(repeating: "█", count: 9) + "│"
        + String(repeating: " ", count: 19)
        + " -1.00")
    #expect(lines[3] == "  2 " + blank + "│" + String(repeating: " ", count: 19) + "  0.00")
    #expect(lines[4].hasSuffix("–") && !lines[4].contains("█"))
  }

  /// A difference of one eighth of a column is seen.
  @Test func barsEndInEighths() {
    // 40 - 1 - 4 - 5 = 30 columns for 8.
    let lines = bars([8, 1])
    #expect(lines[1].hasPrefix("  0 │" + String(repeating: "█", count: 30)))
    #expect(lines[2].hasPrefix("  1 │███▊ "))
  }

  @Test func nothingTraps() {
    #expect(bars([.infinity, -.infinity, .nan, 1e300, -1e300]).count == 7)
    #expect(bars([]).count == 2)
    #expect(bars([0, 0], stacked: true).count == 4)
    for drawing: VisualDrawing in [
      .fan(.init(positions: [], levels: [], values: [])),
      .fan(.init(positions: [0], levels: [0.5], values: [[nil]])),
      .lines(.init(positions: [], lines: [])), .ranges(.init(base: nil, rows: [])),
      .steps(.init([])), .heat(.init(columns: [], rows: [], values: [], unit: .rate)),
      .scatter(.init([])), .histogram(.init(edges: [], series: [.init("a", [1])])),
      .histogram(.init(edges: [], series: [.init("a", [])])),
    ] {
      let item = VisualItem.chart(
        VisualChart(
          id: "x", title: "t", summary: "s", x: .init("x"), y: .init("y"), drawing))
      #expect(visualLines(item).count >= 2)
    }
    #expect(
      visualLines(.table(VisualTable(id: "t", title: "t", columns: [], rows: []))).count == 2)
  }
}
