import Foundation
import FundScripting
import Testing

@Suite("Scripts that have to be stopped", .serialized)
struct StopTests {
  @Test(
    "an endless loop ends with the time limit, under pcall too",
    arguments: [
      "while true do end", "pcall(function() while true do end end)",
      "coroutine.wrap(function() while true do end end)()",
      "while true do pcall(error, 'x') end",
    ])
  func loop(source: String) throws {
    let error = try failure(source) { $0.deadline = 0.3 }
    #expect(error.code == .timeLimit)
    #expect(error.line == 2)
  }

  @Test("a long run is cancelled from another thread, and the session lives on")
  func interrupt() throws {
    let (options, collected) = options { $0.run.threads = 2 }
    let session = try ScriptSession(options)
    let token = session.stopToken
    // A thread of its own: the shared queues may all be busy with runs of other tests.
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.5)
      token.interrupt()
    }
    let start = Date()
    do {
      _ = try session.run(
        source: """
          local eq = require "equihome"
          local fund = eq.preset "equihome-v2"
          return fund:run { paths = 2000000, seed = 1 }
          """, name: "long.lua")
      Issue.record("the run was not interrupted")
    } catch let error as ScriptError {
      #expect(error.code == .interrupted)
      #expect(error.line == 3)
      #expect(error.message == "interrupted")
    }
    // Two million paths take minutes on any machine; a path takes milliseconds.
    #expect(Date().timeIntervalSince(start) < 60)
    let again = try session.run(
      source: "print(require \"equihome\".preset \"equihome-v2\":run { paths = 3 }.tvpi:count())",
      name: "again.lua")
    #expect(again.run == nil)
    #expect(collected.text == "3\n")
  }

  @Test("a time limit stops a run")
  func deadline() throws {
    let error = try failure("fund:run { paths = 2000000 }") { $0.deadline = 0.5 }
    #expect(error.code == .timeLimit)
    #expect(error.line == 2)
  }

  @Test("a table that eats memory is stopped, and the session lives on")
  func memory() throws {
    let (options, collected) = options { $0.memoryLimit = 32 << 20 }
    let session = try ScriptSession(options)
    do {
      _ = try session.run(
        source: "local t = {}\nfor i = 1, 1e9 do t[i] = { i } end", name: "bomb.lua")
      Issue.record("the memory limit did not stop the script")
    } catch let error as ScriptError {
      #expect(error.code == .memory)
      #expect(error.line == 2)
      #expect(error.message == "the memory limit was reached")
    }
    _ = try session.run(source: "print(1 + 1)", name: "after.lua")
    #expect(collected.text == "2\n")
  }

  @Test("a run too large for the memory limit is refused before it starts")
  func largeRun() throws {
    let error = try failure("fund:run { paths = 200000, keep = 'flows' }") {
      $0.memoryLimit = 64 << 20
    }
    #expect(error.code == .memory)
    #expect(error.message.hasPrefix("the result of 200000 paths needs "))
    // No limit at all is no shortage.
    _ = try script("fund:run { paths = 3 }") { $0.memoryLimit = 0 }
  }

  @Test("a sandboxed script has the module, and no files")
  func sandbox() throws {
    let ran = try script("print(fund:run { paths = 2 }.tvpi:count(), io, require)") {
      $0.sandboxed = true
    }
    #expect(ran.output.hasPrefix("2\tnil\tfunction"))
    for source in ["fund:write 'x.json'", "eq.load 'x.json'", "require 'socket'"] {
      let error = try failure(source) { $0.sandboxed = true }
      #expect(error.message.contains("sandboxed"))
    }
  }
}
