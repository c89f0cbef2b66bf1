import Foundation
import Testing

/// Scripts from the command line: errors point at the line, limits hold.
@Suite struct ScriptCommandTests {
  private func run(_ source: String, _ options: [String] = [], command: String = "run") throws
    -> Program.Ended
  {
    let folder = try Folder()
    try folder.write("fund.lua", source.utf8)
    return try Program.run([command, "fund.lua"] + options, in: folder, timeout: 60)
  }

  @Test func syntaxError() throws {
    let ended = try run("local x = 1\nlocal y = = 2\n")
    #expect(ended.status == 2 && ended.output.isEmpty)
    #expect(ended.errors.contains("fund.lua:2: unexpected symbol near '='"), "\(ended)")
    #expect(ended.errors.contains("2 | local y = = 2\n"), "\(ended)")
  }

  /// The line that failed, its text, and who called it.
  @Test func errorInANestedCall() throws {
    let ended = try run(
      """
      local function inner()
        local t = nil
        return t.x
      end
      local function outer() local y = inner(); return y end
      outer()
      """)
    #expect(ended.status == 2 && ended.output.isEmpty)
    for text in [
      "fund.lua:3: attempt to index a nil value (local 't')", "3 |   return t.x", "fund.lua:5",
      "fund.lua:6",
    ] {
      #expect(ended.errors.contains(text), "\(text): \(ended)")
    }
  }

  @Test func wrongParameter() throws {
    let ended = try run(
      "local eq = require \"equihome\"\nlocal f = eq.preset \"equihome-v2\"\nf.fund.sise = 3\n")
    #expect(ended.status == 2)
    #expect(ended.errors.contains("fund.lua:3: "), "\(ended)")
    #expect(ended.errors.contains("did you mean fund.size?"), "\(ended)")
  }

  @Test func timeLimit() throws {
    let ended = try run("\nwhile true do end\n", ["--time-limit", "1"])
    #expect(ended.status == 2 && !ended.timedOut, "\(ended)")
    #expect(ended.errors.contains("fund.lua:2: the time limit was reached"), "\(ended)")
    #expect(ended.seconds > 0.9 && ended.seconds < 20)
  }

  /// A caught stop is no way around it.
  @Test func timeLimitInAProtectedLoop() throws {
    let ended = try run(
      "while true do pcall(function() while true do end end) end\n", ["--time-limit", "1"])
    #expect(ended.status == 2 && ended.errors.contains("the time limit was reached"), "\(ended)")
  }

  @Test func memoryLimit() throws {
    let ended = try run(
      "local t = {}\nwhile true do t[#t + 1] = (\"x\"):rep(1000) .. #t end\n",
      ["--memory-limit", "64"])
    #expect(ended.status == 2, "\(ended)")
    #expect(ended.errors.contains("fund.lua:2: the memory limit was reached"), "\(ended)")
  }

  @Test func outputAndInstructionLimits() throws {
    let flood = try run("while true do pcall(print, ('x'):rep(99)) end\n", ["--output-limit", "2"])
    #expect(flood.status == 2 && flood.output.count == 2000, "\(flood)")
    #expect(flood.errors.contains("fund.lua:1: the output limit was reached"), "\(flood)")
    let loop = try run(
      "while true do pcall(error) end\n", ["--instruction-limit", "1000000", "--sandbox"])
    #expect(loop.status == 2, "\(loop)")
    #expect(loop.errors.contains("fund.lua:1: the instruction limit was reached"), "\(loop)")
  }

  /// Waiting for a terminal or a process that says nothing is no way around the time limit.
  @Test func timeLimitWhileReading() throws {
    let folder = try Folder()
    try folder.write("read.lua", "print(pcall(io.read))\nwhile true do io.read() end\n".utf8)
    let ended = try Program.shell(
      "mkfifo quiet; exec 3<>quiet; equihome run read.lua --time-limit 1 <&3", in: folder,
      timeout: 40)
    #expect(ended.status == 2 && !ended.timedOut && ended.seconds < 15, "\(ended)")
    #expect(ended.errors.contains("the time limit was reached"), "\(ended)")
  }

  /// A single instruction can take minutes: keys that all fall into one place of a table. A child that runs
  /// nothing else leaves.
  @Test(arguments: [
    "local t, m = {}, (1 << 19) - 1\nfor i = 1, (1 << 18) + 10 do t[i * m] = true end\n",
    "local t = {}\nfor i = 1, (1 << 18) + 10 do t[i * 2.0^53] = true end\n",
    "local t, m = {}, (1 << 17) - 1\npcall(function() for i = 1, 1 << 20 do t[i * m] = i end end)\n"
      + "while true do end\n",
  ])
  func instructionWithoutEnd(source: String) throws {
    let ended = try run(source, ["--sandbox", "--time-limit", "1", "--memory-limit", "64"])
    // Fast machines may get through; none takes longer than the limit and the grace.
    #expect(!ended.timedOut && ended.seconds < 15, "\(ended)")
    #expect([0, 2, 124].contains(ended.status), "\(ended)")
    if ended.status == 124 { #expect(ended.errors.contains("did not stop after its deadline")) }
  }

  @Test func sandbox() throws {
    let ended = try run("io.open(\"/etc/passwd\")\n", ["--sandbox"])
    #expect(ended.status == 2 && ended.errors.contains("fund.lua:1"), "\(ended)")
  }

  /// A fund that a script returns is run; emit writes it, and the text runs to the same result.
  @Test func fundOfAScript() throws {
    let folder = try Folder()
    try folder.write(
      "fund.lua",
      """
      local eq = require "equihome"
      print("hello", arg[1])
      return eq.preset "equihome-v2":with { ["fund.size"] = 3e7 }
      """.utf8)
    let flags = ["--paths", "30", "--format", "json", "--no-timings", "--fail-on", "never"]
    let emitted = try Program.run(
      ["emit", "fund.lua", "--arg", "there", "--out", "fund.json"], in: folder)
    #expect(emitted.status == 0 && emitted.output.isEmpty, "\(emitted)")
    #expect(emitted.errors == "hello\tthere\nwrote fund.json\n", "\(emitted)")
    let text = try Program.run(["run", "fund.json"] + flags, in: folder)
    let script = try Program.run(["run", "fund.lua"] + flags, in: folder)
    #expect(text.status == 0 && script.status == 0, "\(script)")
    #expect(script.text == "hello\tnil\n" + text.text)
  }

  @Test func scriptWithoutAFund() throws {
    let ended = try run("print(1 + 1)\n")
    #expect(ended.status == 0 && ended.text == "2\n" && ended.errors.isEmpty, "\(ended)")
    let emitted = try run("print(1 + 1)\n", command: "emit")
    #expect(emitted.status == 2 && emitted.errors.contains("returns no fund"), "\(emitted)")
  }

  /// Without a terminal the console reads lines, shows no prompts and ends with its input.
  @Test func consoleWithoutInput() throws {
    let ended = try Program.run(["repl", "--no-history"], in: Folder(), timeout: 20)
    #expect(ended.status == 0 && ended.output.isEmpty && ended.errors.isEmpty, "\(ended)")
  }
}
