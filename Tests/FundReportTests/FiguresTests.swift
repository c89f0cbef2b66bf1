import FundModel
import FundReport
import Testing

@Suite struct FiguresTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1234.5, 1, "1,234.5"),
    (-1234567.891, 2, "-1,234,567.89"),
    (999.995, 0, "1,000"), (0.125, 2, "0.12"), (Double.nan, 2, "–"),
  ])
  func fixedDecimals(value: Double, decimals: Int, text: String) {
    #expect(fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (999.4, "999"), (999.5, "1.0k"), (12_345, "12.3k"), (999_949, "999.9k"),
    (999_950, "1.00M"), (-50_000_000, "-50.00M"), (1.234e9, "1,234.00M"),
  ])
  func moneyBySize(value: Double, text: String) {
    #expect(money(value) == text)
  }

  @Test func unitsDecideTheForm() {
    #expect(figure(0.09123, .rate) == "9.12%")
    #expect(figure(-1, .rate) == "-100.00%")
    #expect(figure(1.23456, .multiple) == "1.235x")
    #expect(figure(5, .years) == "5.00 y")
    #expect(figure(511.25, .count) == "511.2")
    #expect(figure(nil, .rate) == "–")
    #expect(figureWithError(0.0912, 0.00031, .rate) == "9.12% ± 0.031%")
    #expect(figureWithError(0.0912, nil, .rate) == "9.12%")
    #expect(counted(-1_234_567) == "-1,234,567")
    #expect(levelFigure(0.995) == "99.5%")
    #expect(levelFigure(0.1) == "10%")
  }

  @Test(arguments: [
    (0.0123, "0.012 s"), (0.9999, "1.00 s"), (2.314, "2.31 s"), (59.999, "1 min 00 s"),
    (65, "1 min 05 s"), (7384, "2 h 03 min"),
  ])
  func durations(seconds: Double, text: String) {
    #expect(duration(seconds) == text)
  }
}
