import Foundation
import FundModel

/// A table of a stored run: eight bytes of magic and version, the length of a header, the header as JSON,
/// spaces up to a multiple of eight, and doubles, little-endian, in the order that the piece defines.
struct ArchiveTable {
  struct Header: Codable, Equatable {
    var piece: String
    /// Of the piece; what each number is depends on the piece (docs/store.md).
    var shape: [Int]
    /// Names along the first dimension, where it has some.
    var names: [String]
    /// Further numbers by name.
    var numbers: [String: Int]
  }

  /// `EQHRUN` and the version in two bytes.
  static let magic = Array("EQHRUN".utf8) + [UInt8(RunArchive.format), 0]

  let part: RunPart.Name
  let header: Header
  private let bytes: [UInt8]
  private let start: Int

  /// - Throws: `RunArchive.Problem` when the bytes are no table of that piece in the present version.
  init(_ part: RunPart.Name, _ bytes: [UInt8]) throws(RunArchive.Problem) {
    guard bytes.count >= 16, bytes[..<6] == Self.magic[..<6] else {
      throw RunArchive.Problem(part, "\(bytes.count) bytes are no table of a stored run")
    }
    guard bytes[..<8] == Self.magic[...] else {
      throw RunArchive.Problem(
        part,
        "it has format \(Int(bytes[6]) + Int(bytes[7]) << 8); this program reads format "
          + "\(RunArchive.format)")
    }
    let stated = bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
    guard let length = Int(exactly: stated), length <= bytes.count - 16, length % 8 == 0 else {
      throw RunArchive.Problem(part, "its header is cut off: it has \(bytes.count) bytes in all")
    }
    do {
      header = try JSONDecoder().decode(Header.self, from: Data(bytes[16..<16 + length]))
    } catch {
      throw RunArchive.Problem(part, "its header cannot be read")
    }
    guard header.piece == part.description else {
      throw RunArchive.Problem(part, "it holds the piece \(header.piece)")
    }
    self.part = part
    self.bytes = bytes
    start = 16 + length
  }

  /// - Throws: `RunArchive.Problem` unless shape and names are these and as many figures follow as
  ///   `figures` says, nil for more than an Int holds.
  func require(
    shape: [Int], names: [String] = [], figures: Int?
  ) throws(RunArchive.Problem) {
    guard header.names == names else {
      throw RunArchive.Problem(
        part,
        "its columns are not those of this program and this fund: it has "
          + "\(header.names.count), expected \(names.count)")
    }
    guard header.shape == shape else {
      throw RunArchive.Problem(part, "it has shape \(header.shape); expected \(shape)")
    }
    let (size, overflow) = (figures ?? .max).multipliedReportingOverflow(by: 8)
    guard !overflow, size == bytes.count - start else {
      throw RunArchive.Problem(
        part, "\(bytes.count - start) bytes of figures are not what shape \(shape) takes")
    }
  }

  /// A number of the header. - Throws: `RunArchive.Problem` when it is missing or out of range.
  func number(_ name: String, in range: ClosedRange<Int>) throws(RunArchive.Problem) -> Int {
    guard let number = header.numbers[name], range.contains(number) else {
      throw RunArchive.Problem(
        part,
        "its \(name) is \(header.numbers[name].map(String.init) ?? "missing"); expected "
          + "\(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Copies `count` figures from position `first` on.
  /// - Precondition: `require` has passed, and they lie within its number of figures.
  func copy(_ first: Int, _ count: Int, to target: UnsafeMutablePointer<Double>) {
    precondition(first >= 0 && count >= 0 && start + 8 * (first + count) <= bytes.count)
    bytes.withUnsafeBytes { source in
      for place in 0..<count {
        let bits = source.loadUnaligned(
          fromByteOffset: start + 8 * (first + place), as: UInt64.self)
        target[place] = Double(bitPattern: UInt64(littleEndian: bits))
      }
    }
  }

  /// `count` figures from position `first` on. - Precondition: as `copy`.
  func figures(_ first: Int, _ count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { room, used in
      if let base = room.baseAddress { copy(first, count, to: base) }
      used = count
    }
  }
}

extension ArchiveTable {
  /// The product of sizes, nil for one below 0 or a product that no Int holds.
  static func product(_ sizes: Int...) -> Int? {
    var product = 1
    for size in sizes {
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else { return nil }
      product = next
    }
    return product
  }

  /// A piece in the making: the header, then blocks of figures.
  struct Writer {
    private(set) var bytes: [UInt8]

    /// - Parameter figures: how many will follow, to make room once.
    init(
      _ part: RunPart.Name, shape: [Int], names: [String] = [], numbers: [String: Int] = [:],
      figures: Int
    ) throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      var text = Array(
        try encoder.encode(
          Header(piece: part.description, shape: shape, names: names, numbers: numbers)))
      text += [UInt8](repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
      bytes = ArchiveTable.magic
      bytes.reserveCapacity(16 + text.count + 8 * figures)
      withUnsafeBytes(of: UInt64(text.count).littleEndian) { bytes += $0 }
      bytes += text
    }

    mutating func append(_ figures: UnsafeBufferPointer<Double>) {
      #if _endian(little)
        bytes += UnsafeRawBufferPointer(figures)
      #else
        for figure in figures {
          withUnsafeBytes(of: figure.bitPattern.littleEndian) { bytes += $0 }
        }
      #endif
    }

    mutating func append(_ start: UnsafePointer<Double>, _ count: Int) {
      append(UnsafeBufferPointer(start: start, count: count))
    }

    mutating func append(_ figures: [Double]) { figures.withUnsafeBufferPointer { append($0) } }
  }
}
