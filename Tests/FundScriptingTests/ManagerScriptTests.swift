import FundScripting
import Testing

/// Managers in scripts.
@Suite("Managers")
struct ManagerScriptTests {
  static let house = """
    fund = fund:with { ["fund.size"] = 10e6, ["fund.valuation_frequency"] = "annual" }
    house = { schema_version = 1, company = { name = "House", currency = "USD", opening_cash = 0, aum_basis = "nav" },
      funds = { { name = "one", config = fund, changes = {}, fund_number = 3, start_year = 1, market = "common",
        fee_share = 1, carry_share = 1 } },
      income = {}, staff = {}, costs = {}, tax = { rate = 0, loss_carry_forward = false },
      reserve = { months = 0 }, dividends = { of = "cash", share = 1 },
      carry_team = { { name = "ann", share = 0.5, from_year = 1, to_year = 100, vesting_years = 0 } },
      analytics = { discount_rate = 0.1, quantiles = { 0.5 } }, simulation = { paths = 9, seed = 5 } }

    """

  @Test("a fund of the script, members of the run, and both ways to the fund's fees")
  func members() throws {
    let ran = try script(
      Self.house + """
        run = eq.manager(house):run { paths = 6 }
        assert(run.paths == 6 and run.years == 10 and #run.yearly.revenue == 10)
        assert(math.abs(run.revenue:mean() - run.fees:mean() - run.carry:mean()) < 1)
        alone = fund:with { simulation = { fund_number = 3, seed = 5 } }:run { paths = 6 }
        assert(alone.tvpi:mean() == run.funds.one.tvpi:mean())
        assert(math.abs(run.team.ann:mean() - run.carry:mean() / 2) < 1e-6 * run.revenue:mean())
        assert(#run.json() > 1000 and run.csv():find("management_fees,money,1,"))
        assert(#eq.manager(house):validate() == 0)
        print(run)
        """)
    #expect(ran.output.contains("Fee-related earnings") && ran.output.contains("House"))
  }

  @Test("what is wrong is said, with the script's place")
  func faults() throws {
    let first = try failure(Self.house + "house.reserve.months = -1; eq.manager(house):run()")
    #expect(first.message.contains("reserve.months: is out of range (value -1)"), "\(first)")
    let second = try failure(
      Self.house + "house.funds[1].config = 'equihome-v3'; eq.manager(house):run()")
    #expect(second.message.contains("did you mean equihome-v2?"), "\(second)")
    let third = try failure(Self.house + "eq.manager(house):run { pahts = 3 }")
    #expect(third.message.contains("did you mean 'paths'?"), "\(third)")
    let fourth = try failure(
      Self.house + "house.funds[1].config = 'x/y.json'; eq.manager(house)"
    ) { $0.sandboxed = true }
    #expect(fourth.message.contains("sandboxed"), "\(fourth)")
  }
}
