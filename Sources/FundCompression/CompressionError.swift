/// Why bytes could not be compressed or read back.
public struct CompressionError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Code: Sendable, Equatable {
    public let name: String
    public init(_ name: String) { self.name = name }

    /// No frame of Zstandard, or a damaged one.
    public static let damaged = Code("damaged")
    /// It holds another number of bytes than was asked for.
    public static let size = Code("size")
    /// A level that does not exist.
    public static let level = Code("level")
    /// libzstd could not do its work.
    public static let library = Code("library")
  }

  public var code: Code
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
