import Dispatch
import FundEngine
import FundModel
import FundResults
import Synchronization

/// Runs paths of a compiled fund on several threads.
public enum MonteCarlo {
  /// Paths a worker takes at a time. Part of the result's definition: sums are formed by chunk.
  public static let chunkSize = 512

  /// What to run.
  public struct Request: Sendable {
    public var seed: UInt64
    /// Paths `firstPath ..< firstPath + paths`.
    public var firstPath: UInt64
    public var paths: Int
    /// Worker threads; at least 1.
    public var threads: Int
    /// Whether each path's monthly LP flows are kept (24 bytes a path and month).
    public var keepsFlows: Bool
    /// Whether each path is broken down by groups of loans, lines and years (docs/model.md, 6.1).
    public var keepsBreakdown: Bool
    /// Whether every path is held to the invariants of the engine.
    public var checks: Bool
    /// Columns of the ledger that are kept by path and year.
    public var yearlyColumns: [FlowItem]
    /// Functions of the fund's own; every worker makes hooks of them.
    public var hooks: (any HookProgram)?

    public init(
      seed: UInt64, firstPath: UInt64 = 0, paths: Int, threads: Int, keepsFlows: Bool = false,
      keepsBreakdown: Bool = false, checks: Bool = false, yearlyColumns: [FlowItem] = [],
      hooks: (any HookProgram)? = nil
    ) {
      self.seed = seed
      self.firstPath = firstPath
      self.paths = paths
      self.threads = threads
      self.keepsFlows = keepsFlows
      self.keepsBreakdown = keepsBreakdown
      self.checks = checks
      self.yearlyColumns = yearlyColumns
      self.hooks = hooks
    }
  }

  /// What came out, by path and on average.
  public struct Output: Sendable {
    public let samples: SampleTable
    public let flows: FlowTable
    public let matrix: FlowMatrix?
    /// Words of the years and rates at their ends.
    public let market: MarketSums
    /// The columns asked for by `yearlyColumns`; nil when none were.
    public let yearly: YearlyColumns?
    public let breakdown: BreakdownTable?
    /// Nil in a fund without notes.
    public let notes: NoteTable?
    /// Nil in a fund without metrics of its own.
    public let hookMetrics: HookTable?
  }

  /// Runs every path of the request.
  ///
  /// The same bits for any number of threads: a path writes its own row, and the sums of a chunk are
  /// added in chunk order.
  /// - Throws: `MonteCarloError.cancelled` when the control was cancelled, `.violated` when a path broke an
  ///   invariant, `.tooManyLoans` when it bought more than the engine takes, `.hook` when a function of the
  ///   fund's own failed; nothing partial is returned. Of several failing paths the lowest is reported:
  ///   chunks are taken in their order and finished, so it does not depend on the threads.
  public static func run(
    _ fund: CompiledFund, _ request: Request, control: RunControl
  ) throws(MonteCarloError) -> Output {
    try checkHooks(fund, request.hooks, path: request.firstPath)
    let layout = FlowLayout(months: fund.horizon + 1)
    let samples = SampleTable(paths: request.paths)
    let matrix =
      request.keepsFlows ? FlowMatrix(paths: request.paths, months: layout.months) : nil
    let market = MarketSums(
      years: fund.marketYears, baseRate: fund.config.market.rates.initial)
    let yearly =
      request.yearlyColumns.isEmpty
      ? nil
      : YearlyColumns(items: request.yearlyColumns, paths: request.paths, layout: layout)
    let classes = fund.config.notes.issued.count
    let notes = classes == 0 ? nil : NoteTable(classes: classes, paths: request.paths)
    let breakdown = request.keepsBreakdown ? blankBreakdown(fund, paths: request.paths) : nil
    let own = fund.config.hooks.filter { $0.point == .metric }.map(\.name)
    let hookMetrics =
      own.isEmpty || request.hooks == nil ? nil : HookTable(names: own, paths: request.paths)
    let merger = ChunkMerger(
      layout: layout, market: market, total: request.paths, control: control)
    let chunks = (request.paths + chunkSize - 1) / chunkSize
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(request.threads, chunks))) { _ in
      let workspace: PathWorkspace
      do throws(HookFailure) {
        workspace = PathWorkspace(fund, hooks: try request.hooks?.makeHooks())
      } catch { return merger.stop(.hook(error)) }
      let recorder = breakdown.map { BreakdownRecorder($0) }
      while !merger.isStopped {
        let chunk = next.add(1, ordering: .relaxed).oldValue
        guard chunk < chunks else { break }
        let sums = merger.blankChunk()
        let first = chunk * chunkSize
        for path in first..<min(first + chunkSize, request.paths) {
          if control.isCancelled { return merger.stop() }
          workspace.run(seed: request.seed, path: request.firstPath &+ UInt64(path))
          if let failure = workspace.hookFailure {
            // Cancelling stops the hook that runs: that is no fault of it.
            return control.isCancelled ? merger.stop() : merger.stop(.hook(failure))
          }
          if workspace.exceedsLimits {
            return merger.stop(.tooManyLoans(path: request.firstPath &+ UInt64(path)))
          }
          if request.checks {
            do throws(InvariantViolation) {
              try workspace.checkInvariants(path: request.firstPath &+ UInt64(path))
            } catch { return merger.stop(.violated(error)) }
          }
          samples.store(workspace.metrics, path: path)
          sums.add(ledger: workspace.ledger)
          sums.market.add(
            marks: workspace.marketLabels.marks, shortRate: workspace.shortRates)
          yearly?.store(ledger: workspace.ledger, path: path)
          matrix?.store(
            contributions: workspace.lpContributions, distributions: workspace.lpReceived,
            path: path)
          recorder?.record(workspace, path: path)
          if let notes { store(workspace, in: notes, path: path) }
          hookMetrics?.store(workspace.hookMetrics, path: path)
        }
        merger.finish(chunk, sums, netIrr: samples.column(.netIrr), first: first)
      }
    }
    if let failure = merger.failure { throw failure }
    guard !merger.isStopped else {
      throw MonteCarloError.cancelled(done: merger.done, total: request.paths)
    }
    return Output(
      samples: samples, flows: merger.table, matrix: matrix, market: merger.market,
      yearly: yearly, breakdown: breakdown, notes: notes, hookMetrics: hookMetrics)
  }

  /// - Throws: `.hook` when the fund has functions of its own and nothing runs them.
  static func checkHooks(
    _ fund: CompiledFund, _ program: (any HookProgram)?, path: UInt64
  ) throws(MonteCarloError) {
    guard program == nil, let first = fund.config.hooks.first else { return }
    throw .hook(
      HookFailure(hook: first.title, path: path, message: "nothing was given that runs it"))
  }

  private static func store(_ workspace: PathWorkspace, in notes: NoteTable, path: Int) {
    for note in 0..<notes.classes {
      let outcome = workspace.noteOutcome(note)
      notes.store(outcome.irr, .irr, of: note, path: path)
      notes.store(outcome.wal, .wal, of: note, path: path)
      notes.store(outcome.loss, .loss, of: note, path: path)
    }
  }
}
