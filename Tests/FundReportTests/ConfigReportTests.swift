import FundModel
import FundReport
import Testing

@Suite struct ConfigReportTests {
  @Test func comparisonOfConfigurations() throws {
    func document(_ text: String) throws -> ConfigDocument {
      try ConfigDocument.parse(bytes: Array(text.utf8), name: "a.json")
    }
    let left = try document(#"{"fund": {"size": 1000000, "name": "A"}}"#)
    let right = try document(#"{"fund": {"size": 2000000, "currency": "USD", "name": "A"}}"#)
    #expect(
      configComparisonTable(left.diff(right)).lines(TextFormat()) == [
        "  parameter         left    right",
        "  fund.size      1000000  2000000",
        "  fund.currency        –      USD",
      ])
  }

  private let issues = [
    ConfigIssue(.info, path: "fund.extension_years", message: "has no effect"),
    ConfigIssue(
      path: "zones.green.ltv.max", value: "1.2", expected: "a number in [0, 1]",
      message: "is outside its range",
      origin: ConfigOrigin(.file, "fund.json", line: 12, column: 5),
      suggestion: "0.12"),
  ]

  @Test func issuesErrorsFirst() {
    #expect(
      issueLines(issues, TextFormat()) == [
        "error fund.json:12:5 zones.green.ltv.max",
        "  is outside its range (value 1.2); expected a number in [0, 1]; did you mean",
        "  0.12?",
        "info fund.extension_years",
        "  has no effect",
      ])
  }

  @Test func issuesInColour() {
    let dressed = issueLines(issues, TextFormat(style: TextStyle(color: true)))
    #expect(dressed[0].hasPrefix("\(escape)[31merror\(escape)[0m "))
    #expect(
      dressed.map { $0.replacing(#/\x1B\[[0-9]+m/#, with: "") } == issueLines(issues, TextFormat()))
  }
}
