import FundModel
import TestSupport
import Testing

@Suite struct LoanTapeTests {
  private static let header =
    "id,zone,suburb,product,origination_month,amount,property_value,senior_balance,senior_ltv,"
    + "index_gain\n"

  private static func tape(_ text: String) throws -> LoanTape {
    try LoanTape(CSVReader.read(Array(text.utf8), origin: ConfigOrigin(.file, "tape.csv")))
  }

  @Test func readsLoans() throws {
    let tape = try Self.tape(
      Self.header
        + "a,green,Elm,house,-14,100000,500000,200000,,0.04\nb,red,,house,0,5e4,4e5,,0.25,\n")
    let (a, b) = (tape.loans[0], tape.loans[1])
    #expect(a.age == 14 && a.ltv == 0.2 && a.seniorLtv == 0.4 && a.suburb == "Elm")
    #expect(a.indexedValue == 500_000 * 1.04)
    #expect(b.age == 0 && b.seniorLtv == 0.25 && b.suburb == nil && b.indexGain == 0)
    let groups = tape.groups
    #expect(groups.all.count == 2 && groups.all.amount == 150_000)
    // Weighted by the advance: (100,000 * 14 + 50,000 * 0) / 150,000.
    #expect(abs(groups.all.meanAge - 28.0 / 3) < 1e-12)
    #expect(groups.zones.map(\.name) == ["green", "red"])
  }

  @Test func listsAllBadRows() {
    let rows: [(String, String)] = [
      ("a,green,,house,-14,100000,500000,0,,0.04", ""),
      (",green,,house,-14,100000,500000,0,,0.04", "id"),
      ("c,green,,house,1,100000,500000,0,,0.04", "origination_month"),
      ("d,green,,house,-1.5,100000,500000,0,,0.04", "origination_month"),
      ("e,green,,house,-601,100000,500000,0,,0.04", "origination_month"),
      ("f,green,,house,-14,0,500000,0,,0.04", "amount"),
      ("g,green,,house,-14,500000,500000,0,,0.04", "amount"),
      ("h,green,,house,-14,1e5,nan,0,,0.04", "property_value"),
      ("i,green,,house,-14,1e5,5e5,,,0.04", "senior_ltv"),
      ("j,green,,house,-14,1e5,5e5,1,0.1,0.04", "senior_balance"),
      ("k,green,,house,-14,1e5,5e5,5e5,,0.04", "senior_balance"),
      ("l,green,,house,-14,1e5,5e5,,1,0.04", "senior_ltv"),
      ("m,green,,house,-14,1e5,5e5,0,,", "index_gain"),
      ("n,green,,house,-14,1e5,5e5,0,,-1", "index_gain"),
      ("o,green,,house,0,1e5,5e5,0,,0.1", "index_gain"),
      ("a,green,,house,-14,1e5,5e5,0,,0.1", "id"),
    ]
    let error = #expect(throws: ConfigError.self) {
      try Self.tape(Self.header + rows.map { $0.0 + "\n" }.joined())
    }
    let expected = rows.enumerated().filter { !$1.1.isEmpty }.map { "row \($0 + 2), \($1.1)" }
    #expect(error?.issues.map(\.path) == expected, "\(error?.description ?? "")")
  }

  @Test func needsAColumnForTheFirstMortgage() {
    let error = #expect(throws: ConfigError.self) {
      try Self.tape("id,zone,product,origination_month,amount,property_value\na,g,h,0,1,2\n")
    }
    #expect(error?.description.contains("senior_balance or senior_ltv") == true)
    #expect(throws: ConfigError.self) { try Self.tape(Self.header) }
  }

  @Test func fitsAConfig() throws {
    let config = try Fixture.preset().fundConfig()
    let sample = try LoanTape.load(
      file: Fixture.root + "/examples/data/loan-tape-synthetic.csv")
    #expect(sample.problems(in: config).isEmpty)
    let tape = try Self.tape(
      Self.header + "a,gren,,hous,-14,1e5,5e5,0,,0.1\nb,green,,house,-120,1e5,5e5,0,,0.1\n"
        + "c,green,,house,-119,1e5,5e5,0,,0.1\n")
    let issues = tape.problems(in: config).kept
    #expect(
      issues.map(\.path) == ["row 2, zone", "row 2, product", "row 3, origination_month"])
    #expect(issues.prefix(2).map(\.suggestion) == ["green", "house"])
  }
}
