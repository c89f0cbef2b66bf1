import Foundation
import Synchronization
import TestSupport

/// The built program, run as a child process.
enum Program {
  /// `EQUIHOME_PROGRAM`, else the release build of this checkout.
  static let path: String = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["EQUIHOME_PROGRAM"], !path.isEmpty { return path }
    return Cases.packageRoot.appendingPathComponent(".build/release/equihome").path
  }()

  /// Keeps runs where the program does unless it is told otherwise: below HOME, which is the folder.
  static let usualStore = ["EQUIHOME_STORE": ""]

  /// What a child left behind.
  struct Ended: CustomStringConvertible {
    /// Exit status, or 128 and the signal that ended it, as a shell has it.
    var status: Int32
    var output: [UInt8]
    var errors: String
    var seconds: Double
    var timedOut: Bool

    var text: String { String(decoding: output, as: UTF8.self) }
    var description: String {
      "status \(status)\(timedOut ? ", timed out" : ""), after \(seconds) s, "
        + "stdout \(text.prefix(600).debugDescription), stderr \(errors.prefix(2000).debugDescription)"
    }
  }

  /// Runs the program in a folder and waits for its end, at most `timeout` seconds.
  ///
  /// - Parameters:
  ///   - environment: on top of a small plain one, in which runs are not kept; `usualStore` keeps them.
  ///   - interruptAfter: seconds until SIGINT, again after a minute.
  static func run(
    _ arguments: [String], in folder: Folder, environment: [String: String] = [:],
    timeout: Double = 60, interruptAfter: Double? = nil
  ) throws -> Ended {
    try start(
      path, arguments, in: folder, environment: environment, timeout: timeout,
      interruptAfter: interruptAfter)
  }

  /// Runs a line of shell in which `equihome` is the program.
  static func shell(
    _ line: String, in folder: Folder, environment: [String: String] = [:], timeout: Double = 60
  ) throws -> Ended {
    let function = "equihome() { \"$EQUIHOME_UNDER_TEST\" \"$@\"; }\n"
    return try start(
      "/bin/bash", ["-c", function + line], in: folder,
      environment: environment.merging(["EQUIHOME_UNDER_TEST": path]) { _, new in new },
      timeout: timeout, interruptAfter: nil)
  }

  private static func start(
    _ executable: String, _ arguments: [String], in folder: Folder,
    environment: [String: String], timeout: Double, interruptAfter: Double?
  ) throws -> Ended {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      // A run that is read from a store proves nothing of the engine; tests of the store ask for one.
      "EQUIHOME_STORE": "none",
      "HOME": folder.url.path, "LANG": "C.UTF-8", "EQUIHOME_HOME": Cases.packageRoot.path,
      // A crash says so at once, without minutes of backtraces.
      "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { _, new in new }
    // Files, not pipes: a full pipe would stop the child while this waits for its end.
    let output = try folder.newFile()
    let errors = try folder.newFile()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output.handle
    process.standardError = errors.handle
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    let begin = DispatchTime.now().uptimeNanoseconds
    func elapsed() -> Double { Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9 }
    try process.run()
    if let interruptAfter {
      if ended.wait(timeout: .now() + interruptAfter) == .timedOut {
        kill(process.processIdentifier, SIGINT)
      } else {
        ended.signal()
      }
    }
    let timedOut = ended.wait(timeout: .now() + timeout) == .timedOut
    let seconds = elapsed()
    if timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    let isSignal = process.terminationReason == .uncaughtSignal
    return Ended(
      status: (isSignal ? 128 : 0) + process.terminationStatus,
      output: Array(try Data(contentsOf: output.url)),
      errors: String(decoding: try Data(contentsOf: errors.url), as: UTF8.self),
      seconds: seconds, timedOut: timedOut)
  }
}

/// A temporary folder that goes away with its owner.
final class Folder {
  let url: URL
  private let count = Mutex(0)

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("equihome-commands-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  @discardableResult func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> URL {
    try Data(bytes).write(to: file(name))
    return file(name)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
  }

  /// Names in the folder, the child's output files left out.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path)
      .filter { !$0.hasPrefix(".stream") }.sorted()
  }

  fileprivate func newFile() throws -> (url: URL, handle: FileHandle) {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let url = file(".stream\(number)")
    try Data().write(to: url)
    return (url, try FileHandle(forWritingTo: url))
  }
}
