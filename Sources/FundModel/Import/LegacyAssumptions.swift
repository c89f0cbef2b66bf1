/// Numbers that an import needs and an old file does not have, from a file that people can read and
/// change: sizes of market conditions, steepness of schedules, terms of credit lines.
public struct LegacyAssumptions: Sendable {
  private let root: ConfigNode
  private let name: String

  /// The file that ships with the program.
  ///
  /// - Throws: `ConfigError` when there is none, or it cannot be read.
  public static func standard(library: PresetLibrary = .standard) throws -> LegacyAssumptions {
    let preset = try library.path(of: "equihome-v2")
    let folder = preset.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return try load(file: folder.joined(separator: "/") + "/import/legacy-assumptions.json")
  }

  public static func load(file path: String) throws -> LegacyAssumptions {
    let document = try ConfigDocument.parse(bytes: ConfigFile.read(path), name: path)
    return LegacyAssumptions(root: document.root, name: path)
  }

  /// The value at a dotted path.
  ///
  /// - Throws: `ConfigError` with code `.invalid` when the file does not have it.
  func value(_ path: String) throws -> ConfigValue {
    var node = root
    for key in path.split(separator: ".") {
      guard let next = node.value.objectValue?[String(key)] else {
        throw ConfigError(.invalid, "\(name) has no \(path), which this import needs")
      }
      node = next
    }
    return node.value
  }

  /// The number at a dotted path.
  func number(_ path: String) throws -> Double {
    guard let number = try value(path).numberValue else {
      throw ConfigError(.invalid, "\(name): \(path) is not a number")
    }
    return number
  }
}
