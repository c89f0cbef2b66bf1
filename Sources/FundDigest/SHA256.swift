import COpenSSL

/// The SHA-256 digest of FIPS 180-4, computed by OpenSSL's EVP interface.
public enum SHA256 {
  /// Length of a digest in bytes.
  public static let byteCount = 32

  /// The digest of `bytes`: 32 bytes, a pure function of the input.
  ///
  /// - Throws: `DigestError` if the library refuses (a build without SHA-256, or no memory).
  public static func digest(of bytes: some Sequence<UInt8>) throws -> [UInt8] {
    let input = Array(bytes)
    var output = [UInt8](repeating: 0, count: byteCount)
    var length: UInt32 = 0
    guard EVP_Digest(input, input.count, &output, &length, EVP_sha256(), nil) == 1,
      Int(length) == byteCount
    else {
      throw DigestError(message: "OpenSSL could not compute SHA-256 of \(input.count) bytes")
    }
    return output
  }

  /// The digest of `bytes` as 64 lower-case hexadecimal digits.
  public static func hex(of bytes: some Sequence<UInt8>) throws -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * byteCount)
    for byte in try digest(of: bytes) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A digest that the library could not compute.
public struct DigestError: Error, CustomStringConvertible {
  public let message: String
  public var description: String { message }
}
