import FundModel
import FundResults
import FundService
import TestSupport
import Testing

@Suite struct CalibrationServiceTests {
  static func fixture(_ name: String) -> String {
    Cases.packageRoot.appendingPathComponent("Tests/fixtures/" + name).path
  }

  static func request(_ zones: [(String, String)], resamples: Int = 20) -> CalibrationRequest {
    var request = CalibrationRequest()
    request.zones = zones.map { (zone: $0.0, series: $0.1) }
    request.options.resamples = resamples
    return request
  }

  /// FHFA's layout, by place and by code; growth is that of the first and last line of the file.
  @Test func readsPublishersLayout() throws {
    let result = try FundService.calibrate(
      file: Self.fixture("synthetic-metros.csv"),
      Self.request([("green", "Ashford-Lakeside, OH"), ("red", "90020"), ("orange", "90010")]))
    #expect(result.monthsPerPeriod == 3 && result.first == "1990-01")
    #expect(result.zones.map(\.name) == ["green", "red", "orange"])
    #expect(result.zones[0].volatilities.map(\.months) == [3, 12, 36, 60])
    // Two zones of one series move together.
    #expect(abs(result.correlation[0][2] - 1) < 1e-12)
    #expect(result.resamples == 20 && result.zones[0].logGrowth.standardError ?? 0 > 0)
    let fund = try FundService.calibrated(Service.preset(), by: result)
    #expect(
      try fund.fundConfig().zones[2].appreciationRate == result.zones[1].appreciationRate.value)
  }

  /// A date and columns, by month; series that are not named are zones of their own.
  @Test func readsPlainColumns() throws {
    var request = Self.request([], resamples: 0)
    request.options.model = .gbm
    let result = try FundService.calibrate(file: Self.fixture("synthetic-monthly.csv"), request)
    #expect(result.zones.map(\.series) == ["north", "south"] && result.monthsPerPeriod == 1)
    #expect(result.components.isEmpty && result.correlationErrors.isEmpty)
    // Independent growth has one volatility at all horizons.
    #expect(Set(result.zones[0].volatilities.map { Float($0.model) }).count == 1)
    #expect(result.residual > 0)
  }

  @Test func whatIsWrongIsNamed() throws {
    let unknown = try #require(throws: ConfigError.self) {
      try FundService.calibrate(
        file: Self.fixture("synthetic-metros.csv"), Self.request([("green", "Ashford-Lakeside")]))
    }
    #expect("\(unknown)".contains("Ashford-Lakeside, OH"))
    var request = Self.request([("green", "90010")])
    request.options.horizons = [4, 12]
    let failure = try #require(throws: RequestError.self) {
      try FundService.calibrate(file: Self.fixture("synthetic-metros.csv"), request)
    }
    #expect(failure.description.contains("a horizon of 4 months"))
    let result = try FundService.calibrate(
      file: Self.fixture("synthetic-metros.csv"), Self.request([("green", "90010")]))
    let zones = try #require(throws: RequestError.self) {
      try FundService.calibrated(Service.preset(), by: result)
    }
    #expect(zones.description.contains("no series was given for zone orange, red"))
  }
}
