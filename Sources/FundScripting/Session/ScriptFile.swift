import Foundation

/// Reads script files, with the reasons when that fails.
enum ScriptFile {
  /// Largest script that is read.
  static let maxBytes = 16 << 20

  /// The text of a regular file; a first line that starts with `#` becomes a comment.
  ///
  /// - Throws: `ScriptError` with code `.unreadable`.
  static func read(_ path: String) throws -> String {
    func fail(_ why: String) -> ScriptError {
      ScriptError(.unreadable, file: path, "cannot read the script: \(why)")
    }
    // Not blocking: opening a pipe would wait for a writer before its kind can be asked.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw fail(String(cString: strerror(errno))) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var info = stat()
    guard fstat(file, &info) == 0 else { throw fail(String(cString: strerror(errno))) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw fail("it is no regular file") }
    guard info.st_size <= maxBytes else {
      throw fail("it has \(info.st_size) bytes; at most \(maxBytes) are read")
    }
    let data: Data
    do {
      data = try handle.read(upToCount: maxBytes) ?? Data()
    } catch {
      throw fail("\(error)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw fail("it is not UTF-8 text")
    }
    return text.hasPrefix("#") ? "--" + text : text
  }

  /// The folder of a file, for `require`.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
