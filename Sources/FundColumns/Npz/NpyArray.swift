/// An array as NumPy stores one: version 1.0 or 2.0 of the .npy format, row after row.
struct NpyArray {
  let name: String
  let bytes: [UInt8]

  private init(_ name: String, type: String, shape: [Int], _ content: [UInt8]) {
    self.name = name
    let dimensions =
      shape.map { String($0) }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
    let header = "{'descr': \(type), 'fortran_order': False, 'shape': (\(dimensions)), }"
    // Content starts at a multiple of 64 bytes; a long header states its length in four bytes.
    let isLong = header.utf8.count + 64 > Int(UInt16.max)
    let start = isLong ? 12 : 10
    let padding = (64 - (start + header.utf8.count + 1) % 64) % 64
    let length = header.utf8.count + padding + 1
    var file = LittleEndian()
    file.reserve(start + length + content.count)
    file.add([0x93] + Array("NUMPY".utf8) + [isLong ? 2 : 1, 0])
    if isLong { file.add(UInt32(length)) } else { file.add(UInt16(length)) }
    file.add(header.utf8)
    file.add([UInt8](repeating: UInt8(ascii: " "), count: padding) + [0x0A])
    file.add(content)
    bytes = file.bytes
  }

  /// A matrix of doubles.
  init(_ matrix: ColumnMatrix) {
    var content = LittleEndian()
    content.add(all: matrix.values)
    self.init(
      matrix.name, type: "'<f8'", shape: [matrix.rows, matrix.columns], content.bytes)
  }

  /// A text, as an array without dimensions: `str(file[name])`.
  init(text: String, name: String) {
    var content = LittleEndian()
    Self.add(text, width: text.unicodeScalars.count, to: &content)
    // A type of no width is not known to NumPy.
    let width = max(1, text.unicodeScalars.count)
    if text.isEmpty { content.add(UInt32(0)) }
    self.init(name, type: "'<U\(width)'", shape: [], content.bytes)
  }

  /// A record array: a field a column, so that `pandas.DataFrame(file[name])` is the table.
  init(_ table: ColumnTable) {
    let widths = table.columns.map { column -> Int in
      guard case .texts(let texts) = column.values else { return 0 }
      return max(1, texts.reduce(0) { max($0, $1.unicodeScalars.count) })
    }
    let fields = zip(table.columns, widths).map { column, width in
      let type =
        switch column.values {
        case .doubles: "<f8"
        case .integers: "<i8"
        case .texts: "<U\(width)"
        }
      return "(\(Self.quoted(column.name)), '\(type)')"
    }
    var content = LittleEndian()
    let rowBytes = zip(table.columns, widths).reduce(0) { $0 + ($1.1 == 0 ? 8 : 4 * $1.1) }
    content.reserve(rowBytes * table.rows)
    for row in 0..<table.rows {
      for (column, width) in zip(table.columns, widths) {
        switch column.values {
        case .doubles(let values): content.add(values[row])
        case .integers(let values): content.add(values[row])
        case .texts(let values): Self.add(values[row], width: width, to: &content)
        }
      }
    }
    self.init(
      table.name, type: "[" + fields.joined(separator: ", ") + "]", shape: [table.rows],
      content.bytes)
  }

  /// Four bytes a scalar, zeros behind the end.
  private static func add(_ text: String, width: Int, to content: inout LittleEndian) {
    var left = width
    for scalar in text.unicodeScalars {
      content.add(scalar.value)
      left -= 1
    }
    for _ in 0..<max(0, left) { content.add(UInt32(0)) }
  }

  /// A name as a Python literal in ASCII.
  private static func quoted(_ name: String) -> String {
    var text = "'"
    for scalar in name.unicodeScalars {
      switch scalar {
      case "'", "\\": text += "\\" + String(scalar)
      case " "..."~": text.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        text += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return text + "'"
  }
}
