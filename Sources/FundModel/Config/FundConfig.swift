/// A complete, validated fund: every number a run needs, as typed values.
///
/// It is decoded from a configuration tree that has passed validation against the parameter
/// registry, so every conditional value that its variant needs is present. Names mirror the paths of
/// the registry: `fees.management.rate` is `fees.management.rate`. Rates are decimals per year, money
/// is in units of `fund.currency`, months count from fund close (month 0).
public struct FundConfig: Sendable, Equatable, Decodable {
  public var fund: FundTerms
  public var fees: Fees
  public var expenses: Expenses
  public var deployment: Deployment
  public var capitalCalls: CapitalCalls
  public var cash: CashTerms
  public var reinvestment: Reinvestment
  public var exits: Exits
  public var waterfall: WaterfallTerms
  public var distributions: Distributions
  public var market: Market
  public var zones: [Zone]
  public var portfolio: Portfolio
  public var loans: Loans
  public var products: [Product]
  public var facilities: [Facility]
  public var notes: Notes
  public var analytics: Analytics
  public var guardrails: [Guardrail]
  public var simulation: Simulation
  public var hooks: [HookTerms]
}

/// Size, life and end of the fund.
public struct FundTerms: Sendable, Equatable, Decodable {
  public enum End: String, Sendable, Decodable, CaseIterable {
    /// Loans alive at the end of the term are sold.
    case liquidate
    /// Loans run on through the extension years; what is still alive then is sold.
    case runOff = "run_off"
  }

  public var name: String
  public var currency: String
  /// Total commitments.
  public var size: Double
  public var termYears: Int
  public var extensionYears: Int
  public var end: End
  /// Taken off NAV when loans are sold at the end.
  public var liquidationDiscount: Double
  /// Taken off NAV when loans are sold to pay an obligation.
  public var distressedDiscount: Double
  /// How often NAV is struck.
  public var valuationFrequency: Frequency

  /// Last month of the fund: `12 term`, plus the extension when loans run off.
  public var horizonMonths: Int {
    12 * (termYears + (end == .runOff ? extensionYears : 0))
  }
}

/// A calendar rhythm, in months.
public enum Frequency: String, Sendable, Decodable, CaseIterable {
  case monthly, quarterly, semiannual, annual

  public var months: Int {
    switch self {
    case .monthly: 1
    case .quarterly: 3
    case .semiannual: 6
    case .annual: 12
    }
  }
}

/// What a rate is charged on.
public enum FeeBasis: String, Sendable, Decodable, CaseIterable {
  /// Total commitments.
  case committed
  /// Outstanding principal at the start of the month.
  case invested
  /// Latest NAV struck before the month.
  case nav
}

public struct Fees: Sendable, Equatable, Decodable {
  public var management: ManagementFee
  public var origination: OriginationFee
}

public struct ManagementFee: Sendable, Equatable, Decodable {
  public enum Timing: String, Sendable, Decodable, CaseIterable { case advance, arrears }

  public struct StepDown: Sendable, Equatable, Decodable {
    public var fromMonth: Int
    public var rate: Double
    public var basis: FeeBasis

    public init(fromMonth: Int, rate: Double, basis: FeeBasis) {
      (self.fromMonth, self.rate, self.basis) = (fromMonth, rate, basis)
    }
  }

  public var rate: Double
  public var basis: FeeBasis
  public var frequency: Frequency
  public var timing: Timing
  public var stepDowns: [StepDown]
  /// Share of origination fees paid to the GP that is taken off the management fee.
  public var originationFeeOffset: Double

  public init(
    rate: Double, basis: FeeBasis, frequency: Frequency, timing: Timing, stepDowns: [StepDown],
    originationFeeOffset: Double
  ) {
    (self.rate, self.basis, self.frequency, self.timing) = (rate, basis, frequency, timing)
    (self.stepDowns, self.originationFeeOffset) = (stepDowns, originationFeeOffset)
  }
}

public struct OriginationFee: Sendable, Equatable, Decodable {
  public enum Payer: String, Sendable, Decodable, CaseIterable { case borrower, fund }
  public enum Payee: String, Sendable, Decodable, CaseIterable { case gp, fund }

  /// Share of the advance.
  public var rate: Double
  public var paidBy: Payer
  public var paidTo: Payee
}

public struct Expenses: Sendable, Equatable, Decodable {
  /// Paid once, in month 0.
  public var formation: Double
  /// Per year, in the money of year 1.
  public var annual: Double
  public var inflation: Double
  /// Per year, on `rateBasis`.
  public var rate: Double
  public var rateBasis: FeeBasis
  /// Per year, on outstanding principal.
  public var servicingRate: Double
  /// Share of every amount collected from a loan.
  public var dispositionRate: Double
}

public struct Deployment: Sendable, Equatable, Decodable {
  public enum Pace: String, Sendable, Decodable, CaseIterable {
    case linear
    case frontLoaded = "front_loaded"
    case backLoaded = "back_loaded"
    case sCurve = "s_curve"
    case custom
  }

  /// Share of commitments that the first loans are bought with.
  public var share: Double
  public var periodMonths: Int
  public var pace: Pace
  /// Steepness of the loaded and S-shaped paces.
  public var intensity: Double?
  /// Weight of each month, for the custom pace.
  public var custom: [Double]?
  /// Share of each month's count placed to hit zone targets; the rest is drawn.
  public var allocationPrecision: Double
}

public struct CapitalCalls: Sendable, Equatable, Decodable {
  public enum Schedule: String, Sendable, Decodable, CaseIterable {
    case upfront, equal
    case frontLoaded = "front_loaded"
    case backLoaded = "back_loaded"
    case custom
    case onDemand = "on_demand"
  }

  public struct Call: Sendable, Equatable, Decodable {
    public var month: Int
    public var share: Double
  }

  public var schedule: Schedule
  public var count: Int?
  public var intervalMonths: Int?
  public var intensity: Double?
  public var custom: [Call]?
}

public struct CashTerms: Sendable, Equatable, Decodable {
  /// Simple annual rate on the month's opening cash.
  public var yieldRate: Double
}

public struct Reinvestment: Sendable, Equatable, Decodable {
  public enum Receipts: String, Sendable, Decodable, CaseIterable { case principal, all }

  public var periodMonths: Int
  public var share: Double
  public var receipts: Receipts
  public var minBatch: Double
  public var rebalancingStrength: Double
}

public struct WaterfallTerms: Sendable, Equatable, Decodable {
  public enum Structure: String, Sendable, Decodable, CaseIterable {
    case european, american, tiers
  }
  public enum Account: String, Sendable, Decodable, CaseIterable {
    case capitalAndPreferred = "capital_and_preferred"
    case irr
  }
  public enum Compounding: String, Sendable, Decodable, CaseIterable {
    case annual, quarterly, monthly, simple
  }

  public struct Tier: Sendable, Equatable, Decodable {
    public enum Until: String, Sendable, Decodable, CaseIterable {
      case capital, preferred, irr, multiple
      case catchUp = "catch_up"
      case forever
    }
    public var until: Until
    /// Rate for irr, multiple for multiple, GP share of profit for catch_up.
    public var value: Double?
    /// LP share of the cash that the tier pays; the GP takes the rest.
    public var lpShare: Double
  }

  /// What the GP gives back at the end of the fund, and what secures it.
  public struct Clawback: Sendable, Equatable, Decodable {
    public enum Test: String, Sendable, Decodable, CaseIterable {
      case none
      case excessOverCarryShare = "excess_over_carry_share"
      case lpShortfall = "lp_shortfall"
      case wholeFundEntitlement = "whole_fund_entitlement"
    }
    public var test: Test
    /// Share of each payment to the GP that lies in escrow until the end.
    public var escrowShare: Double
    /// Tax on carry, which is not given back.
    public var taxRate: Double
    /// GP share of profit that listed tiers may leave it; other structures use `carry`.
    public var carryShare: Double
  }

  /// The GP's own money in the fund, which bears no carry.
  public struct GpCommitment: Sendable, Equatable, Decodable {
    /// Share of commitments.
    public var share: Double
    /// Whether it bears management fee.
    public var paysFee: Bool
  }

  public var structure: Structure
  public var hurdleRate: Double
  public var hurdleCompounding: Compounding
  public var hurdleAccount: Account
  /// GP share of the catch-up; 0 is none, 1 is full.
  public var catchUp: Double
  public var carry: Double
  public var tiers: [Tier]?
  /// American: whether losses of loans realized earlier are made good by later ones.
  public var lossCarryForward: Bool
  public var clawback: Clawback
  public var gpCommitment: GpCommitment
}

public struct Distributions: Sendable, Equatable, Decodable {
  public enum Policy: String, Sendable, Decodable, CaseIterable {
    case allCash = "all_cash"
    case incomeOnly = "income_only"
    case atEnd = "at_end"
  }

  public var frequency: Frequency
  public var policy: Policy
  /// Cash kept back until the end, as a share of commitments.
  public var minimumReserve: Double
}
