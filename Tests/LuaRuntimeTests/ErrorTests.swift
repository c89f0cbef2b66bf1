import LuaRuntime
import Synchronization
import Testing

/// An error that counts how many of it are alive.
private final class Canary: Sendable {
  static let live = Atomic<Int>(0)
  init() { Canary.live.add(1, ordering: .relaxed) }
  deinit { Canary.live.subtract(1, ordering: .relaxed) }
}

private struct Boom: Error, CustomStringConvertible {
  let code: Int
  let canary = Canary()
  var description: String { "boom \(code)" }
}

private final class Marker: Error {}

@Suite(.serialized) struct ErrorTests {
  private func state() throws -> LuaState {
    let lua = try LuaState(profile: .trusted)
    try lua.register("fail") { call in
      let canary = Canary()
      defer { withExtendedLifetime(canary) {} }
      throw Boom(code: try call.int(1))
    }
    try lua.register("refuse") { call in throw LuaError("bad deal: \(try call.string(1))") }
    try lua.register("nest") { call in
      let canary = Canary()
      defer { withExtendedLifetime(canary) {} }
      try call.function(1).call()
      return call.returns()
    }
    return lua
  }

  @Test(arguments: [
    "pcall(fail, i)",
    "assert(not pcall(refuse, 'x'))",
    "assert(not pcall(refuse, {}))",
    "assert(not pcall(nest, function() fail(i) end))",
    "assert(not pcall(nest, function() error('deep') end))",
    "local co = coroutine.wrap(function() coroutine.yield() fail(i) end) co() pcall(co)",
  ]) func errorsLeakNothing(body: String) throws {
    let lua = try state()
    let rounds = body.hasPrefix("pcall(fail") ? 100_000 : 10_000
    lua.collectGarbage()
    let (live, heap, canaries) = (
      lua.liveObjects, lua.heapBytes, Canary.live.load(ordering: .relaxed)
    )
    try lua.run("for i = 1, \(rounds) do \(body) end")
    lua.collectGarbage()
    #expect(lua.liveObjects == live)
    #expect(Canary.live.load(ordering: .relaxed) == canaries)
    #expect(lua.heapBytes < heap + 50_000)
  }

  @Test func aSwiftErrorComesOutAsItself() throws {
    let lua = try state()
    let marker = Marker()
    try lua.register("mark") { _ in throw marker }
    for script in [
      "mark()", "nest(mark)", "nest(function() nest(function() mark() end) end)",
      "coroutine.wrap(function() mark() end)()",
      "local ok, e = pcall(mark) assert(not ok) error(e)",
      "local t = setmetatable({}, { __index = function() mark() end }) return t.x",
    ] {
      let error = #expect(throws: LuaError.self, "\(script)") {
        try lua.run("\n" + script, chunkName: "@deal.lua")
      }
      #expect(error?.cause as? Marker === marker, "\(script)")
      #expect(error?.code == .native)
      #expect(error?.chunk == "deal.lua" && error?.line == 2, "\(script): \(error as Any)")
      #expect(error?.traceback?.contains("deal.lua:2") == true, "\(script)")
    }
  }

  @Test func errorsSayWhereAndWhat() throws {
    let lua = try state()
    func caught(_ script: String) throws -> LuaError {
      try #require(throws: LuaError.self) { try lua.run(script, chunkName: "@dir/a.lua") }
    }
    var error = try caught("local x = 1\nerror('no cash')")
    #expect(error.code == .runtime)
    #expect((error.message, error.chunk, error.line) == ("no cash", "dir/a.lua", 2))
    #expect(error.description == "dir/a.lua:2: no cash")
    error = try caught("\n\nrefuse('late')")
    #expect((error.message, error.chunk, error.line) == ("bad deal: late", "dir/a.lua", 3))
    error = try caught("x = = 1")
    #expect(error.code == .syntax && error.line == 1)
    error = try caught("nest(function()\nerror('deep') end)")
    #expect((error.message, error.line) == ("deep", 2))
    error = try caught("error({ code = 5 })")
    #expect(error.message == "(the error is a table value)")
    error = try caught("error(setmetatable({}, { __tostring = function() return 'mine' end }))")
    #expect(error.message == "mine")
    error = try caught("error(setmetatable({}, { __tostring = function() error('x') end }))")
    #expect(error.message == "(the error is a table value)")
    error = try caught("error()")
    #expect(error.code == .runtime)
    // A chunk with a long name is cut in Lua's message, not here.
    let long = String(repeating: "directory/", count: 20) + "a.lua"
    error = try #require(throws: LuaError.self) {
      try lua.run("error('x')", chunkName: "@" + long)
    }
    #expect((error.message, error.chunk, error.line) == ("x", long, 1))
  }

  @Test func scriptsCanReadACaughtError() throws {
    let lua = try state()
    let script = """
      local ok, e = pcall(function()
        fail(7)
      end)
      return ok, tostring(e), e.message, e.line, "got " .. e, getmetatable(e)
      """
    let results = try lua.evaluate(script, chunkName: "@a.lua")
    #expect(results == [false, "a.lua:2: boom 7", "boom 7", 2, "got a.lua:2: boom 7", false])
  }

  @Test func callsKnowTheirLine() throws {
    let lua = try LuaState(profile: .sandbox)
    var places: [String] = []
    try lua.register("here") { call in
      for level in 1...3 {
        places.append(call.location(level).map { "\($0.chunk):\($0.line)" } ?? "none")
      }
      return call.returns()
    }
    try lua.run("local function set()\n  here()\n  return 1\nend\n\nset()", chunkName: "@my.lua")
    #expect(places == ["my.lua:2", "my.lua:6", "none"])
  }

  @Test func memoryRefusedAnywhereLeaksNothing() throws {
    var limit = 30_000
    var outcomes: Set<String> = []
    while limit < 400_000 {
      do {
        let lua = try LuaState(profile: .sandbox, memoryLimit: limit)
        try lua.register("text") { call in call.returns("value \(try call.int(1))") }
        try lua.register("fail") { call in throw Boom(code: try call.int(1)) }
        try lua.setGlobal("vector", .native(LuaVectors.vector))
        try lua.run(
          """
          local t = {}
          for i = 1, 60 do
            t[#t + 1] = text(i) t[#t + 1] = vector(10)
            local ok, e = pcall(fail, i) t[#t + 1] = e
          end
          local s = t[1] for i = 1, 13 do s = s .. s end
          """)
        outcomes.insert("ran")
      } catch let error as LuaError {
        outcomes.insert("\(error.code)")
      }
      limit += 997
    }
    #expect(outcomes.contains("ran") && outcomes.count > 1, "\(outcomes)")
    #expect(Canary.live.load(ordering: .relaxed) == 0)
  }
}
