import Foundation

/// Files of one folder, all of them or none.
enum FolderWriter {
  /// Whether a path stands for a folder: it ends with a slash, or is one.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return path.hasSuffix("/")
      || (FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue)
  }

  /// Calls `body` with a function that gives the place of a file by its name.
  ///
  /// They are made in a folder beside it. A folder that is not there yet appears with all of them at
  /// once; into one that is there they are moved one by one once all are made, and other files in it stay.
  ///
  /// - Throws: what `body` throws, or `ExportError` with code `.unwritable`.
  static func write(to path: String, _ body: ((String) -> String) throws -> Void) throws {
    func failure(_ place: String) -> ExportError {
      let reason = String(cString: strerror(errno))
      return ExportError(.unwritable, "cannot write '\(place)': \(reason)")
    }
    var target = path
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    guard !target.utf8.contains(0) else {
      throw ExportError(.unwritable, "cannot write '\(path)': the path holds a NUL")
    }
    let temporary = "\(target).\(getpid()).\(UInt32.random(in: .min ... .max)).tmp"
    guard mkdir(temporary, 0o777) == 0 else { throw failure(path) }
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    try body { temporary + "/" + $0 }
    if access(target, F_OK) != 0 {
      guard rename(temporary, target) == 0 else { throw failure(path) }
      return
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: temporary).sorted() {
      guard rename(temporary + "/" + name, target + "/" + name) == 0 else {
        throw failure(target + "/" + name)
      }
    }
  }
}
