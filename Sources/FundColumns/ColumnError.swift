/// A file of columns that could not be written: which, where in it, and why. Nothing was left behind.
public struct ColumnError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Code: Sendable, Equatable, Hashable, CustomStringConvertible {
    public let description: String

    /// The file cannot be made where it is asked for.
    public static let unwritable = Code(description: "unwritable")
    /// The format cannot hold this name, text or size.
    public static let notRepresentable = Code(description: "not_representable")
    /// A library could not do its work.
    public static let failed = Code(description: "failed")
  }

  public var code: Code
  public var file: String
  /// For example `samples/net_irr`; empty for the file as a whole.
  public var place: String
  public var message: String

  public init(_ code: Code, file: String, place: String = "", _ message: String) {
    self.code = code
    self.file = file
    self.place = place
    self.message = message
  }

  public var description: String {
    "cannot write '\(file)': " + (place.isEmpty ? message : "\(place): \(message)")
  }
}
