import FundCompression
import Glibc

extension ColumnTable {
  /// Writes the table as a Parquet file: row groups of `groupRows` rows, a page a column in each, plain
  /// encoding, Zstandard.
  ///
  /// Doubles are nullable: not a number is null. Whole numbers and texts are never null.
  ///
  /// - Parameters:
  ///   - attributes: metadata of the file, by key.
  ///   - groupRows: rows that a reader takes in at once; 1 to 1,000,000.
  /// - Throws: `ColumnError`, also for a table without columns, which the format does not have.
  public func writeParquet(
    to path: String, attributes: [ColumnSet.Attribute] = [], groupRows: Int = 131_072
  ) throws(ColumnError) {
    precondition((1...1_000_000).contains(groupRows))
    guard !columns.isEmpty else {
      throw ColumnError(.notRepresentable, file: path, place: name, "the table has no columns")
    }
    try WholeFile.write(to: path) { (temporary) throws(ColumnError) in
      let file = try AppendingFile(file: path, temporary: temporary)
      defer { file.close() }
      try file.append(Array("PAR1".utf8))
      var groups: [ParquetGroup] = []
      for start in stride(from: 0, to: rows, by: groupRows) {
        let range = start..<min(rows, start + groupRows)
        var group = ParquetGroup(rows: range.count)
        for column in columns {
          group.chunks.append(try chunk(column, rows: range, to: file, path))
        }
        groups.append(group)
      }
      let footer = ParquetFooter(table: self, groups: groups, attributes: attributes).bytes
      try file.append(footer)
      var end = LittleEndian()
      end.add(UInt32(footer.count))
      end.add("PAR1".utf8)
      try file.append(end.bytes)
    }
  }

  private func chunk(
    _ column: Column, rows: Range<Int>, to file: AppendingFile, _ path: String
  ) throws(ColumnError) -> ParquetGroup.Chunk {
    func refused(_ code: ColumnError.Code, _ message: String) -> ColumnError {
      ColumnError(code, file: path, place: "\(name), column \(column.name)", message)
    }
    let page = ParquetPage(column.values, rows: rows)
    let packed: [UInt8]
    do {
      packed = try Zstandard.compress(page.bytes, level: 3)
    } catch {
      throw refused(.failed, "\(error)")
    }
    guard let size = Int32(exactly: page.bytes.count), let packedSize = Int32(exactly: packed.count)
    else { throw refused(.notRepresentable, "a page has more than 2 GB") }
    var header = ThriftWriter()
    // PageHeader: type 0 is a data page; encodings 0 is plain, 3 the hybrid of the levels.
    header.structure { head in
      head.field(1, int32: 0)
      head.field(2, int32: size)
      head.field(3, int32: packedSize)
      head.structure(5) { data in
        data.field(1, int32: Int32(rows.count))
        data.field(2, int32: 0)
        data.field(3, int32: 3)
        data.field(4, int32: 3)
      }
    }
    let offset = file.size
    try file.append(header.bytes)
    try file.append(packed)
    return .init(
      offset: offset, size: page.bytes.count + header.bytes.count,
      packedSize: packed.count + header.bytes.count, nulls: page.nulls)
  }
}

/// A row group of a file: where the pages of its columns are.
struct ParquetGroup {
  struct Chunk {
    var offset: Int
    var size: Int
    var packedSize: Int
    var nulls: Int
  }

  var rows: Int
  var chunks: [Chunk] = []

  init(rows: Int) { self.rows = rows }
}

/// A file that is written from its start to its end.
private final class AppendingFile {
  private let descriptor: Int32
  private let file: String
  private(set) var size = 0

  init(file: String, temporary: String) throws(ColumnError) {
    self.file = file
    descriptor = open(temporary, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ColumnError(.unwritable, file: file, String(cString: strerror(errno)))
    }
  }

  func append(_ bytes: [UInt8]) throws(ColumnError) {
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty, failure == 0 {
        let count = write(
          descriptor, rest.isEmpty ? nil : UnsafeRawBufferPointer(rebasing: rest).baseAddress,
          rest.count)
        if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { failure = errno }
      }
    }
    guard failure == 0 else {
      throw ColumnError(.unwritable, file: file, String(cString: strerror(failure)))
    }
    size += bytes.count
  }

  func close() { _ = Glibc.close(descriptor) }
}
