/// How scripts see the instances of a Swift class.
///
/// Scripts cannot reach the metatable. `#`, `tostring`, `==` (same instance) work as given here;
/// instances are released when Lua collects them, and at the end of a `local x <close>`.
public struct LuaTypeDefinition<T: AnyObject> {
  public typealias Method = (T, borrowing LuaCall) throws -> LuaReturn

  /// As messages and `tostring` call it.
  public var name: String
  /// Called as `x:name(...)`; arguments count from 1 after the object.
  public var methods: [String: Method]
  /// Reads `x.name` where there is no such method.
  public var index: ((T, String, borrowing LuaCall) throws -> LuaReturn)?
  /// Reads `x[i]`.
  public var element: ((T, Int, borrowing LuaCall) throws -> LuaReturn)?
  /// Writes `x.name = value`; the value is argument 1 of the call.
  public var newIndex: ((T, String, borrowing LuaCall) throws -> Void)?
  /// Writes `x[i] = value`.
  public var newElement: ((T, Int, borrowing LuaCall) throws -> Void)?
  public var length: ((T) throws -> Int)?
  public var description: ((T) throws -> String)?
  public var equals: ((T, T) -> Bool)?
  /// `x(...)`.
  public var call: Method?
  /// Operators and others by name: `__add __sub __mul __div __mod __pow __unm __idiv __concat __lt
  /// __le __pairs`. The body gets the operands as Lua has them: either may be the object.
  public var metamethods: [String: LuaNative]
  /// Whether reading an unknown member gives nil instead of an error; only without `index`.
  public var unknownIsNil: Bool
  /// Bytes that an instance keeps alive, counted against the memory limit when it enters Lua.
  public var foreignBytes: ((T) -> Int)?
  /// For completion: the names that may follow `x.`, or `x.a.b.` when the path is `["a", "b"]`.
  public var members: ((T, [String]) -> [String])?

  public init(
    name: String, methods: [String: Method] = [:],
    index: ((T, String, borrowing LuaCall) throws -> LuaReturn)? = nil,
    newIndex: ((T, String, borrowing LuaCall) throws -> Void)? = nil,
    length: ((T) throws -> Int)? = nil, description: ((T) throws -> String)? = nil,
    metamethods: [String: LuaNative] = [:]
  ) {
    self.name = name
    self.methods = methods
    self.index = index
    self.newIndex = newIndex
    self.length = length
    self.description = description
    self.metamethods = metamethods
    unknownIsNil = false
  }
}
