import CLuaBridge
import Synchronization

/// What references share with their state: the slots that nobody needs any more.
final class LuaLink: Sendable {
  private let dropped = Mutex<[Int32]>([])

  /// From any thread; the state frees the slots at its next step.
  func drop(_ slot: Int32) { dropped.withLock { $0.append(slot) } }

  func takeDropped() -> [Int32] {
    dropped.withLock {
      if $0.isEmpty { return [] }
      let slots = $0
      $0 = []
      return slots
    }
  }
}

/// A value that stays in Lua, kept alive as long as this object lives.
///
/// Belongs to one state, which it does not keep alive: afterwards using it throws. May be released
/// on any thread.
public final class LuaReference {
  let link: LuaLink
  let slot: Int32
  /// The type of the value.
  public let type: LuaType
  private let isOwned: Bool
  private weak var owner: LuaState?

  init(
    link: LuaLink, slot: Int32, type: LuaType, isOwned: Bool = true, state: LuaState
  ) {
    self.link = link
    self.slot = slot
    self.type = type
    self.isOwned = isOwned
    owner = state
  }

  deinit {
    if isOwned { link.drop(slot) }
  }

  func state() throws -> LuaState {
    guard let owner else { throw LuaError("the Lua state of this value has been closed") }
    return owner
  }
}
