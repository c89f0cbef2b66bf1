import FundModel

/// A finished run of a management company: its accounts on every path.
public struct ManagerResult: Sendable {
  /// One of the funds, as the accounts saw it.
  public struct Fund: Sendable {
    public var name: String
    public var configHash: String
    public var size: Double
    public var firstYear: Int
    public var lastYear: Int
    /// Metrics of the fund's own paths.
    public var samples: SampleTable

    public init(
      name: String, configHash: String, size: Double, firstYear: Int, lastYear: Int,
      samples: SampleTable
    ) {
      self.name = name
      self.configHash = configHash
      self.size = size
      self.firstYear = firstYear
      self.lastYear = lastYear
      self.samples = samples
    }
  }

  public var config: ManagerConfig
  /// Name of what is modelled: of the manager and of its funds.
  public var hash: String
  public var seed: UInt64
  public var funds: [Fund]
  /// By path.
  public var accounts: [CompanyAccount]

  public init(
    config: ManagerConfig, hash: String, seed: UInt64, funds: [Fund], accounts: [CompanyAccount]
  ) {
    self.config = config
    self.hash = hash
    self.seed = seed
    self.funds = funds
    self.accounts = accounts
  }

  public var paths: Int { accounts.count }
  public var years: Int { accounts.first?.years ?? 0 }

  /// A metric over paths.
  public func sample(_ metric: CompanyMetric) -> Sample { Sample(accounts.map { $0[metric] }) }

  /// A line of a year over paths.
  public func sample(_ line: CompanyLine, year: Int) -> Sample {
    Sample(accounts.map { $0[line, year] })
  }

  /// What a member of the carry team gets in all, over paths.
  public func sample(member: Int) -> Sample { Sample(accounts.map { $0.total(member: member) }) }

  /// What a member gets in a year, over paths.
  public func sample(member: Int, year: Int) -> Sample {
    Sample(accounts.map { $0[member: member, year: year] })
  }

  /// Carry that the house keeps in all, over paths.
  public var houseCarry: Sample {
    Sample(accounts.map { $0.total(.carry) - $0.total(.teamCarry) })
  }

  /// Correlation over paths of a metric of two funds; nil when one of them does not vary.
  public func correlation(_ metric: Metric, _ a: Int, _ b: Int) -> Double? {
    FundResults.correlation(funds[a].samples.column(metric), funds[b].samples.column(metric))
  }
}
