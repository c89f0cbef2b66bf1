extension Metric {
  /// Name in configs, scripts and results.
  public var name: String { description.name }

  /// The metric of that name, or nil.
  public static func named(_ name: String) -> Metric? { byName[name] }

  private static let byName: [String: Metric] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  /// Name, label, unit, direction and meaning (docs/model.md, Metrics).
  public var description: MetricDescription {
    switch self {
    case .netIrr:
      .init(
        "net_irr", "Net IRR", .rate, .higher,
        "IRR of LP contributions and distributions, annual effective; undefined when no root exists"
      )
    case .grossIrr:
      .init(
        "gross_irr", "Gross IRR", .rate, .higher,
        "IRR of loan advances and collections, before fees, expenses and carry")
    case .tvpi: .init("tvpi", "TVPI", .multiple, .higher, "LP distributions over paid-in capital")
    case .dpi:
      .init(
        "dpi", "DPI at term", .multiple, .higher,
        "LP distributions up to the end of the term over paid-in capital")
    case .rvpi:
      .init(
        "rvpi", "RVPI at term", .multiple, .neutral,
        "LP distributions after the end of the term over paid-in capital")
    case .grossMultiple:
      .init(
        "gross_multiple", "Gross multiple", .multiple, .higher,
        "amounts collected from loans over amounts advanced")
    case .roi: .init("roi", "ROI", .rate, .higher, "LP profit over paid-in capital")
    case .npv:
      .init("npv", "NPV", .money, .higher, "LP flows discounted at analytics.discount_rate")
    case .paybackMonth:
      .init(
        "payback_month", "Payback month", .months, .lower,
        "first month in which cumulative LP distributions reach cumulative contributions for good; undefined when never"
      )
    case .assetWal:
      .init("asset_wal", "Asset WAL", .years, .lower, "principal-weighted mean life of the loans")
    case .assetDuration:
      .init(
        "asset_duration", "Asset duration", .years, .neutral,
        "mean time of collections, weighted by their value at analytics.discount_rate, from the advance"
      )
    case .peakCapital:
      .init(
        "peak_capital", "Peak net capital at work", .money, .neutral,
        "highest cumulative contributions less distributions")
    case .averageCapital:
      .init(
        "average_capital", "Average net capital at work", .money, .neutral,
        "mean over months of cumulative contributions less distributions, floored at 0")
    case .maxDrawdown:
      .init(
        "max_drawdown", "Max drawdown", .share, .lower,
        "largest fall of the time-weighted index of NAV plus distributions")
    case .timeWeightedReturn:
      .init(
        "time_weighted_return", "Time-weighted return", .rate, .higher,
        "chain-linked return on NAV per valuation period, annualised")
    case .navVolatility:
      .init(
        "nav_volatility", "Volatility of yearly NAV returns", .rate, .lower,
        "standard deviation of the yearly time-weighted returns")
    case .sharpe:
      .init(
        "sharpe", "Sharpe (time series)", .ratio, .higher,
        "mean yearly NAV return above analytics.risk_free_rate over its standard deviation")
    case .sortino:
      .init(
        "sortino", "Sortino (time series)", .ratio, .higher,
        "mean yearly NAV return above analytics.risk_free_rate over its downside deviation")
    case .worstAnnualNavChange:
      .init(
        "worst_annual_nav_change", "Worst yearly NAV return", .rate, .higher,
        "lowest of the yearly time-weighted returns")
    case .loanCount: .init("loan_count", "Loans", .count, .neutral, "loans originated")
    case .defaultCount:
      .init(
        "default_count", "Defaults", .count, .lower,
        "loans that defaulted within the life of the fund")
    case .defaultRate:
      .init("default_rate", "Default rate", .share, .lower, "defaults over loans, by number")
    case .defaultRateAmount:
      .init(
        "default_rate_amount", "Default rate by amount", .share, .lower,
        "advances that defaulted over advances")
    case .lossAmount:
      .init(
        "loss_amount", "Default loss", .money, .lower,
        "sum over defaults of advance less recovery, floored at 0 by loan")
    case .lossRate:
      .init("loss_rate", "Default loss rate", .share, .lower, "default loss over advances")
    case .recoveryRate:
      .init(
        "recovery_rate", "Recovery rate", .share, .higher,
        "recoveries over advances of defaulted loans, each at most its advance; undefined without a default"
      )
    case .carry:
      .init(
        "carry", "Carried interest", .money, .neutral,
        "paid to the GP by the waterfall, before clawback")
    case .managementFees:
      .init("management_fees", "Management fees", .money, .lower, "paid over the life")
    case .originationFees:
      .init(
        "origination_fees", "Origination fees to the GP", .money, .neutral,
        "received by the GP, whoever pays them")
    case .expenses:
      .init(
        "expenses", "Fund expenses", .money, .lower,
        "formation, annual, basis, servicing and disposition costs paid")
    case .paidIn: .init("paid_in", "Paid-in capital", .money, .neutral, "contributions of the LPs")
    case .distributed:
      .init("distributed", "Distributed", .money, .higher, "distributions to the LPs")
    case .netProfit:
      .init("net_profit", "Net profit", .money, .higher, "LP distributions less contributions")
    case .invested:
      .init("invested", "Invested", .money, .neutral, "sum of advances, recycled ones included")
    case .recycledShare:
      .init(
        "recycled_share", "Recycled share", .share, .neutral,
        "advances paid for with recycled receipts over all advances")
    case .zoneDrift:
      .init(
        "zone_drift", "Zone drift", .share, .lower,
        "largest distance of a zone's share of outstanding principal from its target, over valuation dates up to the last purchase month"
      )
    case .saleShare:
      .init(
        "sale_share", "Exits by sale", .share, .neutral,
        "sales over loans, by number, maturities excluded")
    case .refinanceShare:
      .init(
        "refinance_share", "Exits by refinance", .share, .neutral,
        "refinancings over loans, by number, maturities excluded")
    case .maturityShare:
      .init(
        "maturity_share", "Exits at maturity", .share, .neutral,
        "loans that reached their term over loans, by number")
    case .deferredFeeMonths:
      .init(
        "deferred_fee_months", "Months with a deferred fee", .months, .lower,
        "months in which the management fee could not be paid in full")
    case .distressedSales:
      .init(
        "distressed_sales", "Distressed sales", .count, .lower, "loans sold to pay an obligation")
    case .unpaidObligations:
      .init(
        "unpaid_obligations", "Unpaid obligations", .money, .lower,
        "expenses and fees the fund could not pay by its end")
    case .facilityCost:
      .init(
        "facility_cost", "Cost of facilities", .money, .lower,
        "interest and fees paid on facilities")
    case .peakDebt:
      .init(
        "peak_debt", "Peak debt", .money, .neutral,
        "highest balance of all facilities at a month end")
    case .peakLtv:
      .init(
        "peak_ltv", "Peak debt over assets", .share, .lower,
        "highest debt of facilities over loans, awaited recoveries and cash when NAV is struck")
    case .minInterestCover:
      .init(
        "min_interest_cover", "Lowest interest cover", .ratio, .higher,
        "lowest cash flow of 12 months over interest and fees due on facilities; undefined without debt"
      )
    case .peakUtilisation:
      .init(
        "peak_utilisation", "Peak utilisation", .share, .neutral,
        "highest debt over the commitments of facilities at a month end; undefined without a facility"
      )
    case .liquidityBuffer:
      .init(
        "liquidity_buffer", "Liquidity buffer", .share, .higher,
        "lowest cash plus undrawn facilities over NAV when NAV is struck above 0, before the end")
    case .covenantBreaches:
      .init(
        "covenant_breaches", "Covenant breaches", .count, .lower,
        "times a facility went into breach")
    case .firstBreachMonth:
      .init(
        "first_breach_month", "First breach", .months, .higher,
        "month of the first covenant breach; undefined without one")
    case .accelerations:
      .init(
        "accelerations", "Accelerations", .count, .lower,
        "facilities whose balance was called after a breach that was not cured")
    case .baseDeficiencyMonths:
      .init(
        "base_deficiency_months", "Borrowing-base deficiencies", .months, .lower,
        "months, summed over facilities, in which the balance was above the borrowing base")
    case .facilityLoss:
      .init(
        "facility_loss", "Loss of lenders", .money, .lower,
        "balances of facilities not repaid at the end")
    case .noteCost:
      .init("note_cost", "Coupons of notes", .money, .lower, "coupons paid on notes")
    case .noteLoss:
      .init(
        "note_loss", "Loss of notes", .money, .lower,
        "balances and coupons of notes not paid at the end")
    case .noteTestFailures:
      .init(
        "note_test_failures", "Failed coverage tests", .count, .lower,
        "OC and IC tests that failed on payment dates")
    case .noteDeferrals:
      .init(
        "note_deferrals", "Deferred coupons", .count, .lower,
        "coupons of a class and date that could not be paid in full")
    case .gpIrr:
      .init(
        "gp_irr", "GP IRR", .rate, .neutral,
        "IRR of the GP's commitment with carry, clawback, management and origination fees; undefined without a commitment"
      )
    case .clawback:
      .init(
        "clawback", "Clawback", .money, .neutral, "carry that the GP returns to the LPs at the end")
    case .gpPaidIn:
      .init(
        "gp_paid_in", "GP paid-in capital", .money, .neutral,
        "contributions of the GP's commitment")
    case .gpDistributed:
      .init(
        "gp_distributed", "Distributed to the GP's commitment", .money, .neutral,
        "distributions to the GP's commitment, carry not among them")
    case .ksPme:
      .init(
        "ks_pme", "KS-PME", .ratio, .higher,
        "LP distributions over contributions, each divided by the benchmark index of its month")
    case .directAlpha:
      .init(
        "direct_alpha", "Direct alpha", .rate, .higher,
        "IRR of LP flows divided by the benchmark index: annual return beyond the benchmark")
    case .priceGrowth:
      .init(
        "price_growth", "House price growth", .rate, .neutral,
        "annual growth of the allocation-weighted house price index over the life")
    case .defaultClimate:
      .init(
        "default_climate", "Default climate", .ratio, .neutral,
        "mean of the yearly factors on default hazards")
    case .creditFactor:
      .init(
        "credit_factor", "Credit factor", .ratio, .neutral,
        "normal number that the defaults of all zones have in common; high is bad")
    }
  }
}

extension MetricDescription {
  init(
    _ name: String, _ label: String, _ unit: MetricUnit, _ direction: MetricDirection,
    _ meaning: String
  ) {
    self.init(name: name, label: label, unit: unit, direction: direction, meaning: meaning)
  }
}
