import Foundation
import FundModel
import FundReport
import FundResults
import FundService
import TestSupport
import Testing

/// Reports of real runs, with every analysis, before a browser and a parser.
@Suite struct ReportPageTests {
  private static let library = PresetLibrary(
    folder: Cases.packageRoot.appendingPathComponent("stdlib-lua/presets").path)

  /// A fund with a subscription line, a NAV line with a covenant and two classes of notes.
  private static let debt: [(String, String)] = [
    (
      "facilities",
      """
      [{"name": "sub_line", "kind": "subscription", "limit": 0.2, "advance_rate": 0.9, "from_month": 0,
        "maturity_month": 48, "interest": {"kind": "fixed", "rate": 0.06}, "undrawn_fee": 0.003,
        "upfront_fee": 0.005, "draw_policy": "bridge_calls", "clean_down_months": 6, "sweep": 0,
        "covenants": [], "cure_months": 6, "forced_sale_discount": 0.3},
       {"name": "nav_line", "kind": "nav", "limit": 0.4, "advance_rate": 0.5,
        "collateral": [{"zone": "green", "haircut": 0.1, "concentration_limit": 0.7},
                       {"zone": "orange", "haircut": 0.25, "concentration_limit": 0.4}],
        "concentration": "fixpoint", "from_month": 12, "maturity_month": 108,
        "interest": {"kind": "floating", "margin": 0.0275, "rate_floor": 0.01}, "undrawn_fee": 0.005,
        "upfront_fee": 0.01, "draw_policy": "target_leverage", "target": 0.25, "sweep": 0.5,
        "covenants": [{"test": "max_ltv", "limit": 0.3}], "cure_months": 6,
        "forced_sale_discount": 0.3}]
      """
    ),
    (
      "notes",
      """
      {"structure": "sequential", "payment_frequency": "quarterly", "principal_from_month": 60,
       "redemption_month": 114, "reserve_share": 0.03,
       "classes": [{"name": "a", "share": 0.25, "coupon": {"kind": "fixed", "rate": 0.055},
                    "pik": false, "oc_trigger": 1.5, "ic_trigger": 0},
                   {"name": "b", "share": 0.1, "coupon": {"kind": "fixed", "rate": 0.08},
                    "pik": true, "oc_trigger": 1.2, "ic_trigger": 0}]}
      """
    ),
  ]

  private static func options(_ paths: Int) -> RunOptions {
    var options = RunOptions()
    options.paths = paths
    options.failOn = .never
    return options
  }

  private static func source(_ fund: ConfigDocument, paths: Int) throws -> VisualSource {
    var kept = options(paths)
    kept.breakdown = true
    kept.keep = .flows
    let result = try FundService.run(fund, options: kept)
    return VisualSource(
      result, config: fund, commands: ["equihome run --preset equihome-v2 --paths \(paths)"])
  }

  private static func analyses(
    _ fund: ConfigDocument, of result: RunResult, paths: Int
  ) throws -> VisualSource.Analyses {
    let options = options(paths)
    let irr = try Objective(parsing: "net_irr.mean")
    var made = VisualSource.Analyses()
    made.bridge = try FundService.bridge(result, threads: 1)
    made.stress = try FundService.stress(
      fund,
      scenarios: [
        Scenario(
          name: "crash",
          overlays: [
            Overlay(
              target: .propertyValue, fromMonth: 40, toMonth: 40, op: .multiply, values: [0.6])
          ]), Scenario(name: "higher fees", shifts: ["fees.management.rate": 0.01]),
      ], options: options
    ).report
    made.sensitivity = try FundService.run(
      SensitivityRequest(
        base: fund, method: .tornado,
        axes: [
          SweepAxis("fees.management.rate", .range(low: 0.015, high: 0.025)),
          SweepAxis("waterfall.carry", .relative(0.25)),
          SweepAxis("zones.green.appreciation_rate", .relative(0.5)),
        ], figure: irr, options: options))
    made.sweep = try FundService.run(
      SweepRequest(
        base: fund,
        plan: SweepPlan(
          axes: [
            SweepAxis("waterfall.carry", .values([0.1, 0.2, 0.3])),
            SweepAxis("fees.management.rate", .values([0.01, 0.015, 0.02, 0.025])),
          ], design: .grid, seed: 1), figures: [irr], options: options))
    var request = FrontierRequest()
    request.points = 8
    made.frontier = try FundService.frontier(
      try fund.with([("guardrails", ConfigValue(argument: "[]"))]), request, options: options)
    return made
  }

  @Test func realRunsAreDrawn() throws {
    // Few paths: what is drawn is as full as with many. More of them make pages to look at.
    let wanted = ProcessInfo.processInfo.environment["EQUIHOME_PAGE_PATHS"].flatMap { Int($0) }
    let paths = wanted ?? 40
    let plain = try ConfigDocument.preset("equihome-v2", library: Self.library)
    var source = try Self.source(plain, paths: paths)
    source.analyses = try Self.analyses(plain, of: source.result, paths: min(paths, 100))
    let borrowed = try plain.with(Self.debt.map { ($0.0, ConfigValue(argument: $0.1)) })
    let charts = try ChartLibrary.load(ChartLibrary.systemPaths)
    var judge = try PageJudge()
    for (name, source) in [
      ("plain", source), ("borrowed", try Self.source(borrowed, paths: paths)),
    ] {
      let document = try VisualDocument(source)
      let page = try htmlReport(document, charts: charts)
      try judge.add(name, page, canvases: document.canvasCount, isQuick: true)
      try Self.parse(markdownReport(document), of: document)
    }
    guard let found = try judge.verdict() else { return }
    #expect(found.status == 0, "\(found.said)")
  }

  /// Asks a parser of Markdown.
  private static func parse(_ text: String, of document: VisualDocument) throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "equihome-report-\(UUID().uuidString).md")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    guard let found = try Judge.ask("markdown_check.py", [file.path]) else { return }
    #expect(found.status == 0, "\(found.said)")
  }
}

extension VisualDocument {
  /// Charts that are drawn on a canvas.
  fileprivate var canvasCount: Int {
    views.flatMap(\.items).count { item in
      guard case .chart(let chart) = item else { return false }
      if case .heat = chart.drawing { return false }
      return true
    }
  }
}
