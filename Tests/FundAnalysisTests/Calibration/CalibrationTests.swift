import Foundation
import FundAnalysis
import FundModel
import FundResults
import TestSupport
import Testing

@Suite struct CalibrationTests {
  /// Moments that somebody else computed from FHFA's purchase-only metro index, all digits of them: sums of 140 terms in
  /// another order.
  @Test func momentsOfTheMetros() throws {
    let folder = Cases.packageRoot.deletingLastPathComponent().appending(path: "shared/data")
    let file = folder.appending(path: "fhfa_po_metro_quarterly.csv").path
    guard FileManager.default.fileExists(atPath: file) else {
      print("skipped: no \(file)")
      return
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let derived = try decoder.decode(
      Derived.self, from: Data(contentsOf: folder.appending(path: "derived_moments.json")))
    let names = try IndexFile.names(file)
    #expect(names.count == 100 && Set(names) == Set(derived.metros.keys))
    let history = try IndexFile.read(file, series: names.map { ($0, $0) })
    let raw = try IndexFile.read(
      file, series: names.map { ($0, $0) }, seasonallyAdjusted: false)
    #expect(history.first == "1991-01" && history.last == "2025-10")
    let moments = IndexMoments(levels: history.levels, monthsPerPeriod: 3)
    func agree(_ value: Double?, _ expected: Double, _ what: String) {
      #expect(abs((value ?? .nan) - expected) <= 1e-12 * max(1, abs(expected)), "\(what)")
    }
    var falls: [Double] = []
    for (index, name) in names.enumerated() {
      let metro = try #require(derived.metros[name])
      #expect(moments.periods == metro.nQ)
      agree(moments.meanGrowth(index), metro.meanLogGrowthAnnual, name)
      agree(
        moments.volatility(index, months: 3), metro.sdQuarterlyAnnualisedSqrt4, name)
      agree(moments.volatility(index, months: 12), metro.sd1Y, name)
      agree(moments.volatility(index, months: 60), metro.sd5YPerSqrtYear, name)
      agree(moments.autocorrelation(index), metro.ar1QuarterlySa, name)
      agree(moments.varianceRatio(index, periods: 20), metro.varianceRatio20Q, name)
      var (peak, fall) = (0.0, 0.0)
      for level in raw.levels[index] {
        peak = max(peak, level)
        fall = min(fall, level / peak - 1)
      }
      falls.append(fall)
      agree(fall, metro.maxDrawdownNsa, name)
    }
    let summary = derived.summary
    // Years that do not overlap, five years from every year on.
    for (months, every, expected) in [
      (3, 3, summary.avgPairwiseCorr1Q), (12, 12, summary.avgPairwiseCorr1Y),
      (60, 12, summary.avgPairwiseCorr5YOverlapping),
    ] {
      let matrix = try #require(moments.correlation(months: months, every: every))
      if months == 3 { agree(Self.largestEigenvalue(matrix) / 100, summary.firstPcShare, "pc") }
      agree(IndexMoments.meanOfPairs(matrix), expected, "\(months) months")
    }
    let deepest = zip(names, falls).min { $0.1 < $1.1 }
    #expect(deepest?.0 == "Las Vegas-Henderson-North Las Vegas, NV")
    func median(_ values: [Double?]) -> Double? { Sample(values.map { $0 ?? .nan }).quantile(0.5) }
    let all = 0..<100
    agree(median(all.map { moments.autocorrelation($0) }), summary.medianAr1, "ar1")
    agree(
      median(all.map { moments.volatility($0, months: 60) }), summary.medianSd5YPerSqrtYear,
      "5 years")
    agree(
      median(all.map { moments.varianceRatio($0, periods: 20) }), summary.medianVarianceRatio20Q,
      "ratio")
    agree(median(all.map { moments.meanGrowth($0) }), summary.medianMeanGrowth, "growth")
    agree(
      median(all.map { moments.volatility($0, months: 3) }), summary.medianSdQuarterlyAnnualised,
      "quarter")
  }

  /// By repeated multiplication: the second is less than half of it, so 60 steps leave nothing.
  static func largestEigenvalue(_ matrix: [[Double]]) -> Double {
    var vector = matrix.map { _ in 1.0 }
    var value = 0.0
    for _ in 0..<60 {
      let next = matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      value = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector = next.map { $0 / value }
    }
    return value
  }

  struct Derived: Decodable {
    struct Metro: Decodable {
      let nQ: Int
      let meanLogGrowthAnnual, sdQuarterlyAnnualisedSqrt4, sd1Y: Double
      let sd5YPerSqrtYear, ar1QuarterlySa, varianceRatio20Q, maxDrawdownNsa: Double
    }
    struct Summary: Decodable {
      let avgPairwiseCorr1Q, avgPairwiseCorr1Y, avgPairwiseCorr5YOverlapping: Double
      let firstPcShare, medianSdQuarterlyAnnualised: Double
      let medianAr1, medianSd5YPerSqrtYear, medianVarianceRatio20Q: Double
      let medianMeanGrowth: Double
    }
    let summary: Summary
    let metros: [String: Metro]
  }

  /// The law of the model by sums over all pairs of months.
  @Test func lawIsThatOfAllPairs() {
    for phi in [0.0, 0.3, 0.9, 0.99] {
      for months in [1, 3, 60] {
        var sum = 0.0
        for i in 0..<months {
          for j in 0..<months { sum += pow(phi, Double(abs(i - j))) }
        }
        // 3,600 terms of size 1.
        #expect(abs(MomentumLaw.variance(phi: phi, months: months) - sum) <= 1e-11 * sum)
      }
    }
    #expect(abs(MomentumLaw.persistence(halfLife: 12) - pow(0.5, 1.0 / 12)) < 1e-15)
    #expect(abs(MomentumLaw.halfLife(phi: 0.97) - log(0.5) / log(0.97)) < 1e-12)
  }

  /// Volatilities of a known model come back as that model: one, two components, and none.
  @Test func fitFindsTheModel() throws {
    let horizons = [3, 12, 36, 60]
    let laws = [
      MomentumLaw([.init(phi: 0, share: 1)]), MomentumLaw([.init(phi: 0.9, share: 1)]),
      MomentumLaw([.init(phi: 0.5, share: 0.7), .init(phi: 0.97, share: 0.3)]),
    ]
    for (law, count) in zip(laws, [0, 1, 2]) {
      let targets = [0.03, 0.05].map { volatility in
        horizons.map { volatility * law.volatility(months: $0) }
      }
      let fit = try MomentumFit(targets: targets, horizons: horizons, components: count)
      // The search stops at 1e-7 of a half-life; squares of misses are flat there.
      #expect(fit.squares < 1e-8)
      for (found, expected) in zip(fit.volatility, [0.03, 0.05]) {
        #expect(abs(found / expected - 1) < 5e-3, "\(count) components")
      }
      for months in [6, 24, 48, 120] {
        #expect(
          abs(
            fit.law.volatility(months: months) * fit.volatility[0]
              / (law.volatility(months: months) * 0.03) - 1) < 0.01, "\(months) months")
      }
    }
  }

  /// A history drawn from a model with known parameters: they come back within four standard errors, and the errors are of
  /// the size that the history allows.
  static func history(seed: UInt64, years: Int, zones: Int) -> PriceHistory {
    var random = SplitMix(seed: seed)
    func normal() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + random.number(0, 1) }
    }
    let months = 12 * years
    var state = [Double](repeating: 0, count: zones)
    var logs = [[Double]](repeating: [0], count: zones)
    for month in 1...(months + 120) {
      let common = normal()
      for zone in 0..<zones {
        // Correlation 0.64, persistence 0.9, volatility 4 % a year, growth 3 %.
        let shock = 0.8 * common + 0.6 * normal()
        state[zone] = 0.9 * state[zone] + 0.04 / 12.0.squareRoot() * 0.19.squareRoot() * shock
        if month > 120 { logs[zone].append(logs[zone][month - 121] + 0.0025 + state[zone]) }
      }
    }
    return PriceHistory(
      monthsPerPeriod: 3, first: "1900-01", last: "2000-01",
      levels: logs.map { row in
        stride(from: 0, to: row.count, by: 3).map { 100 * exp(row[$0]) }
      })
  }

  @Test func parametersComeBack() throws {
    var options = Calibration.Options()
    options.components = 1
    options.resamples = 60
    let result = try Calibration.fit(
      Self.history(seed: 5, years: 300, zones: 2), zones: [("a", "x"), ("b", "y")], file: "made",
      options: options)
    #expect(result.components.count == 1 && result.zones.map(\.name) == ["a", "b"])
    #expect(abs(result.components[0].phi - 0.9) < 0.03)
    for zone in result.zones {
      // The error of growth is the long-run volatility, 4 % times sqrt(1.9/0.1), over sqrt(300) years: 1 %.
      for (figure, truth, size) in [
        (zone.logGrowth, 0.03, 0.01), (zone.appreciationVolatility, 0.04, 0.002),
      ] {
        let error = try #require(figure.standardError)
        #expect(abs(figure.value - truth) < 4 * error && (0.5...1.5).contains(error / size))
      }
      // The mean of the index grows by half the variance more.
      let variance = 0.04 * 0.04 * MomentumLaw([.init(phi: 0.9, share: 1)]).variance(months: 120)
      let truth = exp(0.03 + variance / 20) - 1
      #expect(
        abs(zone.appreciationRate.value - truth) < 4 * (zone.appreciationRate.standardError ?? 0))
      #expect(zone.volatilities.map(\.changes) == [1200, 1197, 1189, 1181])
    }
    let error = result.correlationErrors[0][1]
    #expect(abs(result.correlation[0][1] - 0.64) < 4 * error && error < 0.05)
    // The same again: resamples are a function of the seed.
    options.resamples = 5
    let short = Self.history(seed: 6, years: 30, zones: 1)
    let once = try Calibration.fit(short, zones: [("a", "x")], file: "made", options: options)
    #expect(
      once == (try Calibration.fit(short, zones: [("a", "x")], file: "made", options: options)))
  }

  @Test func aFundGetsTheParameters() throws {
    var options = Calibration.Options()
    options.resamples = 0
    let fund = try ConfigDocument.preset("equihome-v2")
    let zones = ["red", "green", "orange"]
    let result = try Calibration.fit(
      Self.history(seed: 8, years: 60, zones: 3), zones: zones.map { ($0, "s-" + $0) },
      file: "made.csv", options: options)
    let changed = try fund.calibrated(result)
    let config = try changed.fundConfig()
    #expect(config.market.priceModel.kind == .momentum)
    #expect(config.market.priceModel.momentum?.components.count == result.components.count)
    // In the order of the fund's zones.
    #expect(config.zones.map(\.name) == ["green", "orange", "red"])
    #expect(config.market.correlation[0][2] == result.correlation[1][0])
    #expect(config.zones[2].appreciationRate == result.zones[0].appreciationRate.value)
    #expect(
      try changed.why("zones.red.appreciation_rate")?.description == "calibrated from made.csv")
    // The exact variance of the fund's own law is the model's volatility in the report.
    let row = try #require(result.zones[0].volatilities.last)
    let parts = try #require(config.market.priceModel.momentum?.components)
    let law = MomentumLaw(parts.map { .init(phi: $0.phi, share: $0.share) })
    #expect(
      abs(config.zones[2].appreciationVolatility * law.volatility(months: 60) / row.model - 1)
        < 1e-12)
    var other = result
    other.zones[0].name = "blue"
    #expect(throws: Calibration.Failure.self) { try fund.calibrated(other) }
  }

  @Test func optionsThatCannotBe() {
    let short = Self.history(seed: 1, years: 4, zones: 1)
    var options = Calibration.Options()
    #expect(throws: Calibration.Failure.self) {
      try Calibration.fit(short, zones: [("a", "x")], file: "f", options: options)
    }
    options.horizons = [1, 12]
    #expect(throws: Calibration.Failure.self) {
      try Calibration.fit(short, zones: [("a", "x")], file: "f", options: options)
    }
  }
}
