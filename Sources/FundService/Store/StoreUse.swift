import FundModel
import FundResults

/// A store, and what a caller wants of it for one run.
public struct StoreUse: Sendable {
  public var store: any RunStore
  /// The caller's time: ISO 8601, UTC, to the millisecond.
  public var now: String
  /// Given to the run when it is kept.
  public var tags: [String]
  /// Runs even if the store has the answer, and holds the two against each other.
  public var rerun: Bool

  public init(store: any RunStore, now: String, tags: [String] = [], rerun: Bool = false) {
    self.store = store
    self.now = now
    self.tags = tags
    self.rerun = rerun
  }
}

/// A run with what the store had to do with it.
public struct KeptRun: Sendable {
  /// With the asker's own name and configuration, whoever ran it first.
  public var result: RunResult
  /// As the store has it; nil when nothing was kept.
  public var entry: RunEntry?
  /// Read from the store, not run.
  public var isAnswer: Bool
  /// What failed about keeping, one sentence each; the result is whole all the same.
  public var notes: [String]

  public init(
    result: RunResult, entry: RunEntry? = nil, isAnswer: Bool = false, notes: [String] = []
  ) {
    self.result = result
    self.entry = entry
    self.isAnswer = isAnswer
    self.notes = notes
  }
}

/// A run as the store has it.
public struct StoredRun: Sendable {
  public var entry: RunEntry
  public var result: RunResult
  /// With the origin of every value, as it was when the run was made.
  public var config: ConfigDocument

  public init(entry: RunEntry, result: RunResult, config: ConfigDocument) {
    self.entry = entry
    self.result = result
    self.config = config
  }
}
