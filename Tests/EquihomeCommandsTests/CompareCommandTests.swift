import Foundation
import Testing

/// `equihome results compare`, as a user calls it.
@Suite struct CompareCommandTests {
  private static let small = ["--set", "fund.size=4000000", "--paths", "40", "--fail-on", "never"]

  private static func store(_ folder: Folder) -> [String] {
    ["--store", folder.file("runs.sqlite").path]
  }

  private static func result(
    _ name: String, _ changes: [String], _ folder: Folder, samples: Bool = true
  ) throws -> String {
    let file = folder.file(name + ".json").path
    let ended = try Program.run(
      ["run", "equihome-v2", "--no-store"] + small + changes
        + ["--format", "json", "--out", file, "--quiet"] + (samples ? ["--samples"] : []),
      in: folder)
    try #require(ended.status == 0, "\(ended)")
    return file
  }

  @Test func filesInEveryForm() throws {
    let folder = try Folder()
    let base = try Self.result("base", ["--seed", "1"], folder)
    let cheap = try Self.result(
      "cheap", ["--seed", "1", "--set", "fees.management.rate=0.01"], folder)
    let other = try Self.result("other", ["--seed", "2"], folder, samples: false)
    let page = try Program.run(["results", "compare", base, cheap, other], in: folder)
    #expect(page.status == 0 && page.errors.isEmpty, "\(page)")
    for part in [
      "cheap less base: the same paths", "other less base: independent runs (another seed)",
      "fees.management.rate", "Net IRR, mean", "one at a time",
    ] {
      let words = page.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains(part), "\(part)")
    }
    let words = ["results", "compare", base, cheap, "--metric", "net_irr", "--level", "0.9"]
    let json = try Program.run(words + ["--format", "json"], in: folder)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
    #expect(object["level"] as? Double == 0.9)
    let figures = try #require(object["figures"] as? [[String: Any]])
    let differences = try #require(figures.first?["differences"] as? [[String: Any]])
    #expect(figures.count == 1 && differences[0]["pairs"] as? Int == 40)
    #expect((differences[0]["value"] as? Double ?? 0) > 0)
    let settings = try #require(object["settings"] as? [[String: Any]])
    let fee = settings.first { $0["path"] as? String == "fees.management.rate" }
    let values = try #require(fee?["values"] as? [[String: Any]])
    #expect(values.map { $0["value"] as? Double } == [0.02, 0.01])
    let html = try Program.run(
      words + ["--format", "html", "--out", "compare.html"], in: folder)
    #expect(html.status == 0 && html.errors.contains("wrote compare.html"), "\(html)")
    let text = String(decoding: try Data(contentsOf: folder.file("compare.html")), as: UTF8.self)
    #expect(text.contains("<html") && text.contains("comparison_net_irr_histogram"))
  }

  @Test func keptRunsByReference() throws {
    let folder = try Folder()
    for (name, seed) in [("first", "1"), ("second", "1"), ("third", "2")] {
      let ended = try Program.run(
        ["run", "equihome-v2", "--seed", seed, "--tag", name] + Self.small + Self.store(folder)
          + (name == "second" ? ["--set", "waterfall.carry=0.1"] : []), in: folder)
      try #require(ended.status == 0, "\(ended)")
    }
    let page = try Program.run(
      ["results", "compare", "first", "second", "latest", "--joint"] + Self.store(folder),
      in: folder)
    let words = page.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(page.status == 0 && words.contains("second less first: the same paths"), "\(page)")
    #expect(words.contains("latest less first: independent") && words.contains("Bonferroni"))
    #expect(words.contains("waterfall.carry 0.2 0.1 0.2"))
  }

  @Test func allThatIsWrongIsTold() throws {
    let folder = try Folder()
    try Data("{}".utf8).write(to: folder.file("empty.json"))
    let ended = try Program.run(
      ["results", "compare", "empty.json", "missing.json", "--store", "none.sqlite"], in: folder)
    #expect(ended.status == 2 && ended.errors.contains("missing.json"), "\(ended)")
    #expect(ended.errors.contains("empty.json: the result has no member \"manifest\""), "\(ended)")
    let one = try Program.run(["results", "compare", "a.json"], in: folder)
    #expect(one.status == 2, "\(one)")
    let base = try Self.result("base", ["--seed", "1"], folder)
    let figure = try Program.run(
      ["results", "compare", base, base, "--metric", "net_ir.mean", "--metric", "tvpi.men"],
      in: folder)
    #expect(figure.status == 2 && figure.errors.contains("did you mean 'net_irr'?"), "\(figure)")
    #expect(figure.errors.contains("tvpi has no statistic 'men'"), "\(figure)")
    let level = try Program.run(
      ["results", "compare", base, base, "--level", "95"], in: folder)
    #expect(level.status == 2 && level.errors.contains("between 0 and 1"), "\(level)")
  }
}
