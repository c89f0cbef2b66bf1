import FundModel

/// A case file that cannot be used: which file, where in it, and what is wrong.
public struct VerificationError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Code: Sendable, Equatable, Hashable, CustomStringConvertible {
    public let description: String

    /// There is no such file or folder, or it cannot be read.
    public static let unreadable = Code(description: "unreadable")
    /// Not JSON at all.
    public static let notJSON = Code(description: "not_json")
    /// JSON of another shape than a case file.
    public static let wrongShape = Code(description: "wrong_shape")
    /// A folder without a single case file, or a file without cases.
    public static let empty = Code(description: "empty")
  }

  public var code: Code
  public var file: String
  /// Where in the file, for example `cases[3].tolerance`; empty for the file as a whole.
  public var place: String
  public var message: String

  public var description: String {
    place.isEmpty ? "\(file): \(message)" : "\(file): \(place): \(message)"
  }

  init(_ code: Code, file: String, place: String = "", _ message: String) {
    self.code = code
    self.file = file
    self.place = place
    self.message = message
  }

  /// Turns a decoding error into words about the file.
  init(_ error: DecodingError, file: String) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(
        .wrongShape, file: file, place: Self.path(context.codingPath),
        "has no \"\(key.stringValue)\"")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self.init(
        .wrongShape, file: file, place: Self.path(context.codingPath),
        "must be \(Self.name(of: type))")
    case .dataCorrupted(let context):
      self.init(
        .notJSON, file: file, place: Self.path(context.codingPath), context.debugDescription)
    @unknown default:
      self.init(.wrongShape, file: file, "cannot be read: \(error)")
    }
  }

  /// Puts what the strict reader of configurations found into words about the file.
  init(_ error: ConfigError, file: String) {
    let place = error.origin.map { "line \($0.line), column \($0.column)" } ?? ""
    self.init(.notJSON, file: file, place: place, error.message)
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce("") { path, key in
      if let index = key.intValue { return path + "[\(index)]" }
      return path.isEmpty ? key.stringValue : path + "." + key.stringValue
    }
  }

  private static func name(of type: Any.Type) -> String {
    let text = String(describing: type)
    if text.hasPrefix("Dictionary") { return "an object" }
    if text.hasPrefix("Array") { return "a list" }
    return switch text {
    case "Double": "a number"
    case "Int": "a whole number"
    case "String": "a string"
    default: "a \(text)"
    }
  }
}
