/// Something that stopped a configuration from being read, changed or written.
public struct ConfigError: Error, Sendable, CustomStringConvertible {
  /// What kind of failure it is; new kinds may be added.
  public struct Code: RawRepresentable, Sendable, Hashable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The text is not the JSON we accept.
    public static let syntax = Code(rawValue: "syntax")
    /// The file could not be read (missing, a directory, too large, no permission).
    public static let unreadable = Code(rawValue: "unreadable")
    /// The file could not be written.
    public static let unwritable = Code(rawValue: "unwritable")
    /// No preset of that name.
    public static let unknownPreset = Code(rawValue: "unknown_preset")
    /// A path that names no parameter, zone or product.
    public static let unknownPath = Code(rawValue: "unknown_path")
    /// The configuration, or a value put into it, breaks rules; see `issues`.
    public static let invalid = Code(rawValue: "invalid")
  }

  public let code: Code
  public let message: String
  public let origin: ConfigOrigin?
  /// The broken rules, for `.invalid`.
  public let issues: [ConfigIssue]

  public init(
    _ code: Code, _ message: String, origin: ConfigOrigin? = nil, issues: [ConfigIssue] = []
  ) {
    self.code = code
    self.message = message
    self.origin = origin
    self.issues = issues
  }

  /// `fund.json:3:9: found …; expected …`, and one line an issue.
  public var description: String {
    let head = (origin.map { "\($0): " } ?? "") + message
    return ([head] + issues.map { "  " + $0.description }).joined(separator: "\n")
  }
}
