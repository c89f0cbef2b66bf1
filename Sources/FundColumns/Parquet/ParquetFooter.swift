/// What stands at the end of a Parquet file: schema, row groups, metadata.
///
/// Numbers of fields and of enumerations are those of parquet.thrift (Apache parquet-format 2.9).
struct ParquetFooter {
  let table: ColumnTable
  let groups: [ParquetGroup]
  let attributes: [ColumnSet.Attribute]

  var bytes: [UInt8] {
    var footer = ThriftWriter()
    footer.structure { file in
      file.field(1, int32: 2)
      schema(&file)
      file.field(3, int64: table.rows)
      file.field(4, listOf: .structure, count: groups.count)
      for group in groups { add(group, to: &file) }
      file.field(5, listOf: .structure, count: attributes.count)
      for attribute in attributes {
        file.structure {
          $0.field(1, text: attribute.name)
          $0.field(2, text: attribute.value)
        }
      }
      file.field(6, text: "equihome")
    }
    return footer.bytes
  }

  private func schema(_ file: inout ThriftWriter) {
    file.field(2, listOf: .structure, count: table.columns.count + 1)
    file.structure {
      $0.field(4, text: table.name)
      $0.field(5, int32: Int32(table.columns.count))
    }
    for column in table.columns {
      file.structure { element in
        element.field(1, int32: column.values.parquetType)
        // 0 is required, 1 optional.
        if case .doubles = column.values {
          element.field(3, int32: 1)
        } else {
          element.field(3, int32: 0)
        }
        element.field(4, text: column.name)
        if case .texts = column.values {
          // Converted type 0, and the logical type of field 1: texts in UTF-8.
          element.field(6, int32: 0)
          element.structure(10) { $0.structure(1) { _ in } }
        }
      }
    }
  }

  private func add(_ group: ParquetGroup, to file: inout ThriftWriter) {
    file.structure { row in
      row.field(1, listOf: .structure, count: group.chunks.count)
      for (column, chunk) in zip(table.columns, group.chunks) {
        row.structure { entry in
          entry.field(2, int64: chunk.offset)
          entry.structure(3) { add(column, chunk, rows: group.rows, to: &$0) }
        }
      }
      row.field(2, int64: group.chunks.reduce(0) { $0 + $1.size })
      row.field(3, int64: group.rows)
    }
  }

  /// ColumnMetaData: encodings 0 and 3 as in the page, codec 6 is Zstandard.
  private func add(
    _ column: ColumnTable.Column, _ chunk: ParquetGroup.Chunk, rows: Int,
    to entry: inout ThriftWriter
  ) {
    entry.field(1, int32: column.values.parquetType)
    entry.field(2, listOf: .int32, count: 2)
    entry.zigzag(0)
    entry.zigzag(3)
    entry.field(3, listOf: .binary, count: 1)
    entry.text(column.name)
    entry.field(4, int32: 6)
    entry.field(5, int64: rows)
    entry.field(6, int64: chunk.size)
    entry.field(7, int64: chunk.packedSize)
    entry.field(9, int64: chunk.offset)
    entry.structure(12) { $0.field(3, int64: chunk.nulls) }
  }
}

extension ColumnValues {
  /// 2 is INT64, 5 DOUBLE, 6 BYTE_ARRAY.
  fileprivate var parquetType: Int32 {
    switch self {
    case .doubles: 5
    case .integers: 2
    case .texts: 6
    }
  }
}
