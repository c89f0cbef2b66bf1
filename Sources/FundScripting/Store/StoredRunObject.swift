import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

/// A kept run in a list: what it is, without its paths.
final class StoredRunObject {
  /// As the store had it when it was last asked.
  private(set) var entry: RunEntry

  init(_ entry: RunEntry) { self.entry = entry }

  static let members = [
    "created", "figures", "id", "name", "paths", "preset", "seconds", "seed", "tags", "tripped",
    "used",
  ]

  static func type(_ context: ScriptContext) -> LuaTypeDefinition<StoredRunObject> {
    var type = LuaTypeDefinition<StoredRunObject>(name: "StoredRun")
    let methods = ["remove", "run", "tag", "untag"]
    type.index = { run, name, call in
      guard let value = run[name] else {
        throw call.unknown("a stored run has no member", name, among: members + methods)
      }
      return try call.returns(value)
    }
    type.methods["run"] = { run, call in
      try call.returns(object: run.load(context, call))
    }
    type.methods["tag"] = { run, call in
      try run.change(context, call) { (add: $0, remove: []) }
    }
    type.methods["untag"] = { run, call in
      try run.change(context, call) { (add: [], remove: $0) }
    }
    type.methods["remove"] = { run, call in
      let store = try context.storeUse(call).store
      guard try store.remove(ids: [run.entry.id]) > 0 else {
        throw LuaError("the run \(run.entry.id) is not in \(store.location) any more")
      }
      return call.returns()
    }
    type.members = { _, path in path.isEmpty ? members : [] }
    type.description = { runListLine($0.entry) }
    type.foreignBytes = { 512 + 64 * $0.entry.figures.count }
    return type
  }

  private subscript(name: String) -> LuaValue? {
    switch name {
    case "id": .string(entry.id)
    case "name": .string(entry.name)
    case "preset": entry.preset.map { .string($0) } ?? .nil
    case "created": .string(entry.created)
    case "used": .string(entry.used)
    case "paths": .int(entry.identity.paths)
    case "seed":
      Int(exactly: entry.identity.seed).map { .int($0) } ?? .string("\(entry.identity.seed)")
    case "seconds": .number(entry.seconds)
    case "tags": .texts(entry.tags)
    case "tripped": .texts(entry.tripped)
    case "figures": .table(LuaTable(fields: entry.figures.mapValues { .number($0) }))
    default: nil
    }
  }

  /// The whole run, read and not run.
  private func load(_ context: ScriptContext, _ call: borrowing LuaCall) throws -> RunObject {
    try RunObject.stored(entry, context, call)
  }

  private func change(
    _ context: ScriptContext, _ call: borrowing LuaCall,
    _ tags: ([String]) -> (add: [String], remove: [String])
  ) throws -> LuaReturn {
    var names: [String] = []
    for i in 1...max(1, call.count) { names.append(try call.string(i)) }
    let change = tags(names)
    entry = try context.storeUse(call).store.tag(
      id: entry.id, add: change.add, remove: change.remove)
    return try call.returns(object: self)
  }
}

extension LuaValue {
  static func texts(_ texts: [String]) -> LuaValue {
    .table(LuaTable(array: texts.map { .string($0) }))
  }
}
