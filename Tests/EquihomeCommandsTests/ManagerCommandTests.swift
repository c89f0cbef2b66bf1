import Foundation
import TestSupport
import Testing

/// `equihome manager`: formats, the same bytes for any number of threads, and what it refuses.
@Suite struct ManagerCommandTests {
  static let example = Cases.packageRoot.appendingPathComponent("examples/manager.json").path

  @Test func anyNumberOfThreadsGivesTheSameBytes() throws {
    let folder = try Folder()
    let outputs = try ["1", "2", "3"].map { threads in
      let ended = try Program.run(
        ["manager", Self.example, "--paths", "20", "--threads", threads, "--format", "json"],
        in: folder)
      #expect(ended.status == 0, "\(ended)")
      return ended.output
    }
    #expect(outputs[0] == outputs[1] && outputs[0] == outputs[2])
    let json = try JSONSerialization.jsonObject(with: Data(outputs[0])) as? [String: Any]
    #expect(json?["paths"] as? Int == 20 && json?["years"] as? Int == 13)
    let metrics = json?["metrics"] as? [String: [String: Any]]
    #expect((metrics?["fees"]?["mean"] as? Double ?? 0) > 0)
  }

  @Test func tableAndCSV() throws {
    let folder = try Folder()
    let table = try Program.run(["manager", Self.example, "--paths", "4"], in: folder)
    for text in ["fund_two", "4 to 13", "Fee-related earnings", "the house", "correlation of TVPI"]
    {
      #expect(table.text.contains(text), "\(text) in \(table)")
    }
    #expect(table.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let csv = try Program.run(
      ["manager", Self.example, "--paths", "4", "--format", "csv", "--out", "m.csv"], in: folder)
    #expect(csv.status == 0 && csv.output.isEmpty)
    let lines = try folder.text("m.csv").split(separator: "\r\n")
    #expect(lines.first?.hasPrefix("line,unit,year,count,mean,se,q0.05") == true)
    #expect(lines.contains { $0.hasPrefix("carry_team.founder,money,13,") })
  }

  @Test(arguments: [
    (["manager"], "an argument is missing"),
    (["manager", "nowhere.json"], "cannot read 'nowhere.json'"),
    (["manager", "broken.json"], "broken.json:1:"),
    (["manager", "list.json"], "expected an object"),
    (["manager", "empty.json"], "funds: is missing"),
    (["manager", "GOOD", "--set", "reserve.month=3"], "did you mean reserve.months?"),
    (
      ["manager", "GOOD", "--set", "reserve.months=-3"],
      "reserve.months: is out of range (value -3)"
    ),
    (["manager", "GOOD", "--set", "funds.fund_one.config=nope"], "there is no preset 'nope'"),
    (["manager", "GOOD", "--set", "funds.fund_one.config=x/y.json"], "examples/x/y.json'"),
    (
      ["manager", "GOOD", "--set", #"funds.fund_one.changes=["fund.term_years=99"]"#],
      "funds.fund_one > fund.term_years: is out of range"
    ),
    (["manager", "GOOD", "--paths", "0"], "--paths takes a whole number"),
  ]) func refusals(arguments: [String], expected: String) throws {
    let folder = try Folder()
    try folder.write("broken.json", Array("{".utf8))
    try folder.write("list.json", Array("[]".utf8))
    try folder.write("empty.json", Array("{}".utf8))
    let words = arguments.map { $0 == "GOOD" ? Self.example : $0 }
    let ended = try Program.run(words, in: folder, timeout: 30)
    #expect(ended.status == 2 && ended.output.isEmpty, "\(ended)")
    #expect(ended.errors.contains(expected), "\(ended)")
  }
}
