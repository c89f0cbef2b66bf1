import Foundation
import FundDigest

/// A manager file as written: the tree of values with the place each came from.
///
/// The sibling of `ConfigDocument` for management companies; `validate()` says all that is wrong with
/// the file itself, not with the funds it names.
public struct ManagerDocument: Sendable, Equatable {
  public internal(set) var root: ConfigNode
  /// Folder in which files of funds are looked for; nil is the current one.
  public var folder: String?

  public var registry: ParameterRegistry { .manager }

  /// - Parameter root: an object; anything else is reported by `validate()`.
  public init(root: ConfigNode, folder: String? = nil) {
    self.root = root
    self.folder = folder
  }

  public static func == (a: ManagerDocument, b: ManagerDocument) -> Bool { a.root == b.root }

  /// The document that `bytes` hold; `name` stands for the file in messages.
  ///
  /// - Throws: `ConfigError` with code `.syntax` and the place.
  public static func parse(
    bytes: [UInt8], name: String, folder: String? = nil
  ) throws -> ManagerDocument {
    ManagerDocument(root: try ConfigDocument.parse(bytes: bytes, name: name).root, folder: folder)
  }

  /// The document in a file; its funds are looked for beside it.
  ///
  /// - Throws: `ConfigError`: `.unreadable` or `.syntax`.
  public static func load(file path: String) throws -> ManagerDocument {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return ManagerDocument(root: try ConfigDocument.load(file: path).root, folder: folder)
  }

  /// Every broken rule of the file, structure first.
  public func validate() -> [ConfigIssue] {
    var structure = StructureCheck(registry: registry)
    structure.check(root: root)
    var rules = SemanticCheck(root: root, registry: registry)
    rules.checkManager()
    return structure.issues + rules.issues
  }

  /// The typed manager.
  ///
  /// - Throws: `ConfigError` with code `.invalid` and all issues of severity error.
  public func config() throws -> ManagerConfig {
    let broken = validate().filter { $0.severity == .error }
    guard broken.isEmpty else { throw Self.invalid(broken) }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(ManagerConfig.self, from: Data(canonicalJSON.utf8))
    } catch {
      throw ConfigError(
        .invalid, "the manager passed validation but could not be decoded: \(error)")
    }
  }

  /// The error that tells of these issues.
  public static func invalid(_ issues: [ConfigIssue]) -> ConfigError {
    let count = issues.count == 1 ? "1 problem" : "\(issues.count) problems"
    return ConfigError(.invalid, "the manager has \(count)", issues: issues)
  }

  /// Records of `funds`, with the path that messages call each by; empty when it is no list.
  public var fundRecords: [(path: String, node: ConfigNode)] {
    let check = SemanticCheck(root: root, registry: registry)
    return check.items("funds").map { ($0.path.description, $0.node) }
  }

  /// Whether a fund's configuration is a file rather than a preset or something given.
  public var namesFiles: Bool {
    fundRecords.contains { record in
      let name = record.node.value.objectValue?["config"]?.value.stringValue ?? ""
      return name.contains("/") || name.hasSuffix(".json")
    }
  }

  /// The document with other paths or another seed.
  public func with(paths: Int?, seed: UInt64?, origin: ConfigOrigin) throws -> ManagerDocument {
    var copy = self
    let changes: [(String, ConfigValue?)] = [
      ("simulation.paths", paths.map { .int($0) }),
      ("simulation.seed", seed.map { .number(ConfigNumber($0)) }),
    ]
    for case (let path, let value?) in changes { try copy.set(path, value, origin: origin) }
    return copy
  }

  /// Puts a value at a path; it is checked by `validate()`.
  ///
  /// - Throws: `ConfigError` with code `.unknownPath`.
  public mutating func set(
    _ path: String, _ value: ConfigValue, origin: ConfigOrigin = .program
  ) throws {
    let place = try ConfigPath(path)
    _ = try registry.resolve(place)
    try root.put(ConfigNode(value).stamped(origin), at: place, schema: registry.root)
  }

  /// Pretty JSON, keys in registry order.
  public var canonicalJSON: String {
    JsonWriter.pretty(ConfigDocument.order(root, registry.root).value)
  }

  /// SHA-256 of the canonical JSON without `simulation` and `company.name`, and of the hashes of the
  /// funds in their order: equal for equal models, whatever files they come from.
  ///
  /// - Throws: `DigestError` if OpenSSL refuses.
  public func hash(funds: [String]) throws -> String {
    var tree = root
    _ = tree.remove(at: ConfigPath(steps: [.key("simulation")]), schema: registry.root)
    _ = tree.remove(
      at: ConfigPath(steps: [.key("company"), .key("name")]), schema: registry.root)
    let text = ([JsonWriter.canonical(tree.value)] + funds).joined(separator: "\n")
    return try SHA256.hex(of: text.utf8)
  }
}

extension ConfigValue {
  /// Pretty JSON, two spaces, keys in the order they have.
  public var prettyJSON: String { JsonWriter.pretty(self) }
}
