/// What the command line asked for.
struct BenchOptions {
  var config = "equihome-v2"
  var paths = 10_000
  var seed: UInt64 = 42
  var threads = 1
  var phases = false
  var json = false
  var against: String?
  var rounds = 7

  static let usage = """
    usage: equihome-bench [--config FILE|PRESET] [--paths N] [--seed S] [--threads T]
                          [--phases] [--json]
           equihome-bench --config FILE|PRESET --against FILE|PRESET [--rounds N] ...

    Runs the fund once and reports paths per CPU-second and per second of wall time, the peak of
    resident memory, and mean, standard error and quantiles of each metric.
      --config   preset or configuration file (equihome-v2)
      --paths    number of paths, 2 or more (10000)
      --seed     key of the random numbers (42)
      --threads  worker threads (1)
      --phases   also the CPU time of loading, compiling, running and summarising, and the
                 shares of the phases of a path
      --json     print JSON
      --against  a second fund: both run in turn, and what the second costs more is reported
      --rounds   pairs of runs (7)
    """

  /// - Throws: `UsageError` that names the argument.
  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      switch name {
      case "--phases": phases = true
      case "--json": json = true
      case "--config": config = try Self.value(of: name, &rest) { $0 }
      case "--paths": paths = try Self.value(of: name, &rest) { Self.atLeast(2, $0) }
      case "--seed": seed = try Self.value(of: name, &rest) { UInt64($0) }
      case "--against": against = try Self.value(of: name, &rest) { $0 }
      case "--rounds": rounds = try Self.value(of: name, &rest) { Self.atLeast(1, $0) }
      case "--threads": threads = try Self.value(of: name, &rest) { Self.atLeast(1, $0) }
      default: throw UsageError(message: "unknown argument '\(name)'")
      }
    }
  }

  private static func atLeast(_ least: Int, _ text: String) -> Int? {
    Int(text).flatMap { $0 >= least ? $0 : nil }
  }

  private static func value<T>(
    of name: String, _ rest: inout ArraySlice<String>, _ read: (String) -> T?
  ) throws(UsageError) -> T {
    guard let text = rest.popFirst() else { throw UsageError(message: "\(name) needs a value") }
    guard let value = read(text) else {
      throw UsageError(message: "\(name) cannot be '\(text)'")
    }
    return value
  }
}

struct UsageError: Error {
  let message: String
}
