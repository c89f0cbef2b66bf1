import FundCompression
import Testing

@Suite struct ZstandardTests {
  /// Runs, text and noise, small and of several blocks (128 KiB each).
  static let contents: [[UInt8]] = {
    var noise = SystemRandomNumberGenerator()
    return [
      [], [0], Array("a fund of home equity".utf8), [UInt8](repeating: 7, count: 1_000_000),
      (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 8) },
      (0..<200_000).map { _ in UInt8.random(in: .min ... .max, using: &noise) },
    ]
  }()

  @Test(arguments: contents.indices, [-5, 0, 1, 3, 19] as [Int32])
  func comesBack(content: Int, level: Int32) throws {
    let bytes = Self.contents[content]
    let frame = try Zstandard.compress(bytes, level: level)
    #expect(try Zstandard.decompress(frame, size: bytes.count) == bytes)
  }

  @Test func runsBecomeSmall() throws {
    #expect(try Zstandard.compress(Self.contents[3]).count < 1_000)
  }

  /// A frame by hand after RFC 8878, 3.1.1: magic number, header of a single segment of 3 bytes, one raw
  /// block that is the last, "abc".
  @Test func readsAFrameByHand() throws {
    let frame: [UInt8] = [
      0x28, 0xB5, 0x2F, 0xFD, 0x20, 0x03, 0x19, 0x00, 0x00, 0x61, 0x62, 0x63,
    ]
    #expect(try Zstandard.decompress(frame, size: 3) == Array("abc".utf8))
  }

  @Test func anotherSizeIsRefused() throws {
    let frame = try Zstandard.compress(Array("abc".utf8))
    for size in [0, 2, 4, 1 << 30] {
      let error = #expect(throws: CompressionError.self) {
        try Zstandard.decompress(frame, size: size)
      }
      #expect(error?.code == .size)
      #expect(error?.message == "the frame states 3 bytes; expected \(size)")
    }
  }

  @Test(arguments: [-1, Int.min, Int.max, Zstandard.maxSize + 1])
  func sizesOutOfRange(size: Int) {
    let error = #expect(throws: CompressionError.self) {
      try Zstandard.decompress([1, 2, 3], size: size)
    }
    #expect(error?.code == .size)
  }

  /// A header that states 8 GiB in a few bytes: refused before anything is allocated.
  @Test func aLieAboutTheSizeIsRefused() {
    let frame: [UInt8] = [
      0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 2, 0, 0, 0, 0x19, 0x00, 0x00, 0x61, 0x62, 0x63,
    ]
    let error = #expect(throws: CompressionError.self) {
      try Zstandard.decompress(frame, size: 1 << 33)
    }
    #expect(error?.code == .damaged)
  }

  @Test func levelsThatDoNotExist() {
    let error = #expect(throws: CompressionError.self) {
      try Zstandard.compress([1], level: 23)
    }
    #expect(error?.code == .level)
    #expect(error?.message.contains("23 is no level of Zstandard") == true)
  }

  @Test func whatIsNoFrame() throws {
    let frame = try Zstandard.compress(Self.contents[4])
    for bytes in [[], Array("SQLite format 3".utf8), Array(frame.dropLast()), frame + [0]] {
      let error = #expect(throws: CompressionError.self) {
        try Zstandard.decompress(bytes, size: Self.contents[4].count)
      }
      #expect(error?.code == .damaged)
    }
  }

  /// Damage is an error or goes unseen (the digest of a piece is for that); it never traps, and never
  /// gives another number of bytes.
  @Test func flippedBitsDoNotTrap() throws {
    let content = Array(Self.contents[4][..<20_000])
    let frame = try Zstandard.compress(content)
    for place in 0..<min(frame.count, 400) {
      for bit in 0..<8 {
        var broken = frame
        broken[place] ^= 1 << bit
        if let bytes = try? Zstandard.decompress(broken, size: content.count) {
          #expect(bytes.count == content.count)
        }
      }
    }
  }
}
