import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

extension ScriptModule {
  /// Runs that were kept.
  var results: [LuaFunction] {
    [
      LuaFunction("results") { [context] call in
        let store = try context.storeUse(call).store
        let entries = try store.entries(Self.query(call, store))
        let format = context.options.format
        let items = entries.map { LuaValue.object(StoredRunObject($0)) }
        return try call.returns(
          object: ScriptRecord("list of stored runs", items: items) {
            entries.isEmpty
              ? "no stored runs" : runListTable(entries).lines(format).joined(separator: "\n")
          })
      },
      LuaFunction("result") { [context] call in
        let store = try context.storeUse(call).store
        let entry = try RunReference.resolve(call.string(1), in: store)
        return try call.returns(object: RunObject.stored(entry, context, call))
      },
    ]
  }

  /// `{ name, tag, tags, since, until_, where, limit }`.
  private static func query(
    _ call: borrowing LuaCall, _ store: any RunStore
  ) throws -> RunQuery {
    let reader = try OptionReader(
      call, at: 1, owner: "eq.results",
      known: ["name", "tag", "tags", "since", "until_", "where", "limit"])
    var query = RunQuery()
    query.name = try reader.text("name")
    query.tags = try (reader.texts("tags") ?? []) + (reader.texts("tag") ?? [])
    query.limit = try reader.whole("limit", atLeast: 1)
    query.since = try reader.text("since").map { try RunTime.bound($0, .since) }
    query.until = try reader.text("until_").map { try RunTime.bound($0, .until) }
    if let conditions = try reader.texts("where") {
      let known = try store.figureNames()
      query.conditions = try conditions.map { try .init(parsing: $0, known: known) }
    }
    return query
  }
}

extension ScriptContext {
  /// The store of this session, with the present time.
  ///
  /// - Throws: `LuaError` when there is none.
  func storeUse(_ call: borrowing LuaCall) throws -> StoreUse {
    try checkFiles(call)
    guard let store = presentStore else {
      throw LuaError(
        "\(call.name): this session keeps no runs; start it without --no-store, or with --store FILE"
      )
    }
    return store
  }

  /// The store of this session, nil when it keeps no runs.
  var presentStore: StoreUse? {
    guard !options.sandboxed, var store = options.store else { return nil }
    if let clock = options.clock { store.now = clock() }
    return store
  }
}
