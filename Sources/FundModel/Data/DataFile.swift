import FundDigest

/// A data file that a run has read, named so that the run can be made again.
public struct DataFile: Sendable, Equatable, Codable {
  /// As the configuration names it.
  public var path: String
  /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
  public var sha256: String

  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}

/// The bytes of a data file and where they came from.
struct DataBytes {
  /// Largest file that is read: all indices that FHFA publishes take 12 MB as one file.
  static let maxBytes = 64 << 20

  let file: DataFile
  /// Path that was opened.
  let opened: String
  let bytes: [UInt8]

  /// Reads the file that `path` names, from `folder` unless the path is absolute.
  ///
  /// - Throws: `ConfigError` with code `.unreadable`, or `.invalid` when the digest cannot be computed.
  init(_ path: String, folder: String?) throws(ConfigError) {
    if path.hasPrefix("/") {
      opened = path
    } else if let folder, !folder.isEmpty {
      opened = folder.hasSuffix("/") ? folder + path : folder + "/" + path
    } else {
      opened = path
    }
    do {
      bytes = try ConfigFile.read(opened, expecting: "a CSV file", maxBytes: Self.maxBytes)
      file = DataFile(path: path, sha256: try SHA256.hex(of: bytes))
    } catch let error as ConfigError {
      throw error
    } catch {
      throw ConfigError(.unreadable, "cannot read '\(opened)': \(error)")
    }
  }
}
