/// A management company and the funds it manages: complete and validated.
///
/// Names mirror `ParameterRegistry.manager`. Years count from 1 on the manager's calendar; money is
/// in units of `company.currency`; rates are decimals per year. Rules: docs/manager.md.
public struct ManagerConfig: Sendable, Equatable, Decodable {
  public var company: Company
  public var funds: [ManagedFund]
  public var income: [IncomeItem]
  public var staff: [StaffRole]
  public var costs: [CostItem]
  public var tax: Tax
  public var reserve: Reserve
  public var dividends: Dividends
  public var carryTeam: [CarryMember]
  public var analytics: ManagerAnalytics
  public var simulation: ManagerSimulation
}

public struct Company: Sendable, Equatable, Decodable {
  public var name: String
  public var currency: String
  /// Cash on the day before year 1.
  public var openingCash: Double
  /// What assets under management are: commitments, outstanding principal, or NAV.
  public var aumBasis: FeeBasis
}

/// One fund of the manager: a fund configuration, and how it hangs on the company.
public struct ManagedFund: Sendable, Equatable, Decodable {
  /// On which market the fund lives.
  public enum MarketDraws: String, Sendable, Decodable, CaseIterable {
    /// The paths of all funds marked so share their market.
    case common
    /// A market independent of every other fund's.
    case own
  }

  public var name: String
  /// Preset, or a file beside the manager's.
  public var config: String
  /// `PATH=VALUE`, as `--set` takes them.
  public var changes: [String]
  /// Takes the place of the configuration's `simulation.fund_number`.
  public var fundNumber: Int
  /// Year of the manager's calendar that is the fund's first.
  public var startYear: Int
  public var market: MarketDraws
  /// Share of the fund's management and origination fees that the company receives.
  public var feeShare: Double
  /// Share of the fund's carry, net of escrow and clawback, that the company receives.
  public var carryShare: Double
}

/// Income that no fund pays: `annual (1 + growth)^(y - 1)` in year y of `fromYear...toYear`.
public struct IncomeItem: Sendable, Equatable, Decodable {
  public var name: String
  public var annual: Double
  public var growth: Double
  public var fromYear: Int
  public var toYear: Int
}

public struct StaffRole: Sendable, Equatable, Decodable {
  public enum Scaling: String, Sendable, Decodable, CaseIterable {
    case fixed
    /// `headCount` for every fund alive in the year.
    case perFund = "per_fund"
    /// `headCount` for every `aumUnit` of assets under management, in parts.
    case perAum = "per_aum"
  }

  public var role: String
  public var headCount: Double
  public var scaling: Scaling
  public var aumUnit: Double?
  /// For one head and year, in the money of year 1.
  public var salary: Double
  public var growth: Double
  public var fromYear: Int
  public var toYear: Int
}

public struct CostItem: Sendable, Equatable, Decodable {
  public enum Scaling: String, Sendable, Decodable, CaseIterable {
    case fixed
    case perHead = "per_head"
    case perFund = "per_fund"
    /// Of salaries.
    case shareOfPayroll = "share_of_payroll"
    /// Of fees and side income; carry is not in it.
    case shareOfRevenue = "share_of_revenue"
    case shareOfAum = "share_of_aum"
  }

  public var name: String
  public var scaling: Scaling
  /// Money of year 1, for what is counted in money.
  public var annual: Double?
  public var growth: Double?
  /// Share, for what is a share of something.
  public var rate: Double?
  public var fromYear: Int
  public var toYear: Int
}

public struct Tax: Sendable, Equatable, Decodable {
  public var rate: Double
  /// Whether losses of earlier years lower the taxable profit.
  public var lossCarryForward: Bool
}

public struct Reserve: Sendable, Equatable, Decodable {
  /// Months of the year's staff and other costs that stay in the company.
  public var months: Double
}

public struct Dividends: Sendable, Equatable, Decodable {
  public enum Of: String, Sendable, Decodable, CaseIterable {
    /// `share` of the year's net profit, at most the cash above the reserve.
    case profit
    /// `share` of the cash above the reserve.
    case cash
  }

  public var of: Of
  public var share: Double
}

/// Somebody with a share in the carry that the company receives.
public struct CarryMember: Sendable, Equatable, Decodable {
  public var name: String
  /// Of the carry of a year, once fully vested.
  public var share: Double
  /// First and last year in the team.
  public var fromYear: Int
  public var toYear: Int
  /// Years in the team until the whole share has vested, in equal parts; 0 is at once.
  public var vestingYears: Int

  /// Part of the share that has vested in a year: years in the team so far over `vestingYears`.
  /// Who has left keeps what had vested.
  public func vested(year: Int) -> Double {
    let years = min(year, toYear) - fromYear + 1
    guard years > 0 else { return 0 }
    return years >= vestingYears ? 1 : Double(years) / Double(vestingYears)
  }
}

public struct ManagerAnalytics: Sendable, Equatable, Decodable {
  /// Annual effective rate of the company's NPV.
  public var discountRate: Double
  public var quantiles: [Double]
}

public struct ManagerSimulation: Sendable, Equatable, Decodable {
  public var paths: Int
  public var seed: UInt64
}
