import FundModel
import LuaRuntime

/// The functions of a fund in the hands of a script: `fund.hooks`. It holds none; it looks them up.
final class FundHooks {
  let fund: FundObject
  /// The point whose functions have names, when this is `fund.hooks.metric` or `.guardrail`.
  let group: HookTerms.Point?

  init(_ fund: FundObject, group: HookTerms.Point? = nil) {
    self.fund = fund
    self.group = group
  }

  static let points = HookTerms.Point.allCases.map(\.rawValue)

  /// Point and name that a key stands for; nil name for a group.
  private func place(_ key: String) throws -> (point: HookTerms.Point, name: String) {
    if let group { return (group, key) }
    guard let point = HookTerms.Point(rawValue: key) else {
      let near = EditDistance.nearest(key, in: Self.points)
      throw LuaError(
        "there is no hook '\(key)'; "
          + (near.map { "did you mean '\($0)'?" }
            ?? "there are " + Self.points.joined(separator: ", ")))
    }
    return (point, "")
  }

  /// The source of a hook, nil when there is none; a group for those with names.
  func read(_ key: String) throws -> LuaValue {
    let (point, name) = try place(key)
    if point.isNamed && group == nil { return .object(FundHooks(fund, group: point)) }
    return fund.document.hooks.first { $0.point == point && $0.name == name }
      .map { .string($0.source) } ?? .nil
  }

  /// The keys that have something.
  var keys: [String] {
    let hooks = fund.document.hooks
    if let group { return hooks.filter { $0.point == group }.map(\.name).sorted() }
    return HookTerms.Point.allCases.filter { point in hooks.contains { $0.point == point } }
      .map(\.rawValue)
  }

  /// Assigns a function, a source, a table of those for a group, or nil, which takes it away.
  func write(
    _ key: String, _ value: LuaValue, _ call: borrowing LuaCall, _ sources: ScriptSources
  ) throws {
    var edits = HookEdits(sources: sources)
    let (point, name) = try place(key)
    if point.isNamed && group == nil {
      try edits.addGroup(point, value, replacing: true)
    } else {
      edits.add(point, name, value)
    }
    fund.document = try edits.apply(to: fund.document, call)
    fund.charge(call)
  }

  static func type(_ context: ScriptContext) -> LuaTypeDefinition<FundHooks> {
    var type = LuaTypeDefinition<FundHooks>(name: "Hooks")
    type.index = { hooks, key, call in try call.returns(hooks.read(key)) }
    type.newIndex = { hooks, key, call in
      try hooks.write(key, call.value(1), call, context.sources)
    }
    type.length = { $0.keys.count }
    type.description = { hooks in
      hooks.keys.isEmpty
        ? "no hooks"
        : try hooks.keys.map { key in
          switch try hooks.read(key) {
          case .string(let source): "-- \(key)\n\(source)"
          case .object(let group as FundHooks): "-- \(key): " + group.keys.joined(separator: ", ")
          default: key
          }
        }.joined(separator: "\n")
    }
    type.equals = { $0.fund === $1.fund && $0.group == $1.group }
    type.metamethods["__pairs"] = { call in
      let hooks = try call.object(1, as: FundHooks.self)
      return try call.returnsPairs(hooks.keys.map { (.string($0), try hooks.read($0)) })
    }
    type.members = { hooks, path in
      if hooks.group != nil { return path.isEmpty ? hooks.keys : [] }
      guard let first = path.first else { return points }
      return HookTerms.Point(rawValue: first).map { FundHooks(hooks.fund, group: $0).keys } ?? []
    }
    return type
  }
}

extension ConfigDocument {
  /// What the list of hooks holds, as far as its records are whole.
  var hooks: [HookTerms] {
    let records = ((try? value(at: "hooks")) ?? nil)?.arrayValue ?? []
    return records.compactMap { node in
      guard let record = node.value.objectValue,
        let point = record["point"]?.value.stringValue.flatMap(HookTerms.Point.init),
        let source = record["source"]?.value.stringValue
      else { return nil }
      return HookTerms(point: point, name: record["name"]?.value.stringValue ?? "", source: source)
    }
  }
}
