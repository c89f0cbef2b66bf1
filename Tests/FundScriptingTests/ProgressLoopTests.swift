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
}
