import Foundation
import FundModel

extension VisualDocument {
  /// The document as UTF-8 JSON: schema version, title, manifest and terms a line each, then a view a
  /// line; keys sorted inside a line. The same document gives the same bytes, and reading them gives it
  /// back to the bit. A figure that is not finite is null.
  ///
  /// - Throws: `RunDocumentError` with code `.notWritable`, naming the item, where a figure that has to
  ///   be there (an edge, a position, a mark, a step, a point) is not finite.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes = Array("{\n".utf8)
    func append(_ name: String, _ value: some Encodable) throws {
      bytes += "\"\(name)\": ".utf8
      bytes += try Self.encode(value, "member \"\(name)\"", encoder)
      bytes += ",\n".utf8
    }
    try append("schema_version", schemaVersion)
    try append("title", title)
    try append("manifest", manifest)
    try append("terms", terms)
    bytes += "\"views\": [".utf8
    for (number, view) in views.enumerated() {
      bytes += (number == 0 ? "\n" : ",\n").utf8
      let items = view.items.map(\.definedFigures)
      let finite = VisualView(view.name, title: view.title, items: items)
      do {
        bytes += try encoder.encode(finite)
      } catch {
        // Say which item it is; one by one they are slower, and only here.
        for item in items { _ = try Self.encode(item, "item \(item.id)", encoder) }
        throw RunDocumentError(
          code: .notWritable, message: "cannot write the view \(view.name.rawValue): \(error)")
      }
    }
    return bytes + "\n]}\n".utf8
  }

  private static func encode(
    _ value: some Encodable, _ what: String, _ encoder: JSONEncoder
  ) throws -> Data {
    do {
      return try encoder.encode(value)
    } catch {
      throw RunDocumentError(
        code: .notWritable, message: "cannot write \(what) of the visual document: \(error)")
    }
  }

  /// Reads what `json()` wrote, of the present schema version.
  ///
  /// - Throws: `RunDocumentError`: `.malformed`, `.missingMember` or `.unsupportedVersion`.
  public init(json: [UInt8]) throws {
    guard let members = JSONMembers(json) else {
      throw RunDocumentError(
        code: .malformed,
        message: "a visual document is one JSON object; this is something else")
    }
    let decoder = JSONDecoder()
    func required<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
      guard let bytes = members[name] else {
        throw RunDocumentError(
          code: .missingMember, message: "the visual document has no member \"\(name)\"")
      }
      do {
        return try decoder.decode(type, from: Data(bytes))
      } catch {
        throw RunDocumentError(
          code: .malformed,
          message: "member \"\(name)\" of the visual document cannot be read: \(error)")
      }
    }
    let version = try required("schema_version", as: Int.self)
    guard version == Self.schemaVersion else {
      throw RunDocumentError(
        code: .unsupportedVersion,
        message: "the visual document has schema version \(version); this program reads version "
          + "\(Self.schemaVersion)")
    }
    self.init(
      title: try required("title", as: String.self),
      manifest: try required("manifest", as: RunManifest.self),
      terms: try required("terms", as: RunTerms.self),
      views: try required("views", as: [VisualView].self))
  }
}
