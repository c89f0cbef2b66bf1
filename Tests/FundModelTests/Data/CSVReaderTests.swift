import FundModel
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  static func read(_ text: String) throws -> CSVTable {
    try CSVReader.read(Array(text.utf8), origin: ConfigOrigin(.file, "data.csv"))
  }

  private static func texts(_ table: CSVTable) -> [[String]] {
    ([table.header] + table.rows.map(\.fields)).map { $0.map(\.text) }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n\"x, y\",\"say \"\"so\"\"\"\n", [["a", "b"], ["x, y", "say \"so\""]]),
    ("a,b\n\"line 1\r\nline 2\",\n", [["a", "b"], ["line 1\r\nline 2", ""]]),
    ("a\n\n\r\n1\n\n", [["a"], ["1"]]),
    ("a,b\n,\n\"\",\"\"", [["a", "b"], ["", ""], ["", ""]]),
    ("a,b\n é ,ü\n", [["a", "b"], [" é ", "ü"]]),
    ("# made up\n\n#second\na,b\n#1,2\n", [["a", "b"], ["#1", "2"]]),
  ])
  func reads(text: String, expected: [[String]]) throws {
    #expect(Self.texts(try Self.read(text)) == expected)
  }

  @Test func keepsNotesAndPlaces() throws {
    let table = try Self.read("# made up \r\n#x\na, b\n\"é\n\",x\n1,2\n")
    #expect(table.notes == ["made up", "x"])
    #expect(table.column("b") == 1)
    #expect(table.rows.map(\.number) == [2, 3])
    #expect(table.rows.map(\.line) == [4, 6])
    #expect(table.rows[0].fields[1].line == 5)
    #expect(table.rows[0].fields[1].column == 3)
    #expect(table.origin(of: table.rows[1].fields[1]).description == "data.csv:6:3")
  }

  /// Text, place, part of the message.
  @Test(arguments: [
    ("", 1, 1, "found no rows"), ("\n# only a note\n", 3, 1, "found no rows"),
    ("a,b\n1,\"2\n", 2, 3, "no closing quote"),
    ("a,b\n1,2\"3\n", 2, 4, "a quote inside a bare field"),
    ("a,b\n\"1\"x,2\n", 2, 4, "text after a closing quote"),
    ("a,b\n\"é\"\r,2\n", 2, 4, "text after a closing quote"),
    ("a,b\r1,2\n", 1, 4, "a carriage return that no line feed follows"),
    ("a,b\n1,\u{0}\n", 2, 3, "a zero byte"), ("a,b\n1,\"\u{0}\"\n", 2, 4, "a zero byte"),
  ])
  func refuses(text: String, line: Int, column: Int, part: String) {
    let error = #expect(throws: ConfigError.self) { try Self.read(text) }
    #expect(error?.code == .syntax)
    #expect(error?.message.contains(part) == true, "\(error?.description ?? "")")
    #expect(error?.origin?.line == line, "\(error?.description ?? "")")
    #expect(error?.origin?.column == column, "\(error?.description ?? "")")
  }

  @Test func refusesBytesThatAreNotText() {
    let error = #expect(throws: ConfigError.self) {
      try CSVReader.read([0x61, 10, 0xFF], origin: ConfigOrigin(.file, "data.csv"))
    }
    #expect(error?.origin?.line == 2)
  }

  @Test func listsEveryRowOfAnotherLength() throws {
    let error = #expect(throws: ConfigError.self) { try Self.read("a,b\n1\n1,2\n1,2,3\n") }
    #expect(error?.code == .invalid)
    #expect(error?.issues.map(\.path) == ["row 2", "row 4"])
    #expect(error?.issues.map { $0.origin?.line } == [2, 4])
    var issues = DataIssues()
    let table = try CSVReader.read(
      Array("a,b\n1\n1,2\n".utf8), origin: ConfigOrigin(.file, "data.csv"), issues: &issues)
    #expect(table.rows.count == 1)
    #expect(issues.count == 1)
  }

  @Test func namesOfColumnsMustBeThereAndDiffer() {
    let error = #expect(throws: ConfigError.self) { try Self.read("a,,a,b, a\n") }
    #expect(error?.issues.count == 3)
    #expect(error?.issues.last?.message.contains("the name of column 1") == true)
  }

  @Test func hasLimits() throws {
    var limits = CSVReader.Limits()
    limits.rows = 2
    limits.columns = 2
    limits.fieldBytes = 4
    limits.bytes = 40
    func read(_ text: String) throws -> CSVTable {
      try CSVReader.read(
        Array(text.utf8), origin: ConfigOrigin(.file, "data.csv"), limits: limits)
    }
    #expect(try read("a,b\n1234,2\n3,4\n").rows.count == 2)
    for (text, part) in [
      ("a,b\n1,2\n1,2\n1,2\n", "too many rows"), ("a,b,c\n", "too many columns"),
      ("a\n12345\n", "a field of 5 bytes"), (String(repeating: "a", count: 41), "41 bytes"),
    ] {
      let error = #expect(throws: ConfigError.self) { try read(text) }
      #expect(error?.message.contains(part) == true, "\(error?.description ?? "")")
    }
  }

  @Test func keepsTheFirstProblemsAndCountsAll() {
    let text = "a,b\n" + String(repeating: "1\n", count: 1000)
    let error = #expect(throws: ConfigError.self) { try Self.read(text) }
    #expect(error?.issues.count == DataIssues.limit)
    #expect(error?.message == "data.csv: 1000 problems, the first 200 of them")
  }

  /// Numbers are plain decimals; what a spreadsheet or C would also take is refused with a hint.
  @Test(arguments: [
    ("0.05", 0.05), ("-3", -3), ("1e6", 1e6), (" 7 ", 7), ("0e5", 0), ("nan", nil), ("inf", nil),
    ("0x10", nil), ("1e400", nil), ("1e-400", nil), ("5%", nil), ("1_000", nil), ("--1", nil),
    ("$5", nil), ("1.2.3", nil),
  ])
  func readsNumbers(text: String, expected: Double?) throws {
    let table = try Self.read("a\n\"\(text)\"\n")
    var issues = DataIssues()
    #expect(CSVValues(table, table.rows[0]).number(0, &issues) == expected)
    #expect(issues.count == (expected == nil ? 1 : 0))
  }

  @Test func findsColumnsByAnyName() throws {
    let columns = [
      CSVColumn("value", aliases: ["property_value"], required: true, ""), CSVColumn("zone", ""),
      CSVColumn("risk_score", ""),
    ]
    var issues = DataIssues()
    let table = try Self.read("Property-Value,Risk Score\n")
    #expect(table.positions(of: columns, &issues) == ["value": 0, "risk_score": 1])
    #expect(issues.isEmpty)
    _ = try Self.read("zoen,zone,Zone\n").positions(of: columns, &issues)
    #expect(issues.count == 3)
    #expect(issues.kept.first?.suggestion == "zone")
  }
}
