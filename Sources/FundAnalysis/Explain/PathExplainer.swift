import FundEngine
import FundModel
import FundResults

/// Walks from a figure of a path to the flows and clauses behind it.
///
/// A pure function of the path's record. Every figure is worked out anew from the inputs that its
/// explanation lists, by the rule of docs/model.md; nothing is copied from the record's metrics.
public struct PathExplainer: Sendable {
  let config: FundConfig
  let record: PathRecord
  let document: ConfigDocument?
  let firstLoan: Int

  /// - Parameters:
  ///   - document: where values and origins of clauses are looked up; without it clauses name their
  ///     path alone.
  ///   - firstLoan: number of the first loan: 0 as docs/model.md counts, 1 as scripts do.
  public init(
    config: FundConfig, record: PathRecord, document: ConfigDocument?, firstLoan: Int = 0
  ) {
    self.config = config
    self.record = record
    self.document = document
    self.firstLoan = firstLoan
  }

  /// Why a metric of this path is what it is.
  public func explain(_ metric: Metric) -> Explanation {
    switch metric {
    case .netIrr: netIrr
    case .grossIrr: grossIrr
    case .tvpi: tvpi
    case .dpi: distributedMultiple(.dpi)
    case .rvpi: distributedMultiple(.rvpi)
    case .grossMultiple: grossMultiple
    case .roi: roi
    case .npv: npv
    case .paybackMonth: paybackMonth
    case .assetWal: assetWal
    case .assetDuration: assetDuration
    case .peakCapital: peakCapital
    case .averageCapital: averageCapital
    case .maxDrawdown: maxDrawdown
    case .timeWeightedReturn: timeWeightedReturn
    case .navVolatility: navVolatility
    case .sharpe: returnRatio(.sharpe)
    case .sortino: returnRatio(.sortino)
    case .worstAnnualNavChange: worstAnnualNavChange
    case .loanCount: loanCount
    case .defaultCount: defaultCount
    case .defaultRate: shareOfLoans(.defaultRate, explain(.defaultCount))
    case .defaultRateAmount: defaultRateAmount
    case .lossAmount: lossAmount
    case .lossRate: lossRate
    case .recoveryRate: recoveryRate
    case .carry: carry
    case .managementFees: managementFees
    case .originationFees: originationFees
    case .expenses: expenses
    case .paidIn: paidIn
    case .distributed: distributed
    case .netProfit: netProfit
    case .invested: invested
    case .recycledShare: recycledShare
    case .zoneDrift: zoneDrift
    case .saleShare: exitShare(.saleShare, .sales)
    case .refinanceShare: exitShare(.refinanceShare, .refinancings)
    case .maturityShare: exitShare(.maturityShare, .maturities)
    case .deferredFeeMonths: deferredFeeMonths
    case .distressedSales: distressedSales
    case .unpaidObligations: unpaidObligations
    case .facilityCost: facilityCost
    case .peakDebt: peakDebt
    case .peakLtv: peakLtv
    case .minInterestCover: minInterestCover
    case .peakUtilisation: peakUtilisation
    case .liquidityBuffer: liquidityBuffer
    case .covenantBreaches: numberObserved(.covenantBreaches, "times a facility went into breach")
    case .firstBreachMonth: firstBreachMonth
    case .accelerations: numberObserved(.accelerations, "facilities whose balance was called")
    case .baseDeficiencyMonths:
      numberObserved(.baseDeficiencyMonths, "months above the borrowing base, by facility")
    case .facilityLoss: sumObserved(.facilityLoss, "balances of facilities not repaid at the end")
    case .noteCost: noteCost
    case .noteLoss: sumObserved(.noteLoss, "balances and coupons of notes not paid at the end")
    case .noteTestFailures:
      numberObserved(.noteTestFailures, "coverage tests that failed on payment dates")
    case .noteDeferrals:
      numberObserved(.noteDeferrals, "coupons of a class and date not paid in full")
    case .gpIrr: gpIrr
    case .clawback: clawback
    case .gpPaidIn: gpPaidIn
    case .gpDistributed: gpDistributed
    case .ksPme: ksPme
    case .directAlpha: directAlpha
    case .priceGrowth: priceGrowth
    case .defaultClimate: defaultClimate
    case .creditFactor: creditFactor
    }
  }
}

// What explanations are put together from.
extension PathExplainer {
  var months: Range<Int> { 0..<(record.horizonMonths + 1) }

  /// The path as tables, its loans numbered as here.
  var pathTables: PathTables {
    PathTables(config: config, record: record, firstLoan: firstLoan)
  }

  /// The explanation of a metric, named and labelled as the metric is.
  func figure(
    _ metric: Metric, _ rule: String, section: String = "6", formula: Formula,
    inputs: [Explanation.Input] = [], tables: [FactTable] = [], clauses: [String] = [],
    notes: [String] = [], parts: [Explanation] = []
  ) -> Explanation {
    let about = metric.description
    return Explanation(
      about.name, label: about.label, unit: about.unit, rule: rule, section: section,
      formula: formula, inputs: inputs, tables: tables, clauses: clauses.map(clause),
      notes: notes, parts: parts)
  }

  /// One figure over another, each explained below.
  func quotient(
    _ metric: Metric, _ rule: String, _ above: Explanation, _ below: Explanation
  ) -> Explanation {
    figure(
      metric, rule, formula: .ratio(.input(above.name), .input(below.name)),
      inputs: [input(above), input(below)], parts: [above, below])
  }

  func input(_ part: Explanation) -> Explanation.Input {
    Explanation.Input(part.name, part.value, part.unit)
  }

  /// What the LPs paid in in a month: calls less the GP's part of them.
  func contribution(_ month: Int) -> Double {
    record.flow(.calls, month: month) - record.flow(.gpContributions, month: month)
  }

  /// What the LPs got in a month: distributions, and at the end the clawback.
  func receipt(_ month: Int) -> Double {
    record.flow(.lpDistributions, month: month) + record.flow(.clawback, month: month)
  }

  /// The months in which something moved.
  func byMonth(_ title: String, _ amount: (Int) -> Double) -> FactTable {
    var table = FactTable(
      "by_month", title: title, columns: [.init("month", .months), .init("amount", .money)])
    for month in months where amount(month) != 0 {
      table.add([.whole(month), .number(amount(month))])
    }
    return table
  }

  /// The sum of a ledger column, month by month.
  func total(_ item: FlowItem, name: String? = nil, unit: MetricUnit = .money) -> Explanation {
    let name = name ?? item.name
    return Explanation(
      name, label: name.split(separator: "_").joined(separator: " "), unit: unit,
      rule: "the ledger column \(item.name), summed over months", section: "4",
      formula: .of(.sum, table: "by_month", ["amount"]), tables: [byMonth(item, unit: unit)])
  }

  /// The months in which a ledger column moved.
  func byMonth(_ item: FlowItem, unit: MetricUnit = .money) -> FactTable {
    var table = FactTable(
      "by_month", title: "\(item.name) by month",
      columns: [.init("month", .months), .init("amount", unit)])
    for month in months where record.flow(item, month: month) != 0 {
      table.add([.whole(month), .number(record.flow(item, month: month))])
    }
    return table
  }

  /// A value of the configuration and who set it.
  func clause(_ path: String) -> Explanation.Clause {
    // A path that names no record (a zone that goes by its position) has no value to show.
    let value = try? document?.value(at: path)
    let origin = try? document?.why(path)
    return Explanation.Clause(
      path: path, value: value.map(Self.text), origin: value == nil ? nil : origin?.description)
  }

  private static func text(_ value: ConfigValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): number.text
    case .string(let text): text
    case .array(let items): "\(items.count) entries"
    case .object(let object): "\(object.count) values"
    }
  }
}
