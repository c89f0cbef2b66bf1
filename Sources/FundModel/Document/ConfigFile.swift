import Foundation

/// Bytes in and out of files, with the reasons when that fails.
public enum ConfigFile {
  /// Largest file that is read: a configuration has a few kilobytes.
  static let maxBytes = 16 << 20

  /// The bytes of a regular file. Its size is asked before anything is read, and never more than
  /// `maxBytes` are.
  static func read(
    _ path: String, expecting: String = "a JSON file", maxBytes: Int = maxBytes
  ) throws -> [UInt8] {
    func fail(_ why: String) -> ConfigError {
      ConfigError(.unreadable, "cannot read '\(path)': \(why)")
    }
    // Not blocking: opening a pipe would wait for a writer before its kind can be asked.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw fail(reason(errno)) }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw fail(reason(errno)) }
    switch info.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw fail("it is a directory; expected \(expecting)")
    default: throw fail("it is no regular file; expected \(expecting)")
    }
    guard info.st_size <= maxBytes else {
      throw tooLarge(path, bytes: Int(info.st_size), most: maxBytes)
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(file, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw fail(reason(errno))
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= maxBytes else {
        throw tooLarge(path, bytes: bytes.count, most: maxBytes)
      }
    }
  }

  /// The bytes of a regular file that is no configuration and may be larger.
  ///
  /// - Throws: `ConfigError` with code `.unreadable` and what was expected.
  public static func contents(
    of path: String, expecting: String, atMost bytes: Int
  ) throws -> [UInt8] {
    try read(path, expecting: expecting, maxBytes: bytes)
  }

  static func tooLarge(_ name: String, bytes: Int, most: Int = maxBytes) -> ConfigError {
    ConfigError(
      .unreadable,
      "cannot read '\(name)': it has \(bytes) bytes; expected at most \(most) (\(most >> 20) MB)")
  }

  /// Writes a whole file or none of it: a temporary file beside it, then a rename.
  ///
  /// - Throws: `ConfigError` with code `.unwritable`.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    func fail(_ why: String) -> ConfigError {
      ConfigError(.unwritable, "cannot write '\(path)': \(why)")
    }
    guard !path.isEmpty else { throw fail("the path is empty") }
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max)).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw fail(reason(errno)) }
    var failure: Int32 = 0
    var done = 0
    bytes.withUnsafeBytes { buffer in
      while done < buffer.count, failure == 0 {
        let count = Foundation.write(file, buffer.baseAddress! + done, buffer.count - done)
        if count >= 0 { done += count } else if errno != EINTR { failure = errno }
      }
    }
    if failure == 0, fsync(file) != 0 { failure = errno }
    if close(file) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    if failure != 0 {
      unlink(temporary)
      throw fail(reason(failure))
    }
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
