/// Runs independent truth cases and says what agrees.
public enum Verification {
  public struct Options: Sendable {
    /// Cases whose file, id or kind contains this text (capitals or not) are run; nil runs all.
    public var only: String?
    public var engine: EngineOptions

    public init(only: String? = nil, engine: EngineOptions = EngineOptions()) {
      self.only = only
      self.engine = engine
    }

    func includes(_ one: VerificationCase, in file: CaseFile) -> Bool {
      guard let only else { return true }
      let text = "\(file.name) \(one.id) \(one.kind)".lowercased()
      return text.contains(only.lowercased())
    }
  }

  /// Reads every path (a case file, or a folder of them) and runs all cases.
  ///
  /// - Throws: `VerificationError` for a file that cannot be used; a case that fails is part of the
  ///   report.
  public static func run(
    paths: [String], options: Options = Options()
  ) throws(VerificationError) -> VerificationReport {
    run(try CaseSuite.load(paths: paths), options: options)
  }

  public static func run(
    _ suite: CaseSuite, options: Options = Options()
  ) -> VerificationReport {
    // A case may refer to one that is not run itself, so the runner knows them all.
    let runner = CaseRunner(suite: suite, engine: options.engine)
    return VerificationReport(
      results: chosen(suite, options: options).map { runner.run($0.one, in: $0.file) })
  }

  /// The cases that `run` runs, in order.
  public static func chosen(
    _ suite: CaseSuite, options: Options
  ) -> [(file: CaseFile, one: VerificationCase)] {
    suite.files.flatMap { file in
      file.cases.filter { options.includes($0, in: file) }.map { (file, $0) }
    }
  }

  /// A line a case: file, id, kind, status, and where its figures come from.
  public static func list(_ suite: CaseSuite, options: Options) -> String {
    TextColumns.lines(
      [["file", "case", "kind", "status", "source"]]
        + chosen(suite, options: options).map {
          [$0.file.name, $0.one.id, $0.one.kind, $0.one.status, $0.one.sourceText]
        }
    ).joined(separator: "\n") + "\n"
  }
}
