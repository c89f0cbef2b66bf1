import CLuaBridge

/// Runs `body` with an empty tree towards Lua; what Lua did not take over is released at the end.
extension LuaState {
  func withTree<Result>(_ body: (inout clb_tree) throws -> Result) rethrows -> Result {
    var tree = clb_tree()
    defer { clb_tree_clear(context, &tree) }
    return try body(&tree)
  }

  func encode(_ values: [LuaValue], into tree: inout clb_tree) throws {
    for value in values { try encode(value, into: &tree) }
  }

  func encode(_ value: LuaValue, into tree: inout clb_tree) throws {
    switch value {
    case .nil: clb_tree_add(&tree, Int32(CLB_NIL.rawValue))
    case .bool(let value):
      clb_tree_add(&tree, Int32(CLB_BOOLEAN.rawValue))?.pointee.integer = value ? 1 : 0
    case .int(let value):
      clb_tree_add(&tree, Int32(CLB_INTEGER.rawValue))?.pointee.integer = Int64(value)
    case .number(let value):
      clb_tree_add(&tree, Int32(CLB_NUMBER.rawValue))?.pointee.number = value
    case .string(let value): tree.add(value)
    case .table(let table): try encode(table, into: &tree)
    case .object(let object): try encode(object: object, into: &tree)
    case .vector(let storage):
      let node = try tree.addOwner(CLB_VECTOR, storage)
      node.pointee.base = storage.baseAddress
      node.pointee.length = storage.count
      node.pointee.flag = storage.isWritable ? 1 : 0
    case .matrix(let storage, let rows, let columns):
      guard rows >= 0, columns >= 0, rows * columns <= storage.count else {
        throw LuaError("a matrix of \(rows) x \(columns) does not fit \(storage.count) numbers")
      }
      let node = try tree.addOwner(CLB_MATRIX, storage)
      node.pointee.base = storage.baseAddress
      node.pointee.length = rows * columns
      node.pointee.rows = rows
      node.pointee.columns = columns
    case .function(let reference), .reference(let reference):
      guard reference.link === link else {
        throw LuaError("a value of one Lua state cannot be used in another")
      }
      let node = try tree.addOwner(CLB_REFERENCE, reference)
      node.pointee.integer = Int64(reference.slot)
    case .native(let function):
      let node = try tree.addOwner(CLB_FUNCTION, function)
      node.pointee.function = luaFunctionEntry
    }
  }

  private func encode(_ table: LuaTable, into tree: inout clb_tree) throws {
    let node = clb_tree_add(&tree, Int32(CLB_TABLE.rawValue))
    node?.pointee.length = table.array.count
    node?.pointee.rows = table.fields.count + table.integers.count
    try encode(table.array, into: &tree)
    for (key, value) in table.fields {
      tree.add(key)
      try encode(value, into: &tree)
    }
    for (key, value) in table.integers {
      clb_tree_add(&tree, Int32(CLB_INTEGER.rawValue))?.pointee.integer = Int64(key)
      try encode(value, into: &tree)
    }
  }

  private func encode(object: AnyObject, into tree: inout clb_tree) throws {
    guard let entry = types[ObjectIdentifier(type(of: object))] else {
      if let storage = object as? any DoubleStorage {
        return try encode(.vector(storage), into: &tree)
      }
      throw LuaError("the class \(type(of: object)) is not known to this Lua state")
    }
    let node = try tree.addOwner(CLB_OBJECT, object)
    node.pointee.type = entry.type
    node.pointee.length = max(0, entry.foreignBytes?(object) ?? 0)
  }
}

extension clb_tree {
  mutating func add(_ string: String, flag: Int32 = 0) {
    var string = string
    string.withUTF8 { clb_tree_add_string(&self, $0.baseAddress, $0.count, flag) }
  }

  /// A node that owns one more reference to `object` until Lua takes it over.
  mutating func addOwner(
    _ tag: clb_tag, _ object: AnyObject
  ) throws -> UnsafeMutablePointer<clb_node> {
    guard let node = clb_tree_add(&self, Int32(tag.rawValue)) else {
      throw LuaError("not enough memory", code: .memory)
    }
    node.pointee.owner = Unmanaged.passRetained(object).toOpaque()
    return node
  }
}
