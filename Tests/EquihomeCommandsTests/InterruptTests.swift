import Foundation
import Testing

/// Programs that have to be stopped. One at a time: they are about time.
@Suite(.serialized) struct InterruptTests {
  /// Paths that take minutes and 170 MB.
  private static let long = ["run", "equihome-v2", "--paths", "500000"]

  @Test func interruptedRun() throws {
    let ended = try Program.run(Self.long, in: Folder(), timeout: 30, interruptAfter: 2)
    #expect(!ended.timedOut && ended.status == 1, "\(ended)")
    #expect(
      ended.errors.contains("interrupted after ") && ended.errors.contains(" of 500000 paths"))
    #expect(ended.output.isEmpty, "nothing partial is shown")
    #expect(ended.seconds < 20, "\(ended)")
  }

  /// An interrupted run leaves the file that was there.
  @Test func interruptedRunWritesNothing() throws {
    let folder = try Folder()
    try folder.write("result.json", "old".utf8)
    let ended = try Program.run(
      Self.long + ["--format", "json", "--out", "result.json"], in: folder, timeout: 30,
      interruptAfter: 1)
    #expect(ended.status == 1, "\(ended)")
    #expect(try folder.text("result.json") == "old" && folder.names() == ["result.json"])
  }

  @Test func interruptedScript() throws {
    let folder = try Folder()
    try folder.write("loop.lua", "local n = 0\nwhile true do n = n + 1 end\n".utf8)
    let ended = try Program.run(["run", "loop.lua"], in: folder, timeout: 30, interruptAfter: 1)
    #expect(!ended.timedOut && ended.status == 1, "\(ended)")
    #expect(ended.errors.contains("loop.lua:2: interrupted"), "\(ended)")
  }

  @Test func interruptedRunOfAScript() throws {
    let folder = try Folder()
    try folder.write(
      "long.lua",
      "local eq = require \"equihome\"\nreturn eq.preset(\"equihome-v2\"):run { paths = 500000 }\n"
        .utf8)
    let ended = try Program.run(["run", "long.lua"], in: folder, timeout: 30, interruptAfter: 2)
    #expect(!ended.timedOut && ended.status == 1, "\(ended)")
    #expect(ended.errors.contains("interrupted"), "\(ended)")
  }
}
