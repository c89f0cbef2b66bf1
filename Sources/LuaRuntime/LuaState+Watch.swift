import CLuaBridge

/// Keeps the calls of a state from running for ever; as long as it lives.
public final class LuaWatch {
  private let state: LuaState
  private let poll: Poll

  /// A closure as an object that C can hold.
  private final class Poll {
    let body: @Sendable () -> Bool
    init(_ body: @escaping @Sendable () -> Bool) { self.body = body }
  }

  /// Stops `LuaReference.callWatched` after `limit` seconds in one call (within a tenth or so), and
  /// when `poll` says so, which another thread asks about 50 times a second. A stopped state stays
  /// stopped.
  public init(
    _ state: LuaState, limit: Double, poll: @escaping @Sendable () -> Bool
  ) throws {
    self.state = state
    self.poll = Poll(poll)
    let began = clb_watch_begin(
      state.context, Int(limit * 1000),
      { object in
        guard let object else { return false }
        return Unmanaged<Poll>.fromOpaque(object)._withUnsafeGuaranteedRef { $0.body() }
      }, Unmanaged.passUnretained(self.poll).toOpaque())
    guard began else { throw LuaError("cannot start the thread that watches over scripts") }
  }

  deinit { clb_watch_end(state.context) }
}

extension LuaReference {
  /// Calls the function with one value under the watch of its state and reads the results in place.
  ///
  /// - Parameter results: how many there are to be; missing ones are nil.
  @inline(__always)
  public func callWatched<Result>(
    _ argument: LuaReference, in state: LuaState, results: Int = 0,
    _ body: (borrowing LuaResults) throws -> Result
  ) throws -> Result {
    let thread = state.thread
    let status = clb_call_watched(thread, slot, argument.slot, Int32(results))
    if status != 0 { throw state.takeError(status) }
    defer { lua_settop(thread, Int32(-results - 1)) }
    return try body(LuaResults(thread: thread, count: Int32(results), state: state))
  }
}

/// What a function returned, in place; from 1.
public struct LuaResults: ~Copyable {
  let thread: OpaquePointer
  let count: Int32
  let state: LuaState

  private func index(_ i: Int) -> Int32 { Int32(i) - 1 - count }

  public func type(_ i: Int) -> LuaType { LuaType(rawValue: lua_type(thread, index(i))) ?? .none }

  /// The number, nil when it is anything else.
  public func number(_ i: Int) -> Double? {
    let at = index(i)
    guard lua_type(thread, at) == LuaType.number.rawValue else { return nil }
    return lua_tonumberx(thread, at, nil)
  }

  /// The boolean, nil when it is anything else.
  public func bool(_ i: Int) -> Bool? {
    let at = index(i)
    guard lua_type(thread, at) == LuaType.boolean.rawValue else { return nil }
    return lua_toboolean(thread, at) != 0
  }

  /// What there is, for messages: a number itself, of anything else the type.
  public func text(_ i: Int) -> String {
    switch type(i) {
    case .number: number(i).map { "\($0)" } ?? "a number"
    case .nil, .none: "nothing"
    case let type: "a \(type)"
    }
  }

  /// The value, copied.
  public func value(_ i: Int, limits: LuaLimits = LuaLimits()) throws -> LuaValue {
    try state.read(thread, first: index(i), count: 1, limits: limits).first ?? .nil
  }
}
