import FundModel
import FundReport
import FundResults
import Testing

@Suite struct RunReportTests {
  @Test(arguments: [80, 120])
  func everyLineFits(width: Int) throws {
    let document = try smallDocument()
    let format = TextFormat(width: width)
    let page = runSummary(document, metrics: Metric.allCases, format: format)
    let chart = try #require(histogramChart(document, .netIrr, format: format))
    let flows = yearlyFlowTable(document.yearly).lines(format)
    for line in page.split(separator: "\n").map(String.init) + chart + flows {
      #expect(line.count <= width, "\(line)")
    }
    #expect(!page.contains(escape))
  }

  @Test func colourChangesNothingButCodes() throws {
    let document = try smallDocument()
    let plain = runSummary(document)
    let dressed = runSummary(document, format: TextFormat(style: TextStyle(color: true)))
    #expect(dressed.contains(escape))
    #expect(dressed.replacing(#/\x1B\[[0-9]+m/#, with: "") == plain)
  }

  /// By hand, over the nine paths with a value. Net IRR: sum -0.6, squares 1.0368, so variance
  /// (1.0368 - 0.04) / 8 = 0.1246; quantile 5 % at position 1.4: -1 + 0.4 · 0.98. Losses 1 - TVPI
  /// from -0.6 to 0, 0.1, 0.5: rank 7 at level 0.7, CVaR (0.5 + 0.1) / 2.7; rank 9 at level 0.9.
  @Test func pageOfASmallRun() throws {
    let page = runSummary(try smallDocument(), metrics: [.netIrr, .assetWal, .defaultRate])
    #expect(
      page == """
        Harbour Fund
        10 paths · seed 42 · config 0123456789ab
        USD 100.00M · hurdle 8.00% · engine 0.1.0
        config hash 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef

                               mean ± SE      sd       1%       5%     50%     95%
          Net IRR       -6.67% ± 11.766%  35.30%  -92.16%  -60.80%   4.00%  11.20%
          Asset WAL     5.00 y ± 0.000 y  0.00 y   5.00 y   5.00 y  5.00 y  5.00 y
          Default rate                 –       –        –        –       –       –

        Risk, loss = 1 - TVPI
          level          VaR ± SE         CVaR ± SE  tail paths
          70%     0.00% ± 20.000%  22.22% ± 18.426%           2
          90%    50.00% ± 25.000%            50.00%           0
                                                          value ± SE      95% interval
          P(TVPI < 1)                               22.22% ± 13.858%   [6.32%, 54.74%]
          P(net IRR < 0)                            22.22% ± 13.858%   [6.32%, 54.74%]
          P(net IRR < 8.00% hurdle)                 66.67% ± 15.713%  [35.42%, 87.94%]
          Mean shortfall of those below the hurdle  23.00% ± 17.039%
          Sharpe of net IRR across paths                       -0.25
          Sortino of net IRR across paths                      -0.25

        Guardrails
                           metric              value  trips if
          ✓  default_rate  default_rate.mean   3.12%  > 10.00%  ok
          ✗  tail_loss     loss.var99         21.00%  > 15.00%  error
          ?  wal           asset_wal.mean          –  > 8.00 y  no value
             no path has a value

        Warnings
          ! net_irr is undefined on 1 of 10 paths; they are left out of its mean and
            quantiles
          ! gross_irr is undefined on 10 of 10 paths; they are left out of its mean and
            quantiles
          ! the tail beyond level 0.7 has 2 paths, fewer than 30: its VaR and CVaR are
            rough
          ! the tail beyond level 0.9 has 0 paths, fewer than 30: its VaR and CVaR are
            rough

        10 paths in 2.00 s, 5 paths/s on 2 threads: compile 0.004 s, paths 2.00 s

        """)
  }

  @Test func yearlyTableAddsUp() throws {
    let lines = yearlyFlowTable(try smallDocument().yearly).lines(TextFormat(width: 120))
    // Year 1 collects 900k and on average 50k; LPs get 1.05M on average.
    #expect(lines.count == 4)
    #expect(lines[1].split(separator: " ").prefix(2) == ["0", "1.00M"])
    #expect(lines[2].contains("950.0k"))
    #expect(lines[3].split(separator: " ").first == "all")
    #expect(lines[3].contains("1.05M"))
  }

  @Test func histogramByHand() {
    let sample = Sample([0, 0.5, 1, 2, 3, 4, .nan])
    let lines = histogramChart(
      MetricHistogram(sample, bins: 4), title: "Multiple", unit: .multiple,
      marks: [.init("mean", 1.75), .init("hurdle", 9), .init("median", 1.5)],
      format: TextFormat(width: 60))
    // 60 = 2 + 6 label + 2 + 20 bar... the bar has what label, share and notes (60/3) leave.
    let room = 60 - (2 + 6 + 2 + 8 + 2 + 20)
    func bar(_ share: Double) -> String {
      String(repeating: "█", count: Int(Double(room) * share)).padding(room)
    }
    #expect(
      lines == [
        "Multiple",
        "  0.000x ┤\(bar(1))  33.33%",
        "  1.000x ┤\(bar(0.5))  16.67%  ◂ mean 1.750x, medi…",
        "  2.000x ┤\(bar(0.5))  16.67%",
        "  3.000x ┤\(bar(1))  33.33%",
        "  4.000x ┘",
        "  undefined on 1 of 7 paths",
        "  outside: hurdle 9.000x",
      ])
  }

  @Test func binsAreJoinedToFit() {
    let histogram = MetricHistogram(Sample((0..<100).map(Double.init)), bins: 50)
    let lines = histogramChart(histogram, title: "n", unit: .count, rows: 10)
    #expect(lines.count == 12)
    #expect(lines.dropFirst().dropLast().allSatisfy { $0.contains("10.00%") })
  }
}

extension String {
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
