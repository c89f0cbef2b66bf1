/// How cases that run the engine are run.
public struct EngineOptions: Sendable {
  /// Paths in place of what each case asks for; nil leaves that.
  public var paths: Int?
  /// Worker threads; they change no bit of a result.
  public var threads: Int

  public init(paths: Int? = nil, threads: Int = 2) {
    self.paths = paths
    self.threads = threads
  }
}
