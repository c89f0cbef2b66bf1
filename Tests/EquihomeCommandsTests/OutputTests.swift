import Foundation
import Testing

/// What a run leaves on standard output, standard error and in files.
@Suite struct OutputTests {
  private static let run = ["run", "equihome-v2", "--paths", "40", "--fail-on", "never"]

  @Test func json() throws {
    let folder = try Folder()
    let ended = try Program.run(
      Self.run + ["--format", "json", "--samples", "--set", "fund.name=Zoë \u{1F3E0}"], in: folder)
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(ended.output)) as? [String: Any])
    let manifest = try #require(object["manifest"] as? [String: Any])
    #expect(manifest["schema_version"] as? Int == 3 && manifest["paths"] as? Int == 40)
    let samples = try #require(object["samples"] as? [String: [Any]])
    #expect(samples["net_irr"]?.count == 40)
    let config = try #require(object["config"] as? [String: Any])
    #expect((config["fund"] as? [String: Any])?["name"] as? String == "Zoë \u{1F3E0}")
    // Without timings, two runs and other thread counts are the same bytes.
    let plain = Self.run + ["--format", "json", "--no-timings"]
    let one = try Program.run(plain + ["--threads", "1"], in: folder)
    let three = try Program.run(plain + ["--threads", "3"], in: folder)
    #expect(one.output == three.output && !one.text.contains("timings"))
  }

  /// The config in a result runs again to the same bytes.
  @Test func resultRunsAgain() throws {
    let folder = try Folder()
    let arguments = ["--format", "json", "--no-timings", "--fail-on", "never"]
    let first = try Program.run(
      ["run", "hei-value-share", "--paths", "30", "--seed", "18446744073709551615"] + arguments,
      in: folder)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(first.output)) as? [String: Any])
    // The member is cut out as text: numbers keep their digits.
    let start = try #require(first.text.range(of: "\"config\": "))
    let end = try #require(first.text.range(of: ",\n\"metrics\": "))
    try folder.write("again.json", first.text[start.upperBound..<end.lowerBound].utf8)
    #expect(object["config"] != nil)
    let again = try Program.run(["run", "again.json"] + arguments, in: folder)
    #expect(again.status == 0 && again.output == first.output, "\(again)")
  }

  @Test func csv() throws {
    let ended = try Program.run(Self.run + ["--format", "csv"], in: Folder())
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
    let lines = ended.text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(lines.count > 30 && Set(lines.map(\.count)).count == 1)
    #expect(lines[0].prefix(2) == ["metric", "unit"] && lines[1][0] == "net_irr")
    #expect(Double(lines[1][4]) != nil)
  }

  /// In a pipe: plain text, no colour, no progress; and the same with NO_COLOR.
  @Test(arguments: [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"], ["TERM": "dumb"]])
  func plainInAPipe(environment: [String: String]) throws {
    let ended = try Program.run(Self.run, in: Folder(), environment: environment)
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
    #expect(!ended.output.contains(0x1B) && !ended.output.contains(0x0D))
    #expect(ended.text.contains("Net IRR"))
  }

  /// COLUMNS narrower than a table: lines are shortened, nothing fails.
  @Test func narrow() throws {
    let ended = try Program.run(Self.run, in: Folder(), environment: ["COLUMNS": "40"])
    #expect(ended.status == 0 && ended.text.contains("Net IRR"), "\(ended)")
  }

  @Test func file() throws {
    let folder = try Folder()
    try folder.write("result.json", "old".utf8)
    let arguments = Self.run + ["--format", "json", "--no-timings", "--out", "result.json"]
    let ended = try Program.run(arguments, in: folder)
    #expect(ended.status == 0 && ended.output.isEmpty, "\(ended)")
    #expect(ended.errors == "wrote result.json\n")
    let direct = try Program.run(Self.run + ["--format", "json", "--no-timings"], in: folder)
    #expect(Array(try folder.text("result.json").utf8) == direct.output)
    #expect(try folder.names() == ["result.json"], "no temporary file is left")
    let quiet = try Program.run(arguments + ["--quiet"], in: folder)
    #expect(quiet.status == 0 && quiet.errors.isEmpty && quiet.output.isEmpty)
  }

  /// Where nothing can be written: an error, the old file kept, nothing half written.
  @Test func unwritable() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      at: folder.file("taken"), withIntermediateDirectories: false)
    for (out, expected) in [
      ("taken", "cannot write 'taken'"), ("none/result.json", "cannot write 'none/result.json'"),
      ("/dev/full", "cannot write '/dev/full'"), ("", "the path is empty"),
    ] {
      // /dev/full lies in a folder that a test may not write to; root may, so leave it to others.
      if out == "/dev/full" && geteuid() == 0 { continue }
      let ended = try Program.run(Self.run + ["--out", out], in: folder)
      #expect(ended.status == 2 && ended.errors.contains(expected), "\(out): \(ended)")
      #expect(ended.output.isEmpty)
    }
    #expect(try folder.names() == ["taken"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("taken").path) == [])
  }

  /// A limit on file size stands in for a full disk: the old file stays whole.
  @Test func fullDisk() throws {
    let folder = try Folder()
    try folder.write("result.json", "old".utf8)
    let ended = try Program.shell(
      "ulimit -f 1; trap '' XFSZ; equihome \(Self.run.joined(separator: " ")) --format json "
        + "--samples --out result.json", in: folder)
    #expect(ended.status == 2 && ended.errors.contains("cannot write 'result.json'"), "\(ended)")
    #expect(try folder.text("result.json") == "old")
    #expect(try folder.names() == ["result.json"])
  }

  /// A reader that goes away ends the program without noise.
  @Test func closedPipe() throws {
    let folder = try Folder()
    for line in [
      "equihome params | head -1", "equihome schema | head -1", "equihome init | head -1",
    ] {
      let ended = try Program.shell(line, in: folder)
      #expect(ended.status == 0, "\(line): \(ended)")
      #expect(ended.text.split(separator: "\n").count == 1)
      // params says how many there are; nobody complains.
      #expect(
        !ended.errors.lowercased().contains("error") && !ended.errors.contains("ipe"), "\(ended)")
    }
  }

  @Test func initialise() throws {
    let folder = try Folder()
    let made = try Program.run(
      ["init", "fund.json", "--set", "fund.size=5e7"], in: folder)
    #expect(made.status == 0 && made.output.isEmpty, "\(made)")
    let before = try folder.text("fund.json")
    #expect(
      before.contains("\"size\": 50000000") && before.contains("\"based_on\": \"equihome-v2\""))
    let again = try Program.run(["init", "fund.json"], in: folder)
    #expect(again.status == 2 && again.errors.contains("exists already"), "\(again)")
    #expect(try folder.text("fund.json") == before)
    let valid = try Program.run(["validate", "fund.json"], in: folder)
    #expect(valid.status == 0 && valid.text.contains("valid, config hash"), "\(valid)")
    // Definitions for editors go beside it, once, and never over a file that is there.
    let editor = try folder.text(".luarc.json")
    #expect(editor.contains("Lua 5.4") && editor.contains("stdlib-lua/library"), "\(editor)")
    try folder.write(".luarc.json", Array("{}".utf8))
    let second = try Program.run(["init", "second.json"], in: folder)
    #expect(second.status == 0 && !second.errors.contains(".luarc.json"), "\(second)")
    #expect(try folder.text(".luarc.json") == "{}")
    let bare = try Folder()
    #expect(try Program.run(["init", "fund.json", "--no-editor"], in: bare).status == 0)
    #expect(try bare.names() == ["fund.json"])
    let list = try Program.run(["init", "--list"], in: folder)
    #expect(list.status == 0 && list.text.split(separator: "\n").contains("hei-value-share"))
  }
}
