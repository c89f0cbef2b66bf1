import FundModel
import LuaRuntime

/// Changes to the hooks of a fund: functions, sources, or nil, by point and name.
struct HookEdits {
  private let sources: ScriptSources
  private var edits: [(point: HookTerms.Point, name: String, value: LuaValue)] = []
  /// Groups of which only what is given here stays.
  private var replaced: Set<HookTerms.Point> = []

  init(sources: ScriptSources) { self.sources = sources }

  /// What is asked of a whole fund; `hooks` given as a list of records is left to the configuration.
  ///
  /// - Returns: the table without what is taken out of it.
  static func taken(
    from table: LuaTable, _ sources: ScriptSources
  ) throws -> (edits: HookEdits, rest: LuaTable) {
    var (edits, rest) = (HookEdits(sources: sources), table)
    switch table["hooks"] {
    case .table(let hooks)? where hooks.array.isEmpty && !hooks.fields.isEmpty:
      try edits.addAll(.table(hooks))
      rest.fields["hooks"] = nil
    case .object(let hooks as FundHooks)? where hooks.group == nil:
      try edits.addAll(.object(hooks))
      rest.fields["hooks"] = nil
    default: break
    }
    return (edits, rest)
  }

  mutating func add(_ point: HookTerms.Point, _ name: String, _ value: LuaValue) {
    edits.append((point, name, value))
  }

  /// A table of functions by name; nil takes all away.
  mutating func addGroup(
    _ point: HookTerms.Point, _ value: LuaValue, replacing: Bool
  ) throws {
    let title = "hooks.\(point.rawValue)"
    if replacing || value.isNil { replaced.insert(point) }
    if value.isNil { return }
    let example = "\(title) = { name = function(...) ... end }"
    for (name, value) in try Self.members(value, title, example) {
      edits.append((point, name, value))
    }
  }

  /// A table of hooks by point: `{ waterfall = f, metric = { name = f } }`.
  mutating func addAll(_ value: LuaValue) throws {
    let example = "hooks = { waterfall = function(d) ... end }"
    for (key, member) in try Self.members(value, "hooks", example) {
      guard let point = HookTerms.Point(rawValue: key) else {
        let near = EditDistance.nearest(key, in: FundHooks.points)
        throw LuaError(
          "there is no hook '\(key)'; "
            + (near.map { "did you mean '\($0)'?" }
              ?? "there are " + FundHooks.points.joined(separator: ", ")))
      }
      if point.isNamed {
        try addGroup(point, member, replacing: false)
      } else {
        add(point, "", member)
      }
    }
  }

  private static func members(
    _ value: LuaValue, _ title: String, _ example: String
  ) throws -> [(String, LuaValue)] {
    if case .object(let hooks as FundHooks) = value {
      return try hooks.keys.map { ($0, try hooks.read($0)) }
    }
    guard case .table(let table) = value, table.array.isEmpty, table.integers.isEmpty else {
      throw LuaError("\(title): expected \(example); got \(value.typeName)")
    }
    return table.fields.sorted { $0.key < $1.key }
  }

  /// The document with the changes, each with the script's line as its origin.
  func apply(to document: ConfigDocument, _ call: borrowing LuaCall) throws -> ConfigDocument {
    var document = document
    for point in replaced.sorted(by: { $0.rawValue < $1.rawValue }) {
      let kept = Set(edits.filter { $0.point == point }.map(\.name))
      for hook in document.hooks where hook.point == point && !kept.contains(hook.name) {
        try Self.remove(point, hook.name, from: &document)
      }
    }
    for (point, name, value) in edits {
      if point == .metric, Self.reserved.contains(name) {
        throw LuaError(
          "hooks.metric.\(name): a run has a member '\(name)' already; expected a name of its own")
      }
      guard !value.isNil else {
        try Self.remove(point, name, from: &document)
        continue
      }
      let hook = try terms(point, name, value, call)
      let record = ConfigValue.record([
        ("point", .string(point.rawValue)), ("name", .string(name)),
        ("source", .string(hook.source)),
      ])
      let place = Self.position(point, name, in: document) ?? document.hookCount + 1
      let before = document
      try call.explaining {
        var changed = before
        if changed.hookCount == 0 {
          try changed.set("hooks", .list([record]), origin: call.origin)
        } else {
          try changed.set("hooks[\(place)]", record, origin: call.origin)
        }
        document = changed
      }
    }
    return document
  }

  /// What `run.name` means already, apart from the metrics that the configuration itself checks.
  private static let reserved = Set(RunObject.members + ScriptReference.methods(of: "Run"))

  private func terms(
    _ point: HookTerms.Point, _ name: String, _ value: LuaValue, _ call: borrowing LuaCall
  ) throws -> HookTerms {
    var hook = HookTerms(point: point, name: name, source: "")
    switch value {
    case .string(let source): hook.source = source
    case .function(let function):
      hook.source = try HookShipment.source(
        function, hook: hook.title, sources: sources, state: call.state)
    default:
      throw LuaError(
        "\(hook.title): expected a function, the source of one, or nil; got \(value.typeName)")
    }
    do {
      try HookFunction.check(hook)
    } catch let error as LuaError {
      throw LuaError("\(hook.title): " + HookMessage.text(error, source: hook.source))
    }
    return hook
  }

  /// From 1, in the list as it is.
  private static func position(
    _ point: HookTerms.Point, _ name: String, in document: ConfigDocument
  ) -> Int? {
    let records = ((try? document.value(at: "hooks")) ?? nil)?.arrayValue ?? []
    return records.firstIndex { node in
      let record = node.value.objectValue
      return record?["point"]?.value.stringValue == point.rawValue
        && (record?["name"]?.value.stringValue ?? "") == name
    }.map { $0 + 1 }
  }

  private static func remove(
    _ point: HookTerms.Point, _ name: String, from document: inout ConfigDocument
  ) throws {
    guard let place = position(point, name, in: document) else { return }
    try document.remove("hooks[\(place)]")
  }
}

extension ConfigDocument {
  fileprivate var hookCount: Int {
    (((try? value(at: "hooks")) ?? nil)?.arrayValue ?? []).count
  }
}

extension ConfigDocument {
  /// A copy with the changes of a script's table, hooks among them.
  func with(
    _ table: LuaTable, _ call: borrowing LuaCall, _ sources: ScriptSources
  ) throws -> ConfigDocument {
    let (edits, rest) = try HookEdits.taken(from: table, sources)
    let changes = try ConfigChanges(rest)
    let changed = try call.explaining { try with(changes.list, origin: call.origin) }
    return try edits.apply(to: changed, call)
  }
}

extension FundObject {
  /// `fund.hooks = { waterfall = f }` replaces all hooks; false when the value is for the list itself.
  func writeHooks(_ call: borrowing LuaCall, _ context: ScriptContext) throws -> Bool {
    if call.isNil(1) {
      try document.set("hooks", .array([]), origin: call.origin)
      return true
    }
    let table = LuaTable(fields: ["hooks": try call.value(1)])
    let (edits, rest) = try HookEdits.taken(from: table, context.sources)
    guard rest.isEmpty else { return false }
    var empty = document
    try empty.set("hooks", .array([]))
    document = try edits.apply(to: empty, call)
    charge(call)
    return true
  }
}
