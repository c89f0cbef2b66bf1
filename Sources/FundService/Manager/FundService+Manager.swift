import Foundation
import FundAnalysis
import FundLog
import FundModel
import FundMonteCarlo
import FundResults

extension FundService {
  /// Runs the funds of a management company, one after the other on all threads, then its accounts.
  ///
  /// The same bits for any number of threads.
  /// - Throws: `ServiceError` when the caller stopped the run or a check found a defect.
  public static func run(
    _ prepared: PreparedManager, control: RunControl = RunControl()
  ) throws -> ManagerResult {
    try ManagerMemory.check(prepared)
    let options = prepared.options
    var funds: [ManagerResult.Fund] = []
    var columns: [YearlyColumns] = []
    let log = options.log.of(LogModule.service)
    let series = RunSeries(control, stage: "manager", budget: .atMost(prepared.funds.count))
    for (managed, fund) in zip(prepared.config.funds, prepared.funds) {
      let request = MonteCarlo.Request(
        seed: fund.config.simulation.seed, firstPath: fund.options.firstPath,
        paths: fund.config.simulation.paths, threads: max(1, options.threads ?? defaultThreads),
        checks: options.checks, yearlyColumns: FundYears.columns, hooks: fund.hooks)
      let output: MonteCarlo.Output
      do {
        output = try MonteCarlo.run(
          fund.fund, request, control: series.next(paths: request.paths))
      } catch {
        throw ServiceError(error)
      }
      if options.checks { try ReferenceCheck.run(fund) }
      guard let yearly = output.yearly else {
        throw ServiceError(.defect, "the run of \(managed.name) kept no columns")
      }
      columns.append(yearly)
      log.info(
        "fund of the company run", [.init("fund", managed.name), .init("config_hash", fund.hash)])
      let tenure = FundTenure(managed, fund.config)
      funds.append(
        ManagerResult.Fund(
          name: managed.name, configHash: fund.hash, size: tenure.size,
          firstYear: tenure.firstYear, lastYear: tenure.lastYear, samples: output.samples))
    }
    let accounts = (0..<prepared.config.simulation.paths).map { path in
      prepared.model.account(
        zip(columns, prepared.funds).map { FundYears($0, path: path, fund: $1.config) })
    }
    return ManagerResult(
      config: prepared.config, hash: prepared.hash, seed: prepared.config.simulation.seed,
      funds: funds, accounts: accounts)
  }
}

/// What a run of a management company keeps in memory.
enum ManagerMemory {
  static func check(_ prepared: PreparedManager) throws {
    let paths = UInt64(prepared.config.simulation.paths)
    let years = UInt64(prepared.model.years)
    let account =
      UInt64(CompanyLine.count + prepared.config.carryTeam.count) * years
      + UInt64(CompanyMetric.count) + 16
    let funds = prepared.funds.reduce(UInt64(0)) { sum, fund in
      let kept = FundYears.columns.count * (fund.config.fund.horizonMonths / 12 + 1)
      return sum + UInt64(Metric.count + kept)
    }
    let needed = paths * (account + funds) * 8
    let memory = ProcessInfo.processInfo.physicalMemory
    guard needed > memory else { return }
    throw ServiceError(
      .limit,
      "simulation.paths is \(paths): the accounts of \(prepared.funds.count) funds over \(years) "
        + "years take \(needed >> 20) MB, and this machine has \(memory >> 20) MB; run fewer paths")
  }
}
