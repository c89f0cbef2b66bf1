/// Problems found in a file of data, counted in full and kept up to a limit.
///
/// A file of a million wrong rows has a million problems; the first ones say what is wrong with it.
public struct DataIssues: Sendable {
  /// Most problems that are kept.
  public static let limit = 200

  /// The first problems, in the order they were found.
  public private(set) var kept: [ConfigIssue] = []
  /// How many there were.
  public private(set) var count = 0

  public init() {}

  public var isEmpty: Bool { count == 0 }

  public mutating func add(_ issue: ConfigIssue) {
    count += 1
    if kept.count < Self.limit { kept.append(issue) }
  }

  /// A problem of one row: `row 7: ltv: found x; expected y`.
  public mutating func add(
    row: Int, column: String? = nil, value: String? = nil, expected: String? = nil,
    _ message: String, origin: ConfigOrigin?, suggestion: String? = nil
  ) {
    let path = "row \(row)" + (column.map { ", \($0)" } ?? "")
    add(
      ConfigIssue(
        path: path, value: value.map(Self.shortened), expected: expected, message: message,
        origin: origin, suggestion: suggestion))
  }

  /// The error that lists them, or nil when there are none.
  ///
  /// - Parameter what: the file, for the head of the message.
  public func error(_ what: String) -> ConfigError? {
    guard count > 0 else { return nil }
    var text = "\(what): \(count) problem\(count == 1 ? "" : "s")"
    if count > kept.count { text += ", the first \(kept.count) of them" }
    return ConfigError(.invalid, text, issues: kept)
  }

  /// - Throws: `ConfigError` with code `.invalid` when there are problems.
  public func check(_ what: String) throws {
    if let error = error(what) { throw error }
  }

  /// A value quoted for a message, cut where it is long.
  static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return JsonWriter.short(
      .string(
        scalars.count <= 60 ? text : String(String.UnicodeScalarView(scalars.prefix(57))) + "…"))
  }
}
