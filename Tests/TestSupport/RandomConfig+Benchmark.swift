import FundModel

extension RandomConfig {
  /// A benchmark of any kind; a given one now and then lasts longer than the fund.
  public static func benchmark(_ config: inout FundConfig, _ random: inout SplitMix) {
    var benchmark = config.analytics.benchmark
    benchmark.kind = random.pick(Benchmark.Kind.allCases)
    benchmark.rate = random.number(-0.1, 0.2, or: 0, with: 0.1)
    let years = config.fund.horizonMonths / 12 + random.whole(0, 2)
    benchmark.path = (0..<years).map { _ in random.number(-0.4, 0.5) }
    config.analytics.benchmark = benchmark
  }
}
