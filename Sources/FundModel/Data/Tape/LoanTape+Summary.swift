extension LoanTape {
  /// Figures of a group of loans.
  public struct Group: Sendable, Equatable {
    public let name: String
    public var count = 0
    /// Sum of the advances.
    public var amount = 0.0
    /// Sum over loans of advance times age, LTV and CLTV at origination.
    fileprivate var ageSum = 0.0
    fileprivate var ltvSum = 0.0
    fileprivate var cltvSum = 0.0

    fileprivate init(_ name: String) { self.name = name }

    /// Means weighted by the advance; NaN for no loans.
    public var meanAge: Double { ageSum / amount }
    public var meanLtv: Double { ltvSum / amount }
    public var meanCltv: Double { cltvSum / amount }

    fileprivate mutating func add(_ loan: TapeLoan) {
      count += 1
      amount += loan.amount
      ageSum += loan.amount * Double(loan.age)
      ltvSum += loan.amount * loan.ltv
      cltvSum += loan.amount * loan.cltv
    }
  }

  /// All loans, then those of each zone and each product in the order in which they are first seen.
  public var groups: (all: Group, zones: [Group], products: [Group]) {
    var all = Group("all")
    var zones: [Group] = []
    var products: [Group] = []
    func add(_ loan: TapeLoan, _ name: String, to groups: inout [Group]) {
      let index = groups.firstIndex { $0.name == name } ?? groups.count
      if index == groups.count { groups.append(Group(name)) }
      groups[index].add(loan)
    }
    for loan in loans {
      all.add(loan)
      add(loan, loan.zone, to: &zones)
      add(loan, loan.product, to: &products)
    }
    return (all, zones, products)
  }
}
