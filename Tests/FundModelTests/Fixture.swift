import Foundation
import FundModel

/// What several suites start from.
enum Fixture {
  /// Folder of the package.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let library = PresetLibrary(folder: root + "/stdlib-lua/presets")

  static func preset(_ name: String = "equihome-v2") throws -> ConfigDocument {
    try ConfigDocument.preset(name, library: library)
  }

  static func parse(_ text: String) throws -> ConfigDocument {
    try ConfigDocument.parse(bytes: Array(text.utf8), name: "fund.json")
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// A new folder that goes away with `body`.
  static func withFolder<T>(_ body: (String) throws -> T) throws -> T {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("fundmodel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }
}
