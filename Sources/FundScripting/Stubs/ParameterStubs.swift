import FundModel

/// The parameters as classes: one a group, one a list, one for the records of a list.
struct ParameterStubs {
  /// A place in the tree that the paths of the registry span.
  private final class Node {
    var row: Parameter?
    var children: [(key: String, node: Node)] = []

    func child(_ key: String) -> Node {
      if let found = children.first(where: { $0.key == key }) { return found.node }
      let node = Node()
      children.append((key, node))
      return node
    }
  }

  private(set) var lines: [String] = []

  init(_ registry: ParameterRegistry) {
    let root = Node()
    for row in registry.parameters {
      var node = root
      for part in row.path.split(separator: ".") {
        node = node.child(part.hasSuffix("[]") ? String(part.dropLast(2)) : String(part))
      }
      node.row = row
    }
    lines += [
      "---A place in a fund: it holds no values, it looks them up.",
      "---@class equihome.Section", "---@operator len: integer", "local Section = {}", "",
      "---A plain copy of what stands there.", "---@return any", "function Section:table() end", "",
    ]
    add(root, name: "equihome.config", isRecord: false)
  }

  private mutating func add(_ node: Node, name: String, isRecord: Bool) {
    // Classes below come first, each once.
    for (key, child) in node.children where !child.children.isEmpty {
      let path = "\(name).\(key)"
      if case .records(let naming, _)? = child.row?.type {
        add(child, name: path + ".item", isRecord: true)
        lines.append("---@class \(path) : equihome.Section")
        lines.append("---@field [integer] \(path).item by position, from 1")
        if let naming { lines.append("---@field [string] \(path).item by its \(naming)") }
        lines.append("")
      } else {
        add(child, name: path, isRecord: false)
      }
    }
    lines.append("---@class \(name) : equihome.Section")
    for (key, child) in node.children { lines.append(field(key, child, in: name)) }
    lines.append("")
  }

  private func field(_ key: String, _ node: Node, in name: String) -> String {
    // The list of hooks is seen by its points.
    let below = name == "equihome.config" && key == "hooks" ? "equihome.Hooks" : "\(name).\(key)"
    let type = node.children.isEmpty ? node.row.map(Self.type) ?? "any" : below
    let isOptional = node.row.map { $0.presence != .always } ?? false
    var text = "---@field \(key)\(isOptional ? "?" : "") \(type)"
    guard let row = node.row else { return text }
    text += " " + row.label
    var facts: [String] = []
    if row.unit != .none { facts.append(row.unit.rawValue) }
    if !row.range.description.isEmpty { facts.append(row.range.description) }
    if !facts.isEmpty { text += " [\(facts.joined(separator: ", "))]" }
    text += ": " + row.description
    if row.presence == .whileActive, let active = row.activeWhen {
      text += " Needed when \(active)."
    } else if row.presence == .whileActive {
      text += " Needed while it has an effect."
    }
    return text
  }

  private static func type(_ row: Parameter) -> String {
    switch row.type {
    case .number: "number"
    case .integer: "integer"
    case .boolean: "boolean"
    case .string: "string"
    case .choice(let words): words.map { "\"\($0)\"" }.joined(separator: "|")
    case .numbers: "number[]"
    case .strings: "string[]"
    case .matrix: "number[][]"
    case .records, .object: "table"
    }
  }
}
