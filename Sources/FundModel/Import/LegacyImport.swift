import Foundation

/// A config of the original flat design, turned into a complete configuration on top of a preset.
public struct LegacyImport: Sendable {
  /// What became of one old parameter.
  public struct Row: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
      /// The value stands elsewhere and says what it said.
      case mapped
      /// The value is used, but says something else than it did.
      case changed
      /// Nothing here means what it meant.
      case dropped
    }
    public let kind: Kind
    public let old: String
    /// The old value as JSON text.
    public let oldValue: String
    /// Whether the file left it out and relied on the original design's default.
    public let isDefault: Bool
    /// Line of the old file; 0 for a default.
    public let line: Int
    /// New path, or empty.
    public let new: String
    /// The new value as JSON text, or empty.
    public let newValue: String
    /// What changed, or why there is no meaning.
    public let remark: String
  }

  /// The new configuration: complete and valid.
  public let document: ConfigDocument
  public let rows: [Row]
  /// Name of the preset that everything else comes from.
  public let preset: String
  /// How many values of the configuration come from the preset.
  public let presetValues: Int

  /// Faults of the original design that an import does not carry over.
  public static let faults = [
    "Carry and catch-up are shares of profit; the original compounded them like returns in its "
      + "monthly mode.",
    "A catch-up that nobody asked for is not switched off: the original's default of 0 was no "
      + "catch-up at all.",
    "Defaults rise as prices fall (market.default_climate.appreciation_correlation below 0); in "
      + "the original they rose with prices.",
    "Cash is distributed as it is received, at distributions.frequency; the original paid one "
      + "lump at the end.",
  ]

  /// Imports the file at `path`.
  ///
  /// - Throws: `ConfigError`: `.unreadable`, `.syntax`, or `.invalid` with every problem of the old
  ///   file, or of the configuration that came out of it, each at its line.
  public static func load(
    file path: String, preset: String, assumptions: LegacyAssumptions,
    library: PresetLibrary = .standard
  ) throws -> LegacyImport {
    try read(
      ConfigFile.read(path), name: path, preset: preset, assumptions: assumptions, library: library)
  }

  /// Imports the text that `bytes` hold; `name` stands for the file in messages.
  public static func read(
    _ bytes: [UInt8], name: String, preset: String, assumptions: LegacyAssumptions,
    library: PresetLibrary = .standard
  ) throws -> LegacyImport {
    let old = try LegacyFile(bytes: bytes, name: name)
    let base = try ConfigDocument.preset(preset, library: library)
    var builder = LegacyBuilder(old: old, base: base, assumptions: assumptions)
    try builder.set("based_on", .string(preset), origin: .program)
    try builder.run()
    let document = builder.document
    let broken =
      builder.issues
      + document.validate().filter { $0.severity == .error }.map { builder.named($0) }
    guard broken.isEmpty else {
      let count = broken.count == 1 ? "1 problem" : "\(broken.count) problems"
      throw ConfigError(
        .invalid, "\(name): the configuration that comes out has \(count)", issues: broken)
    }
    let kept = document.leaves.filter { $0.origin.kind == .preset }.count
    return LegacyImport(
      document: document, rows: builder.rows, preset: preset, presetValues: kept)
  }

  /// What became of the old file, as a tree for JSON: `mapped`, `changed`, `dropped`, each a list of
  /// records, and `faults`.
  public var report: ConfigValue {
    var fields: [(String, ConfigValue)] = [("preset", .string(preset))]
    fields.append(("preset_values", .int(presetValues)))
    for kind in Row.Kind.allCases {
      let list = rows.filter { $0.kind == kind }.map { row -> ConfigValue in
        var record: [(String, ConfigValue)] = [
          ("old", .string(row.old)), ("value", .string(row.oldValue)),
          ("default", .bool(row.isDefault)),
        ]
        if row.line > 0 { record.append(("line", .int(row.line))) }
        if !row.new.isEmpty {
          record += [("new", .string(row.new)), ("new_value", .string(row.newValue))]
        }
        if !row.remark.isEmpty { record.append(("remark", .string(row.remark))) }
        return .record(record)
      }
      fields.append((kind.rawValue, .list(list)))
    }
    fields.append(("faults", .list(Self.faults.map { .string($0) })))
    return .record(fields)
  }

  /// `report` as JSON text.
  public var reportJSON: String { JsonWriter.pretty(report) }
}
