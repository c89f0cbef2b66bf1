import FundModel
import FundWaterfall
import LuaRuntime

/// A distribution date as a hook sees it, and how it pays.
final class WaterfallView {
  let record: LuaRecord
  private let scene: Scene

  /// What the methods work on.
  private final class Scene {
    var date: WaterfallDate?
    var numbers: UnsafeMutablePointer<Double>?

    func current() throws -> WaterfallDate {
      guard let date else { throw LuaError("the date is over") }
      return date
    }

    /// What the fields show after a payment.
    func refresh(_ date: WaterfallDate) {
      guard let numbers else { return }
      numbers[3] = date.left
      numbers[4] = date.contributed
      numbers[5] = date.unreturnedCapital
      numbers[6] = date.preferred
      numbers[7] = date.lpPaid
      numbers[8] = date.gpPaid
    }
  }

  init(_ state: LuaState) throws {
    let scene = Scene()
    var fields: [String: LuaRecord.Field] = [
      "month": .integer(0), "is_last": .flag(1), "cash": .number(2), "left": .number(3),
      "contributed": .number(4), "unreturned": .number(5), "preferred": .number(6),
      "lp_paid": .number(7), "gp_paid": .number(8),
    ]
    for function in Self.methods(scene) { fields[function.name] = .value(.native(function)) }
    record = try HookView.record("a distribution date", state, fields, numbers: 9)
    scene.numbers = record.numbers.baseAddress
    self.scene = scene
  }

  func open(_ date: WaterfallDate) {
    scene.date = date
    record.numbers[0] = Double(date.month)
    record.numbers[1] = date.isLast ? 1 : 0
    record.numbers[2] = date.cash
    scene.refresh(date)
    record.open()
  }

  func close() {
    record.close()
    scene.date = nil
  }

  private typealias Payment = (WaterfallDate, borrowing LuaCall) throws -> Double

  private static func payment(
    _ name: String, _ scene: Scene, _ body: @escaping Payment
  ) -> LuaFunction {
    LuaFunction(name) { call in
      guard call.type(1) == .userdata else {
        throw LuaError("call it with a colon: d:\(call.name)(...)")
      }
      let date = try scene.current()
      do {
        let paid = try body(date, call)
        scene.refresh(date)
        return call.returns(paid)
      } catch let error as WaterfallDateError {
        throw LuaError(error.message)
      }
    }
  }

  private static func methods(_ scene: Scene) -> [LuaFunction] {
    [
      payment("pay", scene) { date, call in
        let amount = try call.number(3)
        if try isLp(call) {
          try date.pay(lp: amount)
        } else {
          try date.pay(gp: amount)
        }
        return amount
      },
      payment("return_capital", scene) { date, call in
        try date.returnCapital(lpShare: call.optionalNumber(2) ?? 1)
      },
      payment("pay_preferred", scene) { date, call in
        try date.payPreferred(lpShare: call.optionalNumber(2) ?? 1)
      },
      payment("pay_until_irr", scene) { date, call in
        try expectLp(call)
        return try date.payUntilIrr(call.number(3), lpShare: call.optionalNumber(4) ?? 1)
      },
      payment("pay_until_multiple", scene) { date, call in
        try expectLp(call)
        return try date.payUntilMultiple(call.number(3), lpShare: call.optionalNumber(4) ?? 1)
      },
      payment("catch_up", scene) { date, call in
        try date.catchUp(gpShare: call.number(2), target: call.number(3))
      },
      payment("split", scene) { date, call in
        try date.split(lpShare: lpShare(call))
      },
      payment("cash_to_irr", scene) { date, call in
        try expectLp(call)
        return try date.cashToIrr(call.number(3))
      },
      payment("irr_so_far", scene) { date, call in
        try expectLp(call)
        return date.irrSoFar()
      },
    ]
  }

  private static func isLp(_ call: borrowing LuaCall) throws -> Bool {
    switch try call.string(2) {
    case "lp": return true
    case "gp": return false
    case let other: throw LuaError("'\(other)' gets no money here; expected \"lp\" or \"gp\"")
    }
  }

  private static func expectLp(_ call: borrowing LuaCall) throws {
    guard try isLp(call) else {
      throw LuaError("only the LPs have such an account; expected \"lp\"")
    }
  }

  /// Of `{ lp = 0.8, gp = 0.2 }`; shares of decimal fractions sum to 1 within two roundings.
  private static func lpShare(_ call: borrowing LuaCall) throws -> Double {
    guard let (lp, gp) = call.numbers(2, "lp", "gp"), lp != nil || gp != nil else {
      throw LuaError("the shares are given as { lp = 0.8, gp = 0.2 }, numbers by these names")
    }
    let sum = (lp ?? 0) + (gp ?? 0)
    guard abs(sum - 1) <= 2 * (1.0).ulp else {
      throw LuaError("the shares sum to \(sum); expected 1")
    }
    return lp ?? 1 - (gp ?? 0)
  }
}
