import FundModel
import FundReport
import FundService
import LuaRuntime

/// `eq.replay(fund, seed, path)`: one path alone, without the run that it was part of.
struct PathReplay {
  private let object: PathObject

  /// Reads the arguments; the path is numbered from 1, as in a run.
  ///
  /// - Throws: `LuaError` for wrong arguments, what is wrong with the fund otherwise.
  init(_ call: borrowing LuaCall, _ context: ScriptContext) throws {
    let fund = try call.object(1, as: FundObject.self)
    let seed = try Self.seed(call, 2)
    let number = try call.int(3)
    guard number >= 1 else {
      throw call.argumentError(3, "a path from 1 on expected, got \(number)")
    }
    let prepared = try call.explaining {
      try FundService.replay(
        context.overridden(fund.document), seed: seed, origin: call.origin,
        hookRuntime: context.hooks)
    }
    object = try PathObject(
      prepared, path: UInt64(number - 1), number: number, format: context.options.format)
  }

  func result(_ call: borrowing LuaCall) throws -> LuaReturn {
    try call.returns(object: object.record)
  }

  /// A whole number of at least 0; a seed beyond Lua's integers is a text of digits, as `run.seed` is.
  private static func seed(_ call: borrowing LuaCall, _ i: Int) throws -> UInt64 {
    if call.type(i) == .string {
      let text = try call.string(i)
      guard let seed = UInt64(text) else {
        throw call.argumentError(i, "a seed of at least 0 expected, got '\(text)'")
      }
      return seed
    }
    let number = try call.int(i)
    guard number >= 0 else {
      throw call.argumentError(i, "a seed of at least 0 expected, got \(number)")
    }
    return UInt64(number)
  }
}
