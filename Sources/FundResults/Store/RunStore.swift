/// Where finished runs are kept.
///
/// A run is seen whole or not at all: `save` makes its entry visible after its pieces are safe, so that a
/// backend whose pieces lie elsewhere (objects beside a database) writes pieces first, under names that say
/// their content, and the entry last. An entry never changes but for tags, time of use and pieces added.
/// Implementations may be used from several threads and processes at once. Times are handed in: a store
/// has no clock.
public protocol RunStore: Sendable {
  /// For messages: a path or an address, without secrets.
  var location: String { get }

  /// Keeps a run. One of the same identity that is there already stays: pieces that it lacks are added,
  /// tags joined, `used` set, and the rest left as it was.
  /// - Returns: the entry as it is now.
  @discardableResult
  func save(_ entry: RunEntry, parts: [RunPart]) throws(RunStoreError) -> RunEntry

  /// The run of that id, all 12 digits; nil when there is none.
  func entry(id: String) throws(RunStoreError) -> RunEntry?

  /// Those that match, the newest first; equal times in the order of ids.
  func entries(_ query: RunQuery) throws(RunStoreError) -> [RunEntry]

  /// A piece, checked against its digest; nil when the run or the piece is not there.
  func part(_ name: RunPart.Name, of id: String) throws(RunStoreError) -> [UInt8]?

  /// Notes that a run was asked for.
  func touch(id: String, at time: String) throws(RunStoreError)

  /// Adds and takes off tags. - Throws: `.notFound`.
  @discardableResult
  func tag(id: String, add: [String], remove: [String]) throws(RunStoreError) -> RunEntry

  /// Removes runs with their pieces; ids that are not there are left out of the count.
  func remove(ids: [String]) throws(RunStoreError) -> Int

  /// Gives back room that removed runs left, and checks what is kept: every piece of every run against its
  /// digest.
  func compact() throws(RunStoreError) -> RunStoreReport
}

/// What a store found when it looked at itself.
public struct RunStoreReport: Sendable, Equatable {
  public var runs: Int
  public var bytesBefore: Int
  public var bytesAfter: Int
  /// What is damaged, one line each; empty when all is well.
  public var problems: [String]

  public init(runs: Int, bytesBefore: Int, bytesAfter: Int, problems: [String]) {
    self.runs = runs
    self.bytesBefore = bytesBefore
    self.bytesAfter = bytesAfter
    self.problems = problems
  }
}

/// Why a store could not do what it was asked.
public struct RunStoreError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Code: Sendable, Equatable {
    public let name: String
    public init(_ name: String) { self.name = name }

    /// It cannot be opened or made.
    public static let unavailable = Code("unavailable")
    /// Somebody else held it for too long.
    public static let busy = Code("busy")
    /// It was written by a newer program.
    public static let newerVersion = Code("newer_version")
    /// A piece does not match its digest, or the file is not a store.
    public static let damaged = Code("damaged")
    /// There is no such run, or several.
    public static let notFound = Code("not_found")
    public static let ambiguous = Code("ambiguous")
    /// A tag, name or figure that cannot be kept, or a question that cannot be asked.
    public static let invalid = Code("invalid")
    /// No room, or not allowed to write.
    public static let unwritable = Code("unwritable")
  }

  public var code: Code
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
