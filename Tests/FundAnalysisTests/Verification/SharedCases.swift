import Foundation
import FundAnalysis

/// The folder of shared truth cases, and throw-away case files.
enum SharedCases {
  /// `EQUIHOME_CASES`, else `shared/cases` next to the checkout; nil (with a note) when there is none.
  static var folder: String? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path =
      ProcessInfo.processInfo.environment["EQUIHOME_CASES"]
      ?? root.deletingLastPathComponent().appending(path: "shared/cases").path
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: no case folder at \(path); set EQUIHOME_CASES")
    return nil
  }

  /// Runs `body` on a file with this text, and removes it.
  static func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "equihome-cases-\(UUID().uuidString).json")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }

  /// A file with one case.
  static func oneCase(
    kind: String = "cpr_smm", inputs: String = #"{"cpr": 0.06}"#,
    expected: String = #"{"smm": 0.005143012831822946}"#,
    tolerance: String = #"{"abs": 1e-12, "rel": 0}"#
  ) -> String {
    """
    {"set": "s", "description": "d", "schema_version": 1, "cases": [
      {"id": "one", "kind": "\(kind)", "inputs": \(inputs), "expected": \(expected),
       "tolerance": \(tolerance), "status": "own"}]}
    """
  }
}
