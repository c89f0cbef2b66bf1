import Foundation
import FundModel
import FundMonteCarlo
import FundScripting
import FundService

/// What one fund costs against another, run in turn in one process.
///
/// A shared machine changes speed from minute to minute; the ratio within a pair is what is worth
/// reading, and its quartiles say how far to trust it.
struct PairReport: Encodable {
  /// CPU microseconds a path, by round.
  let first: [Double]
  let second: [Double]
  let config: String
  let against: String
  let paths: Int

  init(_ options: BenchOptions, against: String) throws {
    config = options.config
    self.against = against
    paths = options.paths
    let funds = try [options.config, against].map { name in
      var run = RunOptions()
      run.hookRuntime = LuaHookRuntime()
      run.failOn = .never
      return try PreparedRun(ConfigDocument.open(name), options: run)
    }
    var costs: [[Double]] = [[], []]
    for round in 0..<options.rounds {
      // Who goes first alternates, so that neither always finds the machine as the other left it.
      for index in round.isMultiple(of: 2) ? [0, 1] : [1, 0] {
        let fund = funds[index]
        let start = ProcessMeter.now()
        _ = try MonteCarlo.run(
          fund.fund,
          MonteCarlo.Request(
            seed: options.seed, paths: options.paths, threads: options.threads,
            hooks: fund.hooks),
          control: RunControl())
        costs[index].append((ProcessMeter.now() - start).cpu / Double(options.paths) * 1e6)
      }
    }
    first = costs[0]
    second = costs[1]
  }

  /// Cost of the second over that of the first, by round, in ascending order.
  private var ratios: [Double] { zip(second, first).map { $0 / $1 }.sorted() }

  private static func quartile(_ sorted: [Double], _ share: Double) -> Double {
    sorted[Int((Double(sorted.count - 1) * share).rounded())]
  }

  var text: String {
    let added = zip(second, first).map { $0 - $1 }.sorted()
    func row(_ label: String, _ sorted: [Double], _ form: String) -> String {
      let cells = [0.5, 0.25, 0.75].map { String(format: form, Self.quartile(sorted, $0)) }
      return label.padding(toLength: 40, withPad: " ", startingAt: 0)
        + "\(cells[0])   (quartiles \(cells[1]) to \(cells[2]))"
    }
    return [
      "\(first.count) rounds of \(paths) paths: \(config), and \(against)",
      row("first, CPU microseconds a path", first.sorted(), "%9.2f"),
      row("second, CPU microseconds a path", second.sorted(), "%9.2f"),
      row("second less first", added, "%9.2f"),
      row(
        "share of the second run's time, %",
        zip(second, first).map { 100 * (1 - $1 / $0) }.sorted(), "%9.1f"),
      row("second over first", ratios, "%9.3f"),
    ].joined(separator: "\n")
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}
