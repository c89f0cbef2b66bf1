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

  private func run(_ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [Self.python] + arguments
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
