/// A stored run as a list shows it: what it is and its main figures, without its pieces.
public struct RunEntry: Sendable, Equatable {
  /// A piece that is there: its size as it is read and as it is kept.
  public struct Piece: Sendable, Equatable {
    public var name: RunPart.Name
    public var bytes: Int
    public var storedBytes: Int

    public init(name: RunPart.Name, bytes: Int, storedBytes: Int) {
      self.name = name
      self.bytes = bytes
      self.storedBytes = storedBytes
    }
  }

  /// `RunIdentity.id`.
  public var id: String
  public var identity: RunIdentity
  /// Name of the fund, and the preset it is based on.
  public var name: String
  public var preset: String?
  /// When it was first stored and last asked for: ISO 8601, UTC, to the millisecond.
  public var created: String
  public var used: String
  /// In alphabetical order, none twice.
  public var tags: [String]
  /// Figures by the names that metric expressions use: `net_irr.mean`, `net_irr.se`, `net_irr.q0.05`,
  /// `loss.cvar0.99`. What a search looks at.
  public var figures: [String: Double]
  /// Guardrails that tripped.
  public var tripped: [String]
  /// Wall-clock seconds of the run.
  public var seconds: Double
  public var pieces: [Piece]

  public init(
    id: String, identity: RunIdentity, name: String, preset: String? = nil, created: String,
    used: String, tags: [String] = [], figures: [String: Double] = [:], tripped: [String] = [],
    seconds: Double = 0, pieces: [Piece] = []
  ) {
    self.id = id
    self.identity = identity
    self.name = name
    self.preset = preset
    self.created = created
    self.used = used
    self.tags = tags
    self.figures = figures
    self.tripped = tripped
    self.seconds = seconds
    self.pieces = pieces
  }

  public func holds(_ name: RunPart.Name) -> Bool { pieces.contains { $0.name == name } }
  public var storedBytes: Int { pieces.reduce(0) { $0 + $1.storedBytes } }
}
