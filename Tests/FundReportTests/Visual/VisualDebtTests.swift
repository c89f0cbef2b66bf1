import FundModel
import FundReport
import FundResults
import FundService
import TestSupport
import Testing

/// Debt, guardrails and returns to date as a document shows them.
@Suite struct VisualDebtTests {
  /// A fund has the items of its debt, or one text that says there is none.
  @Test func facilitiesAndNotesAreShownWhereThereAreAny() throws {
    var seen: Set<String> = []
    for run in try VisualRuns.all() {
      let config = run.source.result.config
      let facilities = !config.facilities.isEmpty
      #expect((run.document.table("facilities") != nil) == facilities, "\(run.name)")
      #expect((run.document.chart("facility_debt") != nil) == facilities, "\(run.name)")
      #expect((run.document.text("facilities") != nil) == !facilities, "\(run.name)")
      let notes = !config.notes.issued.isEmpty
      #expect((run.document.table("notes")?.rows.count ?? 0) == config.notes.issued.count)
      #expect((run.document.text("notes") != nil) == !notes, "\(run.name)")
      if facilities { seen.insert("facilities") }
      if notes { seen.insert("notes") }
      for (row, note) in zip(
        run.document.table("notes")?.rows ?? [], run.source.document.notes ?? [])
      {
        #expect(row[4].value == note.irr.mean && row[7].value == note.expectedLoss.mean)
      }
    }
    #expect(seen.count == 2, "no random fund here has \(seen)")
  }

  /// Every path that ever breaches a covenant is in one bar.
  @Test func firstBreachesAreCountedOnce() throws {
    var seen = 0
    for run in try VisualRuns.all() {
      let months = run.source.result.samples.column(.firstBreachMonth).filter(\.isFinite)
      guard case .bars(let bars)? = run.document.chart("first_breach")?.drawing else {
        #expect(months.isEmpty || run.source.result.config.facilities.isEmpty, "\(run.name)")
        continue
      }
      seen += 1
      let paths = Double(run.source.document.manifest.paths)
      let values = try #require(bars.series.first).values
      // Each share is a whole number of paths over their number.
      let counts = values.map { (($0 ?? .nan) * paths).rounded() }
      #expect(counts.reduce(0, +) == Double(months.count), "\(run.name)")
      for (year, count) in counts.enumerated() {
        let range = run.source.result.flows.layout.months(ofYear: year)
        #expect(Double(months.count { range.contains(Int($0)) }) == count, "\(run.name) \(year)")
      }
    }
    #expect(seen > 0, "no random fund here breaches a covenant")
  }

  /// Guardrails carry the errors of the figures they look at.
  @Test func guardrailsCarryTheErrorsOfTheirFigures() throws {
    let (config, result) = try VisualRuns.preset()
    let source = VisualSource(result, config: config)
    let document = try VisualDocument(source)
    let figures = try #require(document.figures("guardrail_verdicts")).figures
    #expect(figures.map(\.label) == source.document.guardrails.map(\.guardrail.name))
    #expect(figures.map(\.value) == source.document.guardrails.map(\.value))
    let irr = try #require(figures.first { $0.name == "net_irr.mean" })
    #expect(irr.standardError == source.statistics(.netIrr).standardError)
    let loss = try #require(figures.first { $0.name == "loss.var99" })
    #expect(
      loss.standardError == source.document.statistics.risk.tail(level: 0.99)?.valueAtRiskError)
    let fixed = try #require(figures.first { $0.name == "max_cltv" })
    #expect(fixed.standardError == nil && fixed.interval == nil && fixed.verdict == .good)
    #expect(document.table("guardrails")?.rows.map { $0[2].value } == figures.map(\.value))
  }

  /// Two loans and no chance (docs/model.md, section 8): one path, so returns of the mean flows are the
  /// metrics, and the stocks between are those of the page.
  @Test func returnsToDateOfTheWorkedExample() throws {
    let file = Cases.packageRoot.appendingPathComponent("examples/worked-example.json").path
    var options = RunOptions()
    options.threads = 1
    let result = try FundService.run(ConfigDocument.load(file: file), options: options)
    let rows = ReturnsToDate(result.flows, months: [0, 12, 60, 72], gpShare: 0).rows
    #expect(rows.map(\.month) == [0, 12, 60, 72])
    // To half a unit of the last digit of the page.
    #expect(rows[0].contributions == 10_000 && rows[0].irr == nil && rows[0].dpi == 0)
    #expect(abs(rows[1].nav - 823_899.82) <= 0.005)
    #expect(abs(rows[2].nav - 1_121_581.48) <= 0.005)
    #expect(abs(rows[2].contributions - 860_000) <= 0.005)
    #expect(abs((rows[2].tvpi ?? .nan) - 1_121_581.48 / 860_000) <= 0.005 / 860_000)
    #expect(abs((rows[3].tvpi ?? .nan) - 1.2914626250) <= 0.5e-10)
    #expect(rows[3].rvpi == 0)
    #expect(abs((rows[3].irr ?? .nan) - 0.0530133417) <= 0.5e-10)
    let document = try VisualDocument(VisualSource(result))
    #expect(document.table("returns_to_date")?.rows.last?[6].value == rows[3].tvpi)
    #expect(document.table("returns_to_date")?.rows.last?[7].value == rows[3].irr)
  }

  @Test func worstPathsStandInOrder() {
    let values: [Double] = [3, .nan, 1, 1, 5, -Double.infinity]
    #expect(worstPaths(values, count: 3).map(\.path) == [2, 3, 0])
    #expect(worstPaths(values, count: 9, highIsBad: true).map(\.path) == [4, 0, 2, 3])
    #expect(worstPaths(values, count: -1).isEmpty)
  }

  /// The checks of shape find what is broken.
  @Test func theChecksOfShapeFindWhatIsBroken() {
    func chart(_ drawing: VisualDrawing, summary: String = "Drawn.") -> [String] {
      VisualShapeTests.problems(
        .chart(
          VisualChart(
            id: "c", title: "C", summary: summary, x: .init("x"), y: .init("y"), drawing)))
    }
    let sound = VisualDrawing.lines(.init(positions: [0, 1], lines: [.init("l", [1, nil])]))
    #expect(chart(sound).isEmpty)
    #expect(!chart(sound, summary: "").isEmpty)
    #expect(!chart(sound, summary: "It is nan.").isEmpty)
    #expect(!chart(.lines(.init(positions: [0, 1], lines: [.init("l", [1])]))).isEmpty)
    #expect(!chart(.lines(.init(positions: [1, 0], lines: [.init("l", [1, 1])]))).isEmpty)
    #expect(!chart(.lines(.init(positions: [0], lines: [.init("l", [.nan])]))).isEmpty)
    #expect(!chart(.histogram(.init(edges: [0, 1], series: [.init("s", [1, 2])]))).isEmpty)
    #expect(
      !chart(.fan(.init(positions: [0], levels: [0.1, 0.9], values: [[2], [1]]))).isEmpty)
    #expect(
      !VisualShapeTests.problems(
        .table(
          VisualTable(id: "t", title: "T", columns: [.init("a", "A")], rows: [[.empty, .empty]]))
      ).isEmpty)
  }
}
