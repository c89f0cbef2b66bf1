import Foundation

/// The folder of independent truth cases that live beside the checkout.
public enum Cases {
  /// `EQUIHOME_CASES` if set, else `../shared/cases` beside the package; nil, with a printed note, when
  /// it is not there, so that a test can skip.
  public static var folder: URL? {
    let environment = ProcessInfo.processInfo.environment["EQUIHOME_CASES"]
    let url =
      environment.map { URL(fileURLWithPath: $0) }
      ?? packageRoot.deletingLastPathComponent().appendingPathComponent("shared/cases")
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      print("note: no truth cases at \(url.path); set EQUIHOME_CASES to run their tests")
      return nil
    }
    return url
  }

  /// The root of the package that this file belongs to.
  public static var packageRoot: URL {
    URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }
}
