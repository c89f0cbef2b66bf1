import FundModel
import FundReport
import FundResults
import TestSupport
import Testing

/// What charts and tables show sums up to what the run says.
@Suite struct VisualSumTests {
  /// Rounding of adding up `count` numbers of about `size`.
  private func slack(_ count: Int, _ size: Double) -> Double {
    Double(count) * max(size, 1) * Double.ulpOfOne
  }

  @Test func theYearlyTableIsTheLedger() throws {
    for run in try VisualRuns.all() {
      let (name, source, document) = (run.name, run.source, run.document)
      let table = try #require(document.table("yearly_flows"))
      for (column, place) in zip(table.columns, 0...).dropFirst() {
        let series = try #require(source.document.yearly.items[column.name])
        for year in 0..<source.document.yearly.years {
          #expect(table.rows[year][place].value == series.mean[year], "\(name) \(column.name)")
          if case .figure(let figure) = table.rows[year][place] {
            #expect(figure.standardError == series.standardError[year])
          }
        }
      }
      // Every column that is not 0 throughout is there.
      let shown = Set(table.columns.map(\.name))
      for item in FlowItem.allCases {
        let moves = source.document.yearly[item]?.mean.contains { ($0 ?? 0) != 0 } ?? false
        #expect(shown.contains(item.name) == moves, "\(name) \(item.name)")
      }
    }
  }

  @Test func stepsOfTheAttributionEndInTheNetProfit() throws {
    for run in try VisualRuns.all() {
      let (name, source, document) = (run.name, run.source, run.document)
      guard let attribution = source.document.breakdown?.attribution else { continue }
      guard case .steps(let steps)? = document.chart("attribution")?.drawing else {
        Issue.record("\(name): no steps")
        continue
      }
      let lines = steps.steps.filter { !$0.isTotal }.map(\.value)
      let total = try #require(steps.steps.last)
      #expect(total.isTotal && total.value == source.statistics(.netProfit).mean)
      // A path's lines miss its profit by `largestResidual` at most; the rest is adding up means.
      let size = lines.reduce(0) { $0 + abs($1) }
      #expect(
        abs(lines.reduce(0, +) - total.value)
          <= attribution.largestResidual + slack(100, size), "\(name)")
    }
  }

  @Test func histogramsHoldEveryPath() throws {
    for run in try VisualRuns.all() {
      let (name, source, document) = (run.name, run.source, run.document)
      let paths = source.document.manifest.paths
      for metric in [Metric.netIrr, .tvpi, .priceGrowth, .creditFactor] {
        let summary = source.statistics(metric)
        guard let chart = document.chart("\(metric.name)_histogram") else {
          #expect(summary.count == 0, "\(name) \(metric.name)")
          continue
        }
        guard case .histogram(let histogram) = chart.drawing else {
          Issue.record("\(name): no histogram")
          continue
        }
        #expect(
          histogram.series[0].counts.reduce(0, +) + summary.undefinedCount == paths,
          "\(name) \(metric.name)")
        if let mean = histogram.marks.first(where: { $0.label == "mean" }) {
          #expect(mean.value == summary.mean)
        }
      }
    }
  }

  /// Bars of defaults sum to the mean number of defaults, and those of purchases to that of loans.
  @Test func endsOfLoansSumToTheMetrics() throws {
    for run in try VisualRuns.all() {
      let (name, source, document) = (run.name, run.source, run.document)
      guard case .bars(let bars)? = document.chart("exits")?.drawing else {
        Issue.record("\(name): no bars")
        continue
      }
      func sum(_ values: [Double?]) -> Double { values.reduce(0) { $0 + ($1 ?? .nan) } }
      let defaults = try #require(bars.series.first { $0.name == "Defaults" })
      let mean = try #require(source.statistics(.defaultCount).mean)
      #expect(abs(sum(defaults.values) - mean) <= slack(100, mean), "\(name)")
      let table = try #require(document.table("loans_by_year"))
      let bought = try #require(source.statistics(.loanCount).mean)
      #expect(abs((table.rows.last?[1].value ?? .nan) - bought) <= slack(100, bought), "\(name)")
      for (series, place) in zip(bars.series, 2...) {
        #expect(table.rows.last?[place].value == sum(series.values), "\(name) \(series.name)")
      }
    }
  }

  /// The mean line of the J-curve ends at the mean net profit, by quarter and by year; its last
  /// quantiles are those of the net profit.
  @Test func fansEndInTheMetrics() throws {
    for flows in [true, false] {
      let source = VisualSource(
        try VisualRuns.random(RandomConfig.indebted(seed: 3), paths: 200, flows: flows))
      let document = try VisualDocument(source)
      guard case .fan(let fan)? = document.chart("j_curve")?.drawing else {
        Issue.record("no fan")
        return
      }
      let size = try #require(source.statistics(.paidIn).max)
      let end = try #require(fan.lines.first?.values.last ?? nil)
      let mean = try #require(source.statistics(.netProfit).mean)
      // Sums of a few hundred months of flows, in another order.
      #expect(abs(end - mean) <= slack(1000, size), "flows \(flows)")
      let profit = source.result.sample(.netProfit)
      for (level, values) in zip(fan.levels, fan.values) {
        let last = try #require(values.last ?? nil)
        #expect(abs(last - (profit.quantile(level) ?? .nan)) <= slack(1000, size))
      }
      #expect(fan.positions.last == Double(source.result.flows.months - 1) / 12)
    }
  }

  /// At the end of the fund, returns to date are ratios of the mean flows; a total loss is one only
  /// where nothing came back.
  @Test func returnsToDateEndInTheMeans() throws {
    for run in try VisualRuns.all() {
      let table = try #require(run.document.table("returns_to_date"))
      let last = try #require(table.rows.last)
      let paid = try #require(run.source.statistics(.paidIn).mean)
      let got = try #require(run.source.statistics(.distributed).mean)
      #expect(abs((last[1].value ?? .nan) - paid) <= slack(1000, paid), "\(run.name)")
      #expect(abs((last[2].value ?? .nan) - got) <= slack(1000, max(got, paid)), "\(run.name)")
      #expect(last[3].value == 0)
      for row in table.rows where row[7].value == -1 {
        #expect(row[2].value == 0 && (row[3].value ?? 1) <= 0, "\(run.name)")
      }
    }
  }

  @Test func sharesOfYearsSumToOne() throws {
    let source = VisualSource(try VisualRuns.random(RandomConfig.make(seed: 5)))
    let document = try VisualDocument(source)
    for label in MarketLabel.allCases {
      guard case .bars(let bars)? = document.chart("market_\(label.name)")?.drawing else {
        Issue.record("no bars of \(label)")
        continue
      }
      for year in bars.categories.indices {
        let sum = bars.series.reduce(0) { $0 + ($1.values[year] ?? .nan) }
        #expect(abs(sum - 1) <= 3 * Double.ulpOfOne)
      }
    }
  }

  /// Costs by year and kind sum to the metrics of fees and expenses.
  @Test func costsSumToTheMetrics() throws {
    for run in try VisualRuns.all() {
      let (name, source, document) = (run.name, run.source, run.document)
      guard case .bars(let bars)? = document.chart("fees_and_expenses")?.drawing else { continue }
      func sum(_ names: Set<String>) -> Double {
        bars.series.filter { names.contains($0.name) }.flatMap(\.values)
          .reduce(0) { $0 + ($1 ?? .nan) }
      }
      let fees = try #require(source.statistics(.managementFees).mean)
      #expect(abs(sum(["Management fees"]) - fees) <= slack(1000, fees), "\(name)")
      let expenses = try #require(source.statistics(.expenses).mean)
      let shown = sum([
        "Formation", "Annual expenses", "Expenses on a basis", "Servicing", "Disposition",
      ])
      #expect(abs(shown - expenses) <= slack(1000, expenses), "\(name)")
    }
  }

  /// The worst paths are those that a sort of the samples finds, numbered from 1.
  @Test func worstPathsAreTheLowestRates() throws {
    let source = VisualSource(try VisualRuns.random(houseConfig(), paths: 100))
    let document = try VisualDocument(source)
    let table = try #require(document.table("tail_paths_table"))
    let rates = Array(source.result.samples.column(.netIrr))
    #expect(
      table.rows.map { $0[1].value } == rates.filter(\.isFinite).sorted().prefix(5).map { $0 })
    for row in table.rows {
      let path = try #require(row[0].value.flatMap { Int(exactly: $0) })
      #expect(rates[path - 1] == row[1].value)
    }
    guard case .fan(let fan)? = document.chart("tail_paths")?.drawing else {
      Issue.record("no fan")
      return
    }
    for (line, row) in zip(fan.lines, table.rows) {
      let path = try #require(row[0].value.flatMap { Int(exactly: $0) })
      #expect(line.name == "Path \(path)")
      let profit = source.result.samples.column(.netProfit)[path - 1]
      let end = try #require(line.values.last ?? nil)
      #expect(abs(end - profit) <= slack(1000, source.document.terms.size))
    }
  }
}

extension VisualSource {
  func statistics(_ metric: Metric) -> MetricSummary { document.statistics[metric] }
}
