import CLuaBridge

/// What a function that runs often is called with: named numbers, and vectors over numbers that stay
/// in Swift. Reading a member allocates nothing.
///
/// Fill `numbers`, point the windows, `open`, call, `close`. Belongs to one state and dies with it.
public final class LuaRecord {
  /// A member, by the name under which the table of fields has it.
  public enum Field {
    /// `numbers[i]`, as a number, an integer, or whether it is other than 0.
    case number(Int)
    case integer(Int)
    case flag(Int)
    /// `others[i]`.
    case other(Int)
    /// Window `i` as a vector.
    case window(Int)
    /// A table that is new after each `LuaState.renewScratch`.
    case scratch
    /// A method `x:name(key)` that reads `key` of another record.
    case reader(LuaRecord)
    /// Anything else: a method, another record, a constant.
    case value(LuaValue)
  }

  public let reference: LuaReference
  /// The numbers of its own.
  public let numbers: UnsafeMutableBufferPointer<Double>
  private let record: UnsafeMutablePointer<clb_record>

  fileprivate init(
    _ reference: LuaReference, _ record: UnsafeMutablePointer<clb_record>, numbers count: Int
  ) {
    self.reference = reference
    self.record = record
    numbers = .allocate(capacity: max(1, count))
    numbers.initialize(repeating: 0)
    record.pointee.numbers = UnsafePointer(numbers.baseAddress)
  }

  deinit {
    // Scripts that kept the record find it closed.
    if (try? reference.state()) != nil {
      clb_record_close(record)
      record.pointee.numbers = nil
    }
    numbers.deallocate()
  }

  public var value: LuaValue { .reference(reference) }

  /// From now on scripts may read it.
  public func open() { record.pointee.open = true }

  /// From now on they may not, nor the vectors that they got from it.
  public func close() { clb_record_close(record) }

  /// Points window `i` at numbers that stay there until `close`.
  public func point(
    _ i: Int, at base: UnsafePointer<Double>, count: Int
  ) {
    guard let window = window(i) else { return }
    window.pointee.base = UnsafeMutablePointer(mutating: base)
    window.pointee.count = count
    window.pointee.writable = false
  }

  /// The same, with numbers that scripts may assign to.
  public func point(
    _ i: Int, writing base: UnsafeMutablePointer<Double>, count: Int
  ) {
    guard let window = window(i) else { return }
    window.pointee.base = base
    window.pointee.count = count
    window.pointee.writable = true
  }

  /// Points every window at once: window `i` at `count` numbers from `base + i * stride`.
  public func columns(at base: UnsafePointer<Double>, stride: Int, count: Int) {
    record.pointee.columns = UnsafeMutablePointer(mutating: base)
    record.pointee.stride = stride
    record.pointee.length = count
  }

  /// Lets scripts assign to the numbers of every window.
  public func makeWritable() {
    for i in 0..<Int(record.pointee.count) { window(i)?.pointee.writable = true }
  }

  /// Where `.other` fields are.
  public func others(at base: UnsafePointer<Double>) { record.pointee.others = base }

  /// Whether a script has asked for window `i` since `open`.
  public func wasUsed(_ i: Int) -> Bool { window(i)?.pointee.open ?? false }

  private func window(_ i: Int) -> UnsafeMutablePointer<clb_window>? {
    guard i >= 0, i < Int(record.pointee.count) else { return nil }
    return clb_record_window(record, Int32(i))
  }
}

extension LuaState {
  /// A record without anything to read yet.
  ///
  /// - Parameters:
  ///   - name: as messages call it.
  ///   - items: members by position, from 1.
  ///   - unknown: the error for a member that is not there.
  public func makeRecord(
    _ name: String, fields: [String: LuaRecord.Field], items: [LuaRecord.Field] = [],
    numbers: Int = 0, windows: Int = 0, unknown: @escaping (String) -> LuaError
  ) throws -> LuaRecord {
    releaseDropped()
    let thread = active
    let missing = LuaFunction(name) { call in
      switch try call.value(2) {
      case .string(let key): throw unknown(key)
      case .int(let i): throw unknown("[\(i)]")
      case let other: throw unknown("[\(other.typeName)]")
      }
    }
    var table = LuaTable()
    for (key, field) in fields { table.fields[key] = try value(of: field) }
    table.array = try items.map { try value(of: $0) }
    var record: UnsafeMutablePointer<clb_record>?
    try withTree { tree in
      try encode([.table(table), .native(missing)], into: &tree)
      try check(clb_make_record(thread, name, &tree, Int32(clamping: windows), &record))
    }
    let reference = try takeReference(thread)
    guard let record else { throw LuaError("not enough memory", code: .memory) }
    return LuaRecord(reference, record, numbers: numbers)
  }

  private func value(of field: LuaRecord.Field) throws -> LuaValue {
    func code(_ kind: Int, _ slot: Int) -> LuaValue { .int(kind + slot << 3) }
    switch field {
    case .number(let i): return code(CLB_FIELD_NUMBER, i)
    case .integer(let i): return code(CLB_FIELD_INTEGER, i)
    case .flag(let i): return code(CLB_FIELD_FLAG, i)
    case .other(let i): return code(CLB_FIELD_OTHER, i)
    case .window(let i): return code(CLB_FIELD_WINDOW, i)
    case .scratch: return code(CLB_FIELD_SCRATCH, 0)
    case .reader(let record):
      try check(clb_push_reader(active, record.reference.slot))
      return .reference(try takeReference(active))
    case .value(let value): return value
    }
  }

  /// The table of `.scratch` fields is a new one when it is next asked for.
  public func renewScratch() { clb_renew_scratch(context) }
}
