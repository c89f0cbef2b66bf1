import FundModel
import FundResults
import FundService
import TestSupport

/// Funds and runs that the suites of this folder share.
enum Service {
  static let library = PresetLibrary(
    folder: Cases.packageRoot.appendingPathComponent("stdlib-lua/presets").path)

  /// A preset with changes, each written as on the command line: `fund.size=1000000`.
  static func preset(_ name: String = "equihome-v2", _ changes: [String] = []) throws
    -> ConfigDocument
  {
    try ConfigDocument.preset(name, library: library).with(changes.map(change))
  }

  /// `PATH=VALUE`, the value JSON where it reads as JSON.
  static func change(_ text: String) -> (path: String, value: ConfigValue) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    return (parts[0], ConfigValue(argument: parts.count > 1 ? parts[1] : ""))
  }

  static func options(
    paths: Int? = nil, threads: Int = 1, _ change: (inout RunOptions) -> Void = { _ in }
  ) -> RunOptions {
    var options = RunOptions()
    options.paths = paths
    options.threads = threads
    change(&options)
    return options
  }

  /// The stored form of a run, samples included, timings left out.
  static func bytes(_ result: RunResult) throws -> [UInt8] {
    var options = RunDocument.Options()
    options.includeSamples = true
    options.includeTimings = false
    return try RunDocument(result, options: options).json()
  }

  static func bits(_ result: RunResult, _ metric: Metric) -> [UInt64] {
    result.samples.column(metric).map(\.bitPattern)
  }
}
