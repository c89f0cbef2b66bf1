import FundModel
import FundReport
import FundResults
import Testing

@Suite struct SweepReportTests {
  private func figure(_ value: Double?, _ error: Double? = 0.001) -> GroupedFigure {
    GroupedFigure(value: value, standardError: error, groups: [])
  }

  private func table(_ values: [Double?]) -> SweepTable {
    let inputs: [[ConfigValue]] = [[0.1, 0.01], [0.1, 0.02], [0.2, 0.01], [0.2, 0.02]]
    return SweepTable(
      parameters: ["waterfall.carry", "fees.management.rate"], varied: 2,
      figures: [.init(name: "net_irr.mean", unit: .rate, lowerIsBetter: false)],
      rows: zip(inputs, values).enumerated().map { number, row in
        .init(cell: number + 1, inputs: row.0, figures: [figure(row.1)])
      },
      design: "grid", designSeed: 1, paths: 1000, seed: 42, cached: 1, notes: ["a.json is damaged"])
  }

  @Test func page() {
    let lines = sweepText(
      table([0.08, 0.07, 0.075, nil]), format: TextFormat(width: 100))
    #expect(lines[1] == "4 cells (grid), 1,000 paths each, seed 42, 1 read from the cache")
    #expect(lines[2].contains("waterfall.carry") && lines[2].contains("net_irr.mean ± SE"))
    #expect(lines[3].hasSuffix("8.00% ± 0.100%") && lines[6].hasSuffix("–"))
    #expect(lines.last == "  ! a.json is damaged")
  }

  @Test func csv() {
    let rows = sweepCSV(table([0.08, 0.07, 0.075, nil])).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    #expect(rows[0] == "cell,waterfall.carry,fees.management.rate,net_irr.mean,net_irr.mean_se")
    #expect(rows[1] == "1,0.1,0.01,0.08,0.001")
    #expect(rows[4] == "4,0.2,0.02,,0.001")
    var quoted = table([1, 1, 1, 1])
    quoted.figures[0].name = "probability(net_irr < 0, \"x\")"
    #expect(sweepCSV(quoted).contains("\"probability(net_irr < 0, \"\"x\"\")\""))
  }

  @Test func heatMapWithoutColour() {
    let table = table([0.08, 0.07, 0.075, nil])
    let pivot = SweepPivot(table, row: 0, column: 1, figure: 0)
    let lines = heatMap(
      pivot, row: "waterfall.carry", column: "fees.management.rate", figure: table.figures[0],
      format: TextFormat(width: 80))
    #expect(lines[1] == "  waterfall.carry down, fees.management.rate across")
    // The largest is full, the least blank, the middle half way; what is not there is a dash.
    #expect(lines[3] == "  0.1 8.00% ██ 7.00%")
    #expect(lines[4] == "  0.2 7.50% ▒▒     –")
    #expect(lines[5] == "  from 7.00% to 8.00%")
    #expect(!lines.joined().contains("\u{1B}"))
  }

  @Test func heatMapWithColour() {
    let table = table([0.08, 0.07, 0.075, nil])
    let pivot = SweepPivot(table, row: 0, column: nil, figure: 0)
    let lines = heatMap(
      pivot, row: "waterfall.carry", column: nil, figure: table.figures[0],
      format: TextFormat(width: 80, style: TextStyle(color: true)))
    // 7.50 % alone, because the other cell of 0.2 is undefined and so is its mean.
    #expect(lines.joined().contains("\u{1B}[48;5;"))
    #expect(lines.joined().contains("means of up to 2 cells"))
  }

  @Test func narrowPages() {
    let table = table([0.08, 0.07, 0.075, nil])
    let pivot = SweepPivot(table, row: 0, column: 1, figure: 0)
    for width in [40, 60, 120] {
      let format = TextFormat(width: width)
      let lines =
        heatMap(
          pivot, row: "waterfall.carry", column: "fees.management.rate",
          figure: table.figures[0], format: format) + sweepText(table, format: format)
      #expect(lines.allSatisfy { $0.count <= width }, "\(width): \(lines)")
    }
  }

  private func result(_ method: SensitivityResult.Method) -> SensitivityResult {
    SensitivityResult(
      method: method, figure: "net_irr.mean", unit: .rate,
      columns: [
        .init("at_low", "at the low end", .figure), .init("at_high", "at the high end", .figure),
      ],
      rows: [
        .init(
          path: "fees.management.rate", low: 0.01, high: 0.03,
          estimates: [
            IntervalEstimate(0.01, standardError: 0.0001, low: 0.0098, high: 0.0102),
            IntervalEstimate(-0.012, standardError: 0.0001, low: -0.0122, high: -0.0118),
          ]),
        .init(
          path: "waterfall.carry", low: 0.1, high: 0.3,
          estimates: [IntervalEstimate(0.006), nil], note: "half of it is missing"),
      ], confidence: 0.95, cells: 5, paths: 1000, seed: 42, base: figure(0.08))
  }

  @Test func tornado() {
    let lines = sensitivityText(result(.tornado), format: TextFormat(width: 110))
    #expect(lines[0] == "net_irr.mean, one parameter at a time: 8.00% ± 0.100%")
    #expect(lines[1] == "5 cells, 1,000 paths each, seed 42; intervals at 95%")
    // The widest bar, 1.2 % down, fills its side; 1 % up is five sixths of the other.
    #expect(lines[3].contains("█│████"))
    let bars = lines[3].filter { $0 == "█" }.count
    #expect(bars >= 20, "\(lines[3])")
    #expect(lines[4].contains("│") && lines[4].hasSuffix("–"))
    #expect(lines.last == "  ! waterfall.carry: half of it is missing")
    for width in [60, 80, 200] {
      let lines = sensitivityText(result(.tornado), format: TextFormat(width: width))
      #expect(lines.allSatisfy { $0.count <= max(width, 84) }, "\(width): \(lines)")
    }
  }

  @Test func barsAndCSV() {
    let lines = sensitivityText(result(.morris), format: TextFormat(width: 140))
    #expect(lines[2].contains("parameter") && lines[2].contains("interval"))
    #expect(lines[3].contains("0.01 to 0.03") && lines[3].contains("0.98% to 1.02%"))
    let rows = sensitivityCSV(result(.morris)).split(separator: "\r\n")
    #expect(
      rows[0]
        == "parameter,low,high,at_low,at_low_se,at_low_low,at_low_high,at_high,at_high_se,at_high_low,at_high_high,note"
    )
    #expect(rows[2] == "waterfall.carry,0.1,0.3,0.006,,,,,,,,half of it is missing")
  }

  @Test func progressOfCells() {
    let bar = ProgressBar(
      done: 500, total: 2000, elapsed: 2, cells: .init(done: 3, total: 12))
    let line = bar.line(TextFormat(width: 100))
    #expect(line.contains("25%  3 of 12 cells  250 paths/s  6.00 s left"), "\(line)")
  }
}
