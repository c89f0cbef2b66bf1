import FundMonteCarlo
import FundScripting
import Synchronization
import TestSupport
import Testing

/// Loops of scripts with a progress line.
@Suite("Progress of a script's loop") struct ProgressLoopTests {
  private final class Drawn: Sendable {
    let lines = Mutex<[String]>([])
  }

  @Test func goesThroughNumbersAndLists() throws {
    let drawn = Drawn()
    var (options, collected) = options()
    options.progress = { progress in
      drawn.lines.withLock { $0.append("\(progress.done)/\(progress.total) \(progress.unit)") }
    }
    options.wipeProgress = { drawn.lines.withLock { $0.append("wiped") } }
    _ = try ScriptSession(options).run(
      source: """
        local eq = require "equihome"
        for i in eq.progress(2) do print(i) end
        for i, name in eq.progress { "a", "b" } do print(i, name) end
        for i, x in eq.progress(eq.vector { 0.5 }) do print(i, x) end
        for _ in eq.progress(0) do print "never" end
        for _, bad in ipairs { -1, 1.5, "three" } do
          local ok, message = pcall(eq.progress, bad)
          assert(not ok and tostring(message):find("whole number of steps or a list", 1, true))
        end
        """, name: "loop.lua")
    #expect(collected.text == "1\n2\n1\ta\n2\tb\n1\t0.5\n")
    let expected =
      ["0/2 steps", "1/2 steps", "wiped", "0/2 steps", "1/2 steps", "wiped", "0/1 steps", "wiped"]
      + ["wiped"]
    #expect(drawn.lines.withLock { $0 } == expected)
  }

  /// However a loop ends, its line goes; inside it runs are parts of its steps and take no line away.
  @Test func endsAndNests() throws {
    let drawn = Drawn()
    var (options, collected) = options()
    options.progress = { progress in
      let loop = progress.loop.map { " in \($0.done) of \($0.total)" } ?? ""
      drawn.lines.withLock {
        $0.append("\(progress.stage) \(progress.done)/\(progress.total)\(loop)")
      }
    }
    options.wipeProgress = { drawn.lines.withLock { $0.append("wiped") } }
    func lines(_ source: String) throws -> [String] {
      drawn.lines.withLock { $0 = [] }
      _ = try ScriptSession(options).run(
        source: "local eq = require \"equihome\"\n" + source, name: "loop.lua")
      return drawn.lines.withLock { $0 }
    }
    #expect(
      try lines("for i in eq.progress(5) do if i == 2 then break end end")
        == ["loop 0/5", "loop 1/5", "wiped"])
    #expect(
      try lines("pcall(function() for i in eq.progress(5) do error \"x\" end end) print \"on\"")
        == ["loop 0/5", "wiped"])
    #expect(
      try lines("local function f() for i in eq.progress(5) do return i end end print(f())")
        == ["loop 0/5", "wiped"])
    // An iterator that nobody uses up is forgotten with the script.
    #expect(try lines("local step = eq.progress(3) step()") == ["loop 0/3", "wiped"])
    #expect(
      try lines("for i in eq.progress(2) do for j in eq.progress(2) do end end") == [
        "loop 0/2", "loop 0/2 in 0 of 2", "loop 1/2 in 0 of 2", "loop 1/2",
        "loop 0/2 in 1 of 2", "loop 1/2 in 1 of 2", "wiped",
      ])
    #expect(
      try lines(
        """
        local fund = eq.preset("equihome-v2", { ["fund.size"] = 1e7 })
        for i in eq.progress(2) do fund:run { paths = 2, fail_on = "never" } end
        """) == [
          "loop 0/2", "paths 2/2 in 0 of 2", "loop 1/2", "paths 2/2 in 1 of 2", "wiped",
        ])
    #expect(collected.text == "on\n1\n")
  }
}
