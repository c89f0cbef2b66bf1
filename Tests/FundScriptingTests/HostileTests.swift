import Foundation
import FundScripting
import TestSupport
import Testing

/// Scripts that use the surface of the engine to get out, to hang or to fill the memory: each in a sandbox of
/// 64 MB, and afterwards the same session runs a good script.
@Suite("Hostile scripts with the engine in hand", .serialized)
struct HostileTests {
  private static let megabytes = 64

  @Test("end as they must", arguments: HostileFile.all("eq"))
  func file(file: HostileFile) throws {
    let isTimed = file.expects == ["stop", "time"]
    let (options, collected) = options {
      $0.sandboxed = true
      $0.memoryLimit = Self.megabytes << 20
      $0.deadline = isTimed ? 0.3 : 20
      $0.run.threads = 2
    }
    let session = try ScriptSession(options)
    var error: ScriptError?
    let time = try ContinuousClock().measure {
      do {
        _ = try session.run(source: file.source, name: "hostile.lua")
      } catch let caught as ScriptError { error = caught }
    }
    let end = "\(file.name): \(error.map { "\($0)" } ?? "ran through") after \(time)"
    let stops: [ScriptError.Code] = [.timeLimit, .memory, .outputLimit, .instructionLimit]
    switch file.expects {
    case ["end"]: #expect(error == nil, "\(end)")
    case ["fail"]: #expect(error != nil, "\(end)")
    case ["stop", "time"]: #expect(error?.code == .timeLimit, "\(end)")
    case ["stop", "memory"]: #expect(error?.code == .memory, "\(end)")
    case ["stop", "output"]: #expect(error?.code == .outputLimit, "\(end)")
    case ["stop"]: #expect(error.map { stops.contains($0.code) } == true, "\(end)")
    default: #expect(file.expects == ["any"])
    }
    #expect(!"\(end)".contains("root:"), "\(end)")
    #expect(time < .seconds(25), "\(end)")
    #expect(collected.text.utf8.count <= 1 << 20)
    collected.text = ""
    _ = try session.run(
      source: "print(require \"equihome\".preset \"equihome-v2\":hash())", name: "good.lua")
    #expect(collected.text.count == 65)
  }

  @Test("there are at least twelve, and what they hold does not stay in the process")
  func memory() throws {
    #expect(HostileFile.all("eq").count >= 12)
    // Resident memory after the scripts above in the order of the file: four times the limit is the most that
    // one state may hold, and none is alive any more.
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    let kilobytes = try #require(Int(line.split(separator: " ").dropLast().last ?? ""))
    #expect(kilobytes < 1_500_000, "\(line)")
  }

  @Test("the name of a chunk does not open the file of that name")
  func chunkName() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("secret.lua").path
    try "the secret line\n".write(toFile: file, atomically: true, encoding: .utf8)
    let source = "load(\"error('x')\", \"@\(file)\")()"
    let sandboxed = try failure(source) { $0.sandboxed = true }
    #expect(sandboxed.sourceLine == nil && !"\(sandboxed)".contains("secret line"))
    // The user's own scripts see their modules' lines.
    #expect(try failure(source).sourceLine == "the secret line")
  }

  @Test("limits on instructions and output are told apart")
  func limits() throws {
    let count = try failure("while true do pcall(error) end") { $0.instructionLimit = 1_000_000 }
    #expect(count.code == .instructionLimit && count.message == "the instruction limit was reached")
    let output = try failure("while true do pcall(print, 'x') end") { $0.outputLimit = 1000 }
    #expect(output.code == .outputLimit && output.message == "the output limit was reached")
    // Each script of a session has its own allowance.
    let (options, collected) = options { $0.outputLimit = 10 }
    let session = try ScriptSession(options)
    for _ in 1...5 { _ = try session.run(source: "print 'eight'", name: "a.lua") }
    #expect(collected.text.count == 30)
  }
}
