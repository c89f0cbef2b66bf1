import CZstd

/// Zstandard (RFC 8878): one frame a call, which states the size of what it holds.
public enum Zstandard {
  /// Good for figures and text: higher levels take several times as long for a few per cent.
  public static let defaultLevel: Int32 = 3
  /// What `decompress` gives back at most, whatever it is asked for: 16 GiB.
  public static let maxSize = 1 << 34
  /// Levels that libzstd knows; negative ones are fast and loose.
  public static var levels: ClosedRange<Int32> { ZSTD_minCLevel()...ZSTD_maxCLevel() }

  /// The bytes as one frame. The same bytes, level and version of libzstd give the same frame.
  ///
  /// - Parameter level: in `levels`; 0 is libzstd's own default.
  /// - Throws: `CompressionError` with code `.level`, or `.library` when libzstd has no memory.
  public static func compress(
    _ bytes: [UInt8], level: Int32 = defaultLevel
  ) throws(CompressionError) -> [UInt8] {
    guard levels.contains(level) else {
      throw CompressionError(
        .level,
        "\(level) is no level of Zstandard; expected \(levels.lowerBound) to \(levels.upperBound)")
    }
    var failure: String?
    let frame = [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) {
      room, used in
      let size = ZSTD_compress(room.baseAddress, room.count, bytes, bytes.count, level)
      if ZSTD_isError(size) == 0 { used = size } else { failure = name(size) }
    }
    if let failure {
      throw CompressionError(
        .library, "Zstandard could not compress \(bytes.count) bytes: \(failure)")
    }
    return frame
  }

  /// The bytes that one frame holds.
  ///
  /// - Parameter size: how many there have to be.
  /// - Throws: `CompressionError`: `.size` when the frame states another number (then nothing is
  ///   allocated) or `size` is negative or above `maxSize`; `.damaged` when the bytes are no frame, a
  ///   part of one, or one with something after it.
  public static func decompress(
    _ bytes: [UInt8], size: Int
  ) throws(CompressionError) -> [UInt8] {
    guard (0...maxSize).contains(size) else {
      throw CompressionError(
        .size, "\(size) is no size of compressed bytes; expected 0 to \(maxSize)")
    }
    let length = ZSTD_findFrameCompressedSize(bytes, bytes.count)
    guard ZSTD_isError(length) == 0 else {
      throw CompressionError(
        .damaged, "\(bytes.count) bytes are no whole frame of Zstandard: \(name(length))")
    }
    guard length == bytes.count else {
      throw CompressionError(
        .damaged, "\(bytes.count - length) bytes follow the frame of Zstandard")
    }
    // Unknown and invalid sizes are the two largest numbers of 64 bits: never `size`.
    let stated = ZSTD_getFrameContentSize(bytes, bytes.count)
    guard stated == UInt64(size) else {
      let found = stated >= .max - 1 ? "no size" : "\(stated) bytes"
      throw CompressionError(.size, "the frame states \(found); expected \(size)")
    }
    // A block holds at most 128 KiB and takes at least 3 bytes: a frame that states more lies.
    guard size / (128 << 10) <= bytes.count / 3 else {
      throw CompressionError(
        .damaged, "\(bytes.count) bytes of Zstandard cannot hold the \(size) that they state")
    }
    var failure: String?
    let content = [UInt8](unsafeUninitializedCapacity: size) { room, used in
      let found = ZSTD_decompress(room.baseAddress, size, bytes, bytes.count)
      if ZSTD_isError(found) == 0 { used = found } else { failure = name(found) }
    }
    if let failure {
      throw CompressionError(.damaged, "\(bytes.count) bytes of Zstandard are damaged: \(failure)")
    }
    guard content.count == size else {
      throw CompressionError(.size, "the frame holds \(content.count) bytes; expected \(size)")
    }
    return content
  }

  private static func name(_ code: Int) -> String { String(cString: ZSTD_getErrorName(code)) }
}
