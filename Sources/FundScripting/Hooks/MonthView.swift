import FundEngine
import FundModel
import LuaRuntime

/// A month of a path as a hook sees it: what has happened, nothing of what will.
final class MonthView {
  private enum Number {
    static let month = 0
    static let horizon = 1
    static let cash = 2
    static let unfunded = 3
    static let outstanding = 4
    static let nav = 5
    static let principal = 6
    static let net = 7
    static let count = 8
  }

  let record: LuaRecord
  private let flows: LuaRecord
  private let index: LuaRecord

  /// - Parameter reinvests: with `principal` and `net`.
  init(_ month: HookMonth, _ state: LuaState, reinvests: Bool = false) throws {
    flows = try HookView.ledger(state)
    index = try HookView.byZone(month.zones, state)
    var fields: [String: LuaRecord.Field] = [
      "month": .integer(Number.month), "horizon": .integer(Number.horizon),
      "cash": .number(Number.cash), "unfunded": .number(Number.unfunded),
      "outstanding": .number(Number.outstanding), "nav": .number(Number.nav),
      "outstanding_by_zone": .window(0), "short_rate": .window(1),
      "zones": .value(try HookView.names(month.zones, state)),
      "flows": .value(flows.value), "index": .reader(index),
    ]
    if reinvests {
      fields["principal"] = .number(Number.principal)
      fields["net"] = .number(Number.net)
    }
    record = try HookView.record("a month", state, fields, numbers: Number.count, windows: 2)
  }

  /// - Parameter isWhole: whether the ledger of the month itself is complete.
  func open(_ month: HookMonth, isWhole: Bool, principal: Double = 0, net: Double = 0) {
    let numbers = record.numbers
    numbers[Number.month] = Double(month.month)
    numbers[Number.horizon] = Double(month.horizon)
    numbers[Number.cash] = month.cash
    numbers[Number.unfunded] = month.unfunded
    numbers[Number.outstanding] = month.outstanding
    numbers[Number.nav] = month.nav
    numbers[Number.principal] = principal
    numbers[Number.net] = net
    record.point(0, at: month.outstandingByZone, count: month.zones.count)
    record.point(1, at: month.shortRate, count: month.month + 1)
    index.columns(at: month.index, stride: month.indexStride, count: month.month + 1)
    flows.columns(
      at: month.ledger, stride: month.ledgerStride, count: month.month + (isWhole ? 1 : 0))
    flows.open()
    index.open()
    record.open()
  }

  func close() {
    record.close()
    index.close()
    flows.close()
  }
}

extension LuaHooks {
  func reinvest(_ date: HookMonth, principal: Double, net: Double) -> Double {
    guard let hook = hook(.reinvest) else { return 0 }
    var kept = 0.0
    attempt(hook, month: date.month) {
      let view = try reinvesting ?? MonthView(date, state, reinvests: true)
      reinvesting = view
      view.open(date, isWhole: false, principal: principal, net: net)
      defer { view.close() }
      kept = try call(hook, view.record) { results in
        guard let money = results.number(1) else {
          throw LuaError("it returned \(results.text(1)); expected money from 0 to \(net)")
        }
        return money
      }
    }
    return kept
  }

  func trigger(_ date: HookMonth) -> HookActions {
    guard let hook = hook(.trigger) else { return [] }
    var actions: HookActions = []
    attempt(hook, month: date.month) {
      let view = try triggering ?? MonthView(date, state)
      triggering = view
      view.open(date, isWhole: false)
      defer { view.close() }
      actions = try call(hook, view.record) { results in
        if results.type(1) == .nil { return [] }
        return try Self.actions(results.value(1))
      }
    }
    return actions
  }

  func month(_ date: HookMonth) {
    guard let hook = hook(.month) else { return }
    attempt(hook, month: date.month) {
      let view = try monthly ?? MonthView(date, state)
      monthly = view
      view.open(date, isWhole: true)
      defer { view.close() }
      try call(hook, view.record) { results in
        try Self.expectNothing(results, "it looks on, and notes in m.state")
      }
    }
  }

  private static let words: [String: HookActions] = [
    "stop_purchases": .stopPurchases, "stop_reinvestment": .stopReinvestment,
    "hold_distributions": .holdDistributions,
  ]

  private static func actions(_ value: LuaValue) throws -> HookActions {
    let names = words.keys.sorted().joined(separator: ", ")
    switch value {
    case .string(let name):
      guard let action = words[name] else {
        let near = EditDistance.nearest(name, in: words.keys.sorted())
        throw LuaError(
          "it returned '\(name)'; expected nil, or of " + names
            + (near.map { "; did you mean '\($0)'?" } ?? ""))
      }
      return action
    case .table(let table) where table.fields.isEmpty && table.integers.isEmpty:
      return try table.array.reduce(into: []) { $0.formUnion(try actions($1)) }
    default:
      throw LuaError("it returned a \(value.typeName); expected nil, or of " + names)
    }
  }
}
