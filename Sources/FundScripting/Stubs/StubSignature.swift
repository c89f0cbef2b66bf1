/// Types of the arguments and results of a function, as LuaCATS writes them.
struct StubSignature {
  /// `name type what it is`; `name? type` may be left out.
  var parameters: [String] = []
  var results: [String] = []
  var overloads: [String] = []

  var names: [String] {
    parameters.map { parameter in
      String(parameter.prefix { $0 != " " && $0 != "?" })
    }
  }

  init(_ parameters: [String] = [], _ results: [String] = [], overloads: [String] = []) {
    self.parameters = parameters
    self.results = results
    self.overloads = overloads
  }

  /// What is known of a function; where nothing is, names from its line in the reference, of any type.
  static func of(_ row: ScriptReference) -> StubSignature {
    let key = row.owner == "eq" ? "eq.\(row.name)" : "\(row.owner):\(row.name)"
    return known[key] ?? plain(row)
  }

  /// `preset(name [, changes])` has a `name` and perhaps `changes`; `run{paths}` a table of options.
  private static func plain(_ row: ScriptReference) -> StubSignature {
    let rest = row.signature.dropFirst(row.name.count)
    guard rest.first == "(" else {
      return StubSignature(rest.first == "{" ? ["options? table"] : [], ["any"])
    }
    var names: [String] = []
    var isOptional = false
    for part in rest.dropFirst().prefix(while: { $0 != ")" }).split(separator: ",") {
      let word = part.filter { $0.isLetter || $0.isNumber || $0 == "_" }
      // A bracket opens in front of what may be left out.
      if part.contains("["), part.first(where: { $0 != " " }) == "[" { isOptional = true }
      guard !word.isEmpty, word.first?.isLetter == true else { continue }
      names.append(word + (isOptional ? "? any" : " any"))
      if part.hasSuffix("[") || part.hasSuffix("[ ") { isOptional = true }
    }
    return StubSignature(names, ["any"])
  }

  static let known = module.merging(objects) { first, _ in first }
    .merging(analyses) { first, _ in first }
}
