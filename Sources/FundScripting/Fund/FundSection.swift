import FundModel
import LuaRuntime

/// A place in a fund: `fund.zones.green`, `fund.exits.hazard.sale`. It holds no values; it looks them up.
final class FundSection {
  let fund: FundObject
  let path: String

  init(_ fund: FundObject, _ path: String) {
    self.fund = fund
    self.path = path
  }

  var value: ConfigValue? {
    get throws { try fund.document.value(at: path) }
  }

  /// The items when this is a list.
  var items: [ConfigNode]? { (try? value)?.arrayValue }

  /// The path by which a list calls its item: a record by its name where it has one.
  func item(_ i: Int) -> String { "\(path)[\(i)]" }

  var isList: Bool {
    items != nil || (try? fund.document.registry.describe(path))?.parameter?.type.isList == true
  }

  static func type(_ context: ScriptContext) -> LuaTypeDefinition<FundSection> {
    var type = LuaTypeDefinition<FundSection>(name: "Section")
    type.methods["table"] = { section, call in
      try call.explaining {
        try call.returns(section.value.map { $0.luaValue(at: section.path) } ?? .nil)
      }
    }
    type.index = { section, key, call in
      try call.explaining { try call.returns(section.fund.read(section.path + "." + key)) }
    }
    type.element = { section, i, call in
      guard let items = section.items, items.indices.contains(i - 1) else {
        return try call.returns(.nil)
      }
      return try call.explaining { try call.returns(section.fund.read(section.item(i))) }
    }
    type.newIndex = { section, key, call in
      try call.explaining {
        try section.fund.write(section.path + "." + key, call.value(1), call)
      }
    }
    type.newElement = { section, i, call in
      try call.explaining {
        try section.fund.write(section.item(i), call.value(1), call)
      }
    }
    type.length = { $0.items?.count ?? $0.fund.keys($0.path).count }
    type.description = { $0.fund.leafLines($0.path).joined(separator: "\n") }
    type.equals = { $0.fund === $1.fund && $0.path == $1.path }
    type.metamethods["__pairs"] = { call in
      let section = try call.object(1, as: FundSection.self)
      let entries: [(key: LuaValue, value: LuaValue)]
      if let items = section.items {
        entries = try items.indices.map {
          (.int($0 + 1), try section.fund.read(section.item($0 + 1)))
        }
      } else {
        entries = try section.fund.keys(section.path).map {
          (.string($0), try section.fund.read(section.path + "." + $0))
        }
      }
      return try call.returnsPairs(entries)
    }
    type.members = { section, path in
      context.members(section.fund, under: [section.path] + path)
    }
    return type
  }
}
