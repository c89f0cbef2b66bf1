import FundModel
import FundReport
import FundService
import LuaRuntime

/// A management company in the hands of a script: its file, and the funds the script gave it.
final class ManagerObject {
  let document: ManagerDocument
  /// Funds given as objects, by what stands as their `config`.
  let funds: [String: ConfigDocument]

  init(_ document: ManagerDocument, funds: [String: ConfigDocument] = [:]) {
    self.document = document
    self.funds = funds
  }

  var summary: String {
    let root = document.root.value.objectValue
    let name = root?["company"]?.value.objectValue?["name"]?.value.stringValue ?? "manager"
    let names = document.fundRecords.map(\.path).joined(separator: ", ")
    return "\(name): \(names)"
  }

  static func type(_ context: ScriptContext) -> LuaTypeDefinition<ManagerObject> {
    var type = LuaTypeDefinition<ManagerObject>(name: "Manager")
    type.description = { $0.summary }
    type.foreignBytes = { manager in
      manager.funds.values.reduce(manager.document.root.value.approximateBytes) {
        $0 + $1.root.value.approximateBytes
      }
    }
    type.methods["run"] = { manager, call in
      try call.returns(object: RunRequest(call, context: context).run(manager, call))
    }
    type.methods["validate"] = { manager, call in
      let issues: [ConfigIssue]
      do {
        var options = RunOptions()
        options.hookRuntime = context.hooks
        _ = try PreparedManager(manager.document, options: options, documents: manager.funds)
        issues = []
      } catch let error as ConfigError {
        issues = error.issues
      }
      return try call.returns(
        object: ScriptRecord("list of issues", items: issues.map(\.luaValue)) {
          issues.isEmpty ? "no issues" : issues.map(\.description).joined(separator: "\n")
        })
    }
    type.methods["json"] = { manager, call in call.returns(manager.document.canonicalJSON) }
    return type
  }
}

extension ManagerDocument {
  /// The manager that a table of a script stands for; funds may be given as Fund objects.
  ///
  /// - Throws: `LuaError` for what a configuration cannot hold.
  static func read(
    _ table: LuaTable, origin: ConfigOrigin
  ) throws -> (document: ManagerDocument, funds: [String: ConfigDocument]) {
    guard table.array.isEmpty, table.integers.isEmpty else {
      throw LuaError("a table of names expected, such as { company = { … }, funds = { … } }")
    }
    var table = table
    var given: [String: ConfigDocument] = [:]
    if case .table(var list)? = table.fields["funds"] {
      for (index, entry) in list.array.enumerated() {
        guard case .table(var record) = entry,
          case .object(let fund as FundObject)? = record.fields["config"]
        else { continue }
        let name = "script fund \(index + 1)"
        given[name] = fund.document
        record.fields["config"] = .string(name)
        list.array[index] = .table(record)
      }
      table.fields["funds"] = .table(list)
    }
    let value = try ConfigValue(.table(table), at: "manager").withEmptyLists(at: "")
    return (ManagerDocument(root: ConfigNode(value).stamped(origin)), given)
  }
}

extension ConfigValue {
  /// The value with empty tables as lists where the manager's registry wants lists.
  fileprivate func withEmptyLists(at path: String) -> ConfigValue {
    switch self {
    case .object(let object):
      if object.isEmpty {
        switch ParameterRegistry.manager[path]?.type {
        case .records, .strings, .numbers: return .array([])
        default: return self
        }
      }
      return .record(
        object.entries.map { entry in
          let below = path.isEmpty ? entry.key : path + "." + entry.key
          return (entry.key, entry.node.value.withEmptyLists(at: below))
        })
    case .array(let items):
      return .list(items.map { $0.value.withEmptyLists(at: path + "[]") })
    default: return self
    }
  }
}
