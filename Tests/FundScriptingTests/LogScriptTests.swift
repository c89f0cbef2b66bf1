import FundLog
import FundScripting
import Synchronization
import Testing

/// `eq.log`, and what runs of scripts tell.
@Suite("Logs of scripts") struct LogScriptTests {
  private final class Lines: Sendable {
    let all = Mutex<[String]>([])
  }

  private func lines(
    _ source: String, _ level: LogLevel = .debug, _ change: (inout ScriptOptions) -> Void = { _ in }
  ) throws -> [String] {
    let lines = Lines()
    let output = LogOutput(
      filter: LogFilter(level), format: .logfmt, clock: { LogTime(microseconds: 0) },
      sink: { line in lines.all.withLock { $0.append(line) } })
    var (options, _) = options(change)
    options.run.log = Logger(output, module: "fund.cli")
    _ = try ScriptSession(options).run(source: source, name: "log.lua")
    return lines.all.withLock { $0 }
  }

  @Test func records() throws {
    let found = try lines(
      """
      local eq = require "equihome"
      eq.log("info", "loans read", { loans = 120, share = 0.5, file = "a b.csv", ok = true })
      eq.log("trace", "not at this level")
      eq.log("error", "two\\nlines")
      """)
    let head = "ts=1970-01-01T00:00:00.000000Z level="
    #expect(
      found == [
        head + "info module=fund.script msg=\"loans read\" file=\"a b.csv\" loans=120 ok=true "
          + "share=0.5\n",
        head + "error module=fund.script msg=\"two\\nlines\"\n",
      ])
  }

  @Test func page() throws {
    #expect(try PageBlocks.run("docs/terminal.md") == 1)
  }

  @Test func mistakes() throws {
    for (call, expected) in [
      ("eq.log('warnin', 'x')", "did you mean 'warning'"), ("eq.log('off', 'x')", "no level"),
      ("eq.log('info', 'x', { {} })", "fields by name"),
      ("eq.log('info', 'x', { a = {} })", "field a: a text, a number, true or false"),
      ("eq.log('info')", "string"),
    ] {
      let error = try failure(call)
      #expect(error.message.contains(expected), "\(call): \(error.message)")
    }
  }

  /// Runs of a script are told with the beginning of their identity; warnings where they trip.
  @Test func runs() throws {
    let found = try lines(
      """
      local fund = require("equihome").preset("equihome-v2", { ["fund.size"] = 1e7 })
      fund:run { paths = 4, fail_on = "never" }
      """)
    #expect(found.contains { $0.contains("module=fund.engine msg=\"fund compiled\" run_id=") })
    #expect(found.contains { $0.contains("msg=\"run starts\"") && $0.contains(" paths=4 ") })
    let ids = Set(
      found.compactMap { line in line.split(separator: " ").first { $0.hasPrefix("run_id=") } })
    #expect(ids.count == 1 && ids.allSatisfy { $0.count == "run_id=".count + 12 })
    #expect(found.contains { $0.contains("module=fund.mc msg=\"stage ended\"") })
    let quiet = try lines(
      """
      local fund = require("equihome").preset("equihome-v2", { ["fund.size"] = 1e7 })
      fund:run { paths = 4, fail_on = "never" }
      """, .error)
    #expect(quiet.isEmpty)
  }

  /// A stranger's script cannot fill a disk through the log.
  @Test func sandboxIsBounded() throws {
    let flood =
      "local eq = require \"equihome\"\nwhile true do eq.log(\"info\", (\"x\"):rep(1000)) end"
    var kept: [String] = []
    #expect(throws: ScriptError.self) {
      kept = try lines(flood) {
        $0.sandboxed = true
        $0.outputLimit = 20_000
      }
    }
    #expect(kept.isEmpty)
    // Where nothing is written, nothing is counted: the time limit ends it.
    let count =
      "local eq = require \"equihome\"\nfor i = 1, 1000 do eq.log(\"info\", (\"x\"):rep(1000)) end"
    #expect(try lines(count, .off) { $0.sandboxed = true }.isEmpty)
  }
}
