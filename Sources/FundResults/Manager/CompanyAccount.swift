/// The accounts of a management company on one path.
public struct CompanyAccount: Sendable, Equatable {
  /// Number of years; year y of 1...years stands at index y - 1.
  public let years: Int
  private var lines: [Double]
  /// Carry paid by member and year, `member * years + year - 1`.
  private var team: [Double]
  /// By `CompanyMetric.rawValue`; not a number when undefined.
  public var metrics = [Double](repeating: .nan, count: CompanyMetric.count)

  public init(years: Int, members: Int) {
    self.years = years
    lines = [Double](repeating: 0, count: CompanyLine.count * years)
    team = [Double](repeating: 0, count: members * years)
  }

  /// A line of a year, from 1; not a number when undefined.
  public subscript(line: CompanyLine, year: Int) -> Double {
    get { lines[line.rawValue * years + year - 1] }
    set { lines[line.rawValue * years + year - 1] = newValue }
  }

  /// What a member of the carry team got in a year.
  public subscript(member member: Int, year year: Int) -> Double {
    get { team[member * years + year - 1] }
    set { team[member * years + year - 1] = newValue }
  }

  public subscript(metric: CompanyMetric) -> Double {
    get { metrics[metric.rawValue] }
    set { metrics[metric.rawValue] = newValue }
  }

  public func total(_ line: CompanyLine) -> Double {
    row(line).reduce(0, +)
  }

  public func total(member: Int) -> Double {
    (0..<years).reduce(0) { $0 + team[member * years + $1] }
  }

  /// The figures of a line by year, from year 1.
  public func row(_ line: CompanyLine) -> ArraySlice<Double> {
    lines[line.rawValue * years..<(line.rawValue + 1) * years]
  }
}
