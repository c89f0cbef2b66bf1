import Foundation
import FundDigest
import FundModel
import FundResults

/// Finished cells in a folder, one JSON file each: `<key>.json` with the identity, the figures, and a
/// digest of the figures.
///
/// A file is written beside its place and renamed, so that a reader sees a whole one or none. A file
/// that is damaged, or is not what its name says, is told of and written anew.
struct CellCache: Sendable {
  let folder: String

  /// - Throws: `ConfigError` with code `.unwritable` when the folder is not there and cannot be made.
  init(folder: String) throws {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ConfigError(
        .unwritable, "cannot use '\(folder)' for finished cells: \(error.localizedDescription)")
    }
  }

  enum Found: Sendable {
    case figures([GroupedFigure])
    case nothing
    /// There is a file that cannot be used, and why.
    case unusable(String)
  }

  func path(_ key: String) -> String {
    folder.hasSuffix("/") ? folder + key + ".json" : folder + "/" + key + ".json"
  }

  func read(_ identity: CellIdentity) -> Found {
    let file = path(identity.key)
    guard FileManager.default.fileExists(atPath: file) else { return .nothing }
    do {
      let document = try ConfigDocument.load(file: file)
      guard let figures = try Self.figures(document.root.value, identity) else {
        return .unusable("\(file) is not a finished cell of this kind")
      }
      return .figures(figures)
    } catch {
      return .unusable("\(file) is damaged: \(error)")
    }
  }

  func write(_ figures: [GroupedFigure], _ identity: CellIdentity) throws {
    let list = ConfigValue.list(figures.map(\.cellRecord))
    let record = ConfigValue.record([
      ("kind", .string(Self.kind)), ("identity", identity.record), ("figures", list),
      ("digest", .string(try SHA256.hex(of: list.jsonLine.utf8))),
    ])
    try ConfigFile.write(Array((record.jsonLine + "\n").utf8), to: path(identity.key))
  }

  private static let kind = "equihome finished cell"

  /// Nil when the file says something else than this cell would.
  private static func figures(
    _ value: ConfigValue, _ identity: CellIdentity
  ) throws -> [GroupedFigure]? {
    guard let object = value.objectValue, object["kind"]?.value.stringValue == kind,
      object["identity"]?.value.jsonLine == identity.record.jsonLine,
      let list = object["figures"]?.value, let items = list.arrayValue,
      object["digest"]?.value.stringValue == (try SHA256.hex(of: list.jsonLine.utf8))
    else { return nil }
    let figures = items.compactMap { GroupedFigure(cellRecord: $0.value) }
    let asked = identity.record.objectValue?["figures"]?.value.arrayValue?.count
    return figures.count == items.count && figures.count == asked ? figures : nil
  }
}

extension GroupedFigure {
  fileprivate var cellRecord: ConfigValue {
    .record([
      ("value", .figure(value)), ("se", .figure(standardError)),
      ("groups", .list(groups.map { .double($0) })),
    ])
  }

  fileprivate init?(cellRecord record: ConfigValue) {
    guard let object = record.objectValue, let value = object["value"]?.value,
      let error = object["se"]?.value, let items = object["groups"]?.value.arrayValue
    else { return nil }
    let groups = items.compactMap(\.value.numberValue)
    guard groups.count == items.count else { return nil }
    self.init(value: value.numberValue, standardError: error.numberValue, groups: groups)
  }
}
