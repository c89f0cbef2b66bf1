import Foundation
import FundModel
import FundResults
import FundScripting
import FundService

/// Which paths of a run are logged, and where to (docs/trace.md).
struct TraceOutput {
  static let options = [
    OptionSpec(
      "trace", .text("path=I[,path=I]"),
      "log every stage of these paths as JSON lines, to standard error", repeats: true),
    OptionSpec("trace-file", .text("FILE"), "write the log to a file instead"),
  ]

  private let paths: [UInt64]
  /// Whether any path is to be logged.
  var isWanted: Bool { !paths.isEmpty }
  private let file: String?

  /// - Throws: `UsageError` for what is no list of paths.
  init(_ arguments: Arguments) throws {
    file = arguments.text("trace-file")
    var paths: [UInt64] = []
    for text in arguments.texts("trace") {
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        guard part.hasPrefix("path="), let number = UInt64(part.dropFirst(5)) else {
          throw UsageError(
            "--trace takes path=I, several with commas between, found \"\(text)\"", command: "run")
        }
        if !paths.contains(number) { paths.append(number) }
      }
    }
    self.paths = paths
    if file != nil && paths.isEmpty {
      throw UsageError("--trace-file: which paths? --trace path=I is missing", command: "run")
    }
  }

  /// Whether the paths are in the run.
  ///
  /// - Throws: `UsageError` that names the first and last path there is.
  func check(_ prepared: PreparedRun) throws {
    let first = prepared.options.firstPath
    let count = UInt64(prepared.config.simulation.paths)
    for path in paths where path &- first >= count {
      throw UsageError(
        "--trace path=\(path): the run has the paths \(first) to \(first &+ count &- 1)",
        command: "run")
    }
  }

  /// Writes the log of a finished run that a script returned.
  ///
  /// - Throws: `UsageError` for a path that the run has not, an error of the file system.
  func write(_ result: RunResult, name: String, _ console: Console) throws {
    guard !paths.isEmpty else { return }
    var options = RunOptions()
    options.failOn = .never
    options.hookRuntime = LuaHookRuntime()
    options.firstPath = result.manifest.firstPath
    let document = try ConfigDocument.parse(bytes: result.canonicalConfig, name: name)
    let prepared = try PreparedRun(document, options: options)
    try check(prepared)
    try write(prepared, console)
  }

  /// Writes the log, after the paths themselves have run.
  ///
  /// - Throws: an error of the file system.
  func write(_ prepared: PreparedRun, _ console: Console) throws {
    guard !paths.isEmpty else { return }
    guard let file else {
      for path in paths {
        try ToldPath(path, of: prepared).trace {
          FileHandle.standardError.write(Data(($0.jsonLine + "\n").utf8))
        }
      }
      return
    }
    var bytes: [UInt8] = []
    for path in paths {
      try ToldPath(path, of: prepared).trace { bytes += Array(($0.jsonLine + "\n").utf8) }
    }
    try ConfigFile.write(bytes, to: file)
    console.note("wrote \(file)")
  }
}
