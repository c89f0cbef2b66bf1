import FundCompression
import FundDigest
import FundResults

/// The bytes of a piece as they are kept: their digest, and chunks compressed one by one, so that a blob
/// stays small and reading allocates little on the word of the file.
package struct StoredContent: Sendable {
  package struct Chunk: Sendable {
    let bytes: Int
    let data: [UInt8]
  }

  /// Bytes of a piece in a chunk; the last one has fewer.
  package static let chunkSize = 16 << 20

  /// SHA-256 of the bytes, uncompressed.
  package let sha256: [UInt8]
  package let bytes: Int
  package let chunks: [Chunk]

  package var storedBytes: Int { chunks.reduce(0) { $0 + $1.data.count } }

  package init(sha256: [UInt8], bytes: Int, chunks: [Chunk]) {
    self.sha256 = sha256
    self.bytes = bytes
    self.chunks = chunks
  }

  package init(of content: [UInt8]) throws(RunStoreError) {
    do {
      sha256 = try SHA256.digest(of: content)
      bytes = content.count
      chunks = try stride(from: 0, to: content.count, by: Self.chunkSize).map { start in
        let end = min(start + Self.chunkSize, content.count)
        let part = start == 0 && end == content.count ? content : Array(content[start..<end])
        return Chunk(bytes: part.count, data: try Zstandard.compress(part))
      }
    } catch {
      throw RunStoreError(.unavailable, "a piece of a run cannot be compressed: \(error)")
    }
  }

  /// The bytes, held against their digest; nil with the reason when they are damaged.
  package func read() -> (content: [UInt8]?, problem: String) {
    var content: [UInt8] = []
    for (position, chunk) in chunks.enumerated() {
      let expected = min(Self.chunkSize, bytes - position * Self.chunkSize)
      guard chunk.bytes == expected, expected > 0 else {
        return (nil, "chunk \(position) states \(chunk.bytes) bytes; expected \(max(0, expected))")
      }
      do {
        content += try Zstandard.decompress(chunk.data, size: chunk.bytes)
      } catch {
        return (nil, "chunk \(position): \(error)")
      }
    }
    guard content.count == bytes else { return (nil, "it has \(content.count) bytes of \(bytes)") }
    do {
      guard try SHA256.digest(of: content) == sha256 else {
        return (nil, "its bytes do not match their digest")
      }
    } catch {
      return (nil, "\(error)")
    }
    return (content, "")
  }
}
