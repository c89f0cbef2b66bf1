import Foundation

extension ConfigDocument {
  /// The document that `bytes` hold; `name` stands for the file in messages.
  ///
  /// - Throws: `ConfigError` with code `.syntax` and the place.
  public static func parse(
    bytes: [UInt8], name: String, kind: ConfigOrigin.Kind = .file
  ) throws -> ConfigDocument {
    let origin = ConfigOrigin(kind, name)
    guard bytes.count <= ConfigFile.maxBytes else {
      throw ConfigFile.tooLarge(name, bytes: bytes.count)
    }
    let node = try JsonReader.read(bytes, origin: origin)
    guard case .object = node.value else {
      throw ConfigError(
        .syntax, "found \(node.value.kindName); expected an object", origin: node.origin)
    }
    return ConfigDocument(root: node)
  }

  /// The document in a file.
  ///
  /// - Throws: `ConfigError`: `.unreadable` for what is missing, no regular file or too large,
  ///   `.syntax` for what is not JSON.
  public static func load(file path: String) throws -> ConfigDocument {
    try parse(bytes: ConfigFile.read(path), name: path)
  }

  /// The preset of that name.
  ///
  /// - Throws: `ConfigError` with code `.unknownPreset` that lists the names there are.
  public static func preset(
    _ name: String, library: PresetLibrary = .standard
  ) throws -> ConfigDocument {
    let path = try library.path(of: name)
    return try parse(bytes: ConfigFile.read(path), name: name, kind: .preset)
  }

  /// A preset when `source` has neither `/` nor the ending `.json`, else a file.
  public static func open(
    _ source: String, library: PresetLibrary = .standard
  ) throws -> ConfigDocument {
    if source.contains("/") || source.hasSuffix(".json") { return try load(file: source) }
    return try preset(source, library: library)
  }

  /// Writes the canonical JSON: to a temporary file beside `path`, then renamed, so that a reader
  /// sees the old file or the new one and nothing between.
  ///
  /// - Throws: `ConfigError` with code `.unwritable` and the system's reason.
  public func write(to path: String) throws {
    try ConfigFile.write(Array(canonicalJSON.utf8), to: path)
  }
}
