import CZip

extension ColumnSet {
  /// Writes a NumPy archive: a record array a table, an array of two dimensions a matrix, and an array
  /// without dimensions an attribute, each under its name.
  ///
  /// Entries are stored as they are (what `numpy.savez` does); a file may pass 4 GB (ZIP64). While it is
  /// written, all of it is in memory once more.
  ///
  /// - Throws: `ColumnError`.
  public func writeNpz(to path: String) throws(ColumnError) {
    try WholeFile.write(to: path) { (temporary) throws(ColumnError) in
      let archive = try ZipArchive(file: path, temporary: temporary)
      var arrays = matrices.map { NpyArray($0) } + tables.map { NpyArray($0) }
      arrays += attributes.map { NpyArray(text: $0.value, name: $0.name) }
      guard Set(arrays.map(\.name)).count == arrays.count else {
        archive.discard()
        throw ColumnError(.notRepresentable, file: path, "two arrays have the same name")
      }
      do throws(ColumnError) {
        for array in arrays { try archive.add(array.bytes, name: array.name + ".npy") }
      } catch {
        archive.discard()
        throw error
      }
      try archive.close()
    }
  }
}

/// An archive of libzip while it is filled; `close` or `discard` once.
private final class ZipArchive {
  private let archive: OpaquePointer
  private let file: String
  private var buffers: [UnsafeMutableRawPointer] = []

  init(file: String, temporary: String) throws(ColumnError) {
    self.file = file
    var problem: Int32 = 0
    guard let archive = zip_open(temporary, ZIP_CREATE | ZIP_TRUNCATE, &problem) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, problem)
      let message = String(cString: zip_error_strerror(&error))
      zip_error_fini(&error)
      throw ColumnError(.failed, file: file, message)
    }
    self.archive = archive
  }

  func add(_ bytes: [UInt8], name: String) throws(ColumnError) {
    guard !name.utf8.contains(0), name.utf8.count < 65_000 else {
      throw ColumnError(
        .notRepresentable, file: file, place: name, "a name may not hold a NUL or be that long")
    }
    // The library reads it when the archive is closed: it has to live, and stay in its place, until then.
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    bytes.withUnsafeBytes {
      if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: $0.count) }
    }
    buffers.append(copy)
    guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 0) else {
      throw failure(name)
    }
    let entry = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard entry >= 0 else {
      zip_source_free(source)
      throw failure(name)
    }
    // 1980-01-01 00:00, the first moment of the format: the same run gives the same bytes.
    guard zip_set_file_compression(archive, UInt64(entry), Int32(ZIP_CM_STORE), 0) == 0,
      zip_file_set_dostime(archive, UInt64(entry), 0, 0x0021, 0) == 0
    else { throw failure(name) }
  }

  func close() throws(ColumnError) {
    defer { release() }
    guard zip_close(archive) == 0 else {
      let error = failure("")
      zip_discard(archive)
      throw error
    }
  }

  func discard() {
    zip_discard(archive)
    release()
  }

  private func release() {
    for buffer in buffers { buffer.deallocate() }
    buffers = []
  }

  private func failure(_ place: String) -> ColumnError {
    ColumnError(
      .failed, file: file, place: place, String(cString: zip_error_strerror(zip_get_error(archive)))
    )
  }
}
