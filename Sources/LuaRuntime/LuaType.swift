/// The types of Lua's values.
public enum LuaType: Int32, Sendable, CustomStringConvertible {
  case none = -1
  case `nil` = 0
  case boolean
  case lightUserdata
  case number
  case string
  case table
  case function
  case userdata
  case thread

  public var description: String {
    switch self {
    case .none: "no value"
    case .nil: "nil"
    case .boolean: "boolean"
    case .lightUserdata, .userdata: "userdata"
    case .number: "number"
    case .string: "string"
    case .table: "table"
    case .function: "function"
    case .thread: "coroutine"
    }
  }
}
