import FundAnalysis
import FundModel
import FundResults
import TestSupport
import Testing

/// The accounts by hand, each rule on its own. Amounts are small whole numbers, so that sums are
/// exact and equality is to the bit where nothing is divided.
@Suite struct CompanyModelTests {
  /// A fund with the same fee every year, 100 in month 0, and its carry in the last year.
  static func flows(years: Int, fee: Double, carry: Double, nav: [Double]? = nil) -> FundYears {
    let zeros = [Double](repeating: 0, count: years + 1)
    var paid = [Double](repeating: fee, count: years + 1)
    paid[0] = 100
    var last = zeros
    last[years] = carry
    return FundYears(
      managementFees: paid, originationFees: zeros, carry: last, outstanding: nav ?? zeros,
      nav: nav ?? zeros)
  }

  static func tenure(first: Int = 1, years: Int, size: Double = 1_000_000) -> FundTenure {
    FundTenure(size: size, firstYear: first, years: years, feeShare: 1, carryShare: 1)
  }

  static func account(
    _ config: ManagerConfig, years: Int = 4, fee: Double = 400, carry: Double = 0,
    nav: [Double]? = nil
  ) -> CompanyAccount {
    CompanyModel(config, funds: [tenure(years: years)])
      .account([flows(years: years, fee: fee, carry: carry, nav: nav)])
  }

  @Test func monthZeroBelongsToTheFirstYear() {
    let account = Self.account(plainManager())
    #expect(Array(account.row(.managementFees)) == [500, 400, 400, 400])
    #expect(account[.revenue] == 1700)
  }

  @Test func aLaterFundMovesOnTheCalendarOnly() {
    let model = CompanyModel(
      plainManager(), funds: [Self.tenure(years: 2), Self.tenure(first: 3, years: 2)])
    let account = model.account([
      Self.flows(years: 2, fee: 10, carry: 1), Self.flows(years: 2, fee: 20, carry: 2),
    ])
    #expect(model.years == 4)
    #expect(Array(account.row(.managementFees)) == [110, 10, 120, 20])
    #expect(Array(account.row(.carry)) == [0, 1, 0, 2])
    #expect(Array(account.row(.aum)) == [1e6, 1e6, 1e6, 1e6])
  }

  @Test func aSharedFundPaysItsShare() {
    var tenure = Self.tenure(years: 2)
    tenure.feeShare = 0.5
    tenure.carryShare = 0.25
    let account = CompanyModel(plainManager(), funds: [tenure])
      .account([Self.flows(years: 2, fee: 10, carry: 8)])
    #expect(Array(account.row(.managementFees)) == [55, 5])
    #expect(Array(account.row(.carry)) == [0, 2])
  }

  @Test func itemsGrowFromYearOneAndEndWhenTheyEnd() {
    var config = plainManager()
    var item = ManagerTemplate.income
    item.annual = 1000
    item.growth = 0.5
    item.fromYear = 2
    item.toYear = 3
    config.income = [item]
    #expect(Array(Self.account(config).row(.sideIncome)) == [0, 1500, 2250, 0])
  }

  @Test func headsScaleWithFundsAndAssets() {
    var config = plainManager()
    config.company.aumBasis = .nav
    var perFund = ManagerTemplate.role
    perFund.scaling = .perFund
    perFund.headCount = 2
    var perAum = ManagerTemplate.role
    perAum.scaling = .perAum
    perAum.headCount = 1
    perAum.aumUnit = 100
    config.staff = [perFund, perAum]
    // Means of opening and closing NAV: 50, 150, 100, 0.
    let account = Self.account(config, nav: [0, 100, 200, 0, 0])
    #expect(Array(account.row(.aum)) == [50, 150, 100, 0])
    #expect(Array(account.row(.heads)) == [2.5, 3.5, 3, 2])
    #expect(Array(account.row(.staff)) == [2500, 3500, 3000, 2000])
  }

  @Test(arguments: [
    (CostItem.Scaling.fixed, 10.0), (.perHead, 20), (.perFund, 10), (.shareOfPayroll, 500),
    // Fees of year 2 are 400, side income 1000; carry is in year 4.
    (.shareOfRevenue, 350), (.shareOfAum, 250_000),
  ])
  func costsScale(scaling: CostItem.Scaling, expected: Double) {
    var config = plainManager()
    config.income = [ManagerTemplate.income]
    var role = ManagerTemplate.role
    role.scaling = .fixed
    role.headCount = 2
    config.staff = [role]
    var item = ManagerTemplate.cost
    item.scaling = scaling
    item.annual = 10
    item.rate = 0.25
    config.costs = [item]
    #expect(Self.account(config, carry: 1e6)[.costs, 2] == expected)
  }

  @Test func taxUsesLossesOnlyWhenAllowed() {
    var config = plainManager()
    config.tax.rate = 0.5
    var item = ManagerTemplate.cost
    item.scaling = .fixed
    item.annual = 1100
    item.toYear = 1
    config.costs = [item]
    // Profit: -600, 400, 400, 400.
    #expect(Array(Self.account(config).row(.tax)) == [0, 200, 200, 200])
    config.tax.lossCarryForward = true
    #expect(Array(Self.account(config).row(.tax)) == [0, 0, 100, 200])
  }

  @Test func shareholdersFundWhatIsShort() {
    var config = plainManager()
    config.company.openingCash = 50
    var item = ManagerTemplate.cost
    item.scaling = .fixed
    item.annual = 1000
    item.toYear = 2
    config.costs = [item]
    let account = Self.account(config)
    #expect(Array(account.row(.funding)) == [450, 600, 0, 0])
    #expect(Array(account.row(.closingCash)) == [0, 0, 400, 800])
    #expect(account[.fundingYears] == 2 && account[.fundingNeeded] == 1)
    // Net profit adds up to -500, -1100, -700, -300: never above water.
    #expect(account[.breakEvenYear].isNaN)
  }

  @Test func dividendsLeaveTheReserve() {
    var config = plainManager()
    var item = ManagerTemplate.cost
    item.scaling = .fixed
    item.annual = 100
    config.costs = [item]
    config.reserve.months = 12
    config.dividends.share = 0.5
    // Profits 400, 300, 300, 300; half of them is always less than the cash above 100.
    #expect(Array(Self.account(config).row(.dividends)) == [200, 150, 150, 150])
    config.dividends.of = .cash
    // Cash before: 400, 250 + 300, ..: half of what is above 100.
    #expect(Array(Self.account(config).row(.dividends)) == [150, 225, 262.5, 281.25])
    config.dividends.of = .profit
    config.dividends.share = 1
    // The first year leaves the reserve behind, the others pay all they earn.
    #expect(Array(Self.account(config).row(.dividends)) == [300, 300, 300, 300])
  }

  @Test func carryVestsAndTheHouseKeepsTheRest() {
    var config = plainManager()
    var full = ManagerTemplate.member
    full.share = 0.5
    var vesting = full
    vesting.name = "junior"
    vesting.share = 0.25
    vesting.fromYear = 3
    vesting.vestingYears = 4
    var gone = vesting
    gone.name = "gone"
    gone.fromYear = 1
    gone.toYear = 1
    config.carryTeam = [full, vesting, gone]
    let account = Self.account(config, carry: 1600)
    // In year 4 the junior has been there two years of four, who left had one of four.
    #expect(account.total(member: 0) == 800)
    #expect(account.total(member: 1) == 200)
    #expect(account.total(member: 2) == 100)
    #expect(account[.teamCarry] == 1100 && account[.ebitda, 4] == 400 + 500)
  }

  @Test func ratiosAndValue() {
    var config = plainManager()
    config.company.openingCash = 100
    config.dividends.share = 1
    config.analytics.discountRate = 1
    var role = ManagerTemplate.role
    role.scaling = .fixed
    role.headCount = 2
    role.salary = 100
    config.staff = [role]
    let account = Self.account(config)
    // Revenue 500, 400, 400, 400; staff 200 each year; all profit is paid out.
    #expect(account[.ebitdaMargin, 1] == 0.6 && account[.ebitdaMargin, 2] == 0.5)
    #expect(account[.revenuePerHead, 1] == 250 && account[.revenueGrowth, 2] == -0.2)
    #expect(account[.revenueGrowth, 1].isNaN)
    #expect(account[.revenuePerHead] == 212.5)
    #expect(account[.breakEvenYear] == 1)
    // 300/2 + 200/4 + 200/8 + 200/16 + 100/16 - 100
    #expect(account[.npv] == 143.75)
    #expect(abs(account[.revenueGrowth] - (-0.0716822333)) < 1e-10)  // 0.8^(1/3) - 1
  }
}
