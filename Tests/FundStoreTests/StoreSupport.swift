import Foundation
import FundResults
import FundStore
import Testing

/// A folder that goes when its owner does, and runs to keep in it.
final class Folder: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("equihome-store-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var file: String { path + "/runs.sqlite" }
  func store() throws -> SQLiteRunStore { try SQLiteRunStore(path: file, waits: 5) }
}

/// Runs of no fund: a store does not look at what a piece holds.
enum Kept {
  static func entry(
    seed: UInt64, name: String = "a fund", created: String = "2026-11-21T10:00:00.000Z",
    tags: [String] = [], figures: [String: Double] = ["net_irr.mean": 0.08]
  ) throws -> RunEntry {
    let identity = RunIdentity(
      engineVersion: "0.1.0", configHash: String(repeating: "ab", count: 32),
      dataHashes: ["d1", "d\"2"], seed: seed, firstPath: .max, paths: 1000, fundNumber: 7)
    return RunEntry(
      id: try identity.id, identity: identity, name: name, preset: "equihome-v2", created: created,
      used: created, tags: tags, figures: figures, tripped: ["low \"irr\"", "ä"], seconds: 0.125)
  }

  static func parts(_ seed: UInt64, count: Int = 3_000) -> [RunPart] {
    [
      RunPart(.document, Array("{\"seed\": \(seed)}".utf8)),
      RunPart(.samples, (0..<count).map { UInt8(truncatingIfNeeded: ($0 &* $0 / 7) &+ Int(seed)) }),
      RunPart(RunPart.Name("empty"), []),
    ]
  }

  /// The entry as a store gives it back: with the sizes of its pieces.
  static func sizes(_ entry: RunEntry) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: entry.pieces.map { ($0.name.description, $0.bytes) })
  }
}

/// Runs a program and gives its status and what it wrote.
func runProgram(_ arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
