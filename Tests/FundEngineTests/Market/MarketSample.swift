import FundEngine
import FundModel
import TestSupport

/// Figures of the market over many paths.
struct MarketSample {
  let columns: [[Double]]

  /// - Parameter read: the figures of a path, always as many.
  init(
    _ config: FundConfig, data: FundData = .none, paths: Int, seed: UInt64 = 1,
    _ read: (PathWorkspace) -> [Double]
  ) throws {
    let workspace = PathWorkspace(try CompiledFund(config, data: data))
    var columns: [[Double]] = []
    for path in 0..<UInt64(paths) {
      workspace.runMarket(seed: seed, path: path)
      let figures = read(workspace)
      if columns.isEmpty { columns = figures.map { _ in [] } }
      for (i, figure) in figures.enumerated() { columns[i].append(figure) }
    }
    self.columns = columns
  }

  func mean(_ column: Int) -> Double {
    columns[column].reduce(0, +) / Double(columns[column].count)
  }

  /// How many standard errors the mean of a column is from a value.
  func errors(_ column: Int, from value: Double) -> Double {
    let mean = mean(column)
    let count = Double(columns[column].count)
    let squares = columns[column].reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = (squares / (count - 1) / count).squareRoot()
    // A law without spread must be right to rounding.
    return (mean - value) / max(error, 1e-12 * max(1, abs(value)))
  }
}

/// A fund of some zones whose market alone matters.
func marketFund(zones: Int = 1, years: Int = 10) -> FundConfig {
  var config = houseConfig()
  config.fund.termYears = years
  config.zones = Array(config.zones.prefix(zones))
  config.market.correlation = config.market.correlation.prefix(zones).map {
    Array($0.prefix(zones))
  }
  config.zones[0].allocation = zones == 1 ? 1 : config.zones[0].allocation
  config.market.priceModel.kind = .gbm
  return config
}
