import FundModel

/// A run as pieces that a store keeps, and back: nothing that a script can ask of a run is lost.
///
/// Piece by piece: `document` is JSON; tables are binary, little-endian, with a header that states version
/// and shape, so that a reader refuses what it does not know.
public enum RunArchive {
  /// Version of the binary pieces.
  public static let format = 1

  /// What `RunArchive` cannot read: which piece and why.
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
