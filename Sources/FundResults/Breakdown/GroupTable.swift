import FundModel
import FundNumerics

/// What became of the loans of each zone, vintage or product (docs/model.md, 6.1).
public struct GroupTable: Sendable, Equatable, Codable {
  public struct Row: Sendable, Equatable, Codable {
    public var name: String
    /// Means over all paths.
    public var number: Double
    public var advances: Double
    public var collected: Double
    /// Collected less advances, and the standard error of that mean.
    public var result: Double
    public var resultError: Double?
    /// Mean of each line of loans, by its name.
    public var lines: [String: Double]
    /// Pooled over paths: ratios of the means above; nil over nothing.
    public var multiple: Double?
    public var irr: Double?
    public var defaultRate: Double?
    public var lossRate: Double?
    public var wal: Double?
    /// Of the loss `1 - collected/advances` of a path, at `analytics.var_levels`.
    public var tails: [TailRisk]
    /// Paths without a loan of this group.
    public var emptyPaths: Int

    enum CodingKeys: String, CodingKey {
      case name, number, advances, collected, result, lines, multiple, irr, wal, tails
      case resultError = "result_se"
      case defaultRate = "default_rate"
      case lossRate = "loss_rate"
      case emptyPaths = "empty_paths"
    }
  }

  /// `zone`, `vintage` or `product`.
  public var by: String
  public var rows: [Row]

  public init(_ table: BreakdownTable, by grouping: BreakdownLayout.Grouping, config: FundConfig) {
    by = grouping.rawValue
    rows = zip(Self.names(grouping, table.layout, config), 0...).map { name, position in
      Row(table, grouping, position, name: name, levels: config.analytics.varLevels)
    }
  }

  static func names(
    _ grouping: BreakdownLayout.Grouping, _ layout: BreakdownLayout, _ config: FundConfig
  ) -> [String] {
    switch grouping {
    case .zone: config.zones.map(\.name)
    case .product: config.products.map(\.name)
    case .vintage: (1...layout.vintages).map { "year \($0)" }
    }
  }
}

extension GroupTable.Row {
  init(
    _ table: BreakdownTable, _ grouping: BreakdownLayout.Grouping, _ position: Int, name: String,
    levels: [Double]
  ) {
    func mean(_ figure: BreakdownLayout.Figure) -> Double {
      SampleMoments(Array(table.column(grouping, position, figure))).mean ?? 0
    }
    func ratio(_ a: Double, _ b: Double) -> Double? { b > 0 ? a / b : nil }
    self.name = name
    number = mean(.number)
    advances = mean(.advances)
    collected = mean(.collected)
    let results = SampleMoments(table.result(grouping, position))
    result = results.mean ?? 0
    resultError = results.standardError
    lines = Dictionary(
      uniqueKeysWithValues: AttributionLine.ofLoans.compactMap { line in
        BreakdownLayout.Figure(line).map { (line.name, mean($0)) }
      })
    multiple = ratio(collected, advances)
    let flows = table.meanFlows(grouping, position)
    irr = flows.withUnsafeBufferPointer {
      finite(Irr.solve(amounts: $0, periodsPerYear: 12).rate)
    }
    defaultRate = ratio(mean(.defaults), number)
    lossRate = ratio(0 - mean(.defaultLoss) - mean(.exitLoss), advances)
    wal = ratio(mean(.principalYears), advances)
    let paid = table.column(grouping, position, .advances)
    let back = table.column(grouping, position, .collected)
    let losses = Sample(paid.indices.map { paid[$0] > 0 ? 1 - back[$0] / paid[$0] : .nan })
    tails = levels.compactMap { losses.tailRisk(level: $0) }
    emptyPaths = losses.undefinedCount
  }
}
