import FundModel

extension PathWorkspace {
  /// Breaks the last path down by groups of loans, lines and years (docs/model.md, 6.1), from its
  /// loans and its ledger as they stand: a run that does not ask for it pays nothing.
  ///
  /// - Parameters:
  ///   - layout: that of this workspace's fund.
  ///   - row: `layout.columns` figures, overwritten.
  ///   - pooled: `layout.pooled` sums over paths, added to.
  public func breakDown(
    _ layout: BreakdownLayout, row: UnsafeMutablePointer<Double>,
    pooled: UnsafeMutablePointer<Double>
  ) {
    precondition(layout.months == fund.horizon + 1 && layout.zones == fund.zoneCount)
    row.update(repeating: 0, count: layout.columns)
    var outstandingAtYearEnd = [Double](repeating: 0, count: layout.years * layout.zones)
    var collected = 0.0
    var collectedMonths = 0.0
    outstandingAtYearEnd.withUnsafeMutableBufferPointer { outstanding in
      for loan in 0..<loanCount {
        let life = loanLife(loan)
        collected += life.collected
        collectedMonths += life.collected * Double(life.cashMonth &- life.exitMonth)
        add(loan, life, layout, row: row, pooled: pooled)
        let zone = Int(loans.zone[loan])
        var year = (Int(loans.bought[loan]) &+ 11) / 12
        while 12 &* year < life.exitMonth {
          outstanding[year &* layout.zones &+ zone] += loans.amount[loan]
          year &+= 1
        }
      }
    }
    row[layout.column(.collectionLag)] = collected > 0 ? collectedMonths / collected : .nan
    addFundLines(layout, row)
    addYears(layout, row)
    addDrift(layout, outstandingAtYearEnd, pooled)
  }

  /// How a loan ended: the month it left the books, that of its cash, what it was worth before any
  /// discount of the fund, and what came of it.
  private struct LoanLife {
    let exitMonth: Int
    let cashMonth: Int
    let worth: Double
    let collected: Double
    let isDefault: Bool
  }

  @inline(__always)
  private func loanLife(_ loan: Int) -> LoanLife {
    let exit = Int(loans.exitMonth[loan])
    let horizon = fund.horizon
    let keepAtEnd = 1 - fund.config.fund.liquidationDiscount
    switch ExitKind(rawValue: loans.kind[loan]) {
    case .default:
      let due = exit &+ fund.exits.lagMonths
      let worth = loans.collected[loan]
      return due > horizon
        ? LoanLife(
          exitMonth: exit, cashMonth: horizon, worth: worth, collected: worth * keepAtEnd,
          isDefault: true)
        : LoanLife(
          exitMonth: exit, cashMonth: due, worth: worth, collected: worth, isDefault: true)
    case .liquidation:
      return LoanLife(
        exitMonth: horizon, cashMonth: horizon, worth: loanNav(loan, month: horizon),
        collected: loans.collected[loan], isDefault: false)
    case .distressed:
      // The month of the sale, which took the place of the month planned.
      return LoanLife(
        exitMonth: exit, cashMonth: exit, worth: loanNav(loan, month: exit),
        collected: loans.collected[loan], isDefault: false)
    default:
      let worth = loans.collected[loan]
      return LoanLife(
        exitMonth: exit, cashMonth: exit, worth: worth, collected: worth, isDefault: false)
    }
  }

  @inline(__always)
  private func add(
    _ loan: Int, _ life: LoanLife, _ layout: BreakdownLayout,
    row: UnsafeMutablePointer<Double>, pooled: UnsafeMutablePointer<Double>
  ) {
    let amount = loans.amount[loan]
    let bought = Int(loans.bought[loan])
    let product = Int(loans.product[loan])
    let age = life.exitMonth &- bought
    let advance = advance(loan)
    let accrued = fund.contract.accruedInterest(
      product: product, advance: advance, age: self.age(loan, held: age))
    let principal = min(advance, life.worth)
    let interest = min(accrued, life.worth - principal)
    let share = life.worth - principal - interest
    let discount = life.collected - life.worth
    let shortfall = principal - amount
    let years = amount * Double(age) / 12
    func post(_ group: Int) {
      let at = row + layout.column(group: group, .number)
      at[BreakdownLayout.Figure.number.rawValue] += 1
      if life.isDefault { at[BreakdownLayout.Figure.defaults.rawValue] += 1 }
      at[BreakdownLayout.Figure.advances.rawValue] += amount
      at[BreakdownLayout.Figure.collected.rawValue] += life.collected
      at[BreakdownLayout.Figure.interest.rawValue] += interest
      at[BreakdownLayout.Figure.share.rawValue] += share
      let loss: BreakdownLayout.Figure = life.isDefault ? .defaultLoss : .exitLoss
      at[loss.rawValue] += shortfall
      at[BreakdownLayout.Figure.saleDiscount.rawValue] += discount
      at[BreakdownLayout.Figure.principalYears.rawValue] += years
      let flows = pooled + layout.pooledFlow(group: group, month: 0)
      flows[bought] -= amount
      flows[life.cashMonth] += life.collected
    }
    post(layout.group(.zone, Int(loans.zone[loan])))
    post(layout.group(.vintage, BreakdownLayout.vintage(ofMonth: bought)))
    post(layout.group(.product, product))
  }

  private func addFundLines(_ layout: BreakdownLayout, _ row: UnsafeMutablePointer<Double>) {
    for item in FlowItem.allCases {
      guard let line = item.attribution else { continue }
      let column = flows + item.rawValue * flowStride
      var sum = 0.0
      for month in 0...fund.horizon { sum += column[month] }
      row[layout.column(line)] += Double(item.attributionSign) * sum
    }
  }

  private func addYears(_ layout: BreakdownLayout, _ row: UnsafeMutablePointer<Double>) {
    let calls = lpContributions
    let paid = lpReceived
    let term = 12 * fund.config.fund.termYears
    var called = 0.0
    var late = 0.0
    var lateYears = 0.0
    for month in 0...fund.horizon {
      let year = (month + 11) / 12
      row[layout.column(.calls, year: year)] += calls[month]
      row[layout.column(.distributions, year: year)] += paid[month]
      called += calls[month]
      if month > term {
        late += paid[month]
        lateYears += paid[month] * Double(month - term) / 12
      }
      if month == min(12 * year, fund.horizon) {
        row[layout.column(.nav, year: year)] = flow(.nav, month)
        row[layout.column(.cash, year: year)] = flow(.cash, month)
      }
    }
    row[layout.column(.exitLag)] = late > 0 ? lateYears / late : .nan
    var back = 0.0
    row[layout.column(.halfBackMonth)] = .nan
    guard called > 0 else { return }
    for month in 0...fund.horizon {
      back += paid[month]
      if back >= 0.5 * called - 1e-9 * fund.config.fund.size {
        row[layout.column(.halfBackMonth)] = Double(month)
        break
      }
    }
  }

  private func addDrift(
    _ layout: BreakdownLayout, _ outstanding: [Double], _ pooled: UnsafeMutablePointer<Double>
  ) {
    for year in 0..<layout.years {
      var total = 0.0
      for zone in 0..<layout.zones { total += outstanding[year * layout.zones + zone] }
      guard total > 1e-9 * fund.config.fund.size else { continue }
      pooled[layout.pooledCount(year: year)] += 1
      for zone in 0..<layout.zones {
        let share = outstanding[year * layout.zones + zone] / total
        let distance = (share - fund.portfolio.allocation[zone]).magnitude
        pooled[layout.pooledDrift(.share, zone: zone, year: year)] += share
        pooled[layout.pooledDrift(.square, zone: zone, year: year)] += share * share
        pooled[layout.pooledDrift(.distance, zone: zone, year: year)] += distance
      }
    }
  }
}
