import FundModel
import Testing

@Suite struct AccessTests {
  @Test func readsByNameAndByPosition() throws {
    let document = try Fixture.preset()
    #expect(try document.value(at: "zones.orange.allocation") == 0.3)
    #expect(try document.value(at: "zones[2].allocation") == 0.3)
    #expect(try document.value(at: "products.house.weight") == 1)
    #expect(try document.value(at: "market.correlation[1][2]") == 0.65)
    #expect(try document.value(at: "exits.timing") == nil)
    #expect(try document.value(at: "exits.timing.years.mean") == nil)
    for path in ["zones.blue.allocation", "zones[4].allocation", "zones.blue"] {
      let error = #expect(throws: ConfigError.self) { try document.value(at: path) }
      #expect(error?.code == .unknownPath)
    }
  }

  @Test func setsAndRemembersWhoSetIt() throws {
    var document = try Fixture.preset()
    #expect(try document.why("fund.size")?.description == "preset equihome-v2:6:13")
    try document.set("fund.size", 150e6, origin: .script("fund.lua", line: 4))
    #expect(try document.fundConfig().fund.size == 150e6)
    #expect(try document.why("fund.size")?.description == "fund.lua:4")
    #expect(try document.why("fund.term_years")?.description == "preset equihome-v2:7:19")
    try document.set("exits.hazard.sale[2]", 0.1)
    #expect(try document.fundConfig().exits.hazard?.sale == [0.052, 0.1])
    try document.set("zones[3].ltv.max", 0.2, origin: .commandLine("zones[3].ltv.max=0.2"))
    #expect(try document.why("zones.red.ltv.max")?.description == "--set zones[3].ltv.max=0.2")
  }

  @Test func appendsRecordsAndElements() throws {
    var document = try Fixture.preset()
    try document.set("analytics.var_levels[3]", 0.999)
    #expect(try document.value(at: "analytics.var_levels") == [0.95, 0.99, 0.999])
    var record = try #require(try document.value(at: "zones.red")?.objectValue)
    record["name"] = ConfigNode("blue")
    try document.set("zones[4]", .object(record))
    #expect(try document.value(at: "zones.blue.allocation") == 0.1)
    #expect(throws: ConfigError.self) { try document.set("zones[6]", .object(record)) }
    try document.remove("zones.blue")
    #expect(try document.fundConfig().zones.count == 3)
    #expect(try document.remove("exits.timing") == false)
  }

  @Test(
    arguments: [
      ("fund.sze", 1, ConfigError.Code.unknownPath), ("fund.size", -1, .invalid),
      ("fund.size", "much", .invalid), ("zones.green.ltv", ["mean": 1], .invalid),
      ("zones", [], .invalid), ("zones[1].name", "Not a name", .invalid),
      ("market.correlation[1][2]", 2, .invalid), ("zones.blue.allocation", 0.1, .unknownPath),
      ("fund", ["name": "x"], .invalid),
    ] as [(String, ConfigValue, ConfigError.Code)])
  func refusesAtOnceAndLeavesTheDocument(
    path: String, value: ConfigValue, code: ConfigError.Code
  ) throws {
    var document = try Fixture.preset()
    let before = document
    let error = #expect(throws: ConfigError.self) { try document.set(path, value) }
    #expect(error?.code == code)
    #expect(document == before)
  }

  @Test func withReportsAllChangesThatCannotBeMade() throws {
    let error = #expect(throws: ConfigError.self) {
      try Fixture.preset().with([("fund.sze", 1), ("fund.size", -1), ("fund.term_years", 2)])
    }
    #expect(error?.issues.map(\.path) == ["fund.sze", "fund.size"])
  }

  @Test func diffNamesWhatChanged() throws {
    let document = try Fixture.preset()
    #expect(document.diff(document) == [])
    let other = try document.with([
      ("zones.green.allocation", 0.5), ("zones.orange.allocation", 0.4), ("based_on", "x"),
    ])
    #expect(
      document.diff(other) == [
        .init(path: "zones.green.allocation", old: 0.6, new: 0.5),
        .init(path: "zones.orange.allocation", old: 0.3, new: 0.4),
        .init(path: "based_on", old: nil, new: "x"),
      ])
    #expect(other.diff(document).first { $0.path == "based_on" }?.new == nil)
  }

  @Test func diffSeesTheOrderOfZones() throws {
    let document = try Fixture.preset()
    let zones = try #require(try document.value(at: "zones")?.arrayValue)
    let other = try document.with([("zones", .array([zones[1], zones[0], zones[2]]))])
    #expect(
      document.diff(other) == [
        .init(
          path: "zones", old: ["green", "orange", "red"], new: ["orange", "green", "red"])
      ])
  }

  @Test func completesPaths() throws {
    let document = try Fixture.preset()
    #expect(document.completions("wat") == ["waterfall"])
    #expect(document.completions("fund.liq") == ["fund.liquidation_discount"])
    #expect(document.completions("zones.gr") == ["zones.green"])
    #expect(document.completions("zones[") == ["zones[1]", "zones[2]", "zones[3]"])
    #expect(
      document.completions("zones.green.ltv.m")
        == ["zones.green.ltv.mean", "zones.green.ltv.min", "zones.green.ltv.max"])
    #expect(document.completions("nothing.at.all") == [])
    #expect(document.completions("fund.size[") == [])
  }

  @Test func argumentsAreJSONWhereTheyReadAsJSON() {
    #expect(ConfigValue(argument: "0.09") == 0.09)
    #expect(ConfigValue(argument: "[1, 2]") == [1, 2])
    #expect(ConfigValue(argument: "true") == true)
    #expect(ConfigValue(argument: "run_off") == "run_off")
    #expect(ConfigValue(argument: "\"x\"") == "x")
    #expect(ConfigValue(argument: "1e400") == "1e400")
  }
}
