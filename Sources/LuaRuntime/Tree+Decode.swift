import CLuaBridge

extension LuaState {
  /// The values of a tree that came from Lua. The Lua values must still be on the stack or referred
  /// to.
  func decode(_ tree: inout clb_tree) -> [LuaValue] {
    var at = 0
    var values: [LuaValue] = []
    while at < tree.count { values.append(decode(tree, &at)) }
    clb_tree_free(&tree)
    return values
  }

  private func decode(_ tree: clb_tree, _ at: inout Int) -> LuaValue {
    let node = tree.nodes[at]
    at += 1
    switch clb_tag(rawValue: UInt32(node.tag)) {
    case CLB_BOOLEAN: return .bool(node.integer != 0)
    case CLB_INTEGER: return .int(Int(node.integer))
    case CLB_NUMBER: return .number(node.number)
    case CLB_STRING: return .string(tree.text(node))
    case CLB_TABLE: return .table(decodeTable(tree, node, &at))
    case CLB_OBJECT, CLB_FAILURE:
      guard let owner = node.owner else { return .nil }
      return .object(Unmanaged<AnyObject>.fromOpaque(owner).takeUnretainedValue())
    case CLB_VECTOR: return .vector(storage(node, count: node.length))
    case CLB_MATRIX:
      return .matrix(
        storage(node, count: node.rows * node.columns), rows: node.rows, columns: node.columns)
    case CLB_REFERENCE:
      let type = LuaType(rawValue: node.flag) ?? .none
      let reference = LuaReference(
        link: link, slot: Int32(node.integer), type: type, state: self)
      return type == .function ? .function(reference) : .reference(reference)
    default: return .nil
    }
  }

  private func decodeTable(_ tree: clb_tree, _ node: clb_node, _ at: inout Int) -> LuaTable {
    var table = LuaTable()
    table.array.reserveCapacity(node.length)
    for _ in 0..<node.length { table.array.append(decode(tree, &at)) }
    for _ in 0..<node.rows {
      switch decode(tree, &at) {
      case .string(let key): table.fields[key] = decode(tree, &at)
      case .int(let key): table.integers[key] = decode(tree, &at)
      default: _ = decode(tree, &at)  // the bridge refuses other keys
      }
    }
    return table
  }

  /// The owner where the view covers it whole, else a copy (a row of a matrix, a moving window).
  private func storage(_ node: clb_node, count: Int) -> any DoubleStorage {
    if let owner = node.owner,
      let storage = Unmanaged<AnyObject>.fromOpaque(owner).takeUnretainedValue()
        as? any DoubleStorage, storage.count == count
    {
      return storage
    }
    return DoubleBuffer(copying: UnsafeBufferPointer(start: node.base, count: count))
  }
}

extension clb_tree {
  func text(_ node: clb_node) -> String {
    guard node.length > 0, let bytes else { return "" }
    return String(
      decoding: UnsafeRawBufferPointer(start: bytes + node.offset, count: node.length),
      as: UTF8.self)
  }

  func string(_ index: Int) -> String? {
    guard index < count, nodes[index].tag == Int32(CLB_STRING.rawValue) else { return nil }
    return text(nodes[index])
  }

  /// All bytes as text: what the console functions of the bridge write.
  var wholeText: String {
    guard byte_count > 0, let bytes else { return "" }
    return String(decoding: UnsafeRawBufferPointer(start: bytes, count: byte_count), as: UTF8.self)
  }
}
