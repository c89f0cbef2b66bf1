/// A workbook that could not be written: which file, where in it, and why. Nothing was left behind.
public struct WorkbookError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Code: Sendable, Equatable, Hashable, CustomStringConvertible {
    public let description: String

    /// The file cannot be made where it is asked for.
    public static let unwritable = Code(description: "unwritable")
    /// The format cannot hold this name, text, number or size.
    public static let notRepresentable = Code(description: "not_representable")
    /// The library could not do its work (memory, temporary files).
    public static let failed = Code(description: "failed")
  }

  public var code: Code
  public var file: String
  /// For example `sheet "Checks", row 3, column 2`; empty for the file as a whole.
  public var place: String
  public var message: String

  public var description: String {
    "cannot write '\(file)': " + (place.isEmpty ? message : "\(place): \(message)")
  }
}
