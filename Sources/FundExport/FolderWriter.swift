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
  static func write(to path: String, _ body: ((String) -> String) throws -> Void) throws {
    let files = FileManager.default
    var target = path
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    let temporary = "\(target).\(getpid()).\(UInt32.random(in: .min ... .max)).tmp"
    func attempt(_ body: () throws -> Void) throws {
      do { try body() } catch {
        throw ExportError(
          .unwritable, "cannot write the folder '\(path)': \(error.localizedDescription)")
      }
    }
    try attempt {
      try files.createDirectory(atPath: temporary, withIntermediateDirectories: false)
    }
    defer { try? files.removeItem(atPath: temporary) }
    try body { temporary + "/" + $0 }
    guard files.fileExists(atPath: target) else {
      return try attempt { try files.moveItem(atPath: temporary, toPath: target) }
    }
    for name in try files.contentsOfDirectory(atPath: temporary).sorted() {
      guard rename(temporary + "/" + name, target + "/" + name) == 0 else {
        throw ExportError(
          .unwritable,
          "cannot write '\(target)/\(name)': \(String(cString: strerror(errno)))")
      }
    }
  }
}
