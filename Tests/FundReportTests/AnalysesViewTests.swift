import Foundation
import FundModel
import FundReport
import FundResults
import Testing

@Suite struct AnalysesViewTests {
  private func items(_ view: VisualView) -> [String: VisualItem] {
    Dictionary(uniqueKeysWithValues: view.items.map { ($0.id, $0) })
  }

  private func chart(_ view: VisualView, _ id: String) throws -> VisualChart {
    guard case .chart(let chart) = items(view)[id] else {
      throw CancellationError()
    }
    return chart
  }

  private func table(_ view: VisualView, _ id: String) throws -> VisualTable {
    guard case .table(let table) = items(view)[id] else { throw CancellationError() }
    return table
  }

  private func stress() throws -> StressReport {
    let rule = try outcome("irr", "net_irr.mean", "<", 0.06, value: 0.05, .tripped)
    let calm = try outcome("irr", "net_irr.mean", "<", 0.06, value: 0.08, .passed)
    func difference(_ value: Double?, _ low: Double?, _ high: Double?) -> StressReport.Difference {
      .init(
        value: value, standardError: value == nil ? nil : 0.001,
        interval: Interval(low: low, high: high), count: 90)
    }
    return StressReport(
      fund: "Harbour", configHash: "ab", seed: 3, paths: 100, level: 0.95,
      figures: [
        .init(name: "net_irr.mean", unit: .rate),
        .init(name: "probability(tvpi < 1)", unit: .share),
        .init(name: "probability(tvpi > 1)", unit: .share),
      ],
      base: [0.08, 0.02, 0.98].map { .init(value: $0, standardError: 0.001) },
      baseGuardrails: [calm],
      rows: [
        .init(
          scenario: Scenario(name: "mild", description: "A mild one", source: "RBA", date: "2020"),
          values: [0.07, 0.05, nil].map { .init(value: $0, standardError: 0.001) },
          differences: [
            difference(-0.01, -0.012, -0.008), difference(0.03, 0.02, 0.04),
            difference(nil, nil, nil),
          ], guardrails: [calm]),
        .init(
          scenario: Scenario(name: "crash"),
          values: [0.05, 0.4, nil].map { .init(value: $0, standardError: 0.001) },
          differences: [
            difference(-0.03, -0.033, -0.027), difference(0.38, 0.3, 0.46),
            difference(nil, nil, nil),
          ], guardrails: [rule]),
      ])
  }

  @Test func stressTellsChangesTripsAndSources() throws {
    let view = stressView(try stress())
    #expect(view.name == .stress && Set(view.items.map(\.id)).count == view.items.count)
    let irr = try chart(view, "stress_net_irr_mean")
    #expect(
      irr.summary
        == "Change of Net IRR, mean from 8.00% ± 0.100%: crash -3.00% [-3.30%, -2.70%] and mild -1.00% [-1.20%, -0.80%]. Intervals at 95%."
    )
    guard case .bars(let bars) = irr.drawing else { throw CancellationError() }
    #expect(bars.categories == ["mild", "crash"] && bars.horizontal)
    #expect(bars.series[0].values == [-0.01, -0.03] && bars.series[0].low == [-0.012, -0.033])
    #expect(irr.y.unit == .rate)
    // Ids of figures that differ in signs alone are kept apart.
    #expect(items(view)["stress_probability_tvpi_1"] != nil)
    #expect(try chart(view, "stress_probability_tvpi_1_2").summary.contains("not defined"))
    let changes = try table(view, "stress_changes")
    #expect(
      changes.rows.count == 6 && changes.rows.allSatisfy { $0.count == changes.columns.count })
    #expect(
      changes.rows[1][4]
        == .figure(
          .init(
            -0.03, unit: .rate, standardError: 0.001, interval: Interval(low: -0.033, high: -0.027))
        ))
    let trips = try table(view, "stress_guardrails")
    #expect(
      trips.rows.count == 1 && trips.rows[0][0] == .text("crash") && trips.rows[0][6] == .text("no")
    )
    let sources = try table(view, "stress_scenarios")
    #expect(sources.rows[0][2] == .text("RBA") && sources.rows[0][3] == .text("2020"))
    #expect(sources.rows[1][2] == .empty && sources.rows[1][4] == .text("1 of 1"))
  }

  private func sensitivity(_ method: SensitivityResult.Method) -> SensitivityResult {
    let isTornado = method == .tornado
    return SensitivityResult(
      method: method, figure: "net_irr.q0.05", unit: .rate,
      columns: isTornado
        ? [
          .init("at_low", "at the low end", .figure), .init("at_high", "at the high end", .figure),
        ]
        : method == .breakeven
          ? [.init("value", "value", .parameter)]
          : [.init("total", "total index", .plain), .init("first", "first index", .plain)],
      rows: [
        .init(
          path: "fees.management.rate", low: 0.01, high: 0.03,
          estimates: [
            IntervalEstimate(0.01, standardError: 0.0001, low: 0.0098, high: 0.0102),
            method == .breakeven ? nil : IntervalEstimate(-0.012, standardError: 0.0001),
          ]),
        .init(
          path: "waterfall.carry", low: 0.1, high: 0.3, estimates: [nil, nil], note: "not run"),
      ], confidence: 0.9, cells: 5, paths: 1000, seed: 42,
      base: isTornado ? GroupedFigure(value: 0.08, standardError: 0.001, groups: []) : nil,
      target: method == .breakeven ? 0.1 : nil, notes: ["one", "two"])
  }

  @Test func tornadoStandsAroundTheBase() throws {
    let view = sensitivityView(sensitivity(.tornado))
    let drawn = try chart(view, "sensitivity_chart")
    guard case .ranges(let ranges) = drawn.drawing else { throw CancellationError() }
    #expect(ranges.base == 0.08 && ranges.rows[0].atLow == 0.08 + 0.01)
    #expect(ranges.rows[0].atLowInterval == Interval(low: 0.08 + 0.0098, high: 0.08 + 0.0102))
    #expect(ranges.rows[0].atHighInterval == nil && ranges.rows[1].atLow == nil)
    #expect(ranges.rows[0].lowLabel == "0.01" && drawn.y.unit == .rate)
    #expect(
      drawn.summary.hasPrefix(
        "Changes of Net IRR, 5% quantile from 8.00% are largest for fees.management.rate (0.01: +1.00%, 0.03: -1.20%)"
      ))
    #expect(
      view.items.count { if case .text(let text) = $0 { text.role == .note } else { false } } == 2)
    let estimates = try table(view, "sensitivity_estimates")
    #expect(estimates.rows[1][3] == .empty && estimates.rows[1].last == .text("not run"))
  }

  @Test func indicesAreBarsAndBreakEvensATable() throws {
    guard
      case .bars(let bars) = try chart(sensitivityView(sensitivity(.sobol)), "sensitivity_chart")
        .drawing
    else { throw CancellationError() }
    #expect(bars.series.map(\.name) == ["total index", "first index"])
    #expect(bars.series[0].low == [0.0098, nil] && bars.series[1].values == [-0.012, nil])
    let view = sensitivityView(sensitivity(.breakeven))
    #expect(items(view)["sensitivity_chart"] == nil)
    #expect(try table(view, "sensitivity_estimates").rows[0][3] == .text("0.01 ± 0.0001"))
  }

  private func sweep(_ inputs: [[ConfigValue]], varied: Int) -> SweepTable {
    SweepTable(
      parameters: ["waterfall.carry", "fees.management.rate", "fund.size"], varied: varied,
      figures: [.init(name: "net_irr.mean", unit: .rate, lowerIsBetter: false)],
      rows: inputs.enumerated().map { number, row in
        .init(
          cell: number + 1, inputs: row,
          figures: [
            GroupedFigure(
              value: number == 2 ? nil : 0.08 - 0.01 * Double(number), standardError: 0.001,
              groups: [])
          ])
      }, design: "grid", designSeed: 1, paths: 1000, seed: 42, cached: 0)
  }

  @Test func sweepsAreDrawnByWhatVaries() throws {
    let line = sweepView(sweep([[0.3, 1, 1], [0.1, 1, 1], [0.2, 1, 1]], varied: 1))
    guard case .lines(let lines) = try chart(line, "sweep_net_irr_mean").drawing else {
      throw CancellationError()
    }
    #expect(lines.positions == [0.1, 0.2, 0.3])
    #expect(lines.lines[0].values == [0.07, nil, 0.08])
    #expect(abs((lines.lines[0].high?[0] ?? 0) - (0.07 + 1.959963984540054e-3)) < 1e-15)
    let grid = sweepView(
      sweep([[0.1, 1, 1], [0.1, 2, 1], [0.2, 1, 1], [0.2, 2, 1]], varied: 2))
    let map = try chart(grid, "sweep_net_irr_mean")
    guard case .heat(let heat) = map.drawing else { throw CancellationError() }
    #expect(heat.rows == ["0.1", "0.2"] && heat.columns == ["1", "2"])
    #expect(heat.values == [[0.08, 0.07], [nil, 0.05]])
    #expect(map.summary.contains("the best is 8.00% ± 0.100% at waterfall.carry = 0.1"))
    // Not every pair of values has a cell: no map, but the best cells.
    let loose = sweepView(sweep([[0.1, 1, 1], [0.2, 2, 1]], varied: 2))
    #expect(try table(loose, "sweep_net_irr_mean").rows.count == 2)
    let three = sweepView(sweep([[0.1, 1, 1], [0.2, 2, 2]], varied: 3))
    #expect(try table(three, "sweep_net_irr_mean").title == "Best cells by Net IRR, mean")
  }

  @Test func frontierSaysWhatIsGivenUp() throws {
    func point(_ weights: [Double], _ mean: Double, _ risk: Double, _ binding: [String] = [])
      -> Frontier.Point
    {
      .init(
        weights: weights, mean: mean, meanError: 0.001, risk: risk, riskError: 0.001, sharpe: 1,
        sharpeError: nil, binding: binding)
    }
    let frontier = Frontier(
      method: .simplex, metric: "net_irr", level: nil, riskFree: 0.02, zones: ["green", "red"],
      low: [0, 0], high: [1, 0.5],
      points: [
        point([1, 0], 0.05, 0.02), point([0.5, 0.5], 0.08, 0.05, ["red at most 50%"]),
        point([0.7, 0.3], 0.05, 0.04),
      ], minimumRisk: point([1, 0], 0.05, 0.02), tangency: nil, pure: [], correlation: [], seed: 1,
      paths: 100, usedPaths: 100)
    let view = frontierView(frontier)
    guard case .scatter(let scatter) = try chart(view, "frontier_chart").drawing else {
      throw CancellationError()
    }
    #expect(scatter.series.map(\.name) == ["frontier", "beaten by another", "minimum risk"])
    #expect(scatter.series[0].isLine && scatter.series[0].points.map(\.x) == [0.02, 0.05])
    guard case .text(let text) = items(view)["frontier_conflicts"] else {
      throw CancellationError()
    }
    #expect(
      text.text == """
        More return costs risk: from green 100.00% to green 50.00%, red 50.00% the mean rises by 3.00% and the deviation by 3.00%.
        The limit red at most 50% binds at 1 of 2 points of the frontier.
        """)
    let points = try table(view, "frontier_points")
    #expect(points.rows.count == 4 && points.rows.allSatisfy { $0.count == points.columns.count })
  }
}
