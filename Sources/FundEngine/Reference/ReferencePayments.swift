import FundModel

/// Where the money for a payment comes from.
enum ReferenceSource {
  /// K, D and Z.
  case contributed, received, reserve
  /// Draws on the facilities that bridge calls.
  case bridging
  /// A call of uncalled capital.
  case call
}

extension [ReferenceSource] {
  /// Step 3 of the month: in this order.
  static let obligation: Self = [.contributed, .received, .bridging, .call]
}

extension ReferenceRun {
  /// Pays as much as possible of what is owed, source by source; returns what is left.
  mutating func pay(
    _ item: FlowItem, _ owed: Double, _ month: Int, from sources: [ReferenceSource]
  ) -> Double {
    var left = owed
    for source in sources {
      let paid: Double
      switch source {
      case .contributed:
        paid = min(left, ledger.contributed)
        ledger.contributed -= paid
      case .received:
        paid = min(left, ledger.received)
        ledger.received -= paid
      case .reserve:
        paid = min(left, ledger.reserve)
        ledger.reserve -= paid
      case .bridging:
        paid = bridge(left, month)
      case .call:
        paid = min(left, ledger.uncalled)
        ledger.call(paid, month, purpose: item)
        ledger.contributed -= paid
      }
      left -= paid
    }
    ledger.post(item, owed - left, month)
    ledger.recordObligation(item, owed, unpaid: left, month)
    return left
  }

  /// Pays, then sells loans, lowest number first, until all is paid; returns what is left.
  mutating func payBySelling(
    _ item: FlowItem, _ owed: Double, _ month: Int, from sources: [ReferenceSource],
    discount: Double
  ) -> Double {
    var left = pay(item, owed, month, from: sources)
    for i in loans.indices where left > 0 && loans[i].isAlive {
      sell(i, .distressed, month, discount: discount)
      let proceeds = loans[i].collected!
      ledger.receive(.saleProceeds, proceeds, month, loan: i)
      events.append(.distressedSale(month: month, loan: i, proceeds: proceeds))
      left = pay(item, left, month, from: sources)
    }
    return left
  }

  /// Brings capital to K: from the facilities that bridge calls, then by a call.
  mutating func raise(_ amount: Double, _ month: Int, purpose: FlowItem?) {
    let bridged = bridge(amount, month)
    ledger.contributed += bridged
    ledger.call(amount - bridged, month, purpose: purpose)
  }
}
