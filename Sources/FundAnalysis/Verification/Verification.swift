/// Runs independent truth cases and says what agrees.
public enum Verification {
  /// Reads every path (a case file, or a folder of them) and runs all cases.
  ///
  /// - Throws: `VerificationError` for a file that cannot be used; a case that fails is part of the
  ///   report.
  public static func run(paths: [String]) throws(VerificationError) -> VerificationReport {
    var files: [CaseFile] = []
    for path in paths { files += try CaseSuite.load(path).files }
    return run(CaseSuite(files: files))
  }

  public static func run(_ suite: CaseSuite) -> VerificationReport {
    let runner = CaseRunner(suite: suite)
    return VerificationReport(
      results: suite.files.flatMap { file in
        file.cases.map { runner.run($0, file: file.name) }
      })
  }
}
