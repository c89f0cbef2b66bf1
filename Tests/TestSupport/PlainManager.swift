import Foundation
import FundModel

/// A manager of one fund with nothing but the fund's fees: no staff, costs, tax, dividends or team.
///
/// Tests start from it and switch on what they are about.
public func plainManager() -> ManagerConfig {
  var config = ManagerTemplate.config
  config.income = []
  config.staff = []
  config.costs = []
  config.carryTeam = []
  return config
}

/// One of every record of a manager, to copy and change.
public enum ManagerTemplate {
  public static let config: ManagerConfig = {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(ManagerConfig.self, from: Data(json.utf8))
    } catch {
      fatalError("the manager template of TestSupport does not decode: \(error)")
    }
  }()

  public static var income: IncomeItem { config.income[0] }
  public static var role: StaffRole { config.staff[0] }
  public static var cost: CostItem { config.costs[0] }
  public static var member: CarryMember { config.carryTeam[0] }

  public static let json = """
    {
      "schema_version": 1,
      "company": {"name": "House", "currency": "USD", "opening_cash": 0, "aum_basis": "committed"},
      "funds": [
        {
          "name": "one", "config": "one.json", "changes": [], "fund_number": 0, "start_year": 1,
          "market": "common", "fee_share": 1, "carry_share": 1
        }
      ],
      "income": [
        {"name": "advisory", "annual": 1000, "growth": 0, "from_year": 1, "to_year": 100}
      ],
      "staff": [
        {
          "role": "analyst", "head_count": 1, "scaling": "per_aum", "aum_unit": 1000000,
          "salary": 1000, "growth": 0, "from_year": 1, "to_year": 100
        }
      ],
      "costs": [
        {
          "name": "office", "scaling": "fixed", "annual": 1000, "growth": 0, "rate": 0.1,
          "from_year": 1, "to_year": 100
        }
      ],
      "tax": {"rate": 0, "loss_carry_forward": false},
      "reserve": {"months": 0},
      "dividends": {"of": "profit", "share": 0},
      "carry_team": [
        {"name": "partner", "share": 0.5, "from_year": 1, "to_year": 100, "vesting_years": 0}
      ],
      "analytics": {"discount_rate": 0.1, "quantiles": [0.05, 0.5, 0.95]},
      "simulation": {"paths": 100, "seed": 42}
    }
    """
}
