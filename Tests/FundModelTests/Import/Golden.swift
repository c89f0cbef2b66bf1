import Foundation
import Testing

/// Recorded texts. `EQUIHOME_RECORD=1` writes them anew, and fails.
enum Golden {
  static func compare(_ text: String, _ file: String) throws {
    let path = Fixture.root + "/" + file
    if ProcessInfo.processInfo.environment["EQUIHOME_RECORD"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded \(file); run again without EQUIHOME_RECORD")
      return
    }
    #expect(try Fixture.text(path) == text, "\(file) differs")
  }
}
