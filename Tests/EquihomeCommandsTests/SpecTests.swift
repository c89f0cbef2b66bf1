import Foundation
import TestSupport
import Testing

/// The specs of the Lua library, run by busted in the program's own Lua.
@Suite struct SpecTests {
  private static let folder = Cases.packageRoot.appendingPathComponent("stdlib-lua/spec")

  /// Specs by what they are called without `_spec.lua`.
  private static let names: [String] = {
    let folders = ["", "recipes/"]
    return folders.flatMap { part in
      let files =
        (try? FileManager.default.contentsOfDirectory(
          atPath: folder.appendingPathComponent(part).path)) ?? []
      return files.filter { $0.hasSuffix("_spec.lua") }.map { String($0.dropLast(9)) }
    }.sorted()
  }()

  @Test func specsPass() throws {
    #expect(Self.names.count >= 14)
    let ended = try Program.run(
      ["run", Self.folder.appendingPathComponent("run.lua").path], in: Folder(), timeout: 300)
    let lines = ended.text.split(separator: "\n").map(String.init)
    let failed = lines.filter { $0.hasPrefix("not ok") || $0.hasPrefix("# ") }
    #expect(ended.status == 0 && failed.isEmpty, "\(failed.joined(separator: "\n"))\n\(ended)")
    // Every spec has spoken, and the count at the end is that of the tests.
    let passed = lines.filter { $0.hasPrefix("ok ") }
    #expect(passed.count >= Self.names.count, "\(ended)")
    #expect(lines.last == "1..\(passed.count)", "\(ended)")
  }

  @Test func aFailingSpecIsSeen() throws {
    let folder = try Folder()
    let run = try String(
      contentsOf: Self.folder.appendingPathComponent("run.lua"), encoding: .utf8)
    try folder.write("run.lua", Array(run.utf8))
    try folder.write(
      "wrong_spec.lua",
      Array("describe('one', function() it('fails', function() assert.equal(1, 2) end) end)".utf8))
    let ended = try Program.run(["run", "run.lua"], in: folder)
    #expect(ended.status != 0 && ended.text.contains("not ok 1 - one fails"), "\(ended)")
  }
}
