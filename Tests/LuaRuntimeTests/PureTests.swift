import LuaRuntime
import Testing

/// States whose functions answer the same each time.
@Suite struct PureTests {
  /// The function that a chunk returns, with its constants read-only.
  private func function(_ source: String, _ lua: LuaState) throws -> LuaReference {
    let function = try #require(try lua.load(source).callKeeping().first)
    try function.freezeConstants()
    return function
  }

  private func message(_ source: String) throws -> String {
    let lua = try LuaState(profile: .pure)
    let error = #expect(throws: LuaError.self, "\(source)") {
      try function(source, lua).call()
    }
    return error?.message ?? ""
  }

  @Test(arguments: [
    "os", "io", "print", "next", "rawset", "rawget", "load", "require", "coroutine", "debug",
    "collectgarbage", "dofile", "package", "_G", "hurdle",
  ])
  func whatIsNotThereIsNamed(name: String) throws {
    #expect(try message("return function() return \(name) end").contains("'\(name)'"))
    #expect(try message("return function() \(name) = 1 end").contains("'\(name)'"))
  }

  @Test(arguments: ["math.random", "math.randomseed", "string.dump", "math.sine"])
  func librariesHoldNoChance(name: String) throws {
    #expect(try message("return function() return \(name)() end").contains("'\(name)'"))
  }

  @Test(arguments: [
    "math.pi = 3", "string.x = 1", "_ENV.x = 1", "_ENV.math = {}", "table.insert(math, 1)",
    "setmetatable(math, {})", "setmetatable(_ENV, {})", "getmetatable('').__index = {}",
    "('x').y = 1",
  ])
  func librariesAreReadOnly(statement: String) throws {
    #expect(try !message("return function() \(statement) end").isEmpty)
  }

  @Test(arguments: [
    "t[1] = 2", "t.x = 1", "t.deep.x = 1", "table.insert(t, 1)", "table.remove(t)",
    "table.sort(t)", "setmetatable(t, {})", "u()[1] = 9", "table.move({1}, 1, 1, 1, t)",
    "for k, v in pairs(t) do if k == 'deep' then v.x = 1 end end",
  ])
  func constantsAreReadOnly(statement: String) throws {
    let source = """
      local t = { 3, 1, 2, deep = { x = 5 } }
      local function u() return t end
      return function() \(statement) end
      """
    #expect(try !message(source).isEmpty)
  }

  @Test func constantsAreRead() throws {
    let lua = try LuaState(profile: .pure)
    let read = try function(
      """
      local t = { 3, 1, 2, b = { x = 5 }, a = true }
      local text = ""
      return function()
        local keys = {}
        for key in pairs(t) do keys[#keys + 1] = tostring(key) end
        local sum = 0
        for _, value in ipairs(t) do sum = sum + value end
        local copy = table.move(t, 1, #t, 1, {})
        table.sort(copy)
        return #t, t[2], t.b.x, sum, table.concat(keys, " "), table.concat(copy, ","),
          select("#", table.unpack(t)), #text
      end
      """, lua)
    #expect(try read.call() == [3, 1, 5, 6, "1 2 3 a b", "1,2,3", 3, 0])
  }

  @Test(arguments: [
    ("local f = ('abc'):gmatch('.') return function() return f() end", "may keep something"),
    ("local t = setmetatable({}, {}) return function() return t end", "metatable"),
    ("local f = pairs({}) return function() return f end", "may keep something"),
  ])
  func whatMayKeepSomethingIsNoConstant(source: String, problem: String) throws {
    #expect(try message(source).contains(problem))
  }

  @Test func weakTablesAndOrdersOfChanceAreRefused() throws {
    let weak = "return function() return setmetatable({}, { __mode = 'k' }) end"
    #expect(try message(weak).contains("__mode"))
    let keyed = "return function() for k in pairs({ [{}] = 1, [{ }] = 2 }) do end end"
    #expect(try message(keyed).contains("no fixed order"))
    let lua = try LuaState(profile: .pure)
    let text = try function(
      "return function() return tostring({}), tostring(math.max), ('%s'):format({}) end", lua)
    for value in try text.call() { #expect(value.stringValue?.contains("0x") == false) }
  }

  @Test func assignmentsToWhatIsAroundAreSeen() throws {
    let lua = try LuaState(profile: .pure)
    func analysis(_ source: String) throws -> LuaFunctionAnalysis {
      let function = try #require(try lua.load(source).callKeeping().first)
      return try #require(try function.analysis())
    }
    #expect(try analysis("local a, b = 1, 2 return function() b = a end").assigned == 1)
    #expect(
      try analysis("local a return function() return function() a = 1 end end").assigned == 1)
    // A variable of the function's own, seen from a function inside of it.
    #expect(
      try analysis("return function() local a = 1; (function() a = 2 end)(); return a end")
        .assigned == nil)
    let globals = try analysis(
      "local x return function() y = x; return math.max(1), function() return z end end")
    #expect(globals.globals == ["y", "math", "z"])
    #expect(
      try analysis("return function(a) return a + 1 end").signature
        == analysis("\n\nlocal q return  function(b)\n return b + 1 end").signature)
    #expect(
      try analysis("return function(a) return a + 1 end").signature
        != analysis("return function(a) return a + 2 end").signature)
    #expect(
      try analysis("return function(a) return a.x end").signature
        != analysis("return function(a) return a.y end").signature)
  }
}
