import FundEngine
import FundModel
import FundMonteCarlo

/// The metrics of every path of a fund, run by the kernel.
public struct EngineRun: Sendable {
  private let output: MonteCarlo.Output

  /// - Parameter threads: does not change a bit of the result.
  /// - Throws: `EngineError` for a fund the engine does not take, `MonteCarloError`.
  public init(
    _ config: FundConfig, paths: Int, seed: UInt64 = 20_240_229, threads: Int = 2
  ) throws {
    output = try MonteCarlo.run(
      CompiledFund(config), .init(seed: seed, paths: paths, threads: threads),
      control: RunControl())
  }

  public func callAsFunction(_ metric: Metric) -> EngineSample {
    EngineSample(Array(output.samples.column(metric)))
  }
}
