import FundModel

/// One path of a fund as tables, and what it takes to run it again.
public struct PathReport: Sendable {
  public var name: String
  public var currency: String
  public var configHash: String
  public var seed: UInt64
  /// Number of the path, from 0.
  public var path: UInt64
  /// By `Metric.rawValue`; not a number where undefined.
  public var metrics: [Double]
  public var yearly: YearlyFlows
  /// Flows of the LPs and of the loans, by month.
  public var net: [Double]
  public var gross: [Double]
  public var exits: FactTable
  public var loans: FactTable
  public var months: FactTable
  public var market: FactTable
  public var events: FactTable

  public init(
    name: String, currency: String, configHash: String, seed: UInt64, path: UInt64,
    metrics: [Double], yearly: YearlyFlows, net: [Double], gross: [Double], exits: FactTable,
    loans: FactTable,
    months: FactTable, market: FactTable, events: FactTable
  ) {
    self.name = name
    self.currency = currency
    self.configHash = configHash
    self.seed = seed
    self.path = path
    self.metrics = metrics
    self.yearly = yearly
    self.net = net
    self.gross = gross
    self.exits = exits
    self.loans = loans
    self.months = months
    self.market = market
    self.events = events
  }
}
