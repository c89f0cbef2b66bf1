import FundModel

/// The market of a path in the hands of `pricePath`. Valid during the call.
public struct HookMarket {
  /// Names of the zones, in the order of the configuration.
  public let zones: [String]
  /// Months are `0...horizon`.
  public let horizon: Int
  /// Independent standard normals of the first price component by zone and month: row `zone`, of
  /// `normalStride`; month 0 is the draw of the starting state.
  public let normals: UnsafePointer<Double>
  public let normalStride: Int
  /// Price index by zone and month, row `zone` of `indexStride`; 1 in month 0, every value > 0.
  /// Filled by the model; what is written here is the path's index.
  public let index: UnsafeMutablePointer<Double>
  public let indexStride: Int
}

/// One zone of a path in the hands of `exitHazard`. Valid during the call.
public struct HookZone {
  public let zone: Int
  public let name: String
  public let horizon: Int
  /// Price index and short rate by month, climate by year (element 0 is the first year).
  public let index: UnsafePointer<Double>
  public let shortRate: UnsafePointer<Double>
  public let climate: UnsafePointer<Double>
  public let years: Int
  /// Multipliers of the monthly hazards, >= 0 and finite, 1 when the call begins:
  /// by month `0...horizon` ...
  public let saleByMonth: UnsafeMutablePointer<Double>
  public let refinanceByMonth: UnsafeMutablePointer<Double>
  public let defaultByMonth: UnsafeMutablePointer<Double>
  /// ... and by age in months `0...maxAge`; both apply.
  public let saleByAge: UnsafeMutablePointer<Double>
  public let refinanceByAge: UnsafeMutablePointer<Double>
  public let defaultByAge: UnsafeMutablePointer<Double>
  public let maxAge: Int
}

/// A month of a path as far as it has come. Valid during the call.
public struct HookMonth {
  public let month: Int
  public let horizon: Int
  /// Cash of the fund, commitments not called, principal on the books, and NAV as last struck.
  public let cash: Double
  public let unfunded: Double
  public let outstanding: Double
  public let nav: Double
  /// Principal on the books by zone.
  public let outstandingByZone: UnsafePointer<Double>
  public let zones: [String]
  /// Index by zone and month, row `zone` of `indexStride`.
  public let index: UnsafePointer<Double>
  public let indexStride: Int
  public let shortRate: UnsafePointer<Double>
  /// Ledger, column `item.rawValue * ledgerStride + month`; months after `month` are not filled, and
  /// columns of later steps of this month neither.
  public let ledger: UnsafePointer<Double>
  public let ledgerStride: Int
}

/// A path that is over, in the hands of `metrics`. Valid during the call.
public struct HookPath {
  public let horizon: Int
  public let zones: [String]
  public let index: UnsafePointer<Double>
  public let indexStride: Int
  public let shortRate: UnsafePointer<Double>
  public let ledger: UnsafePointer<Double>
  public let ledgerStride: Int
  /// LP flows by month: receipts less contributions, contributions, receipts.
  public let net: UnsafePointer<Double>
  public let contributions: UnsafePointer<Double>
  public let receipts: UnsafePointer<Double>
  /// The path's metrics by `Metric.rawValue`; NaN when undefined.
  public let metrics: UnsafePointer<Double>
}

/// The figures of a run in the hands of `guardrails`.
public struct HookRun {
  /// A statistic as guardrails name it, such as `net_irr.mean` or `tvpi.q0.05`; nil when there is none.
  public let figure: (String) -> Double?

  public init(figure: @escaping (String) -> Double?) { self.figure = figure }
}
