import Foundation

/// A configuration as written: the tree of values with the place each came from.
///
/// A document may be incomplete or wrong; `validate()` says what is, and `fundConfig()` gives the
/// typed configuration when nothing is. Values are copied on change; two documents share nothing.
public struct ConfigDocument: Sendable, Equatable {
  /// Version of the configuration layout that this engine reads and writes.
  public static let schemaVersion = 1

  public internal(set) var root: ConfigNode

  /// The registry that gives paths their meaning.
  public var registry: ParameterRegistry { .standard }

  /// - Parameter root: an object; anything else is reported by `validate()`.
  public init(root: ConfigNode) { self.root = root }

  /// Documents are equal when their values are, wherever they came from.
  public static func == (a: ConfigDocument, b: ConfigDocument) -> Bool { a.root == b.root }

  /// All that is to say about the document: every broken rule, and notes on what has no effect.
  ///
  /// Structure first (unknown, missing, type, range), then the rules between values; a rule is
  /// looked at only when the values it needs are sound.
  public func validate() -> [ConfigIssue] {
    var structure = StructureCheck(registry: registry)
    structure.check(root: root)
    var semantics = SemanticCheck(root: root, registry: registry)
    semantics.run()
    return structure.issues + semantics.issues
  }

  /// The typed configuration.
  ///
  /// - Throws: `ConfigError` with code `.invalid` and all issues of severity error.
  public func fundConfig() throws -> FundConfig {
    let broken = validate().filter { $0.severity == .error }
    guard broken.isEmpty else {
      let count = broken.count == 1 ? "1 problem" : "\(broken.count) problems"
      throw ConfigError(.invalid, "the configuration has \(count)", issues: broken)
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(FundConfig.self, from: Data(canonicalJSON.utf8))
    } catch {
      throw ConfigError(
        .invalid, "the configuration passed validation but could not be decoded: \(error)")
    }
  }

  /// Pretty JSON, two spaces, keys in registry order, shortest exact numbers; reading it and
  /// writing it again gives the same bytes. Keys the registry does not know come last.
  public var canonicalJSON: String { JsonWriter.pretty(ordered.value) }

  /// The tree with its keys in registry order.
  var ordered: ConfigNode { Self.order(root, registry.root) }

  static func order(_ node: ConfigNode, _ schema: SchemaNode) -> ConfigNode {
    switch node.value {
    case .object(let object):
      var entries = schema.children.compactMap { child in
        object[child.key].map { ConfigObject.Entry(child.key, order($0, child)) }
      }
      entries += object.entries.filter { schema.child($0.key) == nil }
      return ConfigNode(.object(ConfigObject(entries)), origin: node.origin)
    case .array(let items) where schema.isRecords:
      return ConfigNode(
        .array(items.map { order($0, schema.asRecord) }), origin: node.origin)
    default: return node
    }
  }
}
