import Glibc

/// A file that is there whole or not at all: made beside its place, then renamed.
enum WholeFile {
  /// Calls `body` with the path of an empty temporary file, to be filled by it.
  ///
  /// - Throws: `ColumnError`; what stood at `path` is then untouched, and nothing is left beside it.
  static func write(
    to path: String, _ body: (_ temporary: String) throws(ColumnError) -> Void
  ) throws(ColumnError) {
    func failure(_ code: Int32) -> ColumnError {
      ColumnError(.unwritable, file: path, String(cString: strerror(code)))
    }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw ColumnError(.unwritable, file: path, "the path is empty or holds a NUL")
    }
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max)).tmp"
    // Whether it can be made is asked before anything is computed for it.
    let made = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard made >= 0 else { throw failure(errno) }
    close(made)
    do throws(ColumnError) {
      try body(temporary)
    } catch {
      unlink(temporary)
      throw error
    }
    // On the disk before the name: after a crash the name holds the old file or the whole new one.
    let file = open(temporary, O_RDONLY | O_CLOEXEC)
    var problem = file < 0 ? errno : 0
    if problem == 0, fsync(file) != 0 { problem = errno }
    if file >= 0 { close(file) }
    if problem == 0, rename(temporary, path) != 0 { problem = errno }
    guard problem == 0 else {
      unlink(temporary)
      throw failure(problem)
    }
  }
}

/// Bytes in little-endian order, whatever the machine's is.
struct LittleEndian {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ text: some Sequence<UInt8>) { bytes += text }

  mutating func add(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
  }

  mutating func add(_ value: Double) { add(value.bitPattern) }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Figures one after the other.
  mutating func add(all values: some Collection<Double>) {
    reserve(bytes.count + 8 * values.count)
    for value in values { add(value) }
  }
}
