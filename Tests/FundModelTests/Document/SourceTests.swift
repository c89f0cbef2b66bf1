import FundModel
import Testing

/// Every value of a preset says where it comes from, and no source is left over.
@Suite struct SourceTests {
  /// Paths in the first column of the table of `<name>.md`, in the registry's form.
  private static func sources(_ name: String) throws -> [String] {
    let path = try Fixture.library.path(of: name).replacing(".json", with: ".md")
    return try Fixture.text(path).split(separator: "\n")
      .filter { $0.hasPrefix("| `") }
      .flatMap { $0.split(separator: "|").first?.split(separator: ",") ?? [] }
      .map { $0.filter { $0 != "`" && $0 != " " } }
  }

  /// Values by path in the registry's form, in the order of the records.
  private static func values(_ name: String) throws -> [String: [ConfigValue]] {
    Dictionary(
      try Fixture.preset(name).leaves.map { ($0.parameter?.path ?? $0.path, [$0.value]) },
      uniquingKeysWith: +)
  }

  @Test func everyValueOfTheHousePresetHasOneSource() throws {
    let sources = try Self.sources("equihome-v2")
    #expect(Set(sources).count == sources.count)
    #expect(Set(sources) == Set(try Self.values("equihome-v2").keys))
  }

  @Test(arguments: PresetTests.names.filter { $0 != "equihome-v2" })
  func everyDifferenceOfAnotherPresetHasOneSource(name: String) throws {
    let house = try Self.values("equihome-v2")
    let other = try Self.values(name)
    let changed = other.keys.filter { other[$0] != house[$0] }
    let sources = try Self.sources(name)
    #expect(Set(sources).count == sources.count)
    #expect(sources.sorted() == changed.sorted())
  }

  /// The momentum of the preset against the medians of the metros (FHFA purchase-only index, 100
  /// metros, 1991Q1 to 2025Q4) that equihome-v2.md quotes. Tolerance: three percent of each, a
  /// tenth of what sampling leaves open for the five-year figure.
  @Test func momentumFitsTheMetros() throws {
    let config = try Fixture.preset().fundConfig()
    let parts = try #require(config.market.priceModel.momentum?.components)
    let volatility = try #require(config.zones.first { $0.name == "orange" }).appreciationVolatility
    func covariance(_ lag: Int) -> Double {
      var sum = 0.0
      for part in parts {
        var power = part.share
        for _ in 0..<lag { power *= part.phi }
        sum += power
      }
      return volatility * volatility / 12 * sum
    }
    func variance(_ months: Int) -> Double {
      (1..<months).reduce(Double(months) * covariance(0)) {
        $0 + 2 * Double(months - $1) * covariance($1)
      }
    }
    let quarterToNext = (1...5).reduce(0) { $0 + Double(3 - abs($1 - 3)) * covariance($1) }
    let figures = [
      (quarterToNext / variance(3), 0.4956), ((4 * variance(3)).squareRoot(), 0.0370),
      (variance(12).squareRoot(), 0.0586), ((variance(60) / 5).squareRoot(), 0.0999),
    ]
    for (model, data) in figures { #expect(abs(model / data - 1) < 0.03, "\(model) \(data)") }
  }
}
