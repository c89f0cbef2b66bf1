import FundModel
import FundReport
import FundResults
import Testing

/// A plain RFC 4180 reader.
private func parse(_ text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var field = ""
  var quoted = false
  var bytes = Array(text.unicodeScalars)[...]
  while let next = bytes.popFirst() {
    switch (next, quoted) {
    case ("\"", true):
      if bytes.first == "\"" {
        bytes.removeFirst()
        field.unicodeScalars.append(next)
      } else {
        quoted = false
      }
    case ("\"", false): quoted = true
    case (",", false):
      row.append(field)
      field = ""
    case ("\r", false):
      bytes.removeFirst()
      rows.append(row + [field])
      (row, field) = ([], "")
    default: field.unicodeScalars.append(next)
    }
  }
  return rows
}

@Suite struct CSVTests {
  @Test func fieldsAreQuotedWhereNeeded() {
    var csv = CSVWriter()
    csv.row(["plain", "a,b", "say \"hi\"", "two\r\nlines", ""])
    #expect(csv.text == "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\r\n")
    #expect(parse(csv.text) == [["plain", "a,b", "say \"hi\"", "two\r\nlines", ""]])
  }

  @Test func samplesReadBackTheSame() {
    let samples = smallTable()
    let rows = parse(samplesCSV(samples, metrics: [.netIrr, .npv], firstPath: 100))
    #expect(rows[0] == ["path", "net_irr", "npv"])
    #expect(rows.count == 11)
    for path in 0..<10 {
      #expect(rows[path + 1][0] == "\(100 + path)")
      #expect(Double(rows[path + 1][2]) == samples.column(.npv)[path])
    }
    #expect(rows[10][1] == "")
  }

  @Test func metricsOneARow() throws {
    let statistics = try smallDocument().statistics
    let rows = parse(metricsCSV(statistics))
    #expect(rows.count == Metric.count + 1)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    let tvpi = try #require(rows.first { $0[0] == "tvpi" })
    #expect(Double(tvpi[4]) == statistics[.tvpi].mean)
    let median = try #require(rows[0].firstIndex(of: "q0.5"))
    #expect(Double(tvpi[median]) == 1.2)
  }

  /// Metrics of the fund's own come last, in table, samples and summary.
  @Test func ownMetricsComeLast() throws {
    var document = try smallDocument()
    let own = HookTable(names: ["downside"], paths: 10)
    for path in 0..<10 {
      var value = path == 9 ? Double.nan : Double(path) / 8
      own.store(&value, path: path)
    }
    document.hookMetrics = HookMetricSummary.all(own, analytics: try smallAnalytics())
    let samples = parse(samplesCSV(smallTable(), metrics: [.tvpi], own: own))
    #expect(samples[0] == ["path", "tvpi", "downside"])
    #expect(samples[5] == ["4", "1.2", "0.5"] && samples[10][2] == "")
    let rows = parse(metricsCSV(document.statistics, own: document.hookMetrics ?? []))
    let row = try #require(rows.last)
    #expect(row.count == rows[0].count && row.prefix(4) == ["downside", "", "9", "1"])
    #expect(Double(row[4]) == 0.5)
    let line = try #require(
      runSummary(document).split(separator: "\n").first { $0.contains("downside") })
    #expect(line.contains("0.5"))
    #expect(try RunDocument(json: document.json()).hookMetrics == document.hookMetrics)
  }

  @Test func yearsOneARow() throws {
    let flows = try smallDocument().yearly
    let rows = parse(yearlyFlowsCSV(flows))
    #expect(rows.count == 3)
    let column = try #require(rows[0].firstIndex(of: "lp_distributions"))
    #expect(rows[2][column] == "1050000.0")
    // Two paths, 1.0M and 1.1M: deviation 100k/sqrt(2), error 50k, up to rounding.
    let error = try #require(Double(rows[2][column + 1]))
    #expect(abs(error - 50_000) <= 8 * 50_000.0.ulp)
  }
}
