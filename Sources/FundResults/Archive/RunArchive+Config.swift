import Foundation
import FundModel

extension RunArchive {
  /// Where every value came from: each source once, and for each value its source, line and column.
  private struct Origins: Codable {
    struct Source: Codable, Hashable {
      var kind: String
      var name: String
    }

    var format: Int
    var sources: [Source]
    /// Of every node of the tree, records and lists included: `zones[1].ltv.max`; empty for the whole.
    var paths: [String]
    /// Position in `sources`, line and column (0 where there is none).
    var places: [[Int]]
  }

  static func origins(of document: ConfigDocument) throws -> [UInt8] {
    var origins = Origins(format: format, sources: [], paths: [], places: [])
    var positions: [Origins.Source: Int] = [:]
    walk(document.root, "") { path, node in
      let origin = node.origin
      let source = Origins.Source(kind: origin.kind.rawValue, name: origin.name)
      let position = positions[source] ?? origins.sources.count
      if position == origins.sources.count {
        positions[source] = position
        origins.sources.append(source)
      }
      origins.paths.append(path)
      origins.places.append([position, origin.line, origin.column])
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(origins))
  }

  /// The configuration of a stored run with the origin of every value. Where no origins are stored, a
  /// value's is its place in the canonical JSON.
  ///
  /// - Parameter part: gives a piece by its name, nil when it is not stored.
  /// - Throws: `Problem`, and what `part` throws.
  public static func config(
    _ part: (RunPart.Name) throws -> [UInt8]?
  ) throws -> ConfigDocument {
    guard let canonical = try part(.config) else { throw Problem(.config, "it is not stored") }
    let document: ConfigDocument
    do {
      document = try ConfigDocument.parse(bytes: canonical, name: "stored run")
    } catch let error as ConfigError {
      throw Problem(.config, "it cannot be read: \(error)")
    }
    guard let bytes = try part(.origins) else { return document }
    let origins: Origins
    do {
      origins = try JSONDecoder().decode(Origins.self, from: Data(bytes))
    } catch {
      throw Problem(.origins, "it cannot be read: \(error)")
    }
    guard origins.format == format else {
      throw Problem(
        .origins, "it has format \(origins.format); this program reads format \(format)")
    }
    let places = Dictionary(
      zip(origins.paths, try origins.places.map { try origin($0, of: origins.sources) }),
      uniquingKeysWith: { first, _ in first })
    guard places.count == origins.places.count, places.count == origins.paths.count else {
      throw Problem(.origins, "paths and places do not belong together")
    }
    return ConfigDocument(root: try stamped(document.root, "", places))
  }

  private static func origin(
    _ place: [Int], of sources: [Origins.Source]
  ) throws(Problem) -> ConfigOrigin {
    guard place.count == 3, sources.indices.contains(place[0]), place[1] >= 0, place[2] >= 0,
      let kind = ConfigOrigin.Kind(rawValue: sources[place[0]].kind)
    else { throw Problem(.origins, "\(place) is no place of a source") }
    return ConfigOrigin(kind, sources[place[0]].name, line: place[1], column: place[2])
  }

  private static func walk(
    _ node: ConfigNode, _ path: String, _ visit: (String, ConfigNode) -> Void
  ) {
    visit(path, node)
    for (path, child) in children(of: node, path) { walk(child, path, visit) }
  }

  private static func children(
    of node: ConfigNode, _ path: String
  ) -> [(path: String, node: ConfigNode)] {
    switch node.value {
    case .object(let object):
      object.entries.map { (path.isEmpty ? $0.key : "\(path).\($0.key)", $0.node) }
    case .array(let items): items.enumerated().map { ("\(path)[\($0.offset + 1)]", $0.element) }
    default: []
    }
  }

  private static func stamped(
    _ node: ConfigNode, _ path: String, _ places: [String: ConfigOrigin]
  ) throws(Problem) -> ConfigNode {
    guard let origin = places[path] else {
      throw Problem(
        .origins, "it does not say where \(path.isEmpty ? "the whole" : path) came from")
    }
    var below: [ConfigNode] = []
    for (path, child) in children(of: node, path) {
      below.append(try stamped(child, path, places))
    }
    switch node.value {
    case .object(let object):
      let entries = zip(object.keys, below).map { ConfigObject.Entry($0, $1) }
      return ConfigNode(.object(ConfigObject(entries)), origin: origin)
    case .array: return ConfigNode(.array(below), origin: origin)
    default: return ConfigNode(node.value, origin: origin)
    }
  }
}
