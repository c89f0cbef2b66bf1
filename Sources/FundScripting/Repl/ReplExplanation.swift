import FundModel
import LuaRuntime

/// What `?topic` says: a place in a fund at hand with its value and where that was set, a page of the
/// reference, or what a value at hand is.
enum ReplExplanation {
  static func text(_ topic: String, _ console: ReplConsole) throws -> String {
    let session = console.session
    if let page = try fundPage(topic, session) { return page }
    if let page = try ScriptHelp.exactPage(topic) { return page }
    let first = topic.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    if !first.isEmpty, global(String(first), session) != nil,
      let value = try console.evaluate(topic).first, value.type != .nil
    {
      let help = try session.module.reference(at: "help")
      try session.stoppable { try help.callDiscarding([.reference(value)]) }
      return ""
    }
    return try ScriptHelp.page(topic)
  }

  /// The page of `name.path` where `name` is a global that holds a fund.
  private static func fundPage(_ topic: String, _ session: ScriptSession) throws -> String? {
    let name = topic.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    var path = topic.dropFirst(name.count)
    guard let fund = fund(String(name), session), let mark = path.first else { return nil }
    // fund.waterfall.carry, fund["waterfall.carry"]
    if mark == "[" {
      path = path.dropFirst().drop { " \"'".contains($0) }
      path = path.prefix { !"\"'".contains($0) }
    } else {
      path = path.dropFirst()
    }
    let found = String(path)
    guard !found.isEmpty, let described = try? fund.document.registry.describe(found) else {
      return nil
    }
    do {
      let page = try ParameterPage.record(
        found, value: fund.document.value(at: found), origin: fund.document.why(found)
      ).description
      let values = described.children.isEmpty ? [] : fund.leafLines(found).map { "  " + $0 }
      return ([page] + values).joined(separator: "\n")
    } catch let error as ConfigError {
      throw ScriptFault(error)
    }
  }

  /// The fund that a global holds.
  static func fund(_ name: String, _ session: ScriptSession) -> FundObject? {
    guard let reference = global(name, session), reference.type == .userdata,
      case .object(let object)? = try? reference.value()
    else { return nil }
    return object as? FundObject
  }

  static func global(_ name: String, _ session: ScriptSession) -> LuaReference? {
    let found = try? session.state.globals.reference(at: .string(name))
    return found?.type == .nil ? nil : found
  }
}
