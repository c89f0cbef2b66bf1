import Foundation
import FundResults

/// The file of a store: made where there is none, refused where something else lies.
package enum StorePlace {
  /// The path as SQLite takes it by the letter: beginning with `/` or `./`.
  ///
  /// - Throws: `RunStoreError` when the place cannot hold a store.
  package static func prepare(_ path: String, makesFolders: Bool) throws(RunStoreError) -> String {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw RunStoreError(.unavailable, "'\(path)' is no path of a store; expected a file")
    }
    let file = byTheLetter(path)
    var info = stat()
    if stat(file, &info) == 0 {
      switch info.st_mode & S_IFMT {
      case S_IFREG: return file
      case S_IFDIR:
        let inside = path.hasSuffix("/") ? "\(path)runs.sqlite" : "\(path)/runs.sqlite"
        throw RunStoreError(
          .unavailable, "'\(path)' is a directory; expected a file, for example '\(inside)'")
      default:
        throw RunStoreError(.unavailable, "'\(path)' is no regular file; a store needs one")
      }
    }
    guard !path.hasSuffix("/") else {
      throw RunStoreError(
        .unavailable,
        "'\(path)' is the name of a directory; expected a file, for example "
          + "'\(path)runs.sqlite'")
    }
    if errno == ENOENT, makesFolders { try makeFolders(of: file, for: path) }
    // Without opening it: closing a file gives up the locks that other connections of this process hold.
    if mknod(file, S_IFREG | 0o600, 0) != 0, errno != EEXIST {
      throw refusal(path, "make", file, errno)
    }
    return file
  }

  /// A path that SQLite does not read in its own way, as it does `:memory:` and `file:x?mode=memory`.
  package static func byTheLetter(_ path: String) -> String {
    path.hasPrefix("/") ? path : "./" + path
  }

  private static func makeFolders(of file: String, for path: String) throws(RunStoreError) {
    var missing: [String] = []
    var folder = Substring(file)
    while let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
      folder = folder[..<slash]
      var info = stat()
      if stat(String(folder), &info) == 0 { break }
      missing.append(String(folder))
    }
    for folder in missing.reversed() where mkdir(folder, 0o700) != 0 && errno != EEXIST {
      throw refusal(path, "make the folder", folder, errno)
    }
  }

  private static func refusal(
    _ path: String, _ what: String, _ place: String, _ code: Int32
  ) -> RunStoreError {
    RunStoreError(
      [EACCES, EPERM, EROFS, ENOSPC, EDQUOT].contains(code) ? .unwritable : .unavailable,
      "cannot \(what) '\(place)' for the store '\(path)': \(String(cString: strerror(code))); "
        + "use another store")
  }
}
