import Foundation
import TestSupport
import Testing

@Suite struct ReportCommandTests {
  /// A plan that is soon made.
  private static let small = [
    "--opt", "paths=40", "--opt", "steps=2", "--opt", "points=2", "--opt", "scenarios=rate-shock",
    "--opt", "vary=fees.management.rate,waterfall.carry",
  ]

  @Test func everyViewOfAFund() throws {
    let folder = try Folder()
    let made = try Program.run(
      ["report", "equihome-v2", "--paths", "60", "--fail-on", "never", "--out", "r.json"]
        + Self.small, in: folder, timeout: 120)
    #expect(made.status == 0, "\(made)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: folder.file("r.json")))
        as? [String: Any])
    let views = try #require(document["views"] as? [[String: Any]])
    let names = views.compactMap { $0["name"] as? String }
    #expect(
      Set(names)
        == [
          "dashboard", "performance", "cash_flows", "waterfall", "portfolio", "risk", "stress",
          "sensitivity", "sweep", "frontier", "configuration", "reproduction",
        ])
    #expect(names.first == "dashboard" && names.last == "reproduction")
    // The bridge is there, and the command that makes the run again.
    let text = try folder.text("r.json")
    #expect(text.contains("bridge") && text.contains("equihome run equihome-v2 --paths 60"))
  }

  @Test func htmlAndMarkdown() throws {
    let folder = try Folder()
    for file in ["r.html", "r.md"] {
      let made = try Program.run(
        [
          "report", "equihome-v2", "--paths", "60", "--fail-on", "never", "--plan", "none",
          "--title", "A <b>first</b> look", "--out", file,
        ], in: folder, timeout: 120)
      #expect(made.status == 0 && made.errors.contains("wrote \(file)"), "\(made)")
    }
    let page = try folder.text("r.html")
    #expect(page.lowercased().hasPrefix("<!doctype html>"))
    #expect(page.contains("A &lt;b&gt;first&lt;/b&gt; look") && !page.contains("<b>first"))
    #expect(try folder.text("r.md").contains("first"))
  }

  @Test func sameBytesAgain() throws {
    let folder = try Folder()
    for file in ["a.html", "b.html"] {
      let made = try Program.run(
        [
          "report", "equihome-v2", "--paths", "40", "--fail-on", "never", "--plan", "none",
          "--threads", file == "a.html" ? "1" : "3", "--out", file,
        ], in: folder, timeout: 120)
      #expect(made.status == 0, "\(made)")
    }
    #expect(try folder.text("a.html") == folder.text("b.html"))
  }

  @Test func refusals() throws {
    let folder = try Folder()
    let run = ["report", "equihome-v2", "--paths", "20", "--fail-on", "never"]
    let cases: [(words: [String], says: String)] = [
      (["--plan", "standart", "--out", "r.html"], "did you mean 'standard'?"),
      (
        ["--opt", "path=3", "--out", "r.html"],
        "plan standard: there is no option 'path'; did you mean"
      ),
      (["--opt", "steps=1", "--out", "r.html"], "steps"),
      (["--out", "r.pdf"], "ends in .html, .md or .json"),
      (["--out", "no/such/folder/r.html", "--plan", "none"], "no/such/folder/r.html"),
    ]
    for (words, says) in cases {
      let ended = try Program.run(run + words, in: folder, timeout: 120)
      #expect(ended.status == 2 && ended.errors.contains(says), "\(words): \(ended)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      .filter { $0.hasPrefix("r.") }
    #expect(left.isEmpty)
  }
}
