import Foundation
import Testing

/// The console as a person meets it, through a pseudo-terminal that Python makes. The program is the one that
/// EQUIHOME_PROGRAM names, else the release build of this checkout.
@Suite("Console", .serialized)
struct ReplTests {
  static let program: String? = {
    let environment = ProcessInfo.processInfo.environment
    let path =
      environment["EQUIHOME_PROGRAM"]
      ?? packageRoot.appendingPathComponent(".build/release/equihome").path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      print("skipped: no program at \(path); build it, or set EQUIHOME_PROGRAM")
      return nil
    }
    return path
  }()

  static let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"] ?? "python3"

  @Test(
    "on a terminal: echo, completion, several lines, interrupts, history",
    .enabled(if: program != nil))
  func terminal() throws {
    let output = try run(["-c", replDriver, try #require(Self.program)])
    #expect(output.contains("ALL OK"), "\(output)")
  }

  @Test("from a pipe: no prompts, errors do not end it", .enabled(if: program != nil))
  func pipe() throws {
    let input = """
      x = 40
      x + 2
      for i = 1, 2 do
        print("turn", i)
      end
      f = eq.preset "equihome-v2"
      f.fund.sise = 1
      nil .. 3
      f:run { paths = 5 }.tvpi:count()
      _ + 1
      ?fund.size
      :nope
      :quit
      print "not reached"

      """
    let output = try run(
      ["-c", "import subprocess,sys;sys.exit(subprocess.run(sys.argv[1:]).returncode)"]
        + [try #require(Self.program), "repl", "--no-history"], input: input)
    #expect(output.hasPrefix("42\nturn\t1\nturn\t2\n"))
    #expect(output.contains("fund.sise is not a parameter; did you mean fund.size?\n"))
    #expect(output.contains("attempt to concatenate a nil value\n5\n6\nfund.size: Fund size\n"))
    #expect(output.contains("unknown command :nope"))
    #expect(!output.contains("equihome>") && !output.contains("not reached"))
  }

  @Test("a record gives the same results as the session", .enabled(if: program != nil))
  func recording() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("typed.lua").path
    let input = """
      fund = eq.preset "equihome-v2"
      :record \(file)
      :set fund.size 3e7
      run = fund:run { paths = 20, seed = 3 }
      run.net_irr:quantile(0.5) -- the middle
      local hidden = 5
      hidden
      nil .. 1
      _ * 2
      for i = 1, 2 do
        turn = i
      end
      (turn == 2 and math.abs)(-3);
      do return 7 end
      ?fund.size
      :plot run.tvpi
      = run.config.fund.size, "two"
      :stop
      :record \(folder.path)/nowhere/typed.lua
      print "the end"

      """
    let child = ["-c", "import subprocess,sys;sys.exit(subprocess.run(sys.argv[1:]).returncode)"]
    let program = try #require(Self.program)
    let session = try run(child + [program, "repl", "--no-history"], input: input)
    #expect(session.contains("\nnot recorded: "), "\(session)")
    #expect(session.hasSuffix("the end\n"))
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("-- failed: nil .. 1\n") && !text.contains("the end"))
    let again = try run(child + [program, "run", file])
    // All but what belongs to the console alone: its commands' words and pages.
    let own = ["fund.size = 30000000 in", "recording in", "recorded in", "not recorded", "the end"]
    let shown = session.split(separator: "\n").filter { line in
      !own.contains { line.hasPrefix($0) }
    }
    let figures = shown.filter { $0.first?.isNumber == true || $0.hasPrefix("-") }
    let repeated = again.split(separator: "\n")
    #expect(figures.count >= 4 && repeated.count > 10, "\(again)")
    for (number, line) in figures.enumerated() {
      // The console writes 17 digits where 14 do not give the number back.
      let found = repeated.contains { $0.prefix(12) == line.prefix(12) }
      #expect(found, "\(number): \(line) is not in \(again)")
    }
    for line in shown where line.contains("┤") { #expect(repeated.contains(line)) }
  }

  private func run(_ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [Self.python] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["EQUIHOME_STORE": "none"]) { _, new in new }
    let (into, out) = (Pipe(), Pipe())
    process.standardInput = into
    process.standardOutput = out
    process.standardError = out
    try process.run()
    into.fileHandleForWriting.write(Data(input.utf8))
    try into.fileHandleForWriting.close()
    let data = out.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
