import Foundation
import TestSupport
import Testing

/// `import`, `classify` and `tape` as programs see them.
@Suite struct ImportCommandTests {
  private static func data(_ name: String) -> String {
    Cases.packageRoot.appendingPathComponent("examples/data/\(name)").path
  }

  @Test(arguments: ["legacy-minimal", "legacy-full"])
  func importsAndRuns(name: String) throws {
    let folder = try Folder()
    let done = try Program.run(
      ["import", Self.data(name + ".json"), "--output", "new.json"], in: folder)
    #expect(done.status == 0, "\(done)")
    for title in ["Mapped:", "Changed meaning:", "Not carried over"] {
      #expect(done.text.contains(title), "\(done)")
    }
    #expect(done.text.contains("hurdle_rate") && done.text.contains("waterfall.hurdle_rate"))
    let run = try Program.run(
      ["run", "new.json", "--paths", "20", "--fail-on", "never"], in: folder)
    #expect(run.status == 0, "\(run)")
    // What is there is never written over.
    let again = try Program.run(
      ["import", Self.data(name + ".json"), "--output", "new.json"], in: folder)
    #expect(again.status == 2 && again.errors.contains("exists already"), "\(again)")
  }

  @Test func reportIsJSONOnRequest() throws {
    let folder = try Folder()
    let done = try Program.run(
      ["import", Self.data("legacy-full.json"), "--format", "json"], in: folder)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(done.output)) as? [String: Any])
    #expect(Set(report.keys).isSuperset(of: ["mapped", "changed", "dropped", "faults"]))
    #expect((report["dropped"] as? [Any])?.isEmpty == false)
  }

  @Test func problemsAreListedWithLines() throws {
    let folder = try Folder()
    try folder.write("old.json", ("{\n  \"fund_siz\": 1,\n  \"hurdle_rate\": true\n}\n").utf8)
    let done = try Program.run(["import", "old.json"], in: folder)
    #expect(done.status == 2, "\(done)")
    #expect(done.errors.contains("old.json:2:"), "\(done)")
    #expect(done.errors.contains("did you mean fund_size?"), "\(done)")
    #expect(done.errors.contains("old.json:3:"), "\(done)")
  }

  @Test func classifies() throws {
    let folder = try Folder()
    let done = try Program.run(
      [
        "classify", Self.data("properties-synthetic.csv"), "--suburbs",
        Self.data("suburbs-synthetic.csv"), "--score-zones", "green=30,orange=60,red=100",
        "--output", "out.csv", "--format", "csv",
      ], in: folder)
    // One suburb of the sample is misspelt.
    #expect(done.status == 1, "\(done)")
    #expect(done.errors.contains("did you mean Harrow Flats?"), "\(done)")
    #expect(done.text.contains("P-004,Cedar Rise,905000.0,58.0,orange,score,"), "\(done)")
    #expect(try folder.text("out.csv") == done.text)
  }

  @Test func checksTapes() throws {
    let folder = try Folder()
    let good = try Program.run(
      ["tape", "check", Self.data("loan-tape-synthetic.csv"), "--config", "equihome-v2"],
      in: folder)
    #expect(good.status == 0 && good.errors.contains("24 loans, no problems"), "\(good)")
    try folder.write(
      "bad.csv",
      ("id,zone,product,origination_month,amount,property_value,senior_ltv\n"
        + "a,green,house,5,1,2,0\nb,green,house,0,3,2,0\n").utf8)
    let bad = try Program.run(["tape", "check", "bad.csv"], in: folder)
    #expect(bad.status == 2, "\(bad)")
    #expect(bad.errors.contains("row 2, origination_month"), "\(bad)")
    #expect(bad.errors.contains("row 3, amount"), "\(bad)")
    let word = try Program.run(["tape", "chek", "bad.csv"], in: folder)
    #expect(word.status == 2, "\(word)")
  }
}
