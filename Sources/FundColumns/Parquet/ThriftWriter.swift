/// The compact protocol of Apache Thrift, as far as the headers of Parquet need it.
///
/// Source: thrift/doc/specs/thrift-compact-protocol.md of Apache Thrift.
struct ThriftWriter {
  enum Kind: UInt8 {
    case int32 = 5
    case int64 = 6
    case binary = 8
    case list = 9
    case structure = 12
  }

  private(set) var bytes: [UInt8] = []
  /// Number of the field before, in each of the structures that are open.
  private var last: [Int16] = [0]

  /// An unsigned number, seven bits a byte, lowest first.
  mutating func variable(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(value & 0x7F) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(value))
  }

  /// A signed number, its sign in the lowest bit.
  mutating func zigzag(_ value: Int64) {
    variable(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  mutating func text(_ text: String) {
    variable(UInt64(text.utf8.count))
    bytes += text.utf8
  }

  mutating func field(_ number: Int16, _ kind: Kind) {
    let step = number - last[last.count - 1]
    if (1...15).contains(step) {
      bytes.append(UInt8(step) << 4 | kind.rawValue)
    } else {
      bytes.append(kind.rawValue)
      zigzag(Int64(number))
    }
    last[last.count - 1] = number
  }

  mutating func field(_ number: Int16, int32 value: Int32) {
    field(number, .int32)
    zigzag(Int64(value))
  }

  mutating func field(_ number: Int16, int64 value: Int) {
    field(number, .int64)
    zigzag(Int64(value))
  }

  mutating func field(_ number: Int16, text value: String) {
    field(number, .binary)
    text(value)
  }

  /// The head of a list; `count` elements follow.
  mutating func field(_ number: Int16, listOf kind: Kind, count: Int) {
    field(number, .list)
    if count < 15 {
      bytes.append(UInt8(count) << 4 | kind.rawValue)
    } else {
      bytes.append(0xF0 | kind.rawValue)
      variable(UInt64(count))
    }
  }

  /// A structure: a field of the one around it, or an element of a list when there is no number.
  mutating func structure(_ number: Int16? = nil, _ fill: (inout ThriftWriter) -> Void) {
    if let number { field(number, .structure) }
    last.append(0)
    fill(&self)
    bytes.append(0)
    last.removeLast()
  }
}
