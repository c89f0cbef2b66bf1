import FundModel
import FundResults

/// The accounts of a management company, year by year (docs/manager.md).
///
/// A pure function of the manager, its funds' tenures and their flows on one path. Only `+`, `-`,
/// `*`, `/` and the project's own logarithm: the same bits everywhere.
public struct CompanyModel: Sendable {
  public let config: ManagerConfig
  public let funds: [FundTenure]
  /// Years of the accounts: from 1 to the last of the last fund.
  public let years: Int

  public init(_ config: ManagerConfig, funds: [FundTenure]) {
    self.config = config
    self.funds = funds
    years = funds.map(\.lastYear).max() ?? 0
  }

  /// The accounts of one path; `flows` in the order of the funds.
  ///
  /// - Precondition: one entry a fund, each column with at least `years + 1` entries of that fund.
  public func account(_ flows: [FundYears]) -> CompanyAccount {
    precondition(flows.count == funds.count)
    var account = CompanyAccount(years: years, members: config.carryTeam.count)
    guard years > 0 else { return account }
    for year in 1...years {
      fillIncome(&account, year, flows)
      fillCosts(&account, year, flows)
    }
    settle(&account)
    fillRatios(&account)
    fillMetrics(&account)
    return account
  }

  // MARK: profit and loss

  private func fillIncome(_ account: inout CompanyAccount, _ year: Int, _ flows: [FundYears]) {
    for (fund, flow) in zip(funds, flows) {
      guard let own = fund.ownYear(year) else { continue }
      // Month 0 of a fund belongs to its first year.
      func sum(_ column: [Double]) -> Double { own == 1 ? column[0] + column[1] : column[own] }
      account[.managementFees, year] += fund.feeShare * sum(flow.managementFees)
      account[.originationFees, year] += fund.feeShare * sum(flow.originationFees)
      account[.carry, year] += fund.carryShare * sum(flow.carry)
      account[.aum, year] += assets(fund, flow, own)
    }
    for item in config.income where (item.fromYear...item.toYear).contains(year) {
      account[.sideIncome, year] += Self.grown(item.annual, item.growth, year)
    }
    account[.revenue, year] = recurring(account, year) + account[.carry, year]
    for (index, member) in config.carryTeam.enumerated() {
      let part = member.share * member.vested(year: year) * account[.carry, year]
      account[member: index, year: year] = part
      account[.teamCarry, year] += part
    }
  }

  /// Fees and side income.
  private func recurring(_ account: CompanyAccount, _ year: Int) -> Double {
    account[.managementFees, year] + account[.originationFees, year] + account[.sideIncome, year]
  }

  private func assets(_ fund: FundTenure, _ flow: FundYears, _ own: Int) -> Double {
    switch config.company.aumBasis {
    case .committed: fund.size
    case .invested: (flow.outstanding[own - 1] + flow.outstanding[own]) / 2
    case .nav: (flow.nav[own - 1] + flow.nav[own]) / 2
    }
  }

  private func fillCosts(_ account: inout CompanyAccount, _ year: Int, _ flows: [FundYears]) {
    let alive = Double(funds.count { $0.ownYear(year) != nil })
    let aum = account[.aum, year]
    for role in config.staff where (role.fromYear...role.toYear).contains(year) {
      let heads =
        switch role.scaling {
        case .fixed: role.headCount
        case .perFund: role.headCount * alive
        case .perAum: role.headCount * aum / (role.aumUnit ?? .infinity)
        }
      account[.heads, year] += heads
      account[.staff, year] += heads * Self.grown(role.salary, role.growth, year)
    }
    let income = recurring(account, year)
    for item in config.costs where (item.fromYear...item.toYear).contains(year) {
      account[.costs, year] += cost(item, account, year, alive: alive, income: income)
    }
    account[.feeRelatedEarnings, year] =
      income - account[.staff, year] - account[.costs, year]
    account[.ebitda, year] =
      account[.feeRelatedEarnings, year] + account[.carry, year] - account[.teamCarry, year]
  }

  /// What a cost item comes to; staff of the year are known by then.
  private func cost(
    _ item: CostItem, _ account: CompanyAccount, _ year: Int, alive: Double, income: Double
  ) -> Double {
    let annual = Self.grown(item.annual ?? 0, item.growth ?? 0, year)
    let rate = item.rate ?? 0
    switch item.scaling {
    case .fixed: return annual
    case .perHead: return annual * account[.heads, year]
    case .perFund: return annual * alive
    case .shareOfPayroll: return rate * account[.staff, year]
    case .shareOfRevenue: return rate * income
    case .shareOfAum: return rate * account[.aum, year]
    }
  }

  /// `amount (1 + growth)^(year - 1)`.
  static func grown(_ amount: Double, _ growth: Double, _ year: Int) -> Double {
    var value = amount
    for _ in 1..<max(1, year) { value *= 1 + growth }
    return value
  }

  // MARK: cash

  /// Tax, funding and dividends, from year 1 on.
  private func settle(_ account: inout CompanyAccount) {
    var cash = config.company.openingCash
    var losses = 0.0
    for year in 1...years {
      let profit = account[.ebitda, year]
      let used = min(losses, max(0, profit))
      let tax = config.tax.rate * (max(0, profit) - used)
      if config.tax.lossCarryForward { losses += max(0, -profit) - used }
      account[.tax, year] = tax
      account[.netProfit, year] = profit - tax
      account[.openingCash, year] = cash
      cash += profit - tax
      let funding = max(0, -cash)
      account[.funding, year] = funding
      cash += funding
      let dividends = self.dividends(account, year, cash: cash)
      account[.dividends, year] = dividends
      cash -= dividends
      account[.closingCash, year] = cash
    }
  }

  private func dividends(_ account: CompanyAccount, _ year: Int, cash: Double) -> Double {
    let reserve =
      config.reserve.months / 12 * (account[.staff, year] + account[.costs, year])
    let free = max(0, cash - reserve)
    switch config.dividends.of {
    case .profit: return min(free, config.dividends.share * max(0, account[.netProfit, year]))
    case .cash: return config.dividends.share * free
    }
  }
}
