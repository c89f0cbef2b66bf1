import FundAnalysis
import FundModel
import FundResults
import TestSupport
import Testing

/// Random managers over random fund flows: money is conserved, and nothing is negative that must not be.
@Suite struct CompanyConservationTests {
  static func random(_ seed: UInt64) -> (model: CompanyModel, flows: [FundYears]) {
    var random = SplitMix(seed: seed)
    var config = plainManager()
    config.company.openingCash = random.number(0, 1e6, or: 0, with: 0.3)
    config.company.aumBasis = random.pick(FeeBasis.allCases)
    for _ in 0..<random.whole(0, 3) {
      var item = ManagerTemplate.income
      item.annual = random.number(0, 1e5)
      item.growth = random.number(-0.1, 0.1)
      item.fromYear = random.whole(1, 12)
      item.toYear = item.fromYear + random.whole(0, 12)
      config.income.append(item)
    }
    for _ in 0..<random.whole(0, 4) {
      var role = ManagerTemplate.role
      role.scaling = random.pick(StaffRole.Scaling.allCases)
      role.headCount = random.number(0, 6)
      role.aumUnit = random.number(1e7, 1e8)
      role.salary = random.number(2e4, 3e5)
      role.growth = random.number(-0.05, 0.1)
      role.fromYear = random.whole(1, 6)
      role.toYear = role.fromYear + random.whole(0, 20)
      config.staff.append(role)
    }
    for _ in 0..<random.whole(0, 6) {
      var item = ManagerTemplate.cost
      item.scaling = random.pick(CostItem.Scaling.allCases)
      item.annual = random.number(0, 2e5)
      item.growth = random.number(-0.05, 0.1)
      item.rate = item.scaling == .shareOfAum ? random.number(0, 0.01) : random.number(0, 0.5)
      config.costs.append(item)
    }
    config.tax.rate = random.number(0, 0.5, or: 0, with: 0.3)
    config.tax.lossCarryForward = random.chance(0.5)
    config.reserve.months = random.number(0, 24, or: 0, with: 0.3)
    config.dividends.of = random.pick(Dividends.Of.allCases)
    config.dividends.share = random.number(0, 1, or: 1, with: 0.3)
    config.carryTeam = random.shares(random.whole(1, 4)).enumerated().map { index, share in
      var member = ManagerTemplate.member
      member.share = share * 0.9
      member.fromYear = random.whole(1, 8)
      member.toYear = member.fromYear + random.whole(0, 8)
      member.vestingYears = random.whole(0, 6)
      return member
    }
    var tenures: [FundTenure] = []
    var flows: [FundYears] = []
    for _ in 0..<random.whole(1, 4) {
      let years = random.whole(1, 12)
      func column(_ scale: Double) -> [Double] {
        (0...years).map { _ in random.number(0, scale, or: 0, with: 0.3) }
      }
      tenures.append(
        FundTenure(
          size: random.number(1e6, 3e8), firstYear: random.whole(1, 8), years: years,
          feeShare: random.number(0, 1, or: 1, with: 0.5),
          carryShare: random.number(0, 1, or: 1, with: 0.5)))
      flows.append(
        FundYears(
          managementFees: column(2e6), originationFees: column(5e5), carry: column(4e6),
          outstanding: column(1e8), nav: column(1e8)))
    }
    return (CompanyModel(config, funds: tenures), flows)
  }

  @Test func moneyIsConserved() {
    var funded = 0
    var paid = 0
    for seed in 0..<UInt64(2000) {
      let (model, flows) = Self.random(seed)
      let account = model.account(flows)
      var moved = model.config.company.openingCash
      for line: CompanyLine in [.revenue, .staff, .costs, .teamCarry, .tax, .funding] {
        moved += account.total(line)
      }
      // An ulp of all money moved for each of at most 12 sums a year.
      let tolerance = moved.ulp * Double(12 * model.years)
      var cash = model.config.company.openingCash
      for year in 1...model.years {
        func line(_ line: CompanyLine) -> Double { account[line, year] }
        #expect(line(.openingCash) == cash, "seed \(seed), year \(year)")
        cash =
          cash + line(.revenue) + line(.funding) - line(.staff) - line(.costs)
          - line(.teamCarry) - line(.tax) - line(.dividends)
        #expect(abs(cash - line(.closingCash)) <= tolerance, "seed \(seed), year \(year)")
        cash = line(.closingCash)
        let parts =
          line(.managementFees) + line(.originationFees) + line(.sideIncome) + line(.carry)
        #expect(abs(parts - line(.revenue)) <= tolerance)
        let team = model.config.carryTeam.indices.reduce(0) {
          $0 + account[member: $1, year: year]
        }
        #expect(abs(team - line(.teamCarry)) <= tolerance && team <= line(.carry) + tolerance)
        for kept: CompanyLine in [
          .closingCash, .funding, .dividends, .tax, .staff, .costs, .heads, .aum,
        ] {
          #expect(line(kept) >= 0, "seed \(seed), year \(year), \(kept)")
        }
        #expect(line(.funding) == 0 || line(.dividends) == 0)
        let reserve = model.config.reserve.months / 12 * (line(.staff) + line(.costs))
        #expect(line(.dividends) == 0 || line(.closingCash) >= reserve - tolerance)
      }
      // All fees and carry of the funds arrive, in their shares, and nothing else does.
      var fees = 0.0
      var carry = 0.0
      for (fund, flow) in zip(model.funds, flows) {
        fees += fund.feeShare * (flow.managementFees + flow.originationFees).reduce(0, +)
        carry += fund.carryShare * flow.carry.reduce(0, +)
      }
      #expect(abs(account[.fees] - fees) <= tolerance, "seed \(seed)")
      #expect(abs(account[.carry] - carry) <= tolerance, "seed \(seed)")
      if account[.fundingNeeded] > 0 { funded += 1 }
      if account[.dividends] > 0 { paid += 1 }
    }
    // Both ends of the cash account were reached.
    #expect(funded > 200 && paid > 200, "\(funded) funded, \(paid) paid")
  }
}
