import FundModel

/// The breakdown of one path from its record, plainly (docs/model.md, 6.1): what
/// `PathWorkspace.breakDown` is held to.
public struct ReferenceBreakdown {
  /// `layout.columns` figures.
  public private(set) var row: [Double]
  /// `layout.pooled` sums, of this one path.
  public private(set) var pooled: [Double]

  private let config: FundConfig
  private let record: PathRecord
  private let layout: BreakdownLayout

  public init(_ record: PathRecord, of config: FundConfig) {
    self.record = record
    self.config = config
    layout = BreakdownLayout(config)
    row = [Double](repeating: 0, count: layout.columns)
    pooled = [Double](repeating: 0, count: layout.pooled)
    for grouping in BreakdownLayout.Grouping.allCases {
      for position in 0..<layout.count(grouping) { addGroup(grouping, position) }
    }
    addFundLines()
    for year in 0..<layout.years { addYear(year) }
    addScalars()
  }

  private func position(of loan: LoanRecord, in grouping: BreakdownLayout.Grouping) -> Int {
    switch grouping {
    case .zone: loan.zone
    case .product: loan.product
    // Vintage year max(1, year(v)), the first at position 0.
    case .vintage: max(1, ReferenceMath.year(loan.monthBought)) - 1
    }
  }

  private mutating func addGroup(_ grouping: BreakdownLayout.Grouping, _ position: Int) {
    let members = record.loans.filter { self.position(of: $0, in: grouping) == position }
    let group = layout.group(grouping, position)
    for figure in BreakdownLayout.Figure.allCases {
      row[layout.column(group: group, figure)] = members.reduce(0) { $0 + value(figure, of: $1) }
    }
    for month in 0..<layout.months {
      let advanced = members.filter { $0.monthBought == month }.reduce(0) { $0 + $1.amount }
      let collected = members.filter { $0.monthCollected == month }.reduce(0) { $0 + $1.collected }
      pooled[layout.pooledFlow(group: group, month: month)] = collected - advanced
    }
  }

  private func value(_ figure: BreakdownLayout.Figure, of loan: LoanRecord) -> Double {
    let principal = min(loan.advance, loan.worth)
    let interest = min(accruedInterest(loan), loan.worth - principal)
    let isDefault = loan.exitKind == .default
    switch figure {
    case .number: return 1
    case .defaults: return isDefault ? 1 : 0
    case .advances: return loan.amount
    case .collected: return loan.collected
    case .interest: return interest
    case .share: return loan.worth - principal - interest
    case .defaultLoss: return isDefault ? principal - loan.amount : 0
    case .exitLoss: return isDefault ? 0 : principal - loan.amount
    case .saleDiscount: return loan.collected - loan.worth
    case .principalYears: return loan.amount * Double(loan.exitMonth - loan.monthBought) / 12
    }
  }

  private func accruedInterest(_ loan: LoanRecord) -> Double {
    let terms = config.products[loan.product].interest
    let years = Double(loan.exitMonth - loan.monthBought + loan.ageAtPurchase) / 12
    switch terms.compounding {
    case .simple: return loan.advance * terms.rate * years
    case .annual: return loan.advance * (ReferenceMath.growth(terms.rate, years) - 1)
    }
  }

  private mutating func addFundLines() {
    for line in AttributionLine.ofFund {
      row[layout.column(line)] = FlowItem.allCases.filter { $0.attribution == line }.reduce(0) {
        $0 + Double($1.attributionSign) * record.flows[$1.rawValue].reduce(0, +)
      }
    }
  }

  private mutating func addYear(_ year: Int) {
    let months = (0..<layout.months).filter { ReferenceMath.year($0) == year }
    func sum(_ item: FlowItem) -> Double { months.reduce(0) { $0 + record.flow(item, month: $1) } }
    let last = months.last!
    row[layout.column(.calls, year: year)] = sum(.calls) - sum(.gpContributions)
    row[layout.column(.distributions, year: year)] = sum(.lpDistributions) + sum(.clawback)
    row[layout.column(.nav, year: year)] = record.flow(.nav, month: last)
    row[layout.column(.cash, year: year)] = record.flow(.cash, month: last)

    let alive = record.loans.filter { $0.monthBought <= last && last < $0.exitMonth }
    let total = alive.reduce(0) { $0 + $1.amount }
    if total <= 1e-9 * config.fund.size { return }
    pooled[layout.pooledCount(year: year)] = 1
    for (zone, terms) in config.zones.enumerated() {
      let share = alive.filter { $0.zone == zone }.reduce(0) { $0 + $1.amount } / total
      pooled[layout.pooledDrift(.share, zone: zone, year: year)] = share
      pooled[layout.pooledDrift(.square, zone: zone, year: year)] = share * share
      pooled[layout.pooledDrift(.distance, zone: zone, year: year)] = abs(share - terms.allocation)
    }
  }

  private mutating func addScalars() {
    let paid = (0..<layout.months).map {
      record.flow(.lpDistributions, month: $0) + record.flow(.clawback, month: $0)
    }
    let called =
      record.flows[FlowItem.calls.rawValue].reduce(0, +)
      - record.flows[FlowItem.gpContributions.rawValue].reduce(0, +)
    var back = 0.0
    let half = paid.firstIndex { amount in
      back += amount
      return back >= 0.5 * called - 1e-9 * config.fund.size
    }
    row[layout.column(.halfBackMonth)] = called > 0 ? half.map(Double.init) ?? .nan : .nan

    let late = paid.enumerated().dropFirst(12 * config.fund.termYears + 1)
    let delay = late.reduce(0) {
      $0 + $1.element * (Double($1.offset) / 12 - Double(config.fund.termYears))
    }
    row[layout.column(.exitLag)] = mean(delay, over: late.reduce(0) { $0 + $1.element })

    let waited = record.loans.reduce(0) {
      $0 + $1.collected * Double($1.monthCollected - $1.exitMonth)
    }
    row[layout.column(.collectionLag)] = mean(
      waited, over: record.loans.reduce(0) { $0 + $1.collected })
  }

  private func mean(_ sum: Double, over weight: Double) -> Double {
    weight > 0 ? sum / weight : .nan
  }
}
