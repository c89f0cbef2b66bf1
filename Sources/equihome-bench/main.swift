import Foundation
import FundEngine
import FundModel
import FundMonteCarlo
import FundResults

/// Loads, compiles, runs and summarises, with the clock read in between.
func measure(_ options: BenchOptions) throws -> BenchReport {
  let start = ProcessMeter.now()
  let config = try ConfigDocument.open(options.config).fundConfig()
  let loaded = ProcessMeter.now()
  let fund = try CompiledFund(config)
  let compiled = ProcessMeter.now()
  let output = try MonteCarlo.run(
    fund,
    MonteCarlo.Request(seed: options.seed, paths: options.paths, threads: options.threads),
    control: RunControl())
  let ran = ProcessMeter.now()
  var metrics: [String: BenchReport.Summary] = [:]
  for metric in Metric.allCases {
    metrics[metric.name] = BenchReport.Summary(Sample(output.samples.column(metric)))
  }
  let summarised = ProcessMeter.now()
  let cost = ran - compiled
  let phases = [
    ("loading", loaded - start), ("compiling", compiled - loaded), ("running", cost),
    ("summarising", summarised - ran),
  ].map { BenchReport.Phase(name: $0.0, cpuSeconds: $0.1.cpu) }
  let shares =
    options.phases
    ? PhaseProfile().shares(fund, seed: options.seed, paths: min(options.paths, 2000)) : []
  return BenchReport(
    config: options.config, paths: options.paths, seed: options.seed, threads: options.threads,
    cpuSeconds: cost.cpu, wallSeconds: cost.wall,
    pathsPerCpuSecond: Double(options.paths) / cost.cpu,
    pathsPerSecond: Double(options.paths) / cost.wall,
    peakMemoryBytes: ProcessMeter.peakMemory(), phases: options.phases ? phases : nil,
    pathPhases: options.phases
      ? Dictionary(uniqueKeysWithValues: shares.map { ("\($0.phase)", $0.share) }) : nil,
    metrics: metrics)
}

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  if arguments.contains("--help") {
    print(BenchOptions.usage)
    exit(0)
  }
  let options = try BenchOptions(arguments)
  if let against = options.against {
    let pairs = try PairReport(options, against: against)
    print(options.json ? try pairs.json : pairs.text)
  } else {
    let report = try measure(options)
    print(options.json ? try report.json : report.text)
  }
} catch let error as UsageError {
  FileHandle.standardError.write(Data("equihome-bench: \(error.message)\n".utf8))
  FileHandle.standardError.write(Data((BenchOptions.usage + "\n").utf8))
  exit(2)
} catch {
  FileHandle.standardError.write(Data("equihome-bench: \(error)\n".utf8))
  exit(1)
}
