import Foundation
import TestSupport
import Testing

@Suite struct OptimisationCommandTests {
  static let metros = Cases.packageRoot.appendingPathComponent(
    "Tests/fixtures/synthetic-metros.csv"
  )
  .path

  @Test func frontierInThreeForms() throws {
    let folder = try Folder()
    let words = [
      "frontier", "equihome-v2", "--paths", "20", "--points", "3", "--checks", "1", "--set",
      "fund.size=1e7", "--set", "guardrails=[]", "--max", "red=0.4",
    ]
    let table = try Program.run(words, in: folder)
    #expect(table.status == 0 && table.text.contains("minimum risk"), "\(table)")
    let json = try Program.run(words + ["--format", "json", "--out", "f.json"], in: folder)
    #expect(json.status == 0, "\(json)")
    let found = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: folder.file("f.json"))) as? [String: Any])
    #expect((found["points"] as? [Any])?.count == 3)
    let csv = try Program.run(words + ["--format", "csv"], in: folder)
    #expect(csv.text.hasPrefix("kind,number,weight_green"))
  }

  @Test func optimiseAndMistakes() throws {
    let folder = try Folder()
    let ended = try Program.run(
      [
        "optimise", "equihome-v2", "--vary", "fees.management.rate=0:0.02", "--maximise",
        "net_irr.mean", "--paths", "10", "--evaluations", "6", "--set", "fund.size=1e7",
      ], in: folder)
    #expect(ended.status == 0 && ended.text.contains("fees.management.rate"), "\(ended)")
    for (words, message) in [
      (["optimise", "equihome-v2", "--vary", "a=1", "--maximise", "net_irr.mean"], "LOW:HIGH"),
      (["optimise", "equihome-v2"], "--maximise or --minimise"),
      (["optimise", "equihome-v2", "--maximise", "net_irr.men"], "net_irr.mean"),
      (["frontier", "equihome-v2", "--max", "rd=0.1"], "did you mean red?"),
      (["calibrate", "nothing.csv"], "nothing.csv"),
      (["calibrate", Self.metros, "--zone", "green"], "ZONE=SERIES"),
    ] {
      let ended = try Program.run(words, in: folder)
      #expect(ended.status == 2 && ended.errors.contains(message), "\(words): \(ended)")
    }
  }

  @Test func calibrateWritesAFund() throws {
    let folder = try Folder()
    let zones = ["green=90010", "orange=90020", "red=90030"].flatMap { ["--zone", $0] }
    let ended = try Program.run(
      ["calibrate", Self.metros, "--resamples", "10", "--write", "fund.json"] + zones, in: folder)
    #expect(ended.status == 0 && ended.text.contains("Momentum components"), "\(ended)")
    let checked = try Program.run(["validate", "fund.json"], in: folder)
    #expect(checked.status == 0, "\(checked)")
    // Zones that are not the fund's: nothing is written, nothing is printed.
    let wrong = try Program.run(
      ["calibrate", Self.metros, "--write", "other.json", "--resamples", "0"] + zones.dropLast(2),
      in: folder)
    #expect(
      wrong.status == 2 && wrong.text.isEmpty && wrong.errors.contains("zone red"), "\(wrong)")
    #expect(try folder.names() == ["fund.json"])
  }
}
