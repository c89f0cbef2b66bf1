import FundModel
import FundMonteCarlo
import FundService
import LuaRuntime

/// What a script asks of a run: `{ paths = 10000, seed = 42, threads = 2, keep = "flows", check = true }`.
struct RunRequest {
  let context: ScriptContext
  private(set) var options: RunOptions
  private let others: [String]
  /// Where the run is kept; nil when it is not.
  private var store: StoreUse?

  private static let names = [
    "paths", "seed", "threads", "keep", "check", "fail_on", "breakdown",
  ]
  /// Options of a run that may be kept.
  private static let storeNames = ["store", "tags", "rerun"]

  /// The options of the script; those of whoever started it go before them.
  ///
  /// - Parameters:
  ///   - argument: position of the table.
  ///   - others: names that the caller reads from the same table.
  ///   - keeps: whether the run goes into the store of the session, when there is one.
  init(
    _ call: borrowing LuaCall, argument: Int = 1, context: ScriptContext, others: [String] = [],
    keeps: Bool = false
  ) throws {
    self.context = context
    self.others = others + (keeps ? Self.storeNames : [])
    options = RunOptions()
    options.origin = call.origin
    options.hookRuntime = context.hooks
    let table = try call.optionalTable(argument) ?? LuaTable()
    guard table.array.isEmpty, table.integers.isEmpty else {
      throw call.argumentError(argument, "options by name expected, such as { paths = 10000 }")
    }
    for (name, value) in table.fields.sorted(by: { $0.key < $1.key })
    where !self.others.contains(name) {
      try set(name, value, call)
    }
    if keeps { store = try Self.store(call, argument, context) }
    let outer = context.options.run
    options.paths = outer.paths ?? options.paths
    options.seed = outer.seed ?? options.seed
    options.threads = outer.threads ?? options.threads
    options.keep = outer.keep ?? options.keep
    options.firstPath = outer.firstPath
    options.log = outer.log
    options.checks = options.checks || outer.checks
    options.breakdown = options.breakdown || outer.breakdown
    // The caller's word counts when it is not the usual one.
    if outer.failOn != RunOptions().failOn { options.failOn = outer.failOn }
    if outer.paths != nil || outer.seed != nil || outer.keep != nil {
      options.origin = outer.origin
    }
  }

  private mutating func set(
    _ name: String, _ value: LuaValue, _ call: borrowing LuaCall
  ) throws {
    switch name {
    case "paths": options.paths = try Self.whole(name, value, atLeast: 1)
    case "threads": options.threads = try Self.whole(name, value, atLeast: 1)
    case "seed": options.seed = UInt64(try Self.whole(name, value, atLeast: 0))
    case "keep": options.keep = try Self.word(name, value)
    case "fail_on": options.failOn = try Self.word(name, value)
    case "check": options.checks = try Self.flag(name, value)
    case "breakdown": options.breakdown = try Self.flag(name, value)
    default: throw call.unknown("there is no run option", name, among: Self.names + others)
    }
  }

  /// What `store`, `tags` and `rerun` say of the store of the session.
  private static func store(
    _ call: borrowing LuaCall, _ argument: Int, _ context: ScriptContext
  ) throws -> StoreUse? {
    let reader = try OptionReader(call, at: argument, owner: "run")
    let isWanted = try reader.flag("store")
    let tags = try reader.texts("tags") ?? []
    let rerun = try reader.flag("rerun") ?? false
    if let wanting = isWanted == true ? "store = true" : tags.isEmpty ? nil : "tags" {
      guard isWanted != false else {
        throw LuaError("run options: store = false, so there is nothing to give tags to")
      }
      // Says why there is no store.
      if context.presentStore == nil {
        throw LuaError(
          "run option \(wanting): "
            + (context.options.sandboxed
              ? "a sandboxed script has no store"
              : "this session keeps no runs; start it without --no-store, or with --store FILE"))
      }
    }
    guard isWanted != false, var use = context.presentStore else { return nil }
    use.tags += tags
    use.rerun = use.rerun || rerun
    return use
  }

  private static func flag(_ name: String, _ value: LuaValue) throws -> Bool {
    guard case .bool(let flag) = value else {
      throw LuaError("run option \(name): true or false expected, got \(value.typeName)")
    }
    return flag
  }

  static func whole(
    _ name: String, _ value: LuaValue, atLeast least: Int
  ) throws -> Int {
    let number = value.doubleValue.flatMap { Int(exactly: $0) }
    let exact = if case .int(let integer) = value { Int?.some(integer) } else { number }
    guard let exact, exact >= least else {
      let found = value.doubleValue.map { "\($0)" } ?? "a \(value.typeName)"
      throw LuaError(
        "run option \(name): a whole number of at least \(least) expected, got \(found)")
    }
    return exact
  }

  private static func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, _ value: LuaValue
  ) throws -> Word where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    guard let text = value.stringValue, let word = Word(rawValue: text) else {
      let near = value.stringValue.flatMap { EditDistance.nearest($0, in: words) }
      throw LuaError(
        "run option \(name): one of \(words.joined(separator: ", ")) expected, got "
          + (value.stringValue.map { "'\($0)'" } ?? "a \(value.typeName)")
          + (near.map { "; did you mean '\($0)'?" } ?? ""))
    }
    return word
  }

  /// Runs a fund; Ctrl-C and time limits of the script stop it within about one path.
  func run(_ fund: FundObject, _ call: borrowing LuaCall) throws -> RunObject {
    let prepared = try prepare(fund, call)
    let simulation = prepared.config.simulation
    // The table of samples, three matrices of flows and a breakdown when they are kept.
    let perPath =
      Metric.count + (simulation.keep == .flows ? 3 * (prepared.fund.horizon + 1) : 0)
      + (options.breakdown ? BreakdownLayout(prepared.config).columns : 0)
    try reserve(paths: simulation.paths, perPath: perPath, call)
    defer { context.progressEnded() }
    let kept = try FundService.run(prepared, keeping: store, control: control)
    for note in kept.notes { context.options.storeNote?(note) }
    return RunObject(kept.result, prepared, entry: kept.entry, isAnswer: kept.isAnswer)
  }

  /// The fund with the changes of whoever started the script, ready to run.
  ///
  /// - Parameter failOn: in place of the script's word, for those who look at a fund without running it.
  func prepare(
    _ fund: FundObject, _ call: borrowing LuaCall, failOn: RunOptions.FailOn? = nil
  ) throws -> PreparedRun {
    try call.explaining {
      let document = try context.overridden(fund.document)
      var options = options
      options.failOn = failOn ?? options.failOn
      return try PreparedRun(document, options: options)
    }
  }

  /// Stops when the script is to stop.
  var control: RunControl {
    let stop = context.stop
    return RunControl(poll: { stop.isStopRequested }, report: context.report)
  }

  /// Counts figures by path against the memory limit of the script.
  func reserve(paths: Int, perPath: Int, _ call: borrowing LuaCall) throws {
    let (numbers, overflow) = paths.multipliedReportingOverflow(by: perPath)
    do {
      try call.state.reserve(overflow ? -1 : numbers)
    } catch {
      throw MemoryShortage(paths: paths, numbers: overflow ? nil : numbers)
    }
  }
}

/// A run whose figures would not fit into what the script may keep.
struct MemoryShortage: Error, CustomStringConvertible {
  let paths: Int
  /// Nil when the count itself does not fit a machine integer.
  let numbers: Int?

  var description: String {
    let size = numbers.map { " needs \(max(1, $0 >> 17)) MB, which" } ?? ""
    return
      "the result of \(paths) paths\(size) is more than the memory limit leaves; run fewer paths, "
      + "or raise the limit"
  }
}
