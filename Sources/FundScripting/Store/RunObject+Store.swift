import FundModel
import FundResults
import FundService
import LuaRuntime

extension RunObject {
  static func addStore(_ type: inout Definition, _ context: ScriptContext) {
    type.methods["save"] = { run, call in
      let name = try call.string(1)
      guard !name.isEmpty else { throw call.argumentError(1, "a name expected, got ''") }
      try run.save(name, context.storeUse(call))
      return try call.returns(object: run)
    }
  }

  /// Keeps the run, if it is not kept yet, and tags it.
  private func save(_ name: String, _ use: StoreUse) throws {
    var use = use
    use.tags = [name]
    if let entry, let tagged = try tag(entry.id, name, use.store) {
      self.entry = tagged
    } else {
      entry = try FundService.keep(result, config: source, in: use)
    }
  }

  /// Nil when the run has gone from the store.
  private func tag(
    _ id: String, _ name: String, _ store: any RunStore
  ) throws(RunStoreError) -> RunEntry? {
    do {
      return try store.tag(id: id, add: [name], remove: [])
    } catch  where error.code == .notFound {
      return nil
    }
  }

  /// A run from the store; its fund is prepared when a single path is asked for.
  ///
  /// - Throws: `RunStoreError` when it has gone or is damaged.
  static func stored(
    _ entry: RunEntry, _ context: ScriptContext, _ call: borrowing LuaCall
  ) throws -> RunObject {
    let use = try context.storeUse(call)
    let numbers = entry.pieces.reduce(0) { $0 + $1.bytes / 8 }
    try call.state.reserve(numbers)
    let stored = try FundService.stored(entry, in: use.store)
    try use.store.touch(id: entry.id, at: use.now)
    var kept = stored.entry
    kept.used = use.now
    return RunObject(stored, entry: kept, hookRuntime: context.hooks)
  }
}
