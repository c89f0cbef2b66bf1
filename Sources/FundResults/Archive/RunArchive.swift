import FundModel

/// A run as pieces that a store keeps, and back: nothing that a script can ask of a run is lost.
///
/// `document`, `config` and `origins` are JSON. Tables are an `ArchiveTable`: a header that states version
/// and shape, and doubles, little-endian. A reader refuses what it does not know, and never believes a size
/// before it has seen as many bytes.
public enum RunArchive {
  /// Version of the pieces.
  public static let format = 1

  /// What `RunArchive` cannot read or write: which piece and why.
  public struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
    public var part: RunPart.Name
    public var message: String
    public var description: String { "piece \(part) of the run: \(message)" }

    public init(_ part: RunPart.Name, _ message: String) {
      self.part = part
      self.message = message
    }
  }
}
