import FundModel
import TestSupport
import Testing

@Suite struct SuburbTests {
  static let header = "suburb,zone,weight,risk_score,forecast,volatility\n"

  static func table(_ text: String) throws -> SuburbTable {
    var issues = DataIssues()
    let table = try CSVReader.read(
      Array(text.utf8), origin: ConfigOrigin(.file, "suburbs.csv"), issues: &issues)
    return try SuburbTable(table, issues: issues)
  }

  static func properties(_ text: String) throws -> CSVTable {
    try CSVReader.read(Array(text.utf8), origin: ConfigOrigin(.file, "list.csv"))
  }

  @Test func readsCSVAndJSONAlike() throws {
    try Fixture.withFolder { folder in
      let csv = Self.header + "Elm  Park,green,0.5,12,0.03,0.05\nQuay,red,1,80,0.05,0.1\n"
      let json = """
        {"suburbs": [
          {"name": "Elm  Park", "zone": "green", "weight": 0.5, "risk_score": 12,
           "appreciation_forecast": 0.03, "appreciation_volatility": 0.05},
          {"name": "Quay", "zone": "red", "weight": 1, "risk_score": 80,
           "appreciation_forecast": 0.05, "appreciation_volatility": 0.1}]}
        """
      try csv.write(toFile: folder + "/s.csv", atomically: true, encoding: .utf8)
      try json.write(toFile: folder + "/s.json", atomically: true, encoding: .utf8)
      let a = try SuburbTable.load(file: folder + "/s.csv")
      let b = try SuburbTable.load(file: folder + "/s.json")
      #expect(a.suburbs.map(\.record) == b.suburbs.map(\.record))
      #expect(a.zones == ["green", "red"])
      #expect(a.suburb("elm park")?.zone == "green")
    }
  }

  @Test func listsAllBadRows() {
    let error = #expect(throws: ConfigError.self) {
      try Self.table(
        Self.header + """
          A,green,1,1,0.03,0.05
          ,green,1,1,0.03,0.05
          B,green,-1,1,0.03,0.05
          C,green,x,1,3%,5
          a,red,1,1,0.03,0.05
          D,green,1,nan,0.03,0.05,9

          """)
    }
    let places = error?.issues.map { "\($0.path) \($0.origin?.line ?? 0)" }
    #expect(
      places == [
        "row 7 7", "row 3, suburb 3", "row 4, weight 4", "row 5, weight 5", "row 5, forecast 5",
        "row 5, volatility 5", "row 6, suburb 6",
      ], "\(error?.description ?? "")")
  }

  @Test func aZoneNeedsWeight() {
    let error = #expect(throws: ConfigError.self) {
      try Self.table(Self.header + "A,green,0,1,0.03,0.05\nB,red,1,1,0.03,0.05\n")
    }
    #expect(error?.issues.map(\.path) == ["zone green"])
    #expect(throws: ConfigError.self) { try Self.table(Self.header) }
    #expect(throws: ConfigError.self) { try Self.table("suburb,zone\nA,green\n") }
  }

  /// The sample has no zone that is better in every respect: growth costs risk and volatility.
  @Test func theSampleIsSyntheticAndHasTradeOffs() throws {
    let file = Fixture.root + "/examples/data/suburbs-synthetic.csv"
    #expect(try CSVReader.load(file: file).notes.first?.hasPrefix("Synthetic") == true)
    let table = try SuburbTable.load(file: file)
    for a in table.suburbs {
      for b in table.suburbs where a != b {
        let better =
          a.forecast >= b.forecast && a.volatility <= b.volatility && a.riskScore <= b.riskScore
        #expect(!better, "\(a.name) is better than \(b.name) in every respect")
      }
    }
    for zone in table.zones {
      let sum = table.suburbs.filter { $0.zone == zone }.reduce(0) { $0 + $1.weight }
      #expect(abs(sum - 1) < 1e-12)
    }
  }

  @Test func goOntoAConfig() throws {
    // The registry gains suburbs with the market's part; without it there is nothing to go onto.
    guard ParameterRegistry.standard["zones[].suburbs"] != nil else { return }
    let table = try SuburbTable.load(
      file: Fixture.root + "/examples/data/suburbs-synthetic.csv")
    let document = try Fixture.preset().with(table)
    #expect(try document.value(at: "zones.green.suburbs")?.arrayValue?.count == 4)
    #expect(document.validate().allSatisfy { $0.severity != .error })
    let wrong = try Self.table(Self.header + "A,gren,1,1,0.03,0.05\n")
    let error = #expect(throws: ConfigError.self) { try Fixture.preset().with(wrong) }
    #expect(error?.issues.first?.suggestion == "green")
  }

  // MARK: Classification

  private static let suburbs =
    header + "Elm Park,green,1,12,0.03,0.05\nQuay,orange,1,50,0.04,0.07\nFlats,red,1,80,0.05,0.1\n"

  @Test func classifiesBySuburbAndByScore() throws {
    let list = try Self.properties(
      "id,suburb,value,risk_score\na,elm park,1,\nb,Elm Park,1,55\nc,Flats,1,10\nd,Elm Pork,1,5\n")
    let table = try Self.table(Self.suburbs)
    let plain = try PropertyClassification(list, suburbs: table)
    #expect(plain.properties.map(\.zone) == ["green", "green", "red", nil])
    #expect(plain.unmatched.map(\.suggestion) == ["Elm Park"])
    let rules = try ScoreRules("green=30,orange=60,red=100")
    let both = try PropertyClassification(list, suburbs: table, rules: rules)
    // The riskier zone: a low score does not lift a home out of its suburb's zone.
    #expect(both.properties.map(\.zone) == ["green", "orange", "red", nil])
    #expect(both.properties.map(\.decidedBy) == ["suburb", "score", "suburb", ""])
    #expect(both.byZone.map(\.count) == [1, 1, 1])
  }

  @Test func listsAllThatIsWrongWithAList() throws {
    let list = try Self.properties(
      "id,suburb,value,risk_score\na,Quay,0,\na,Quay,5,101\n,Quay,x,-1\n")
    let rules = try ScoreRules("green=30,orange=60,red=100")
    let error = #expect(throws: ConfigError.self) {
      try PropertyClassification(list, suburbs: Self.table(Self.suburbs), rules: rules)
    }
    #expect(
      error?.issues.map(\.path) == [
        "row 2, value", "row 3, id", "row 3, risk_score", "row 4, id", "row 4, value",
        "row 4, risk_score",
      ], "\(error?.description ?? "")")
    #expect(throws: ConfigError.self) {
      try PropertyClassification(
        list, suburbs: Self.table(Self.suburbs), rules: ScoreRules("green=30"))
    }
  }

  @Test(arguments: ["", "green", "green=x", "green=2,red=1", "green=1,green=2", "=1", "green=1,"])
  func refusesRules(text: String) {
    #expect(throws: ConfigError.self) { try ScoreRules(text) }
  }
}
